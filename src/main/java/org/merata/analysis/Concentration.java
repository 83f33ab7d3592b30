package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether an outcome gathers among advantaged regions: the absolute concentration index, the sum of 2 w x (R - 0.5) in the measure's unit, and
 * the relative one, the same over the mean mu (Kakwani, Wagstaff and van Doorslaer 1997, Journal of Econometrics 77; WHO, HEAT technical
 * notes). Above zero where advantaged regions have more of it. The intervals are normal, from the regions' own standard errors by the delta
 * method, with ranks and weights taken as known; there are none where a region has no error, as of facts that others published.
 *
 * @param curve the share of the outcome up to each share of the people, from the least advantaged, starting at 0, 0
 */
public record Concentration(Size absolute, Size relative, List<Point> curve) {
    public Concentration {
        curve = List.copyOf(curve);
    }

    /** @param estimate with its interval; empty where the uncertainty of the regions is not known */
    public record Size(double value, Optional<Estimate> estimate) {
        private static Size of(double value, OptionalDouble variance) {
            return new Size(
                    value,
                    variance.isPresent()
                            ? Optional.of(Estimate.normal(value, Math.sqrt(variance.getAsDouble())))
                            : Optional.empty());
        }
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
        double absolute = order.places().stream()
                .mapToDouble(place -> 2 * place.weight() * place.value() * (place.rank() - 0.5))
                .sum();
        return Result.of(new Concentration(
                Size.of(absolute, variance(order, pull -> pull)),
                Size.of(absolute / mean, variance(order, pull -> (pull - absolute / mean) / mean)),
                curve(order, mean)));
    }

    /** @param slope what a region's value moves the index by, of its pull 2 (R - 0.5), for each share of people */
    private static OptionalDouble variance(Advantage order, DoubleUnaryOperator slope) {
        return order.hasUncertainty()
                ? OptionalDouble.of(order.places().stream()
                        .mapToDouble(place -> Math.pow(
                                slope.applyAsDouble(2 * (place.rank() - 0.5))
                                        * place.weight()
                                        * place.standardError().orElseThrow(),
                                2))
                        .sum())
                : OptionalDouble.empty();
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
