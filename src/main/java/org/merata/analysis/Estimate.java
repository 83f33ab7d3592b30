package org.merata.analysis;

/** A statistic with the ends of its 95 % interval; how the interval was found is said where it is worked out. */
public record Estimate(double value, double lower, double upper) {
    private static final double NORMAL_975 = 1.959963984540054;

    public Estimate {
        if (!(lower <= value && value <= upper)) {
            throw new IllegalArgumentException(value + " in " + lower + ".." + upper);
        }
    }

    /** With the normal interval of its standard error. */
    static Estimate normal(double value, double standardError) {
        return new Estimate(value, value - NORMAL_975 * standardError, value + NORMAL_975 * standardError);
    }

    public boolean contains(double other) {
        return lower <= other && other <= upper;
    }

    /** The same in another unit. */
    Estimate times(double factor) {
        double one = lower * factor;
        double other = upper * factor;
        return new Estimate(value * factor, Math.min(one, other), Math.max(one, other));
    }
}
