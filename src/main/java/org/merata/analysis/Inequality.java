package org.merata.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The arithmetic behind {@link InequalityIndex}: values with weights that add up to 1. Whoever calls has seen to it that the number
 * exists.
 */
final class Inequality {
    private final double[] values;
    private final double[] weights;
    private final double mean;
    private final OptionalDouble nation;

    private Inequality(double[] values, double[] weights, OptionalDouble nation) {
        this.values = values;
        this.weights = weights;
        this.nation = nation;
        this.mean = IntStream.range(0, values.length)
                .mapToDouble(i -> weights[i] * values[i])
                .sum();
    }

    static Inequality of(RegionalValues regions, boolean weighted) {
        double[] values =
                regions.values().stream().mapToDouble(RegionalValue::value).toArray();
        double[] weights = regions.values().stream()
                .mapToDouble(region -> weighted ? region.population().orElseThrow() : 1)
                .toArray();
        double all = Arrays.stream(weights).sum();
        return new Inequality(
                values, Arrays.stream(weights).map(weight -> weight / all).toArray(), regions.nation());
    }

    /** Whether every region has a population, and some region has residents. */
    static boolean weighs(RegionalValues regions) {
        return regions.values().stream().allMatch(region -> region.population().isPresent())
                && regions.values().stream()
                        .anyMatch(region -> region.population().getAsDouble() > 0);
    }

    /** The mean over the weights. */
    double mean() {
        return mean;
    }

    /** The mean that Williamson's deviations are measured from: the nation's own where it is known. */
    double centre() {
        return nation.orElse(mean);
    }

    double least() {
        return Arrays.stream(values).min().orElseThrow();
    }

    /** The same regions with other values. */
    Inequality with(double[] others) {
        return new Inequality(others, weights, nation);
    }

    /** Sorted, with C the share of weight up to and including a region: sum of w x (2 C - w - 1) over mu. */
    double gini() {
        double upTo = 0;
        double sum = 0;
        for (int i : ascending()) {
            upTo += weights[i];
            sum += weights[i] * values[i] * (2 * upTo - weights[i] - 1);
        }
        return Math.max(0, sum / mean);
    }

    double theil() {
        return atLeastZero(i -> values[i] == 0 ? 0 : weights[i] * values[i] / mean * Math.log(values[i] / mean));
    }

    double meanLogDeviation() {
        return atLeastZero(i -> weights[i] * Math.log(mean / values[i]));
    }

    double williamson() {
        double centre = centre();
        return Math.sqrt(sum(i -> weights[i] * (values[i] - centre) * (values[i] - centre))) / centre;
    }

    double coefficientOfVariation() {
        return Math.sqrt(sum(i -> weights[i] * (values[i] - mean) * (values[i] - mean))) / mean;
    }

    double hoover() {
        return meanDifference() / mean / 2;
    }

    double indexOfDisparity() {
        return sum(i -> Math.abs(values[i] - mean)) / values.length / mean;
    }

    /** The sum of w (x - mu)^2: the between-group variance of the WHO. */
    double variance() {
        return atLeastZero(i -> weights[i] * (values[i] - mean) * (values[i] - mean));
    }

    double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** 1 less the mean of order 1 - {@code aversion} of r = x / mu; of order 0 it is the geometric mean. */
    double atkinson(double aversion) {
        if (aversion == 1) {
            return Math.max(0, 1 - Math.exp(sum(i -> weights[i] * Math.log(values[i] / mean))));
        }
        double power = 1 - aversion;
        return Math.max(0, 1 - Math.pow(sum(i -> weights[i] * Math.pow(values[i] / mean, power)), 1 / power));
    }

    double twentyTwenty() {
        return (1 - lorenz(0.8)) / lorenz(0.2);
    }

    double palma() {
        return (1 - lorenz(0.9)) / lorenz(0.4);
    }

    /** The share of the outcome that the lowest so much of the people have; in the region where the cut falls all have the same. */
    private double lorenz(double people) {
        double upTo = 0;
        double outcome = 0;
        for (int i : ascending()) {
            double taken = Math.min(weights[i], people - upTo);
            outcome += taken * values[i] / mean;
            upTo += taken;
            if (upTo >= people) {
                break;
            }
        }
        return outcome;
    }

    private int[] ascending() {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    double meanDifference() {
        return sum(i -> weights[i] * Math.abs(values[i] - mean));
    }

    double difference() {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    double ratio() {
        return Arrays.stream(values).max().orElseThrow()
                / Arrays.stream(values).min().orElseThrow();
    }

    /** Rounding may leave a sum that is never negative a hair below zero. */
    private double atLeastZero(IntToDoubleFunction term) {
        return Math.max(0, sum(term));
    }

    private double sum(IntToDoubleFunction term) {
        return IntStream.range(0, values.length).mapToDouble(term).sum();
    }
}
