package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.definition.MeasureDefinition;
import org.merata.model.DurationUnit;
import org.merata.model.Unit;

/**
 * The ends and ticks of a number axis, at round numbers of the unit people read: per cents, days, hours.
 *
 * @param length the unit lengths of time are written in on this axis; on a logarithmic one each tick has its own
 */
record Scale(double minimum, double maximum, List<Tick> ticks, DurationUnit length, boolean logarithmic) {
    private static final int STEPS = 4;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** A scale that holds all the values; without values, from 0 to 1 of the unit. */
    static Scale of(Wording words, MeasureDefinition measure, List<Double> values) {
        double lowest = values.stream().mapToDouble(value -> value).min().orElse(0);
        double highest = values.stream().mapToDouble(value -> value).max().orElse(unitSize(measure));
        DurationUnit length = measure.unit().length(highest, 0);
        double size = measure.unit().isTime() ? length.seconds() : unitSize(measure);
        double step = size * roundStep((highest - lowest) / size / STEPS, measure);
        double from = Math.floor(lowest / step + 1e-9) * step;
        double to = Math.ceil(highest / step - 1e-9) * step;
        if (from >= to) {
            from = Math.max(0, from - step);
            to = from + 2 * step;
        }
        if (measure.unit() == Unit.SHARE) {
            from = Math.max(0, from);
            to = Math.min(1, to);
        }
        var ticks = new ArrayList<Tick>();
        int count = (int) Math.round((to - from) / step);
        for (int i = 0; i <= count; i++) {
            double at = Math.min(to, from + i * step);
            ticks.add(new Tick(at, text(words, measure, length, at, step / size)));
        }
        return new Scale(from, to, List.copyOf(ticks), length, false);
    }

    /** A scale for differences of two values, which holds 0; shares are in percentage points. */
    static Scale ofDifferences(MeasureDefinition measure, List<Double> values, Wording words) {
        double lowest =
                Math.min(0, values.stream().mapToDouble(value -> value).min().orElse(0));
        double highest =
                Math.max(0, values.stream().mapToDouble(value -> value).max().orElse(0));
        DurationUnit length = measure.unit().length(Math.max(highest, -lowest), 0);
        double size = measure.unit().isTime() ? length.seconds() : unitSize(measure);
        double step = size * roundStep((highest - lowest) / size / STEPS, measure);
        int from = (int) Math.floor(lowest / step + 1e-9);
        int to = Math.max(from + 1, (int) Math.ceil(highest / step - 1e-9));
        var ticks = new ArrayList<Tick>();
        for (int i = from; i <= to; i++) {
            ticks.add(new Tick(i * step, words.formats().number(i * step / size, decimals(step / size))));
        }
        return new Scale(from * step, to * step, List.copyOf(ticks), length, false);
    }

    /** A scale for lines over time: lengths of time too far apart to be read side by side are set out by their ratios. */
    static Scale ofTime(Wording words, MeasureDefinition measure, List<Double> values) {
        return measure.unit() == Unit.SECONDS && LengthLadder.isNeeded(values)
                ? LengthLadder.scale(words, values)
                : of(words, measure, values);
    }

    Axis axis(Wording words, MeasureDefinition measure) {
        if (logarithmic) {
            return new Axis(
                    words.label(measure),
                    List.of(),
                    OptionalDouble.of(minimum),
                    OptionalDouble.of(maximum),
                    ticks,
                    true);
        }
        String unit = words.formats().unitLabel(measure.unit(), length);
        String title = unit.isEmpty() ? words.label(measure) : words.label(measure) + ", " + unit;
        return new Axis(title, List.of(), OptionalDouble.of(minimum), OptionalDouble.of(maximum), ticks);
    }

    /** A value on this scale without its unit, as on a tile. */
    String number(Wording words, MeasureDefinition measure, double value) {
        return switch (measure.unit()) {
            case SHARE -> words.formats().number(value * 100, 0);
            case SECONDS, WORKING_SECONDS ->
                words.formats().durationNumber(value, length, value < 10 * length.seconds() ? 1 : 0);
            default -> words.formats().number(value, Math.abs(value) < 100 ? Math.min(1, measure.decimals()) : 0);
        };
    }

    private static String text(
            Wording words, MeasureDefinition measure, DurationUnit length, double at, double stepInUnits) {
        int decimals = decimals(stepInUnits);
        return switch (measure.unit()) {
            case SHARE -> words.formats().share(at, decimals);
            case SECONDS, WORKING_SECONDS -> words.formats().durationNumber(at, length, decimals);
            default -> words.formats().number(at, decimals);
        };
    }

    private static int decimals(double step) {
        for (int decimals = 0; decimals < 4; decimals++) {
            double scaled = step * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
                return decimals;
            }
        }
        return 4;
    }

    private static double unitSize(MeasureDefinition measure) {
        return measure.unit() == Unit.SHARE ? 0.01 : 1;
    }

    /** The smallest round step not under the one wanted; whole for counts. */
    private static double roundStep(double wanted, MeasureDefinition measure) {
        if (!(wanted > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : ROUND) {
            if (round * power >= wanted * (1 - 1e-9)) {
                double step = round * power;
                return measure.unit() == Unit.COUNT ? Math.max(1, Math.ceil(step)) : step;
            }
        }
        return 10 * power;
    }
}
