package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.model.Status;

/** The numbers of a chart, or of a page, as a table; words in the reader's language. */
public record TableSpec(String caption, List<Column> columns, List<Row> rows) {
    public TableSpec {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param id stable id, used in files; @param numeric whether its cells line up to the right */
    public record Column(String id, String label, boolean numeric) {}

    /** @param link where the first cell leads; empty for nowhere */
    public record Row(List<Cell> cells, Optional<String> link) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cell.
     *
     * @param text as written for people, or the status in words
     * @param value the number for files; empty for text and for what is missing
     * @param chips verdicts that stand under the value; empty for most
     * @param trend the values of a small line, oldest first; empty for most
     */
    public record Cell(
            String text,
            OptionalDouble value,
            Status status,
            ChartSpec.Signal signal,
            List<Panel.Chip> chips,
            List<OptionalDouble> trend) {
        public Cell {
            chips = List.copyOf(chips);
            trend = List.copyOf(trend);
        }

        public Cell(String text, OptionalDouble value, Status status, ChartSpec.Signal signal) {
            this(text, value, status, signal, List.of(), List.of());
        }

        public static Cell of(String text) {
            return new Cell(text, OptionalDouble.empty(), Status.OBSERVED, ChartSpec.Signal.NONE);
        }

        public static Cell of(String text, double value) {
            return new Cell(text, OptionalDouble.of(value), Status.OBSERVED, ChartSpec.Signal.NONE);
        }

        public Cell withChips(List<Panel.Chip> verdicts) {
            return new Cell(text, value, status, signal, verdicts, trend);
        }

        public Cell withTrend(List<OptionalDouble> values) {
            return new Cell(text, value, status, signal, chips, values);
        }
    }
}
