package org.merata.reading;

import java.util.List;
import java.util.Optional;

/**
 * A record as it stands in the text.
 *
 * @param line the physical line it starts on, from 1
 * @param lines how many physical lines it takes
 * @param cells as read, or as most likely meant where there is a flaw
 * @param flaw why its cells are not certain
 * @param doubt what is worth a look though its cells are as written
 * @param afterBlank whether an empty line stands before it
 */
record TextRecord(
        long line,
        int lines,
        List<String> cells,
        Optional<ReadingNotice> flaw,
        Optional<ReadingNotice> doubt,
        boolean afterBlank) {
    long filled() {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }
}
