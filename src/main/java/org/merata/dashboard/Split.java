package org.merata.dashboard;

import org.merata.analysis.Kitagawa.Effect;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Direction;

/**
 * The distance between a place and the whole in two parts that add up to it: its mix of cases, and performance at the same mix.
 *
 * @param told the share of the place's cases in cells that can be told of by name; with less than half the mix of the others is not seen
 */
record Split(
        MeasureDefinition measure,
        double own,
        double whole,
        Effect difference,
        Effect mix,
        Effect performance,
        double told) {
    /** Of a place's cases so many must be in cells that can be told by name; else their mix is not seen. */
    static final double LEAST_TOLD = 0.5;

    /** How far the distance lies from zero, in standard errors; 0 where they are not known. */
    double clearness() {
        double error = difference.standardError().orElse(0);
        return error > 0 ? Math.abs(difference.size()) / error : 0;
    }

    /** Whether mix and performance can be told apart at all. */
    boolean isSplit() {
        return told >= LEAST_TOLD;
    }

    /** Whether a difference like this is better than none. */
    boolean isBetter(double size) {
        return (size > 0) == (measure.direction() == Direction.HIGHER);
    }
}
