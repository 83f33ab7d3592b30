package org.merata.analysis;

import java.util.List;

/**
 * The between-group variance (BGV): the sum of w (x - mu)^2, in the measure's unit squared, with its analytic standard error of Ahn, Harper, Yu,
 * Feuer, Liu and Luta (2018), Variance estimation and confidence intervals for 11 commonly used health disparity measures, JCO Clinical
 * Cancer Informatics 2: the root of 4 sum w^2 s^2 (x - mu)^2 + 2 ((sum w^2 s^2)^2 - sum w^4 s^4 + sum w^2 (1 - w)^2 s^4), s the standard error of
 * a region's value. The weights are taken as known.
 */
public record WeightedVariance(double variance, double standardError) {
    public static Result<WeightedVariance> of(RegionalValues regions) {
        List<RegionalValue> values = regions.values();
        if (values.size() < 2) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        if (!Inequality.weighs(regions)) {
            return Result.undefined(Undefined.POPULATION_MISSING);
        }
        if (values.stream().anyMatch(region -> region.standardError().isEmpty())) {
            return Result.undefined(Undefined.UNCERTAINTY_MISSING);
        }
        Inequality inequality = Inequality.of(regions, true);
        return Result.of(new WeightedVariance(inequality.variance(), standardError(values, inequality.mean())));
    }

    private static double standardError(List<RegionalValue> values, double mean) {
        double people = values.stream()
                .mapToDouble(region -> region.population().orElseThrow())
                .sum();
        double aroundMean = 0;
        double squares = 0;
        double fourths = 0;
        double own = 0;
        for (RegionalValue region : values) {
            double weight = region.population().orElseThrow() / people;
            double error = weight * region.standardError().orElseThrow();
            double distance = region.value() - mean;
            aroundMean += error * error * distance * distance;
            squares += error * error;
            fourths += Math.pow(error, 4);
            own += error
                    * error
                    * Math.pow((1 - weight) * region.standardError().orElseThrow(), 2);
        }
        return Math.sqrt(4 * aroundMean + 2 * (squares * squares - fourths + own));
    }

    /** The variance with its normal interval, which ends at zero. */
    public Estimate estimate() {
        Estimate normal = Estimate.normal(variance, standardError);
        return new Estimate(variance, Math.max(0, normal.lower()), normal.upper());
    }
}
