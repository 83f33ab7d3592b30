package org.merata.reading;

import java.util.Locale;

/** What a file is, told by its content and never by its name. */
public enum FileForm {
    /** Delimited text. */
    TEXT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
