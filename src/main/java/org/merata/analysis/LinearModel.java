package org.merata.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.merata.model.Interval;

/**
 * Weighted least squares: the coefficients b that make the sum of w (y - x b)^2 least, by Householder's QR of the design with its columns
 * scaled to length 1 (Golub and Van Loan 2013, Matrix Computations, 5.2), which keeps the digits that X'X would lose.
 *
 * <p>A covariance of the coefficients is asked for by what the errors are taken to be: {@link #classical()} alike and independent,
 * {@link #white} independent, {@link #clustered} independent between clusters, {@link #neweyWest} of a series in order. All are
 * (X'WX)^-1 M (X'WX)^-1 with the scores w e x in M (White 1980, Econometrica 48; Zeileis 2004, J. Statistical Software 11(10)).
 */
public final class LinearModel {
    /** How White's covariance treats small samples: e^2 as it is, times n / (n - p), over 1 - h, over (1 - h)^2 (MacKinnon and White 1985). */
    public enum Correction {
        HC0,
        HC1,
        HC2,
        HC3
    }

    private final double[][] design;
    private final double[] weights;
    private final QrFactors factors;
    private final double[] coefficients;
    private final double[] fitted;
    private final double[] residuals;

    private LinearModel(double[][] design, double[] outcome, double[] weights, QrFactors factors) {
        this.design = design;
        this.weights = weights;
        this.factors = factors;
        coefficients = factors.solve(scaledByRoot(outcome, weights));
        fitted = Arrays.stream(design).mapToDouble(this::predict).toArray();
        residuals = IntStream.range(0, outcome.length)
                .mapToDouble(i -> outcome[i] - fitted[i])
                .toArray();
    }

    /** Every observation weighs the same. The intercept, where wanted, is a column of ones of the design. */
    public static Result<LinearModel> of(double[][] design, double[] outcome) {
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        return of(design, outcome, ones);
    }

    /**
     * {@link Undefined#TOO_FEW_VALUES} without a degree of freedom left, {@link Undefined#COLLINEAR} where a column follows from the others.
     *
     * @param design a row for each observation, a column for each coefficient
     * @param weights above zero; the error of an observation has the variance sigma^2 / w
     */
    public static Result<LinearModel> of(double[][] design, double[] outcome, double[] weights) {
        check(design, outcome, weights);
        if (outcome.length <= (outcome.length == 0 ? 0 : design[0].length)) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        double[][] rows = Arrays.stream(design).map(double[]::clone).toArray(double[][]::new);
        double[][] weighted = IntStream.range(0, rows.length)
                .mapToObj(i -> scaled(rows[i], Math.sqrt(weights[i])))
                .toArray(double[][]::new);
        return QrFactors.of(weighted)
                .map(factors -> Result.of(new LinearModel(rows, outcome, weights.clone(), factors)))
                .orElseGet(() -> Result.undefined(Undefined.COLLINEAR));
    }

