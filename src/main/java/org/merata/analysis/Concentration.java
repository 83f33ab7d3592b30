package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether an outcome gathers among advantaged regions: the absolute concentration index, the sum of 2 w x (R - 0.5) in the measure's unit, and
 * the relative one, the same over the mean mu (Kakwani, Wagstaff and van Doorslaer 1997, Journal of Econometrics 77; WHO, HEAT technical
 * notes). Above zero where advantaged regions have more of it. The intervals are normal, from the regions' own standard errors by the delta
 * method, with ranks and weights taken as known.
 *
 * @param curve the share of the outcome up to each share of the people, from the least advantaged, starting at 0, 0
 */
public record Concentration(Estimate absolute, Estimate relative, List<Point> curve) {
    public Concentration {
        curve = List.copyOf(curve);
    }

    /** @param code the region that ends here; empty for the start */
    public record Point(String code, double people, double outcome) {}

    public static Result<Concentration> of(Advantage order) {
        double mean = order.mean();
        if (order.places().stream().anyMatch(place -> place.value() < 0)) {
            return Result.undefined(Undefined.NEGATIVE_VALUE);
        }
        if (mean == 0) {
            return Result.undefined(Undefined.MEAN_ZERO);
        }
        if (!order.hasUncertainty()) {
            return Result.undefined(Undefined.UNCERTAINTY_MISSING);
        }
        double absolute = order.places().stream()
                .mapToDouble(place -> 2 * place.weight() * place.value() * (place.rank() - 0.5))
                .sum();
        double relative = absolute / mean;
        double ofAbsolute = 0;
        double ofRelative = 0;
        for (Advantage.Place place : order.places()) {
            double pull = 2 * (place.rank() - 0.5);
            double error = place.weight() * place.standardError().orElseThrow();
            ofAbsolute += Math.pow(pull * error, 2);
            ofRelative += Math.pow((pull - relative) / mean * error, 2);
        }
        return Result.of(new Concentration(
                Estimate.normal(absolute, Math.sqrt(ofAbsolute)),
                Estimate.normal(relative, Math.sqrt(ofRelative)),
                curve(order, mean)));
    }

    private static List<Point> curve(Advantage order, double mean) {
        var curve = new ArrayList<Point>();
        curve.add(new Point("", 0, 0));
        double people = 0;
        double outcome = 0;
        for (Advantage.Place place : order.places()) {
            people += place.weight();
            outcome += place.weight() * place.value() / mean;
            curve.add(new Point(place.code(), Math.min(1, people), Math.min(1, outcome)));
        }
        return curve;
    }
}
