package org.merata.analysis;

import java.util.Comparator;
import java.util.List;
import org.merata.model.Direction;

/**
 * What the country would gain if every region did as well as the best: population attributable risk x_ref - mu, in the measure's unit, and fraction
 * 100 (x_ref - mu) / mu, in per cent (WHO, HEAT technical notes). Below zero where less is better. The intervals are normal, from the regions'
 * own standard errors by the delta method, with the weights and the choice of the reference region taken as known; so they say nothing of the
 * luck that makes a region the best.
 *
 * @param reference the code of the best region
 */
public record PopulationAttributable(String reference, Estimate risk, Estimate percent) {
    /** With the best region as reference: the highest, or where less is better the lowest. */
    public static Result<PopulationAttributable> of(RegionalValues regions, Direction direction) {
        Comparator<RegionalValue> byValue = Comparator.comparingDouble(RegionalValue::value);
        return regions.values().stream()
                .max(direction == Direction.LOWER ? byValue.reversed() : byValue)
                .map(best -> against(regions, best))
                .orElseGet(() -> Result.undefined(Undefined.TOO_FEW_VALUES));
    }

    private static Result<PopulationAttributable> against(RegionalValues regions, RegionalValue best) {
        List<RegionalValue> values = regions.values();
        if (values.size() < 2) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        if (!Inequality.weighs(regions)) {
            return Result.undefined(Undefined.POPULATION_MISSING);
        }
        double mean = Inequality.of(regions, true).mean();
        if (mean == 0) {
            return Result.undefined(Undefined.MEAN_ZERO);
        }
        if (values.stream().anyMatch(region -> region.standardError().isEmpty())) {
            return Result.undefined(Undefined.UNCERTAINTY_MISSING);
        }
        double people = values.stream()
                .mapToDouble(region -> region.population().orElseThrow())
                .sum();
        double ofRisk = 0;
        double ofFraction = 0;
        for (RegionalValue region : values) {
            double weight = region.population().orElseThrow() / people;
            double error = region.standardError().orElseThrow();
            double reference = region == best ? 1 : 0;
            ofRisk += Math.pow((reference - weight) * error, 2);
            ofFraction += Math.pow((reference - weight * best.value() / mean) / mean * error, 2);
        }
        double risk = best.value() - mean;
        return Result.of(new PopulationAttributable(
                best.code(),
                Estimate.normal(risk, Math.sqrt(ofRisk)),
                Estimate.normal(risk / mean, Math.sqrt(ofFraction)).times(100)));
    }
}
