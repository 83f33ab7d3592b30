package org.merata.ingest;

import java.util.List;
import java.util.Optional;
import org.merata.definition.ContractDefinition.Type;
import org.merata.ingest.SourceMapping.MappedField;

/**
 * How the dates of a field are written in one file: as the source states, or as all of the column together decide.
 *
 * @param formats formats that read a cell; empty for ISO 8601 alone
 * @param others formats that would read other cells, but must not
 * @param why what a cell is called that only those would read
 */
record Writing(List<String> formats, List<String> others, IngestNotice why) {
    Writing {
        formats = List.copyOf(formats);
        others = List.copyOf(others);
    }

    /** What the source states, and its formats with day and month exchanged as the others. */
    static Writing stated(MappedField mapped) {
        return new Writing(
                mapped.formats(),
                mapped.formats().stream()
                        .map(Writing::exchanged)
                        .flatMap(Optional::stream)
                        .filter(format -> !mapped.formats().contains(format))
                        .toList(),
                IngestNotice.DATE_OTHER_ORDER);
    }

    private static Optional<String> exchanged(String format) {
        String exchanged = format.replace('d', '\0').replace("MM", "dd").replace("\0\0", "MM");
        boolean numbers = format.contains("dd") && format.contains("MM") && !format.contains("MMM");
        boolean yearFirst = format.startsWith("y") || format.startsWith("u");
        return numbers && !yearFirst && !format.contains("'") ? Optional.of(exchanged) : Optional.empty();
    }

    /**
     * What a whole column decides.
     *
     * @param type of the field: a date alone is no moment, and a moment is more than a date
     */
    static Writing found(DateTally tally, Type type) {
        if (tally.openOrder().isPresent()) {
            var either = new java.util.ArrayList<>(fitting(tally.numericFormats(true), type));
            either.addAll(fitting(tally.numericFormats(false), type));
            return new Writing(fitting(tally.plainFormats(), type), either, IngestNotice.DATE_ORDER_OPEN);
        }
        return new Writing(
                fitting(tally.formats(), type),
                fitting(tally.numericFormats(!tally.dayFirst()), type),
                IngestNotice.DATE_OTHER_ORDER);
    }

    private static List<String> fitting(List<String> formats, Type type) {
        return formats.stream()
                .filter(format -> DateFormat.find(format)
                        .map(known -> known.hasTime() == (type == Type.DATETIME))
                        .orElse(false))
                .toList();
    }
}