    private static void check(double[][] design, double[] outcome, double[] weights) {
        if (design.length != outcome.length || weights.length != outcome.length) {
            throw new IllegalArgumentException(
                    design.length + " rows, " + outcome.length + " outcomes, " + weights.length + " weights");
        }
        boolean finite = Arrays.stream(outcome).allMatch(Double::isFinite)
                && Arrays.stream(design).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        if (!finite || !Arrays.stream(weights).allMatch(weight -> weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("values are finite numbers, weights above zero");
        }
        if (Arrays.stream(design).anyMatch(row -> row.length != design[0].length || row.length == 0)) {
            throw new IllegalArgumentException("all rows have the same columns");
        }
    }

    public int observations() {
        return design.length;
    }

    public double[] coefficients() {
        return coefficients.clone();
    }

    public double[] fitted() {
        return fitted.clone();
    }

    /** Outcome less fitted, in the outcome's unit whatever the weights. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** Residuals on the scale on which all have the same variance. */
    double[] weightedResiduals() {
        return scaledByRoot(residuals, weights);
    }

    /** The design on that scale. */
    double[][] weightedDesign() {
        return IntStream.range(0, design.length)
                .mapToObj(i -> scaled(design[i], Math.sqrt(weights[i])))
                .toArray(double[][]::new);
    }

    public int degreesOfFreedom() {
        return design.length - coefficients.length;
    }

    /** The sum of w e^2 over the degrees of freedom. */
    public double sigmaSquared() {
        return IntStream.range(0, residuals.length)
                        .mapToDouble(i -> weights[i] * residuals[i] * residuals[i])
                        .sum()
                / degreesOfFreedom();
    }

    /** (X'WX)^-1: the covariance where sigma is known to be 1. */
    double[][] unscaled() {
        return factors.inverse();
    }

    /** sigma^2 (X'WX)^-1. */
    public Covariance classical() {
        return new Covariance(Matrices.times(factors.inverse(), sigmaSquared()), degreesOfFreedom());
    }

    /** Where errors differ in size; none for HC2 and HC3 where one observation alone decides a coefficient. */
    public Result<Covariance> white(Correction correction) {
        double[] leverages = factors.leverages();
        boolean divides = correction == Correction.HC2 || correction == Correction.HC3;
        if (divides && Arrays.stream(leverages).anyMatch(leverage -> leverage > 1 - 1e-10)) {
            return Result.undefined(Undefined.LEVERAGE_FULL);
        }
        double[][] scores = scores();
        for (int i = 0; i < scores.length; i++) {
            double factor =
                    switch (correction) {
                        case HC0 -> 1;
                        case HC1 -> Math.sqrt((double) scores.length / degreesOfFreedom());
                        case HC2 -> 1 / Math.sqrt(1 - leverages[i]);
                        case HC3 -> 1 / (1 - leverages[i]);
                    };
            scores[i] = scaled(scores[i], factor);
        }
        return Result.of(new Covariance(sandwich(Matrices.crossProduct(scores, scores)), degreesOfFreedom()));
    }

    /**
     * Where errors of one cluster go together: scores are summed by cluster, times G / (G - 1) (n - 1) / (n - p) (CR1; Cameron and Miller
     * 2015, J. Human Resources 50), with G - 1 degrees of freedom; none for fewer than two clusters.
     *
     * @param clusters of each observation
     */
    public Result<Covariance> clustered(List<String> clusters) {
        if (clusters.size() != design.length) {
            throw new IllegalArgumentException(clusters.size() + " clusters of " + design.length);
        }
        List<String> distinct = clusters.stream().distinct().toList();
        int groups = distinct.size();
        if (groups < 2) {
            return Result.undefined(Undefined.TOO_FEW_CLUSTERS);
        }
        double[][] scores = scores();
        double[][] sums = new double[groups][coefficients.length];
        var places = new HashMap<String, Integer>();
        distinct.forEach(cluster -> places.put(cluster, places.size()));
        for (int i = 0; i < scores.length; i++) {
            Matrices.addTo(sums[places.get(clusters.get(i))], scores[i]);
        }
        double factor = (double) groups / (groups - 1) * (design.length - 1) / degreesOfFreedom();
        double[][] meat = Matrices.times(Matrices.crossProduct(sums, sums), factor);
        return Result.of(new Covariance(sandwich(meat), groups - 1));
    }

    /** Of observations one step apart each. */
    public Covariance neweyWest(int lag, boolean corrected) {
        return neweyWest(lag, corrected, IntStream.range(0, design.length).toArray());
    }

    /**
     * Where errors of a series in order go together up to {@code lag} steps apart: S0 + sum over l of (1 - l / (L + 1)) (S_l + S_l'), S_l the
     * sum of the products of scores l apart, without prewhitening (Newey and West 1987, Econometrica 55).
     *
     * @param corrected times n / (n - p)
     * @param times of each observation, rising; steps without one add nothing
     */
    public Covariance neweyWest(int lag, boolean corrected, int[] times) {
        if (lag < 0 || times.length != design.length) {
            throw new IllegalArgumentException("lag " + lag + ", " + times.length + " times");
        }
        double[][] scores = scores();
        double[][] meat = Matrices.crossProduct(scores, scores);
        for (int later = 1; later < scores.length; later++) {
            for (int earlier = later - 1; earlier >= 0 && times[later] - times[earlier] <= lag; earlier--) {
                double weight = 1 - (times[later] - times[earlier]) / (lag + 1.0);
                Matrices.addProducts(meat, scores[later], scores[earlier], weight);
            }
        }
        double factor = corrected ? (double) design.length / degreesOfFreedom() : 1;
        return new Covariance(Matrices.times(sandwich(meat), factor), degreesOfFreedom());
    }

    /** How many steps apart errors may go together: floor(4 (n / 100)^(2/9)) (Newey and West 1994, Rev. Economic Studies 61). */
    public static int lagFor(int observations) {
        return (int) Math.floor(4 * Math.pow(observations / 100.0, 2.0 / 9));
    }

    /** The value of the line at {@code row} of a design. */
    public double predict(double[] row) {
        return Matrices.product(row, coefficients);
    }

    /** Where the mean at {@code row} lies; of a unit row, the interval of one coefficient. */
    public Interval interval(double[] row, Covariance covariance, double level) {
        return around(predict(row), covariance.standardError(row), covariance.degreesOfFreedom(), level);
    }

    /** Where one more observation at {@code row}, of weight {@code weight}, will lie. */
    public Interval predictionInterval(double[] row, double weight, Covariance covariance, double level) {
        double ofMean = covariance.standardError(row);
        double error = Math.sqrt(ofMean * ofMean + sigmaSquared() / weight);
        return around(predict(row), error, covariance.degreesOfFreedom(), level);
    }

    private static Interval around(double value, double error, double degreesOfFreedom, double level) {
        double half = TDistribution.of(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2) * error;
        return new Interval(value - half, value + half, Interval.Method.STUDENT_T);
    }

    /** What each observation adds to the error of a combination of coefficients: the sandwich's variance is the sum of their squares. */
    double[] influence(double[] combination) {
        double[] turned = Matrices.product(new double[][] {combination}, factors.inverse())[0];
        return Arrays.stream(scores())
                .mapToDouble(score -> Matrices.product(score, turned))
                .toArray();
    }

    private double[][] scores() {
        return IntStream.range(0, design.length)
                .mapToObj(i -> scaled(design[i], weights[i] * residuals[i]))
                .toArray(double[][]::new);
    }

    private double[][] sandwich(double[][] meat) {
        double[][] bread = factors.inverse();
        return Matrices.product(Matrices.product(bread, meat), bread);
    }

    private static double[] scaled(double[] row, double factor) {
        return Arrays.stream(row).map(value -> value * factor).toArray();
    }

    private static double[] scaledByRoot(double[] values, double[] weights) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * Math.sqrt(weights[i]))
                .toArray();
    }
}
