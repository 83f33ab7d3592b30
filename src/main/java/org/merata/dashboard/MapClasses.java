package org.merata.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;
import org.merata.model.Unit;

/**
 * The classes of a tile map: five at most, at round numbers near the quintiles of the values of the last full years pooled (two years,
 * where there are two), so that the regions of today spread over them. They hold for every period and every choice of filters: a colour
 * means the same wherever it stands. They are found anew only with a new published version.
 *
 * @param breaks the lower ends of all classes but the first, from low to high
 */
record MapClasses(List<Double> breaks) {
    private static final int CLASSES = 5;

    /** Into how many round steps the values are cut, coarse first. */
    private static final int[] STEPS = {10, 20, 50, 100};

    MapClasses {
        breaks = List.copyOf(breaks);
    }

    /** The last two full calendar years of some data, or the one there is; empty where none is full. */
    static Optional<TimeRange> pooledYears(TimeRange data) {
        Period last = Period.of(Grain.YEAR, LocalDate.of(data.endExclusive().getYear() - 1, 1, 1));
        if (last.start().isBefore(data.start())) {
            return Optional.empty();
        }
        Period before = last.yearBefore();
        return Optional.of(new TimeRange(before.start().isBefore(data.start()) ? last : before, last));
    }

    /** Classes for pooled values of a measure; one class where there is nothing to tell apart. */
    static MapClasses of(MeasureDefinition measure, List<Double> pooled) {
        List<Double> sorted = pooled.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new MapClasses(List.of());
        }
        double lowest = sorted.get(0);
        double highest = sorted.get(sorted.size() - 1);
        var found = new MapClasses(List.of());
        // the roundest numbers that still spread the values; else the finest
        for (int steps : STEPS) {
            double step = roundStep((highest - lowest) / steps, unit(measure, highest));
            found = new MapClasses(breaks(sorted, step));
            if (found.spreads(sorted)) {
                return found;
            }
        }
        return found;
    }

    private static List<Double> breaks(List<Double> sorted, double step) {
        double highest = sorted.get(sorted.size() - 1);
        var breaks = new ArrayList<Double>();
        for (int i = 1; i < CLASSES; i++) {
            double quantile = sorted.get((int) Math.ceil((double) i * sorted.size() / CLASSES) - 1);
            double rounded = clean(Math.rint(quantile / step) * step);
            double last = breaks.isEmpty() ? sorted.get(0) : breaks.get(breaks.size() - 1);
            if (rounded > last && rounded <= highest) {
                breaks.add(rounded);
            }
        }
        return breaks;
    }

    /** Whether there are all the classes, and none holds less than half or more than twice its fifth of the values. */
    private boolean spreads(List<Double> values) {
        if (count() < CLASSES) {
            return false;
        }
        var held = new int[count()];
        values.forEach(value -> held[classOf(value.doubleValue())]++);
        double fifth = (double) values.size() / CLASSES;
        return Arrays.stream(held).allMatch(number -> number >= fifth / 2 && number <= fifth * 2);
    }

    int count() {
        return breaks.size() + 1;
    }

    /** The class of a value: 0 is the lowest. */
    int classOf(double value) {
        int found = 0;
        while (found < breaks.size() && value >= breaks.get(found)) {
            found++;
        }
        return found;
    }

    OptionalInt classOf(java.util.OptionalDouble value) {
        return value.isPresent() ? OptionalInt.of(classOf(value.getAsDouble())) : OptionalInt.empty();
    }

    /** The classes in words, from low to high. */
    List<String> labels(Wording words, MeasureDefinition measure) {
        if (breaks.isEmpty()) {
            return List.of(words.say("class.all"));
        }
        var labels = new ArrayList<String>();
        labels.add(words.say("class.under", "value", text(words, measure, breaks.get(0))));
        for (int i = 1; i < breaks.size(); i++) {
            labels.add(words.say(
                    "class.between",
                    "lower",
                    text(words, measure, breaks.get(i - 1)),
                    "upper",
                    text(words, measure, breaks.get(i))));
        }
        labels.add(words.say("class.from", "value", text(words, measure, breaks.get(breaks.size() - 1))));
        return labels;
    }

    /** Whole per cents without decimals. */
    private static String text(Wording words, MeasureDefinition measure, double value) {
        return measure.unit() == Unit.SHARE && Math.abs(value * 100 - Math.rint(value * 100)) < 1e-9
                ? words.formats().share(value, 0)
                : words.value(measure, value);
    }

    private static double unit(MeasureDefinition measure, double highest) {
        return switch (measure.unit()) {
            case SHARE -> 0.01;
            case SECONDS, WORKING_SECONDS -> measure.unit().length(highest, 0).seconds();
            default -> 1;
        };
    }

    /** The round number of units nearest above. */
    private static double roundStep(double wanted, double unit) {
        if (!(wanted > 0)) {
            return unit;
        }
        double power = Math.pow(10, Math.floor(Math.log10(wanted / unit)));
        for (double round : new double[] {1, 2, 5, 10}) {
            if (round * power * unit >= wanted) {
                return round * power * unit;
            }
        }
        return 10 * power * unit;
    }

    /** Without the dust of binary fractions, so that 0.3 is 0.3. */
    private static double clean(double value) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.10g", value));
    }

    /** Whether a map may be drawn at all: of rates and the like, never of counts, which show only where people live. */
    static boolean mayBeMapped(MeasureDefinition measure) {
        return measure.unit() != Unit.COUNT && measure.unit() != Unit.MONEY;
    }
}
