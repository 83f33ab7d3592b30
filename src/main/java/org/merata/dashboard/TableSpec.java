package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.model.Status;

/**
 * The numbers of a chart, or of a page, as a table; words in the reader's language.
 *
 * @param groups what stands above the columns after the headings of rows, left to right; empty for most
 * @param headings how many cells at the beginning of a row say what the row is
 */
public record TableSpec(String caption, List<Column> columns, List<Row> rows, List<Group> groups, int headings) {
    public TableSpec {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
        int grouped = groups.stream().mapToInt(Group::span).sum();
        if (!groups.isEmpty() && grouped + headings != columns.size()) {
            throw new IllegalArgumentException(
                    "groups over " + grouped + " of " + (columns.size() - headings) + " columns: " + caption);
        }
    }

    /** A table whose rows are told by their first cell. */
    public TableSpec(String caption, List<Column> columns, List<Row> rows) {
        this(caption, columns, rows, List.of(), 1);
    }

    /** One heading over so many columns beside each other. */
    public record Group(String label, int span) {}

    /** @param id stable id, used in files; @param numeric whether its cells line up to the right */
    public record Column(String id, String label, boolean numeric) {}

    /**
     * @param link where the first cell leads; empty for nowhere
     * @param anchor unique on the page, for links to this row; empty for most
     */
    public record Row(List<Cell> cells, Optional<String> link, Optional<String> anchor) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** A row that no link leads to. */
        public Row(List<Cell> cells, Optional<String> link) {
            this(cells, link, Optional.empty());
        }
    }

    /**
     * One cell.
     *
     * @param text as written for people, or the status in words
     * @param value the number for files; empty for text and for what is missing
     * @param chips verdicts that stand under the value; empty for most
     * @param trend the values of a small line, oldest first; empty for most
     * @param code what only machines spell, such as a SHA-256, whole: files have it, and the text may be its beginning; empty for most
     * @param note what a mark in the text means here; empty for most
     */
    public record Cell(
            String text,
            OptionalDouble value,
            Status status,
            ChartSpec.Signal signal,
            List<Panel.Chip> chips,
            List<OptionalDouble> trend,
            Optional<String> code,
            Optional<String> note) {
        public Cell {
            chips = List.copyOf(chips);
            trend = List.copyOf(trend);
        }

        public Cell(String text, OptionalDouble value, Status status, ChartSpec.Signal signal) {
            this(text, value, status, signal, List.of(), List.of(), Optional.empty(), Optional.empty());
        }

        public static Cell of(String text) {
            return new Cell(text, OptionalDouble.empty(), Status.OBSERVED, ChartSpec.Signal.NONE);
        }

        public static Cell of(String text, double value) {
            return new Cell(text, OptionalDouble.of(value), Status.OBSERVED, ChartSpec.Signal.NONE);
        }

        /** A code, whole. */
        public static Cell code(String code) {
            return code(code, code.length());
        }

        /** The first letters of a code. */
        public static Cell code(String code, int letters) {
            return new Cell(
                    code.substring(0, Math.min(letters, code.length())),
                    OptionalDouble.empty(),
                    Status.OBSERVED,
                    ChartSpec.Signal.NONE,
                    List.of(),
                    List.of(),
                    Optional.of(code),
                    Optional.empty());
        }

        public Cell withChips(List<Panel.Chip> verdicts) {
            return new Cell(text, value, status, signal, verdicts, trend, code, note);
        }

        public Cell withTrend(List<OptionalDouble> values) {
            return new Cell(text, value, status, signal, chips, values, code, note);
        }

        public Cell withNote(Optional<String> words) {
            return new Cell(text, value, status, signal, chips, trend, code, words);
        }
    }
}
