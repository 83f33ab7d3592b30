package org.merata.measure;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.merata.definition.Formula;
import org.merata.model.Interval;

/**
 * All that an estimate of a mean by the design of its survey needs, added up over answers, so that nobody who works it out sees one. The
 * mean is m = sum w y / sum w; its variance is linearised: with z = w (y - m) / sum w, t the total of z in a sampling unit and n_h of the N_h
 * units of stratum h drawn, Var = sum over h of (1 - n_h / N_h) n_h / (n_h - 1) sum over units of (t - mean t)^2 (Woodruff 1971, A simple
 * method for approximating the variance of a complicated estimate, JASA 66; Lumley 2004, Analysis of complex survey samples, J. Stat. Softw.
 * 9). As z is linear in m, that is (a - 2 m b + m^2 c) / (sum w)^2, and a, b and c are found before m is known. Degrees of freedom: units
 * less strata.
 *
 * @param total the weighted sum of the values, sum w y
 * @param weights sum w
 * @param squaredWeights sum w^2
 * @param spread a: the spread of the units' totals of w y about their strata's means
 * @param spreadWithWeight b: of those with the totals of w
 * @param spreadOfWeight c: of the totals of w
 * @param units sampling units
 * @param lonely strata with a single unit out of more: their spread cannot be known, and with it there is no standard error, never one of 0
 */
public record SurveySums(
        double total,
        double weights,
        double squaredWeights,
        double spread,
        double spreadWithWeight,
        double spreadOfWeight,
        long units,
        long strata,
        long lonely) {
    private static final double TAIL = 0.025;

    /** The ratio sum w y / sum w; empty where nobody answered. */
    public OptionalDouble mean() {
        return weights > 0 ? OptionalDouble.of(total / weights) : OptionalDouble.empty();
    }

    public long degreesOfFreedom() {
        return units - strata;
    }

    /** Empty where a stratum has a lonely unit, or all have one unit only. */
    public OptionalDouble standardError() {
        if (mean().isEmpty() || lonely > 0 || degreesOfFreedom() < 1) {
            return OptionalDouble.empty();
        }
        double m = mean().getAsDouble();
        double variance = spread - 2 * m * spreadWithWeight + m * m * spreadOfWeight;
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance)) / weights);
    }

    /** Student's interval of {@code centre}, an estimate with {@code scale} times this mean's standard error. */
    public Optional<Interval> interval(double centre, double scale) {
        OptionalDouble error = standardError();
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double reach =
                TDistribution.of(degreesOfFreedom()).inverseSurvivalProbability(TAIL) * scale * error.getAsDouble();
        return Optional.of(new Interval(centre - reach, centre + reach, Interval.Method.STUDENT_T));
    }

    /** Wilson's interval of {@code centre}, this mean on a scale with two ends. */
    Optional<Interval> wilson(double centre, Formula.Mean.Scale scale) {
        OptionalDouble error = standardError();
        return error.isEmpty()
                ? Optional.empty()
                : Optional.of(Intervals.wilson(
                        centre / scale.top(),
                        error.getAsDouble() * scale.factor() / scale.top(),
                        degreesOfFreedom(),
                        effectiveSize().orElseThrow(),
                        scale.top()));
    }

    /** Why there is no standard error; empty where there is one, or nobody answered. */
    public Optional<Interval.Missing> findMissing() {
        if (mean().isEmpty() || standardError().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(lonely > 0 ? Interval.Missing.LONELY_UNIT : Interval.Missing.TOO_FEW_UNITS);
    }

    /** How many answers of equal weight would tell as much, the weights alone considered: (sum w)^2 / sum w^2 (Kish 1965, Survey Sampling). */
    public OptionalDouble effectiveSize() {
        return squaredWeights > 0 ? OptionalDouble.of(weights * weights / squaredWeights) : OptionalDouble.empty();
    }
}
