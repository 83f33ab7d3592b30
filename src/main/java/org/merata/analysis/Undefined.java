package org.merata.analysis;

import java.util.Locale;

/** Why a statistic has no value. */
public enum Undefined {
    /** Fewer than two regions, points or elements with a value. */
    TOO_FEW_VALUES,
    /** A value of zero, where a logarithm or a quotient is taken. */
    ZERO_VALUE,
    /** A value below zero, where only amounts can be compared. */
    NEGATIVE_VALUE,
    /** The mean is zero, and everything is measured against it. */
    MEAN_ZERO,
    /** A region without residents known, where regions weigh by them. */
    POPULATION_MISSING,
    /** A region without a group, where groups are compared. */
    GROUP_MISSING,
    /** A region whose uncertainty is not known. */
    UNCERTAINTY_MISSING,
    /** A value outside the scale of its survey. */
    OUT_OF_SCALE,
    /** No answers. */
    NO_ANSWERS,
    /** Fewer than four pairs of values. */
    TOO_FEW_PAIRS,
    /** All values are the same, where it is asked how they go together with others. */
    NO_SPREAD,
    /** Fewer regions with a value than are needed to compare them. */
    TOO_FEW_COMPARED,
    /** Fewer points than a line through them needs. */
    TOO_FEW_POINTS,
    /** A column of a model follows from the others, so that no coefficient is theirs alone. */
    COLLINEAR,
    /** One observation alone decides a coefficient, so that nothing tells its error. */
    LEVERAGE_FULL,
    /** Fewer than two clusters, where errors go together within one. */
    TOO_FEW_CLUSTERS,
    /** The steps towards the best coefficients do not come to an end. */
    NOT_CONVERGED,
    /** Too few periods with a value before an event. */
    TOO_FEW_BEFORE,
    /** Too few periods with a value after the start of an event. */
    TOO_FEW_AFTER,
    /** The periods of an event that passed have no value. */
    EVENT_MISSING,
    /** More than a fifth of the periods have no value. */
    TOO_MANY_MISSING,
    /** Too few regions in or out of the scope of an event. */
    TOO_FEW_REGIONS;

    /** The key of its sentence in the phrases of this room. */
    public String phrase() {
        return "undefined." + name().toLowerCase(Locale.ROOT);
    }
}
