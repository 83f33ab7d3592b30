package org.merata.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands behind a value, or behind its absence. One closed list for pages, files and the API: missing is not zero, and the kinds
 * of missing are not one another.
 */
public enum Status {
    OBSERVED(true),
    PROVISIONAL(true),
    REVISED(true),
    ESTIMATED(true),
    /** Coefficient of variation 16.6 to 33.3, or under the measure's minimum n: shown with care. */
    CAUTION(true),
    /** Above that: too uncertain to show. */
    UNRELIABLE(false),
    ROUNDS_TO_ZERO(true),
    NOT_APPLICABLE(false),
    NOT_REQUESTED(false),
    NOT_PROVIDED(false),
    LATE(false),
    SUPPRESSED(false);

    private final boolean shown;

    Status(boolean shown) {
        this.shown = shown;
    }

    /** Whether a value of this status may carry a number. */
    public boolean shown() {
        return shown;
    }

    /** The id used in files, URLs and the API, such as {@code not_provided}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> find(String id) {
        return Arrays.stream(values()).filter(status -> status.id().equals(id)).findFirst();
    }
}
