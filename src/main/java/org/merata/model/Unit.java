package org.merata.model;

/** The unit a measure's value is held in; how it is written is the business of the page. */
public enum Unit {
    /** A number of things. */
    COUNT,
    /** A share, held as 0..1 and written as a per cent. */
    SHARE,
    /** A length of time, held in seconds. */
    SECONDS,
    /** A length of time in which an office was open, held in seconds and written in working hours: how long a working day is differs. */
    WORKING_SECONDS,
    /** So many per 1,000. */
    PER_THOUSAND,
    /** A number on a scale of its own, such as an index of 25..100. */
    INDEX,
    /** Money in the country's currency. */
    MONEY;

    /** Whether it is a length of time, by the clock or by that of an office. */
    public boolean isTime() {
        return this == SECONDS || this == WORKING_SECONDS;
    }

    /** The unit of time in which such a length reads best; working time has no longer one than hours. */
    public DurationUnit length(double seconds, int decimals) {
        DurationUnit best = DurationUnit.of(seconds, decimals);
        return this == WORKING_SECONDS && best == DurationUnit.DAY ? DurationUnit.HOUR : best;
    }
}
