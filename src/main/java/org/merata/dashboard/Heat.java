package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.merata.dashboard.ChartSpec.Shape;

/**
 * Things by indicators.
 *
 * @param columns the code of each column: a few characters, drawn above it
 * @param columnNames the name of each column in words
 * @param classes the classes from low to high, in words
 * @param groups neighbouring columns that belong together, from left to right; may be empty
 */
public record Heat(
        List<String> columns, List<String> columnNames, List<HeatRow> rows, List<String> classes, List<Group> groups)
        implements ChartSpec.Layout {
    public Heat {
        columns = List.copyOf(columns);
        columnNames = List.copyOf(columnNames);
        rows = List.copyOf(rows);
        classes = List.copyOf(classes);
        groups = List.copyOf(groups);
        if (columnNames.size() != columns.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns of a heat grid have " + columnNames.size() + " names");
        }
        for (HeatRow row : rows) {
            check(row, columns.size(), classes.size());
        }
        int free = 0;
        for (Group group : groups) {
            if (group.from() < free || group.to() < group.from() || group.to() >= columns.size()) {
                throw new IllegalArgumentException("the group " + group + " overlaps another or leaves the grid");
            }
            free = group.to() + 1;
        }
    }

    /** A grid whose columns stand alone. */
    public Heat(List<String> columns, List<String> columnNames, List<HeatRow> rows, List<String> classes) {
        this(columns, columnNames, rows, classes, List.of());
    }

    private static void check(HeatRow row, int columns, int classes) {
        if (row.cells().size() != columns) {
            throw new IllegalArgumentException(
                    "row " + row.code() + " has " + row.cells().size() + " cells for " + columns + " columns");
        }
        for (HeatCell cell : row.cells()) {
            if (cell.level().isPresent()
                    && (cell.level().getAsInt() < 0 || cell.level().getAsInt() >= classes)) {
                throw new IllegalArgumentException(
                        "row " + row.code() + " has class " + cell.level().getAsInt() + " of " + classes);
            }
        }
    }

    /** One thing of a heat grid, with a cell for each column. */
    public record HeatRow(String code, String label, Optional<String> link, List<HeatCell> cells) {
        public HeatRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cell.
     *
     * @param level the position of its class; empty where its value is missing
     * @param figure its value in a few characters; empty where there is none
     * @param text its value and its class in words, or why it is missing
     */
    public record HeatCell(OptionalInt level, String figure, String text, Shape shape) {}

    /** Columns that belong together, by positions, both included. */
    public record Group(String label, int from, int to) {}
}
