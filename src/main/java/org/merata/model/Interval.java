package org.merata.model;

import java.util.Locale;

/** A confidence interval, in the unit of the value it belongs to. */
public record Interval(double lower, double upper, Method method) {
    /** How it was found; the names of the field. */
    public enum Method {
        WILSON,
        EXACT_POISSON,
        STUDENT_T,
        ORDER_STATISTIC,
        BOOTSTRAP
    }

    /** Why a value has none, though its measure has. */
    public enum Missing {
        /** A stratum of the survey has a single sampling unit out of more: how far units differ cannot be known. */
        LONELY_UNIT,
        /** The survey has no more sampling units than strata. */
        TOO_FEW_UNITS;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval runs upward: " + lower + ".." + upper);
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Whether all of it is greater than all of the other: the cautious side of telling two values apart. */
    public boolean liesAbove(Interval other) {
        return lower > other.upper;
    }

    /** Whether it has no value in common with the other. */
    public boolean liesApartFrom(Interval other) {
        return liesAbove(other) || other.liesAbove(this);
    }
}
