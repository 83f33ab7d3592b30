package org.merata.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.BeforeAfter.Moment;
import org.merata.analysis.DifferenceInDifferences.Cell;
import org.merata.model.Interval;
import org.merata.model.Period;

/** A level for each region and each period, and terms for the regions in scope alone; errors go together within a region. */
final class RegionalFit {
    private final List<Cell> cells;
    private final EffectScale scale;
    private final double[] weights;
    private final double[][] design;
    private final LinearModel model;
    private final int terms;

    private RegionalFit(
            List<Cell> cells, EffectScale scale, double[] weights, double[][] design, LinearModel model, int terms) {
        this.cells = cells;
        this.scale = scale;
        this.weights = weights;
        this.design = design;
        this.model = model;
        this.terms = terms;
    }

    /** @param others columns that stand beside the terms */
    static Result<RegionalFit> of(
            List<Cell> cells,
            EffectScale scale,
            List<ToDoubleFunction<Cell>> others,
            List<ToDoubleFunction<Cell>> terms) {
        double[] outcome = cells.stream()
                .mapToDouble(cell -> scale.link(cell.value(), cell.cases().orElse(1)))
                .toArray();
        double[] weights = weights(cells);
        var columns = new ArrayList<>(others);
        columns.addAll(terms);
        double[][] design = design(cells, columns);
        return LinearModel.of(design, outcome, weights)
                .map(model -> new RegionalFit(cells, scale, weights, design, model, terms.size()));
    }

    /** By cases, where all are known: then large regions count as what they are. */
    private static double[] weights(List<Cell> cells) {
        double[] cases =
                cells.stream().mapToDouble(cell -> cell.cases().orElse(0)).toArray();
        double mean = Arrays.stream(cases).average().orElse(0);
        boolean all = Arrays.stream(cases).allMatch(some -> some > 0);
        return Arrays.stream(cases).map(some -> all ? some / mean : 1).toArray();
    }

    private static double[][] design(List<Cell> cells, List<ToDoubleFunction<Cell>> terms) {
        Map<String, Integer> regions = new LinkedHashMap<>();
        Map<Period, Integer> periods = new LinkedHashMap<>();
        for (Cell cell : cells) {
            regions.putIfAbsent(cell.region(), regions.size());
            periods.putIfAbsent(cell.period(), periods.size());
        }
        int levels = regions.size() + periods.size() - 1;
        double[][] design = new double[cells.size()][levels + terms.size()];
        for (int i = 0; i < design.length; i++) {
            Cell cell = cells.get(i);
            design[i][regions.get(cell.region())] = 1;
            int period = periods.get(cell.period());
            if (period > 0) {
                design[i][regions.size() + period - 1] = 1;
            }
            for (int term = 0; term < terms.size(); term++) {
                design[i][levels + term] = terms.get(term).applyAsDouble(cell);
            }
        }
        return design;
    }

    EffectScale scale() {
        return scale;
    }

    List<Cell> cells() {
        return cells;
    }

    double[] unit(int term) {
        double[] unit = new double[design[0].length];
        unit[unit.length - terms + term] = 1;
        return unit;
    }

    double coefficient(int term) {
        return model.predict(unit(term));
    }

    /** CR1, as {@link LinearModel#clustered}. */
    double error(double[] combination) {
        List<Double> squares = new ArrayList<>(squares(combination, true));
        squares.addAll(squares(combination, false));
        int groups = squares.size();
        double factor = (double) groups / (groups - 1) * (cells.size() - 1) / model.degreesOfFreedom();
        return Math.sqrt(factor * sum(squares));
    }

    double degreesOfFreedom(double[] combination) {
        List<Double> with = squares(combination, true);
        List<Double> without = squares(combination, false);
        double one = sum(with);
        double other = sum(without);
        return (one + other) * (one + other) / (one * one / (with.size() - 1) + other * other / (without.size() - 1));
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What each region adds to the variance of a combination of coefficients. */
    private List<Double> squares(double[] combination, boolean inScope) {
        double[] influence = model.influence(combination);
        Map<String, Double> byRegion = new LinkedHashMap<>();
        for (int i = 0; i < influence.length; i++) {
            if (cells.get(i).inScope() == inScope) {
                byRegion.merge(cells.get(i).region(), influence[i], Double::sum);
            }
        }
        return byRegion.values().stream().map(value -> value * value).toList();
    }

    /** Of the regions in scope together, on average over periods, with the event against without. */
    Change change(Moment moment, List<Period> told) {
        double[] gradientWith = new double[design[0].length];
        double[] gradientWithout = new double[design[0].length];
        double with = 0;
        double without = 0;
        double all = 0;
        for (int i = 0; i < design.length; i++) {
            if (!cells.get(i).inScope() || !told.contains(cells.get(i).period())) {
                continue;
            }
            double[] as = design[i];
            double[] bare = Arrays.copyOf(as, as.length);
            Arrays.fill(bare, bare.length - terms, bare.length, 0);
            with += add(gradientWith, as, weights[i]);
            without += add(gradientWithout, bare, weights[i]);
            all += weights[i];
        }
        double difference = (with - without) / all;
        double[] ofDifference = combined(gradientWith, 1 / all, gradientWithout, -1 / all);
        double[] ofRatio = combined(gradientWith, 1 / with, gradientWithout, -1 / without);
        double ratio = with / without;
        boolean multiplies = scale.multiplies();
        return new Change(
                moment,
                told.get(0),
                told.get(told.size() - 1),
                with / all,
                without / all,
                around(difference, ofDifference),
                multiplies ? OptionalDouble.of(ratio) : OptionalDouble.empty(),
                multiplies ? Optional.of(exponential(around(Math.log(ratio), ofRatio))) : Optional.empty());
    }

    private static Interval exponential(Interval logs) {
        return new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()), logs.method());
    }

    private double add(double[] gradient, double[] row, double weight) {
        double linked = model.predict(row);
        for (int j = 0; j < row.length; j++) {
            gradient[j] += weight * scale.slope(linked) * row[j];
        }
        return weight * scale.inverse(linked);
    }

    private static double[] combined(double[] one, double ofOne, double[] other, double ofOther) {
        return IntStream.range(0, one.length)
                .mapToDouble(j -> one[j] * ofOne + other[j] * ofOther)
                .toArray();
    }

    Interval around(double value, double[] combination) {
        double half = TDistribution.of(degreesOfFreedom(combination))
                        .inverseCumulativeProbability((1 + BeforeAfter.LEVEL) / 2)
                * error(combination);
        return new Interval(value - half, value + half, Interval.Method.STUDENT_T);
    }
}
