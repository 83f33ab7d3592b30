package org.merata.definition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.model.Text;

/**
 * A cell of a publisher's files that is known to be wrong, and what is read in its place ({@code data/corrections/*.yaml}). The archive keeps
 * the file as it came.
 *
 * @param source whose files it is about
 * @param column the publisher's column
 * @param from the wrong cell, as it stands: nothing else is changed
 * @param to what is read instead
 * @param where cells of the same row by column, which must be just these
 * @param what what is wrong, for every reader
 * @param why how that is known
 * @param by who decided it: an office, never a person
 * @param decidedOn when
 * @param closedOn since when files come without the fault; the correction is kept and still holds for the files before
 */
public record CorrectionDefinition(
        String id,
        String source,
        String column,
        String from,
        String to,
        SortedMap<String, String> where,
        Text what,
        Text why,
        Text by,
        LocalDate decidedOn,
        Optional<LocalDate> closedOn) {
    public CorrectionDefinition {
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }
}
