package org.merata.analysis;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Where values of so many cases lie by ordinary variation about a target, 95 and 99.8 times in 100. Exact limits of shares are those of Spiegelhalter
 * (2005), appendix A.1.1: the smallest count that the binomial distribution reaches with the tail's probability, less the part of that
 * count's own probability which is too much. The upper limit is taken as the lower one of what is missing, so that on neither side more than
 * the tail lies outside.
 *
 * @param method how they are found
 * @param errorOfOne the standard error of a single case; of n cases it is over the root of n
 * @param factor by which standard errors are multiplied; 1 for no widening
 * @param between the standard deviation between regions that is added to the square of the standard error; 0 for none
 */
public record FunnelLimits(Method method, double target, double errorOfOne, double factor, double between) {
    private static final double TAIL_95 = 0.025;
    private static final double TAIL_998 = 0.001;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final double NORMAL_998 = 3.090232306167813;

    /** How limits are found. */
    public enum Method {
        /** From the binomial distribution of shares. */
        EXACT_BINOMIAL,
        /** Target and standard errors; of lengths of time and rates. */
        NORMAL,
        /** Standard errors times the root of the over-dispersion. */
        MULTIPLICATIVE,
        /** A variance between regions on top. */
        ADDITIVE;

        /** The key of its words in the phrases of this room. */
        public String phrase() {
            return "funnel." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The limits at one number of cases. */
    public record At(double lower998, double lower95, double upper95, double upper998) {}

    /** @param cases one at least */
    public At at(double cases) {
        if (method == Method.EXACT_BINOMIAL) {
            int n = (int) Math.max(1, Math.round(Math.min(cases, Integer.MAX_VALUE)));
            return new At(exact(n, TAIL_998), exact(n, TAIL_95), exactUpper(n, TAIL_95), exactUpper(n, TAIL_998));
        }
        double error = error(cases);
        return new At(
                target - NORMAL_998 * error,
                target - NORMAL_95 * error,
                target + NORMAL_95 * error,
                target + NORMAL_998 * error);
    }

    /** The standard error of so many cases with everything that widens it. */
    double error(double cases) {
        return Math.hypot(factor * errorOfOne / Math.sqrt(cases), between);
    }

    private double exact(int n, double tail) {
        return lower(n, target, tail);
    }

    private double exactUpper(int n, double tail) {
        return 1 - lower(n, 1 - target, tail);
    }

    private static double lower(int n, double share, double tail) {
        BinomialDistribution counts = BinomialDistribution.of(n, share);
        int count = counts.inverseCumulativeProbability(tail);
        double own = counts.probability(count);
        double tooMuch = own > 0 ? (counts.cumulativeProbability(count) - tail) / own : 0;
        return Math.max(0, (count - Math.min(1, tooMuch)) / n);
    }
}
