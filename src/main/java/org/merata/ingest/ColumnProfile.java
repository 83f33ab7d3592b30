package org.merata.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.SourceDefinition.NumberMarks;

/**
 * What one column of a file holds, as far as the rows looked at show. Of a column that looks personal no value is kept.
 *
 * @param position from 1
 * @param name as the header has it, blanks around it removed; empty where it has none
 * @param blanks cells with nothing in them
 * @param stopgaps what stands in cells instead of a value, such as {@code -} or {@code NA}
 * @param distinct different values, blanks and stopgaps apart
 * @param odd values that are not of the column's type
 * @param least the smallest number or earliest moment, in ISO form; empty for other types and personal columns
 * @param most the largest number or latest moment
 * @param examples up to three values
 * @param words the most frequent values, up to {@value #WORDS_KEPT}
 * @param formats date formats that read it, in {@link java.time.format.DateTimeFormatter}'s letters
 * @param otherFormats the formats of the other reading, where day and month can't be told apart
 * @param decimalComma whether its numbers are written {@code 1.234,5}
 * @param marks what stands around and in most of its numbers
 * @param doubts what can't be decided or read
 */
public record ColumnProfile(
        int position,
        String name,
        Type type,
        long blanks,
        Set<String> stopgaps,
        long distinct,
        long odd,
        Optional<String> least,
        Optional<String> most,
        List<String> examples,
        List<String> words,
        List<String> formats,
        List<String> otherFormats,
        boolean decimalComma,
        NumberMarks marks,
        Optional<Personal> personal,
        Set<IngestNotice> doubts) {
    /** How many different values are kept. */
    public static final int WORDS_KEPT = 1_000;

    /** What most values of a column are. */
    public enum Type {
        INTEGER,
        NUMBER,
        DATE,
        DATETIME,
        BOOLEAN,
        TEXT,
        /** No cell holds a value. */
        EMPTY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ColumnProfile {
        stopgaps = Set.copyOf(stopgaps);
        examples = List.copyOf(examples);
        words = List.copyOf(words);
        formats = List.copyOf(formats);
        otherFormats = List.copyOf(otherFormats);
        doubts = Set.copyOf(doubts);
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("position", position);
        map.put("name", name);
        map.put("type", type.id());
        map.put("blanks", blanks);
        map.put("stopgaps", stopgaps.stream().sorted().toList());
        map.put("distinct", distinct);
        map.put("odd", odd);
        least.ifPresent(value -> map.put("least", value));
        most.ifPresent(value -> map.put("most", value));
        map.put("examples", examples);
        map.put("formats", formats);
        map.put("other_formats", otherFormats);
        map.put("decimal_comma", decimalComma);
        map.put("prefixes", marks.prefixes());
        map.put("suffixes", marks.suffixes());
        map.put("negative_brackets", marks.negativeBrackets());
        map.put("blank_thousands", marks.blankThousands());
        personal.ifPresent(kind -> map.put("personal", kind.id()));
        map.put("doubts", doubts.stream().map(IngestNotice::code).sorted().toList());
        return map;
    }
}
