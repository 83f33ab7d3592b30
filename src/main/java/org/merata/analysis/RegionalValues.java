package org.merata.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.disclosure.Answer;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;

/**
 * The values of one measure over regions at one time.
 *
 * @param values the regions with a value
 * @param nation the published value of the whole country; empty where unknown
 * @param leftOut regions without a value, by why: suppressed, late, not provided are counted and never taken for zero
 */
public record RegionalValues(List<RegionalValue> values, OptionalDouble nation, Map<Status, Integer> leftOut) {
    public RegionalValues {
        values = List.copyOf(values);
        leftOut = Collections.unmodifiableMap(new EnumMap<>(withDefault(leftOut)));
    }

    public static RegionalValues of(List<RegionalValue> values) {
        return new RegionalValues(values, OptionalDouble.empty(), Map.of());
    }

    /**
     * The figures of one measure and one period that are given by region.
     *
     * @param period empty for a total over the whole time asked about
     * @param populationYear the year whose residents weigh the regions
     */
    public static RegionalValues of(
            Answer answer, String measure, Optional<Period> period, Reference reference, int populationYear) {
        var values = new ArrayList<RegionalValue>();
        var leftOut = new EnumMap<Status, Integer>(Status.class);
        for (Answer.Figure figure : answer.figures()) {
            String code = figure.codes().get("region");
            if (code == null
                    || !figure.measure().equals(measure)
                    || !figure.period().equals(period)) {
                continue;
            }
            if (figure.value().isEmpty()) {
                leftOut.merge(figure.status(), 1, Integer::sum);
                continue;
            }
            Optional<Region> region = reference.findRegion(code);
            Optional<Long> population = region.flatMap(found -> found.population(populationYear));
            values.add(new RegionalValue(
                    code,
                    figure.value().getAsDouble(),
                    figure.interval(),
                    figure.n(),
                    population.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    region.flatMap(Region::group)));
        }
        return new RegionalValues(values, OptionalDouble.empty(), leftOut);
    }

    public RegionalValues withNation(double value) {
        return new RegionalValues(values, OptionalDouble.of(value), leftOut);
    }

    /** How far each region falls short of the most there can be: inequality of a share and of its shortfall differ. */
    public RegionalValues shortfall(double most) {
        return new RegionalValues(
                values.stream()
                        .map(value -> new RegionalValue(
                                value.code(),
                                most - value.value(),
                                value.interval()
                                        .map(interval -> new Interval(
                                                most - interval.upper(), most - interval.lower(), interval.method())),
                                value.n(),
                                value.population(),
                                value.group()))
                        .toList(),
                nation.isPresent() ? OptionalDouble.of(most - nation.getAsDouble()) : nation,
                leftOut);
    }

    public int countLeftOut() {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static EnumMap<Status, Integer> withDefault(Map<Status, Integer> counts) {
        var copy = new EnumMap<Status, Integer>(Status.class);
        copy.putAll(counts);
        return copy;
    }
}
