package org.merata.reading;

/**
 * A filled cell of a sheet, as a person reads it and a machine understands it.
 *
 * @param column from 0
 * @param text dates as {@code yyyy-MM-dd} or {@code yyyy-MM-dd HH:mm:ss}, numbers with all their digits
 */
record SheetCell(int column, Kind kind, String text, boolean bold) {
    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        /** A formula that came to nothing, such as {@code #REF!}. */
        ERROR
    }

    /** A formula whose value was never worked out: the program that wrote the file left it to the one that opens it. */
    static final String NOT_CALCULATED = ReadingNotice.ERROR_VALUES.get(ReadingNotice.ERROR_VALUES.size() - 1);

    SheetCell at(int otherColumn) {
        return new SheetCell(otherColumn, kind, text, bold);
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
