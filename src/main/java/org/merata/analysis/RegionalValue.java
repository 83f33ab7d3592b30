package org.merata.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.merata.model.Interval;

/**
 * One region's value, with what is needed to compare it.
 *
 * @param value in the measure's unit
 * @param interval the 95 % interval of the value; empty where there is none
 * @param n the cases the value rests on
 * @param population residents, the weight of the region; empty where unknown
 * @param group the group of regions it belongs to, such as an island group
 */
public record RegionalValue(
        String code,
        double value,
        Optional<Interval> interval,
        OptionalLong n,
        OptionalDouble population,
        Optional<String> group) {
    private static final double NORMAL_975 = 1.959963984540054;

    public RegionalValue {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(code + " has no value: " + value);
        }
        if (population.isPresent() && !(population.getAsDouble() >= 0 && Double.isFinite(population.getAsDouble()))) {
            throw new IllegalArgumentException(code + " has a population of " + population.getAsDouble());
        }
    }

    /** The standard error that a normal interval of this width has; empty without an interval. */
    public OptionalDouble standardError() {
        return interval.map(known -> OptionalDouble.of((known.upper() - known.lower()) / 2 / NORMAL_975))
                .orElse(OptionalDouble.empty());
    }

    public static RegionalValue of(String code, double value, double population) {
        return new RegionalValue(
                code, value, Optional.empty(), OptionalLong.empty(), OptionalDouble.of(population), Optional.empty());
    }

    public RegionalValue in(String group) {
        return new RegionalValue(code, value, interval, n, population, Optional.of(group));
    }
}
