package org.merata.maturity;

import java.math.BigDecimal;
import java.util.List;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.model.Direction;

/** The level that a measure's value comes to by an indicator's thresholds, so that nobody has to declare it. */
public final class MeasuredLevel {
    private MeasuredLevel() {}

    /**
     * The least level, and one more for each threshold reached: by a value of at least so much where more is better, of at most so much
     * where less is.
     *
     * @param thresholds from the easiest
     * @param value in the measure's unit
     * @throws IllegalArgumentException where the measure has no better direction
     */
    public static BigDecimal of(Scale scale, List<BigDecimal> thresholds, Direction better, BigDecimal value) {
        if (better == Direction.NEUTRAL) {
            throw new IllegalArgumentException("thresholds of a measure without a better direction");
        }
        long reached = thresholds.stream()
                .filter(threshold ->
                        better == Direction.HIGHER ? value.compareTo(threshold) >= 0 : value.compareTo(threshold) <= 0)
                .count();
        return scale.least().add(BigDecimal.valueOf(reached));
    }
}
