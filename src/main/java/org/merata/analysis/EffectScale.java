package org.merata.analysis;

import org.merata.model.Unit;

/** The scale on which an event is taken to add something to a measure, whatever its level. What it came to is told in the measure's unit. */
public enum EffectScale {
    /** As it is, for indices. */
    LINEAR,
    /** Shares, by the logarithm of their odds: no line then leaves 0..1. */
    LOGIT,
    /** Lengths of time and money, by their logarithm: an event multiplies them. */
    LOG,
    /** Counts of things that happen, quasi-Poisson with the population as offset where it is known. */
    COUNT,
    /** Counts per so many, quasi-Poisson with that many as offset. */
    RATE;

    public static EffectScale of(Unit unit) {
        return switch (unit) {
            case SHARE -> LOGIT;
            case SECONDS, WORKING_SECONDS, MONEY -> LOG;
            case COUNT -> COUNT;
            case PER_THOUSAND -> RATE;
            case INDEX -> LINEAR;
        };
    }

    /** Whether what is modelled is a count. */
    public boolean isCount() {
        return this == COUNT || this == RATE;
    }

    /** Whether an event multiplies, so that a change can be told in per cent. */
    public boolean multiplies() {
        return this == LOG || isCount();
    }

    /**
     * @param cases of a share: half a case is added to either side of none or all (Cox 1970, The Analysis of Binary Data, 3.2)
     */
    double link(double value, double cases) {
        return switch (this) {
            case LINEAR -> value;
            case LOGIT -> {
                double share = value <= 0 || value >= 1 ? (value * cases + 0.5) / (cases + 1) : value;
                yield Math.log(share / (1 - share));
            }
            case LOG, COUNT, RATE -> Math.log(value);
        };
    }

    double inverse(double linked) {
        return switch (this) {
            case LINEAR -> linked;
            case LOGIT -> 1 / (1 + Math.exp(-linked));
            case LOG, COUNT, RATE -> Math.exp(linked);
        };
    }

    /** How fast {@link #inverse} rises. */
    double slope(double linked) {
        return switch (this) {
            case LINEAR -> 1;
            case LOGIT -> inverse(linked) * (1 - inverse(linked));
            case LOG, COUNT, RATE -> Math.exp(linked);
        };
    }
}
