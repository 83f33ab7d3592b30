package org.merata.reading;

import java.util.Map;
import java.util.OptionalLong;
import org.merata.model.Location;
import org.merata.model.Notice;

/**
 * Something noticed while reading, not yet tied to a file's name.
 *
 * @param line the physical line, from 1; 0 for the whole file
 */
public record Remark(ReadingNotice code, long line, Map<String, String> details) {
    public Remark {
        details = Map.copyOf(details);
    }

    public Notice in(String file) {
        Location at = line == 0 ? new Location.InFile(file) : new Location.InRecord(file, 0, OptionalLong.of(line), "");
        return Notice.of(code, at, details);
    }
}
