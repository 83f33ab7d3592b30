package org.merata.maturity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a value rests on, from the weakest: of several values of one indicator the one with the strongest evidence counts. */
public enum Evidence {
    /** The entity's own word. */
    SELF_ASSESSED,
    /** Checked by someone else. */
    VERIFIED,
    /** Worked out from records of a system. */
    MEASURED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Evidence> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
