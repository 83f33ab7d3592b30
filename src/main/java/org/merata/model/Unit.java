package org.merata.model;

/** The unit a measure's value is held in; how it is written is the business of the page. */
public enum Unit {
    /** A number of things. */
    COUNT,
    /** A share, held as 0..1 and written as a per cent. */
    SHARE,
    /** A length of time, held in seconds. */
    SECONDS,
    /** So many per 1,000. */
    PER_THOUSAND,
    /** A number on a scale of its own, such as an index of 25..100. */
    INDEX,
    /** Money in the country's currency. */
    MONEY
}
