package org.merata.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether low regions catch up (beta convergence): ln(x1 / x0) / T = a + b ln x0 over regions, T years apart (Barro and Sala-i-Martin 1992,
 * Convergence, Journal of Political Economy 100). Below zero, regions that were low have grown faster, at the speed -ln(1 + b T) / T a year,
 * which halves a distance in ln 2 / speed years.
 *
 * <p>Chance looks like catching up: a region that was low by bad luck is higher the next time. With l the share of the variance of ln x0 that is no
 * chance, the line through the data has the slope b l - (1 - l) / T, so that b = (slope + (1 - l) / T) / l (errors in the variable; Fuller 1987,
 * Measurement Error Models, chapter 1). The interval is Student's, from errors that may differ by region (HC3), over l.
 *
 * @param regions compared
 * @param years T
 * @param slope b, with chance taken off
 * @param seen the slope as it comes from the data
 * @param reliability l
 */
public record Convergence(int regions, double years, Estimate slope, double seen, double reliability) {
    private static final int FEWEST = 8;
    private static final double LEAST_RELIABILITY = 0.25;

    /** A region's value at the start and at the end, and the standard error of the first; 0 for one that is exact. */
    public record Path(String code, double before, double after, double errorBefore) {}

    /** What may be said. */
    public enum Word {
        CATCHING_UP,
        FALLING_BEHIND,
        /** The interval of the slope holds zero. */
        NOT_TOLD;

        /** The key of its words in the phrases of this room. */
        public String phrase() {
            return "convergence." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param years between the two, above zero */
    public static Result<Convergence> of(List<Path> paths, double years) {
        int n = paths.size();
        if (n < FEWEST) {
            return Result.undefined(Undefined.TOO_FEW_COMPARED);
        }
        if (paths.stream().anyMatch(path -> path.before() <= 0 || path.after() <= 0)) {
            boolean negative = paths.stream().anyMatch(path -> path.before() < 0 || path.after() < 0);
            return Result.undefined(negative ? Undefined.NEGATIVE_VALUE : Undefined.ZERO_VALUE);
        }
        double[] start =
                paths.stream().mapToDouble(path -> Math.log(path.before())).toArray();
        double reliability = reliability(paths, start);
        if (reliability < LEAST_RELIABILITY) {
            return Result.undefined(Undefined.NO_SPREAD);
        }
        double[][] design = paths.stream()
                .map(path -> new double[] {1, Math.log(path.before())})
                .toArray(double[][]::new);
        double[] growth = paths.stream()
                .mapToDouble(path -> Math.log(path.after() / path.before()) / years)
                .toArray();
        Result<LinearModel> line = LinearModel.of(design, growth);
        Result<Covariance> errors = line.value().isPresent()
                ? line.get().white(LinearModel.Correction.HC3)
                : Result.undefined(line.undefined().orElseThrow());
        return errors.map(covariance -> {
            double seen = line.get().coefficients()[1];
            double slope = (seen + (1 - reliability) / years) / reliability;
            double half = TDistribution.of(covariance.degreesOfFreedom()).inverseCumulativeProbability(0.975)
                    * covariance.standardError(1)
                    / reliability;
            return new Convergence(n, years, new Estimate(slope, slope - half, slope + half), seen, reliability);
        });
    }

    private static double reliability(List<Path> paths, double[] start) {
        int n = start.length;
        double mean = Arrays.stream(start).average().orElseThrow();
        double variance = Arrays.stream(start)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (n - 1);
        double chance = paths.stream()
                .mapToDouble(path -> Math.pow(path.errorBefore() / path.before(), 2))
                .average()
                .orElseThrow();
        return variance > 0 ? 1 - chance / variance : 0;
    }

    public Word word() {
        if (slope.contains(0)) {
            return Word.NOT_TOLD;
        }
        return slope.value() < 0 ? Word.CATCHING_UP : Word.FALLING_BEHIND;
    }

    /** -ln(1 + b T) / T, a year; empty where all distance is gone within the time. */
    public OptionalDouble speed() {
        return speed(slope.value());
    }

    /** The years in which a distance halves at this speed; empty where regions do not catch up. */
    public OptionalDouble halfLife() {
        return halfLife(slope.value());
    }

    /** The shortest half-life within the interval; empty where the interval has no end there. */
    public OptionalDouble shortestHalfLife() {
        return halfLife(slope.lower());
    }

    /** The longest; empty where it is without end. */
    public OptionalDouble longestHalfLife() {
        return halfLife(slope.upper());
    }

    private OptionalDouble halfLife(double at) {
        OptionalDouble speed = speed(at);
        return speed.isPresent() && speed.getAsDouble() > 0
                ? OptionalDouble.of(Math.log(2) / speed.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble speed(double at) {
        double left = 1 + at * years;
        return left > 0 ? OptionalDouble.of(-Math.log(left) / years) : OptionalDouble.empty();
    }

    /**
     * The standard deviation of the logarithms over regions, every region counting the same (sigma convergence: whether it falls over time).
     */
    public static Result<Double> spreadOfLogarithms(RegionalValues regions) {
        double[] values =
                regions.values().stream().mapToDouble(RegionalValue::value).toArray();
        if (values.length < 2) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        for (double value : values) {
            if (value <= 0) {
                return Result.undefined(value < 0 ? Undefined.NEGATIVE_VALUE : Undefined.ZERO_VALUE);
            }
        }
        double mean = Arrays.stream(values).map(Math::log).average().orElseThrow();
        return Result.of(Math.sqrt(Arrays.stream(values)
                .map(value -> Math.pow(Math.log(value) - mean, 2))
                .average()
                .orElseThrow()));
    }
}
