package org.merata.measure;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.merata.model.Interval;

/** Confidence intervals of 95 %: arithmetic on numbers that the caller may show. */
public final class Intervals {
    /** The 97.5 % quantile of the standard normal distribution. */
    static final double Z = 1.959963984540054;

    private static final double TAIL = 0.025;
    /** Beyond this the chi-squared quantile is taken by Wilson and Hilferty's cube root, right to seven digits there. */
    private static final double MANY = 10_000;
    /** Keeps p times n from being lifted over a whole number by its last binary digit. */
    private static final double SPECK = 1e-9;

    private Intervals() {}

    /**
     * Wilson's score interval for a share (Wilson 1927; Newcombe 1998, method 3). Empty where there are no cases.
     *
     * @param part the cases counted, 0..whole
     */
    public static Optional<Interval> wilson(double part, double whole) {
        if (!(whole > 0) || part < 0 || part > whole) {
            return Optional.empty();
        }
        return Optional.of(wilson(part / whole, whole, Z));
    }

    private static Interval wilson(double share, double cases, double quantile) {
        double z2 = quantile * quantile;
        double centre = share + z2 / (2 * cases);
        double reach = quantile * Math.sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases));
        double scale = 1 + z2 / cases;
        double lower = share == 0 ? 0 : Math.max(0, (centre - reach) / scale);
        double upper = share == 1 ? 1 : Math.min(1, (centre + reach) / scale);
        return new Interval(lower, upper, Interval.Method.WILSON);
    }

    /**
     * Wilson's interval of a share, or of a mean on a scale from 0 to 1, with a known standard error: as of the cases drawn one by one that
     * would have the same error, n = share (1 - share) / error^2, and with Student's quantile (R package survey, svyciprop, method
     * {@code wilson}). Unlike share +/- t error it stays on the scale.
     *
     * @param share 0..1
     * @param freedom degrees of freedom of the error, at least 1
     * @param cases the cases where all are alike, so that their error says nothing; above 0
     * @param top what 1 is on the scale of the interval
     */
    static Interval wilson(double share, double error, long freedom, double cases, double top) {
        Interval found = wilson(share, error, freedom, cases);
        return new Interval(top * found.lower(), top * found.upper(), found.method());
    }

    private static Interval wilson(double share, double error, long freedom, double cases) {
        double quantile = TDistribution.of(freedom).inverseSurvivalProbability(TAIL);
        double inner = share * (1 - share);
        if (inner <= 0) {
            return wilson(share <= 0 ? 0 : 1, cases, quantile);
        }
        return error > 0
                ? wilson(share, inner / (error * error), quantile)
                : new Interval(share, share, Interval.Method.WILSON);
    }

    /** The exact interval of a Poisson mean from one count (Garwood 1936), times {@code factor}. Empty below 0. */
    public static Optional<Interval> exactPoisson(double count, double factor) {
        if (!(count >= 0) || !(factor >= 0)) {
            return Optional.empty();
        }
        double lower = count == 0 ? 0 : chiSquared(2 * count, TAIL, -Z) / 2;
        double upper = chiSquared(2 * count + 2, 1 - TAIL, Z) / 2;
        return Optional.of(new Interval(factor * lower, factor * upper, Interval.Method.EXACT_POISSON));
    }

    private static double chiSquared(double freedom, double probability, double z) {
        if (freedom <= MANY) {
            return ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(probability);
        }
        double a = 2 / (9 * freedom);
        return freedom * Math.pow(1 - a + z * Math.sqrt(a), 3);
    }

    /** Student's interval of a mean with a known standard error. Empty under two values. */
    public static Optional<Interval> student(double mean, double standardError, long n) {
        if (n < 2 || !(standardError >= 0)) {
            return Optional.empty();
        }
        double reach = TDistribution.of(n - 1.0).inverseSurvivalProbability(TAIL) * standardError;
        return Optional.of(new Interval(mean - reach, mean + reach, Interval.Method.STUDENT_T));
    }

    /** The standard error of a mean from its sum, sum of squares and number of values; NaN under two values. */
    public static double standardError(double sum, double squares, long n) {
        double variance = Math.max(0, (squares - sum * sum / n) / (n - 1));
        return Math.sqrt(variance / n);
    }

    /** The rank of the p-quantile among n values in order: ceil(p n), at least 1. */
    public static long rank(long n, double p) {
        return Math.max(1, (long) Math.ceil(p * n - SPECK));
    }

    /** The rank of the lower limit of a quantile's interval (Campbell and Gardner 1988); empty where n is too small. */
    public static OptionalLong lowerRank(long n, double p) {
        return within(n, Math.floor(n * p - Z * Math.sqrt(n * p * (1 - p)) + 0.5));
    }

    /** The rank of the upper limit of a quantile's interval; empty where n is too small. */
    public static OptionalLong upperRank(long n, double p) {
        return within(n, Math.floor(1 + n * p + Z * Math.sqrt(n * p * (1 - p)) + 0.5));
    }

    private static OptionalLong within(long n, double rank) {
        return rank >= 1 && rank <= n ? OptionalLong.of((long) rank) : OptionalLong.empty();
    }
}
