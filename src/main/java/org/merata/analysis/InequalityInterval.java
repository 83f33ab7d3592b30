package org.merata.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.merata.model.Interval;

/**
 * A 95 % interval for an inequality index: how far chance alone in the regions' own values could have moved it.
 *
 * <p>A parametric bootstrap with a fixed seed: each region's value is drawn anew, a share with a Wilson interval as a binomial of its n,
 * any other from a normal with the width of its interval, and the index is worked out of the draws. Chance adds to inequality, so
 * draws lie higher than the estimate; the basic interval (Davison and Hinkley 1997, section 5.2), 2 t - q(0.975) to 2 t - q(0.025),
 * takes that off again. It is cut at the least the index can be.
 */
public final class InequalityInterval {
    /** How many times the regions are drawn: of normal draws each limit then has a standard error of a twentieth of the width. */
    public static final int DRAWS = 200;

    private static final long SEED = 20_210_721;
    private static final double NORMAL_975 = 1.959963984540054;

    private InequalityInterval() {}

    public static Result<Interval> of(InequalityIndex index, RegionalValues regions) {
        Result<Double> estimate = index.of(regions);
        if (estimate.value().isEmpty()) {
            return Result.undefined(estimate.undefined().orElseThrow());
        }
        Result<Draws> draws = draw(regions);
        return draws.value().isPresent()
                ? draws.get().interval(index)
                : Result.undefined(draws.undefined().orElseThrow());
    }

    /** The draws of regions, for the intervals of several indices. */
    public static Result<Draws> draw(RegionalValues regions) {
        if (regions.values().stream().anyMatch(region -> region.interval().isEmpty())) {
            return Result.undefined(Undefined.UNCERTAINTY_MISSING);
        }
        var random = new Random(SEED);
        var values = new ArrayList<double[]>();
        for (int draw = 0; draw < DRAWS; draw++) {
            values.add(drawAll(regions, random));
        }
        return Result.of(new Draws(regions, values));
    }

    /** The same regions drawn anew {@value #DRAWS} times; every index sees the same draws. */
    public static final class Draws {
        private final RegionalValues regions;
        private final List<double[]> values;

        private Draws(RegionalValues regions, List<double[]> values) {
            this.regions = regions;
            this.values = values;
        }

        public Result<Interval> interval(InequalityIndex index) {
            Result<Double> estimate = index.of(regions);
            if (estimate.value().isEmpty()) {
                return Result.undefined(estimate.undefined().orElseThrow());
            }
            Inequality observed = Inequality.of(regions, index.weighted());
            double[] drawn = new double[values.size()];
            for (int draw = 0; draw < drawn.length; draw++) {
                Result<Double> again = index.of(observed.with(values.get(draw)));
                if (again.value().isEmpty()) {
                    // a region came out at zero, where this index does not exist
                    return Result.undefined(again.undefined().orElseThrow());
                }
                drawn[draw] = again.get();
            }
            Arrays.sort(drawn);
            double twice = 2 * estimate.get();
            double lower = Math.max(index.least(), twice - quantile(drawn, 0.975));
            double upper = Math.max(lower, twice - quantile(drawn, 0.025));
            return Result.of(new Interval(lower, upper, Interval.Method.BOOTSTRAP));
        }
    }

    private static double[] drawAll(RegionalValues regions, Random random) {
        return regions.values().stream()
                .mapToDouble(region -> draw(region, random))
                .toArray();
    }

    private static double draw(RegionalValue region, Random random) {
        Interval interval = region.interval().orElseThrow();
        if (interval.method() == Interval.Method.WILSON && region.n().isPresent()) {
            long n = region.n().getAsLong();
            return n == 0 ? region.value() : (double) binomial(n, region.value(), random) / n;
        }
        double spread = (interval.upper() - interval.lower()) / 2 / NORMAL_975;
        double value = region.value() + spread * random.nextGaussian();
        return region.value() >= 0 ? Math.max(0, value) : value;
    }

    /** Exact by waiting times where few are expected on one side; else the normal with the same mean and variance, rounded. */
    static long binomial(long n, double p, Random random) {
        if (p > 0.5) {
            return n - binomial(n, 1 - p, random);
        }
        if (p <= 0) {
            return 0;
        }
        if (n * p < 30) {
            long successes = 0;
            double fails = Math.log1p(-p);
            for (double at = wait(fails, random); at <= n; at += wait(fails, random)) {
                successes++;
            }
            return successes;
        }
        double value = n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian();
        return Math.max(0, Math.min(n, Math.round(value)));
    }

    /** Trials up to and including the next success. */
    private static double wait(double logOfFailure, Random random) {
        return 1 + Math.floor(Math.log(1 - random.nextDouble()) / logOfFailure);
    }

    /** The order statistic of rank ceil(p n). */
    private static double quantile(double[] sorted, double p) {
        return sorted[(int) Math.ceil(p * sorted.length) - 1];
    }
}
