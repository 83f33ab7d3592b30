package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What regions' values are likely to be once chance is taken off: each is drawn towards the mean of all, the more the fewer its cases. Empirical Bayes
 * by Morris (1983), Parametric empirical Bayes inference, Journal of the American Statistical Association 78: with V a value's variance and
 * tau^2 the variance between regions (DerSimonian and Laird 1986), the estimate is m + (1 - B) (y - m), B = (k - 3) / (k - 1) V / (V + tau^2),
 * m the mean weighted by 1 / (V + tau^2). Its variance is V (1 - (k - 1) / k B) + v (y - m)^2, v = 2 / (k - 3) B^2 (V' + tau^2) / (V + tau^2), V' the
 * mean of V by the same weights, which counts that m and tau^2 are estimates too. Where all V are alike this is the estimate of James and Stein.
 *
 * @param between tau, in the measure's unit
 */
public record Shrinkage(double mean, double between, List<Shrunk> regions) {
    private static final int FEWEST = 4;

    public Shrinkage {
        regions = List.copyOf(regions);
    }

    /**
     * One region.
     *
     * @param pull B: the share of the way to the mean
     */
    public record Shrunk(String code, double value, Estimate estimate, double pull) {}

    /** A value with its variance. */
    public record Observed(String code, double value, double variance) {}

    /** Shares: their variance is that of the pooled share, as a share of few cases that is 0 or 1 is not certain. */
    public static Result<Shrinkage> ofShares(List<RegionalValue> regions) {
        List<RegionalValue> known =
                regions.stream().filter(region -> region.n().orElse(0) > 0).toList();
        double cases =
                known.stream().mapToDouble(region -> region.n().getAsLong()).sum();
        double pooled = known.stream()
                        .mapToDouble(region -> region.n().getAsLong() * region.value())
                        .sum()
                / cases;
        return pooled > 0 && pooled < 1
                ? of(known.stream()
                        .map(region -> new Observed(
                                region.code(),
                                region.value(),
                                pooled * (1 - pooled) / region.n().getAsLong()))
                        .toList())
                : Result.undefined(Undefined.NO_SPREAD);
    }

    /** Other values, each with its interval; those without are left out. */
    public static Result<Shrinkage> ofMeans(List<RegionalValue> regions) {
        return of(regions.stream()
                .filter(region -> region.standardError().orElse(0) > 0)
                .map(region -> new Observed(
                        region.code(),
                        region.value(),
                        Math.pow(region.standardError().getAsDouble(), 2)))
                .toList());
    }

    public static Result<Shrinkage> of(List<Observed> observed) {
        int k = observed.size();
        if (k < FEWEST) {
            return Result.undefined(Undefined.TOO_FEW_COMPARED);
        }
        double fixed = weightedMean(observed, 0);
        double heterogeneity = observed.stream()
                .mapToDouble(one -> Math.pow(one.value() - fixed, 2) / one.variance())
                .sum();
        double between = FunnelPlot.betweenVariance(
                heterogeneity,
                observed.stream().mapToDouble(one -> Math.sqrt(one.variance())).toArray());
        double mean = weightedMean(observed, between);
        double weights = observed.stream()
                .mapToDouble(one -> 1 / (one.variance() + between))
                .sum();
        double typical = observed.stream()
                        .mapToDouble(one -> one.variance() / (one.variance() + between))
                        .sum()
                / weights;
        var regions = new ArrayList<Shrunk>();
        for (Observed one : observed) {
            double whole = one.variance() + between;
            double pull = (k - 3.0) / (k - 1) * one.variance() / whole;
            double distance = one.value() - mean;
            double ofEstimating = 2.0 / (k - 3) * pull * pull * (typical + between) / whole;
            double variance = one.variance() * (1 - (k - 1.0) / k * pull) + ofEstimating * distance * distance;
            regions.add(new Shrunk(
                    one.code(), one.value(), Estimate.normal(mean + (1 - pull) * distance, Math.sqrt(variance)), pull));
        }
        return Result.of(new Shrinkage(mean, Math.sqrt(between), regions));
    }

    private static double weightedMean(List<Observed> observed, double between) {
        double weights = 0;
        double sum = 0;
        for (Observed one : observed) {
            double weight = 1 / (one.variance() + between);
            weights += weight;
            sum += weight * one.value();
        }
        return sum / weights;
    }
}
