package org.merata.analysis;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * When a target is reached at the pace of the data: a straight line through the points, errors by Newey and West (1987) or plain ones,
 * whichever leave the slope less sure (those of Newey and West are too short with few points), and the years from the
 * last point to where the line meets the target, with the interval of Fieller (1954, Journal of the Royal Statistical Society B 16) for a quotient. A
 * line goes on as no share does for ever: it says what today's pace comes to, and predicts nothing.
 *
 * @param level where the line stands at the last point
 * @param pace how much it rises in a year, with its 95 % interval
 * @param years from the last point to the target; only where {@link Word#ON_THE_WAY}
 */
public record YearsToTarget(Word word, double level, Estimate pace, Optional<Estimate> years) {
    /** With fewer points there is no pace. */
    public static final int MINIMUM_POINTS = 8;

    /** What may be said. */
    public enum Word {
        /** The line stands at the target or beyond. */
        REACHED,
        /** It moves towards the target. */
        ON_THE_WAY,
        /** It moves away, or cannot be told from standing still. */
        NOT_AT_THIS_PACE;

        /** The key of its words in the phrases of this room. */
        public String phrase() {
            return "years." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param times in years, in order and evenly apart but for points that are missing
     * @param higher whether the target is to be reached from below
     */
    public static Result<YearsToTarget> of(double[] times, double[] values, double target, boolean higher) {
        int n = times.length;
        if (n < MINIMUM_POINTS) {
            return Result.undefined(Undefined.TOO_FEW_POINTS);
        }
        double last = times[n - 1];
        double[][] design = new double[n][];
        for (int i = 0; i < n; i++) {
            design[i] = new double[] {1, times[i] - last};
        }
        return LinearModel.of(design, values).map(line -> read(line, target, higher));
    }

    private static YearsToTarget read(LinearModel line, double target, boolean higher) {
        Covariance inOrder = line.neweyWest(LinearModel.lagFor(line.observations()), true);
        Covariance plain = line.classical();
        Covariance covariance = inOrder.standardError(1) > plain.standardError(1) ? inOrder : plain;
        double level = line.coefficients()[0];
        double slope = line.coefficients()[1];
        double t = TDistribution.of(covariance.degreesOfFreedom()).inverseCumulativeProbability(0.975);
        double half = t * covariance.standardError(1);
        Estimate pace = new Estimate(slope, slope - half, slope + half);
        if (higher ? level >= target : level <= target) {
            return new YearsToTarget(Word.REACHED, level, pace, Optional.empty());
        }
        boolean towards = higher ? pace.lower() > 0 : pace.upper() < 0;
        return towards
                ? new YearsToTarget(
                        Word.ON_THE_WAY, level, pace, Optional.of(fieller(target - level, slope, covariance, t)))
                : new YearsToTarget(Word.NOT_AT_THIS_PACE, level, pace, Optional.empty());
    }

    /** Of distance / slope; both ends exist, as the slope's interval does not hold zero. */
    private static Estimate fieller(double distance, double slope, Covariance covariance, double t) {
        double square = t * t;
        double a = slope * slope - square * covariance.value(1, 1);
        double b = distance * slope + square * covariance.value(0, 1);
        double c = distance * distance - square * covariance.value(0, 0);
        double root = Math.sqrt(Math.max(0, b * b - a * c));
        double years = distance / slope;
        return new Estimate(years, Math.min(years, (b - root) / a), Math.max(years, (b + root) / a));
    }
}
