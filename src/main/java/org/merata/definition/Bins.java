package org.merata.definition;

/**
 * Logarithmic bins for distributions of non-negative numbers: bin 0 holds values below 1, bin k holds
 * {@code [G^(k-1), G^k)} with G = {@value #GROWTH}. A value read back as its bin's middle is within 1 % of the true one. Ingestion and
 * the measure layer share this arithmetic.
 */
public final class Bins {
    /** Ratio of a bin's upper edge to its lower one. */
    public static final double GROWTH = 1.02;

    private Bins() {}

    /** The bin of a value; NaN and negative values have none and are refused. */
    public static int of(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("no bin for " + value);
        }
        return value < 1 ? 0 : 1 + (int) Math.floor(Math.log(value) / Math.log(GROWTH));
    }

    /** The value that stands for a bin: the geometric middle, 0 for bin 0. */
    public static double middle(int bin) {
        return bin == 0 ? 0 : Math.pow(GROWTH, bin - 0.5);
    }

    /** Where a bin begins. */
    public static double lowerEdge(int bin) {
        return bin == 0 ? 0 : Math.pow(GROWTH, bin - 1.0);
    }

    /** Where the next one begins. */
    public static double upperEdge(int bin) {
        return Math.pow(GROWTH, bin);
    }
}
