package org.merata.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts whose expected value is exp(x b + offset), by iteratively reweighted least squares (McCullagh and Nelder 1989, Generalized Linear
 * Models, 2.5). The last of these least squares is kept: its weights are the expected counts, so its sigma^2 is Pearson's chi^2 / (n - p), its
 * classical covariance the one of quasi-Poisson, and its other covariances have the scores (y - mu) x.
 */
public final class PoissonModel {
    private static final int STEPS = 50;
    private static final double EXACT = 1e-12;

    private final LinearModel last;
    private final double deviance;

    private PoissonModel(LinearModel last, double deviance) {
        this.last = last;
        this.deviance = deviance;
    }

    /**
     * {@link Undefined#NOT_CONVERGED} where the best coefficient is infinite, as for a group without any count.
     *
     * @param counts zero or above
     * @param offsets logarithms of what the counts come from, such as the population
     */
    public static Result<PoissonModel> of(double[][] design, double[] counts, double[] offsets) {
        if (Arrays.stream(counts).anyMatch(count -> count < 0) || offsets.length != counts.length) {
            throw new IllegalArgumentException("counts are not negative, and each has its offset");
        }
        double[] means = Arrays.stream(counts).map(count -> count + 0.1).toArray();
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            Result<LinearModel> fit = fit(design, counts, offsets, means);
            if (fit.value().isEmpty()) {
                return Result.undefined(fit.undefined().orElseThrow());
            }
            means = means(fit.get(), offsets);
            if (!Arrays.stream(means).allMatch(mean -> mean > 1e-9 && Double.isFinite(mean))) {
                break;
            }
            double deviance = deviance(counts, means);
            if (Math.abs(before - deviance) <= EXACT * (deviance + 0.1)) {
                // once more, so that weights and residuals are those of the coefficients answered
                return fit(design, counts, offsets, means).map(last -> new PoissonModel(last, deviance));
            }
            before = deviance;
        }
        return Result.undefined(Undefined.NOT_CONVERGED);
    }

    private static Result<LinearModel> fit(double[][] design, double[] counts, double[] offsets, double[] means) {
        double[] working = IntStream.range(0, counts.length)
                .mapToDouble(i -> Math.log(means[i]) - offsets[i] + (counts[i] - means[i]) / means[i])
                .toArray();
        return LinearModel.of(design, working, means);
    }

    private static double[] means(LinearModel fit, double[] offsets) {
        double[] fitted = fit.fitted();
        return IntStream.range(0, offsets.length)
                .mapToDouble(i -> Math.exp(fitted[i] + offsets[i]))
                .toArray();
    }

    private static double deviance(double[] counts, double[] means) {
        return 2
                * IntStream.range(0, counts.length)
                        .mapToDouble(i -> (counts[i] == 0 ? 0 : counts[i] * Math.log(counts[i] / means[i]))
                                - (counts[i] - means[i]))
                        .sum();
    }

    /** The least squares of the last step, on the scale of the logarithm without its offset. */
    public LinearModel linear() {
        return last;
    }

    public double[] coefficients() {
        return last.coefficients();
    }

    public double deviance() {
        return deviance;
    }

    /** Pearson's chi^2 over the degrees of freedom: how many times the variance is the mean. */
    public double dispersion() {
        return last.sigmaSquared();
    }

    /** Where the variance of a count is its mean. */
    public Covariance poisson() {
        return new Covariance(last.unscaled(), Double.POSITIVE_INFINITY);
    }

    /** Where it is {@link #dispersion()} times its mean. */
    public Covariance quasi() {
        return last.classical();
    }
}
