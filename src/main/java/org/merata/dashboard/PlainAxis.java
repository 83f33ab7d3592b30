package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Tick;

/** Axes of numbers that are no measure's own: indices, shares of people, cases. */
final class PlainAxis {
    private static final int STEPS = 4;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    private PlainAxis() {}

    /** From zero, in round steps that hold all the values. */
    static Axis fromZero(Wording words, String title, List<Double> values) {
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double step = roundStep(highest > 0 ? highest / STEPS : 1);
        int count = (int) Math.max(1, Math.ceil(highest / step - 1e-9));
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9) + (isWhole(step) ? 0 : 1));
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i <= count; i++) {
            ticks.add(new Tick(i * step, words.formats().number(i * step, decimals)));
        }
        return new Axis(title, List.of(), OptionalDouble.of(0), OptionalDouble.of(count * step), ticks);
    }

    private static boolean isWhole(double step) {
        double scaled = step / Math.pow(10, Math.floor(Math.log10(step)));
        return Math.abs(scaled - Math.rint(scaled)) < 1e-9;
    }

    private static double roundStep(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : ROUND) {
            if (round * power >= wanted * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** Shares from 0 to 100 %. */
    static Axis ofShares(Wording words, String title) {
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i <= STEPS; i++) {
            double at = i / (double) STEPS;
            ticks.add(new Tick(at, words.formats().share(at, 0)));
        }
        return new Axis(title, List.of(), OptionalDouble.of(0), OptionalDouble.of(1), ticks);
    }

    /** Equal distances are equal ratios; ticks at 1, 3, 10, 30 and so on between the ends. */
    static Axis ofCases(Wording words, String title, double least, double most) {
        double low = Math.max(1, least / 1.25);
        double high = Math.max(low * 2, most * 1.25);
        var ticks = new ArrayList<Tick>();
        for (double power = 1; power <= high; power *= 10) {
            for (double at : new double[] {power, 3 * power}) {
                if (low <= at && at <= high) {
                    ticks.add(new Tick(at, words.formats().count(Math.round(at))));
                }
            }
        }
        return new Axis(title, List.of(), OptionalDouble.of(low), OptionalDouble.of(high), ticks, true);
    }
}
