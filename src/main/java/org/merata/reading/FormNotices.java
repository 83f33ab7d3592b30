package org.merata.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.merata.model.Location;
import org.merata.model.Notice;

/** What is noticed of one file on the way to its table. */
final class FormNotices {
    private final String file;
    private final List<Notice> notices = new ArrayList<>();

    FormNotices(String file) {
        this.file = file;
    }

    void add(ReadingNotice kind, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(file), details));
    }

    /** @param part the sheet; empty where the file has none */
    void add(ReadingNotice kind, String part, Map<String, String> details) {
        String where = part.isEmpty() ? file : file + " [" + part + "]";
        notices.add(Notice.of(kind, new Location.InFile(where), details));
    }

    List<Notice> list() {
        return List.copyOf(notices);
    }
}
