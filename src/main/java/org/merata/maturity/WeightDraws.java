package org.merata.maturity;

import java.util.Random;

/**
 * Weights as they might have been: drawn from a Dirichlet distribution with the framework's own weights as its mean.
 *
 * <p>The parameters are n w_i for n indicators, so that they add up to n: where all weigh the same that is Dirichlet(1, ..., 1), under which
 * every set of weights is as likely as any other; where they do not, the draws scatter as widely around the framework's weights. The variance
 * of a weight is w_i (1 - w_i) / (n + 1). Gamma variates over their sum (Marsaglia and Tsang 2000, A simple method for generating gamma
 * variables, ACM TOMS 26); {@link Random} and {@link StrictMath} give the same draws on every machine.
 */
final class WeightDraws {
    /** A weight is never quite nothing: it may be the only one that counts. */
    private static final double LEAST = 1e-200;

    private WeightDraws() {}

    /**
     * Draws, each with a weight for every indicator; they add up to 1.
     *
     * @param weights the mean, with the sum 1
     */
    static double[][] draw(double[] weights, int draws, long seed) {
        var random = new Random(seed);
        double[][] drawn = new double[draws][weights.length];
        for (double[] draw : drawn) {
            double sum = 0;
            for (int i = 0; i < draw.length; i++) {
                draw[i] = Math.max(LEAST, gamma(weights.length * weights[i], random));
                sum += draw[i];
            }
            for (int i = 0; i < draw.length; i++) {
                draw[i] /= sum;
            }
        }
        return drawn;
    }

    /** A gamma variate of scale 1; 0 for a shape of 0. */
    static double gamma(double shape, Random random) {
        if (shape <= 0) {
            return 0;
        }
        if (shape < 1) {
            double greater = gamma(shape + 1, random);
            return greater * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            double v = root * root * root;
            double u = 1 - random.nextDouble();
            if (v > 0 && StrictMath.log(u) < normal * normal / 2 + d * (1 - v + StrictMath.log(v))) {
                return d * v;
            }
        }
    }
}
