package org.merata.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far two series of values go together, -1..1, with its 95 % interval: the inverse hyperbolic tangent of the coefficient is taken to be
 * normal (Fisher 1921, On the probable error of a coefficient of correlation, Metron 1). Its standard error is 1 / sqrt(n - 3) for Pearson's
 * coefficient and sqrt((1 + r^2 / 2) / (n - 3)) for Spearman's (Bonett and Wright 2000, Sample size requirements for estimating Pearson, Kendall
 * and Spearman correlations, Psychometrika 65). Where all pairs lie on one line the interval has no width.
 *
 * @param n pairs
 */
public record Correlation(double coefficient, double lower, double upper, int n) {
    /** With fewer there is no standard error. */
    public static final int MINIMUM_PAIRS = 4;

    private static final double NORMAL_975 = 1.959963984540054;

    public Correlation {
        if (!(-1 <= lower && lower <= coefficient && coefficient <= upper && upper <= 1)) {
            throw new IllegalArgumentException(coefficient + " in " + lower + ".." + upper);
        }
    }

    /** Of values, each of {@code one} with the one of {@code other} at its place. */
    public static Result<Correlation> pearson(double[] one, double[] other) {
        return of(one, other, false);
    }

    /** Pearson's of the ranks; equal values share the mean of their ranks. */
    public static Result<Correlation> spearman(double[] one, double[] other) {
        return of(one, other, true);
    }

    /** Of a coefficient of Pearson's that others worked out, from so many pairs. */
    public static Result<Correlation> ofPearson(double coefficient, long pairs) {
        return pairs < MINIMUM_PAIRS
                ? Result.undefined(Undefined.TOO_FEW_PAIRS)
                : Result.of(within(coefficient, Math.sqrt(1.0 / (pairs - 3)), Math.toIntExact(pairs)));
    }

    private static Result<Correlation> of(double[] one, double[] other, boolean ranked) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " values beside " + other.length);
        }
        if (!Arrays.stream(one).allMatch(Double::isFinite)
                || !Arrays.stream(other).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("values are finite numbers");
        }
        if (one.length < MINIMUM_PAIRS) {
            return Result.undefined(Undefined.TOO_FEW_PAIRS);
        }
        if (isConstant(one) || isConstant(other)) {
            return Result.undefined(Undefined.NO_SPREAD);
        }
        double r = ranked ? coefficient(ranks(one), ranks(other)) : coefficient(one, other);
        double spread = ranked ? 1 + r * r / 2 : 1;
        return Result.of(within(r, Math.sqrt(spread / (one.length - 3)), one.length));
    }

    private static Correlation within(double r, double standardError, int n) {
        // at -1 and 1 infinite, and so both ends come back to it
        double z = Math.log1p(2 * r / (1 - r)) / 2;
        double half = NORMAL_975 * standardError;
        return new Correlation(r, Math.min(r, Math.tanh(z - half)), Math.max(r, Math.tanh(z + half)), n);
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double coefficient(double[] one, double[] other) {
        double[] x = centre(one);
        double[] y = centre(other);
        double r = product(x, y) / Math.sqrt(product(x, x) * product(y, y));
        return Math.max(-1, Math.min(1, r));
    }

    /** About their mean, in units of the largest distance from it, so that no square is too large or too small. */
    private static double[] centre(double[] values) {
        double mean = Arrays.stream(values).map(value -> value / values.length).sum();
        double widest =
                Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElseThrow();
        return Arrays.stream(values).map(value -> (value - mean) / widest).toArray();
    }

    private static double product(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }

    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .map(value ->
                        Arrays.stream(sorted).filter(other -> other < value).count()
                                + (1
                                                + Arrays.stream(sorted)
                                                        .filter(other -> other == value)
                                                        .count())
                                        / 2.0)
                .toArray();
    }
}
