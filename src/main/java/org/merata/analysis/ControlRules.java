package org.merata.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.ControlChart.Rule;
import org.merata.analysis.ControlChart.Signal;

/** The four rules of a control chart, over one segment. A missing point ends every run. */
final class ControlRules {
    private static final int RUN = 7;

    /** Differences below this share of the numbers compared are rounding, not distance. */
    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final Limits[] limits;
    private final List<Optional<Signal>> signals;

    private ControlRules(double[] values, Limits[] limits) {
        this.values = values;
        this.limits = limits;
        this.signals = new ArrayList<>(Collections.nCopies(values.length, Optional.empty()));
    }

    static List<Optional<Signal>> listSignals(List<OptionalDouble> values, List<Optional<Limits>> limits) {
        var signals = new ArrayList<Optional<Signal>>();
        int from = 0;
        for (int i = 0; i <= values.size(); i++) {
            boolean ends = i == values.size()
                    || values.get(i).isEmpty()
                    || limits.get(i).isEmpty();
            if (ends) {
                signals.addAll(stretch(values.subList(from, i), limits.subList(from, i)));
                if (i < values.size()) {
                    signals.add(Optional.empty());
                }
                from = i + 1;
            }
        }
        return signals;
    }

    private static List<Optional<Signal>> stretch(List<OptionalDouble> values, List<Optional<Limits>> limits) {
        var rules = new ControlRules(
                values.stream().mapToDouble(OptionalDouble::getAsDouble).toArray(),
                limits.stream().map(Optional::get).toArray(Limits[]::new));
        return rules.apply();
    }

    /** From the last in precedence to the first, each over the one before. */
    private List<Optional<Signal>> apply() {
        markRuns(Rule.ONE_SIDE, RUN, this::side);
        markTwoOfThree();
        markRuns(Rule.TREND, RUN - 1, i -> i == 0 ? 0 : sign(values[i], values[i - 1]));
        for (int i = 0; i < values.length; i++) {
            int outside = outside(i);
            if (outside != 0) {
                mark(i, Rule.OUTSIDE_LIMITS, outside);
            }
        }
        return signals;
    }

    /** Marks every run of at least so many equal signs; a trend's run of steps starts at the point before its first step. */
    private void markRuns(Rule rule, int least, IntUnaryOperator signs) {
        int from = 0;
        for (int i = 1; i <= values.length; i++) {
            int sign = signs.applyAsInt(from);
            if (i < values.length && signs.applyAsInt(i) == sign) {
                continue;
            }
            if (sign != 0 && i - from >= least) {
                for (int j = rule == Rule.TREND ? from - 1 : from; j < i; j++) {
                    mark(j, rule, sign);
                }
            }
            from = i;
        }
    }

    private void markTwoOfThree() {
        for (int i = 0; i + 2 < values.length; i++) {
            int side = side(i);
            if (side == 0 || side(i + 1) != side || side(i + 2) != side) {
                continue;
            }
            boolean[] near = {near(i), near(i + 1), near(i + 2)};
            if ((near[0] ? 1 : 0) + (near[1] ? 1 : 0) + (near[2] ? 1 : 0) >= 2) {
                for (int j = 0; j < 3; j++) {
                    if (near[j]) {
                        mark(i + j, Rule.TWO_OF_THREE, side);
                    }
                }
            }
        }
    }

    private void mark(int at, Rule rule, int sign) {
        signals.set(at, Optional.of(new Signal(rule, sign > 0)));
    }

    private int side(int i) {
        return sign(values[i], limits[i].centre());
    }

    private int outside(int i) {
        if (sign(values[i], limits[i].upper()) > 0) {
            return 1;
        }
        return sign(values[i], limits[i].lower()) < 0 ? -1 : 0;
    }

    private boolean near(int i) {
        return outside(i) == 0
                && (sign(values[i], limits[i].nearUpper()) > 0 || sign(values[i], limits[i].nearLower()) < 0);
    }

    /** The sign of the first less the second; 0 where they differ by no more than rounding. */
    private static int sign(double first, double second) {
        double rounding = ROUNDING * Math.max(Math.abs(first), Math.abs(second));
        return Math.abs(first - second) <= rounding ? 0 : first > second ? 1 : -1;
    }
}
