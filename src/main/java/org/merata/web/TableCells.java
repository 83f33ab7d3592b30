package org.merata.web;

import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.web.chart.Sparkline;

/** How the cells of a table are marked. */
public final class TableCells {
    private static final int MOST_ROWS = 40;
    /** Characters from which a cell is a text of its own and no label. */
    private static final int LONG_TEXT = 80;

    private TableCells() {}

    /** Whether the table has more rows than a reader wants to scroll past: it then scrolls in a box of its own. */
    public static boolean isLong(TableSpec table) {
        return table.rows().size() > MOST_ROWS;
    }

    /** The classes of a cell: numbers to the right, signals by weight and colour, what is missing in italics, long texts wide. */
    public static String style(TableSpec table, int column, Cell cell) {
        boolean numeric =
                column < table.columns().size() && table.columns().get(column).numeric();
        String signal = cell.signal() == Signal.BETTER ? " good" : cell.signal() == Signal.WORSE ? " bad" : "";
        String text = cell.text().length() < LONG_TEXT ? "" : " text";
        return (numeric ? "num" : "") + signal + (cell.status().shown() ? "" : " miss") + text;
    }

    /** The small line of a cell, escaped; empty where it has none. */
    public static String trend(Cell cell) {
        return Sparkline.draw(cell.trend());
    }

    /** The whole of a code that the cell has the beginning of; null where it has all of it. */
    public static String rest(Cell cell) {
        return cell.code().filter(code -> !code.equals(cell.text())).orElse(null);
    }

    /** The number a column is sorted by; null where there is none. */
    public static String value(Cell cell) {
        return cell.value().isPresent() ? Double.toString(cell.value().getAsDouble()) : null;
    }
}
