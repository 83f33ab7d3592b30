package org.merata.reading;

import java.util.regex.Pattern;

/** What a cell looks like, coarsely: enough to tell a name of a column from a value in it. */
enum CellKind {
    EMPTY,
    NUMBER,
    DATE,
    TIME,
    MONEY,
    ADDRESS,
    CODE,
    TEXT;

    private static final int LONGEST_LOOKED_AT = 200;
    private static final Pattern NUMBERS =
            Pattern.compile("[+-]?\\d[\\d.,\\u00A0 ]*(?:[eE][+-]?\\d+)?%?|[+-]?[.,]\\d+%?");
    private static final Pattern DATES = Pattern.compile(
            "\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}(?:[T ]\\d{1,2}:\\d{2}.*)?|\\d{1,2}[- ]\\p{L}{3,9}[- ]\\d{2,4}(?: .*)?");
    private static final Pattern TIMES = Pattern.compile("\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: ?[aApP][mM])?");
    private static final Pattern AMOUNTS =
            Pattern.compile("(?:[$€£¥]|Rp\\.?|IDR|USD|EUR) ?-?[\\d.,]*\\d|[\\d.,]*\\d ?(?:[$€£¥]|Rp|IDR|USD|EUR)");
    private static final Pattern ADDRESSES = Pattern.compile("(?:https?|ftp)://\\S+|[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern CODES =
            Pattern.compile("(?=.*\\d)[\\p{L}\\d]+(?:[-_./][\\p{L}\\d]+)+|\\p{Lu}+\\d{2,}");

    static CellKind of(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.length() > LONGEST_LOOKED_AT) {
            return TEXT;
        }
        char first = text.charAt(0);
        if (!Character.isDigit(first) && text.indexOf(' ') > 0 && Character.isLetter(first) && !text.startsWith("Rp")) {
            return TEXT;
        }
        if (TIMES.matcher(text).matches()) {
            return TIME;
        }
        if (NUMBERS.matcher(text).matches()) {
            return NUMBER;
        }
        if (DATES.matcher(text).matches()) {
            return DATE;
        }
        if (AMOUNTS.matcher(text).matches()) {
            return MONEY;
        }
        if (ADDRESSES.matcher(text).matches()) {
            return ADDRESS;
        }
        return CODES.matcher(text).matches() ? CODE : TEXT;
    }
}
