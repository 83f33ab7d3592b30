package org.merata.reading;

import java.util.Map;

/** A file that cannot become a table: ends the reading of it, and is told as a notice at the door. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ReadingNotice kind;
    private final transient Map<String, String> details;

    Refusal(ReadingNotice kind, Map<String, String> details) {
        super(kind.code());
        this.kind = kind;
        this.details = details;
    }

    ReadingNotice kind() {
        return kind;
    }

    Map<String, String> details() {
        return details;
    }
}
