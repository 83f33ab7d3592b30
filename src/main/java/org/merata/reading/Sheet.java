package org.merata.reading;

import java.io.IOException;
import java.util.List;

/** One sheet of a workbook, or one table of a page; its rows can be read more than once. */
interface Sheet {
    String name();

    boolean hidden();

    /** The cells that were merged into one; the first of each holds what it says. */
    List<Merge> merges() throws IOException, Refusal;

    /** Hands on the rows that have a filled cell, from above. */
    void read(Rows rows) throws IOException, Refusal;

    /** Rows and columns from 0, the last included. */
    record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        boolean isMerged() {
            return lastRow > firstRow || lastColumn > firstColumn;
        }
    }

    /** What is told of each row. */
    interface Rows {
        /**
         * @param row from 0
         * @param cells the filled ones, from the left
         * @return whether to go on
         */
        boolean row(int row, boolean hidden, List<SheetCell> cells) throws Refusal;
    }
}
