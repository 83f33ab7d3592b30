package org.merata.ingest;

import org.merata.warehouse.SqlText;

/** How the numbers of a column are written. A text that is a number in another style only is none. */
enum NumberStyle {
    /** {@code 1234.5} */
    POINT("[+-]?\\d{1,18}(?:\\.\\d{1,18})?"),
    /** {@code 1.234,5} */
    COMMA("[+-]?(?:\\d{1,3}(?:\\.\\d{3}){1,5}|\\d{1,18})(?:,\\d{1,18})?"),
    /** {@code 1,234.5} */
    COMMA_BETWEEN_THOUSANDS("[+-]?(?:\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,18})(?:\\.\\d{1,18})?"),
    /** Not decided: digits alone are read, what has one point or comma before three digits is not. */
    OPEN("[+-]?\\d{1,18}");

    /** What may be decimals or thousands. */
    static final String EITHER = "[+-]?[1-9]\\d{0,2}[.,]\\d{3}";

    private final String pattern;

    NumberStyle(String pattern) {
        this.pattern = pattern;
    }

    /** SQL for the number a text is; NULL where it is none. */
    String number(String text) {
        return ifMatches(text, "CAST(" + plain(text) + " AS DOUBLE)");
    }

    /** SQL for the whole number a text is; NULL where it is none or has decimals. */
    String integer(String text) {
        String whole = plain(text);
        return ifMatches(
                text,
                "CASE WHEN regexp_full_match(" + whole + ", '[+-]?\\d{1,18}') THEN CAST(" + whole + " AS BIGINT) END");
    }

    private String ifMatches(String text, String then) {
        return "CASE WHEN regexp_full_match(" + text + ", " + SqlText.text(pattern) + ") THEN " + then + " END";
    }

    private String plain(String text) {
        return switch (this) {
            case POINT, OPEN -> text;
            case COMMA -> "replace(replace(" + text + ", '.', ''), ',', '.')";
            case COMMA_BETWEEN_THOUSANDS -> "replace(" + text + ", ',', '')";
        };
    }
}
