package org.merata.reading;

import java.util.Locale;

/** How clear a finding is. */
public enum Sureness {
    SURE,
    LIKELY,
    GUESSED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
