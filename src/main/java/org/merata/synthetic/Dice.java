package org.merata.synthetic;

/**
 * Random numbers that are the same on every machine and Java version: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", 2014), with {@link StrictMath} for what is not arithmetic.
 */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;
    private double spareGaussian = Double.NaN;

    /** Two streams of one seed do not disturb each other: adding a draw to one leaves the other as it was. */
    Dice(long seed, String stream) {
        state = mixed(seed + STEP * (1 + stream.hashCode()));
    }

    /** A draw from the standard normal distribution that belongs to a name: always the same for the same seed and name. */
    static double gaussianOf(long seed, String name) {
        return new Dice(seed, name).nextGaussian();
    }

    long nextLong() {
        state += STEP;
        return mixed(state);
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0..bound-1. */
    int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** Standard normal, by Marsaglia's polar method, which makes two at a time. */
    double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * scale;
        return x * scale;
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
