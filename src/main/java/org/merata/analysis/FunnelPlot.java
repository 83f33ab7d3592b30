package org.merata.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.FunnelLimits.Method;

/**
 * Whether regions differ from a target by more than ordinary variation: Spiegelhalter (2005), Funnel plots for comparing institutional
 * performance, Statistics in Medicine 24. Each region has z = (y - target) / s, s the standard error its cases have at the target. The dispersion
 * phi is the mean of z^2 after the lowest and highest tenth of the z were brought in to those limits (winsorised). Up to 1 + 2 sqrt(2 / I), I
 * regions, it is taken for 1 (from memory of the paper, unverified); above, regions really differ, and the limits are widened: by a variance
 * between regions tau^2 = (I phi - (I - 1)) / (sum w - sum w^2 / sum w), w = 1 / s^2, where it is not asked for the factor sqrt(phi) instead.
 *
 * <p>Winsorising keeps a few odd regions from widening the limits for all, and takes about a third of the variance between regions away that is
 * normal. So of regions that differ in a normal way more than 5 in 100 lie outside the wider limits of 95 %; the test says how many.
 *
 * @param dispersion phi
 * @param overdispersed whether it is beyond what chance explains
 * @param between tau, in the measure's unit
 */
public record FunnelPlot(
        FunnelLimits limits, double dispersion, boolean overdispersed, double between, List<Spot> spots) {
    private static final double WINSORISED = 0.1;
    private static final int FEWEST = 5;

    public FunnelPlot {
        spots = List.copyOf(spots);
    }

    /** What is done where regions differ by more than chance. */
    public enum Handling {
        /** The limits of chance alone. */
        NONE,
        MULTIPLICATIVE,
        /** A variance between regions, which Spiegelhalter (2005, Quality and Safety in Health Care 14) prefers. */
        ADDITIVE
    }

    /** Where a region lies. */
    public enum Position {
        FAR_BELOW,
        BELOW,
        ORDINARY,
        ABOVE,
        FAR_ABOVE;

        public boolean isOutside() {
            return this != ORDINARY;
        }

        /** Beyond the limits of 99.8 %. */
        public boolean isFar() {
            return this == FAR_BELOW || this == FAR_ABOVE;
        }

        public boolean isAbove() {
            return this == ABOVE || this == FAR_ABOVE;
        }
    }

    /**
     * One region.
     *
     * @param cases that its value rests on; for values that are no shares as many as their standard error is worth
     * @param z its distance from the target in standard errors of its cases, without any widening
     */
    public record Spot(String code, double value, double cases, double z, Position position) {}

    private record Unit(String code, double value, double cases, double error) {}

    /** Shares, each of its {@code n}; the standard error is that of the target. */
    public static Result<FunnelPlot> ofShares(List<RegionalValue> regions, double target, Handling handling) {
        if (!(target > 0 && target < 1)) {
            return Result.undefined(target == 0 ? Undefined.ZERO_VALUE : Undefined.OUT_OF_SCALE);
        }
        double errorOfOne = Math.sqrt(target * (1 - target));
        List<Unit> units = regions.stream()
                .filter(region -> region.n().orElse(0) > 0)
                .map(region -> {
                    double cases = region.n().getAsLong();
                    return new Unit(region.code(), region.value(), cases, errorOfOne / Math.sqrt(cases));
                })
                .toList();
        return of(units, new FunnelLimits(Method.EXACT_BINOMIAL, target, errorOfOne, 1, 0), handling);
    }

    /**
     * Rates, means and lengths of time, each with its interval. The number of cases drawn is S^2 / s^2, S^2 the median of n s^2: a region whose
     * cases spread widely is worth fewer.
     */
    public static Result<FunnelPlot> ofMeans(List<RegionalValue> regions, double target, Handling handling) {
        List<RegionalValue> known = regions.stream()
                .filter(region -> region.n().orElse(0) > 0)
                .filter(region -> region.standardError().orElse(0) > 0)
                .toList();
        if (known.isEmpty()) {
            return Result.undefined(Undefined.UNCERTAINTY_MISSING);
        }
        double[] ofOne = known.stream()
                .mapToDouble(region ->
                        region.n().getAsLong() * Math.pow(region.standardError().getAsDouble(), 2))
                .sorted()
                .toArray();
        double variance = quantile(ofOne, 0.5);
        List<Unit> units = known.stream()
                .map(region -> {
                    double error = region.standardError().getAsDouble();
                    return new Unit(region.code(), region.value(), variance / (error * error), error);
                })
                .toList();
        return of(units, new FunnelLimits(Method.NORMAL, target, Math.sqrt(variance), 1, 0), handling);
    }

    private static Result<FunnelPlot> of(List<Unit> units, FunnelLimits chance, Handling handling) {
        int n = units.size();
        if (n < FEWEST) {
            return Result.undefined(Undefined.TOO_FEW_COMPARED);
        }
        double target = chance.target();
        double dispersion = winsorised(units.stream()
                .mapToDouble(unit -> (unit.value() - target) / unit.error())
                .toArray());
        boolean over = dispersion > 1 + 2 * Math.sqrt(2.0 / n);
        double between = Math.sqrt(betweenVariance(
                n * dispersion, units.stream().mapToDouble(Unit::error).toArray()));
        FunnelLimits limits =
                widened(chance, handling, over, dispersion, between).orElse(chance);
        return Result.of(new FunnelPlot(
                limits,
                dispersion,
                over,
                between,
                units.stream().map(unit -> spot(unit, limits)).toList()));
    }

    private static Optional<FunnelLimits> widened(
            FunnelLimits chance, Handling handling, boolean over, double dispersion, double between) {
        if (!over || handling == Handling.NONE) {
            return Optional.empty();
        }
        return Optional.of(
                handling == Handling.ADDITIVE
                        ? new FunnelLimits(Method.ADDITIVE, chance.target(), chance.errorOfOne(), 1, between)
                        : new FunnelLimits(
                                Method.MULTIPLICATIVE, chance.target(), chance.errorOfOne(), Math.sqrt(dispersion), 0));
    }

    private static Spot spot(Unit unit, FunnelLimits limits) {
        FunnelLimits.At at = limits.at(unit.cases());
        double value = unit.value();
        Position position = value < at.lower998()
                ? Position.FAR_BELOW
                : value < at.lower95()
                        ? Position.BELOW
                        : value > at.upper998()
                                ? Position.FAR_ABOVE
                                : value > at.upper95() ? Position.ABOVE : Position.ORDINARY;
        return new Spot(unit.code(), value, unit.cases(), (value - limits.target()) / unit.error(), position);
    }

    private static double winsorised(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, WINSORISED);
        double high = quantile(sorted, 1 - WINSORISED);
        return Arrays.stream(scores)
                .map(z -> Math.max(low, Math.min(high, z)))
                .map(z -> z * z)
                .average()
                .orElseThrow();
    }

    /**
     * The moment estimate of DerSimonian and Laird (1986), Meta-analysis in clinical trials, Controlled Clinical Trials 7; 0 where there is no
     * more than chance.
     *
     * @param heterogeneity the sum of the squares of the distances in standard errors
     */
    static double betweenVariance(double heterogeneity, double[] errors) {
        double sum = Arrays.stream(errors).map(error -> 1 / (error * error)).sum();
        double squares = Arrays.stream(errors).map(error -> Math.pow(error, -4)).sum();
        return Math.max(0, (heterogeneity - (errors.length - 1)) / (sum - squares / sum));
    }

    /** Between the two nearest values, as R's type 7 has it. */
    private static double quantile(double[] sorted, double p) {
        double at = (sorted.length - 1) * p;
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
