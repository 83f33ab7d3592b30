package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.model.Interval;

class InequalityIntervalTest {
    @Test
    void theSameRegionsGiveTheSameInterval() {
        RegionalValues regions = draw(truth(0.1), 400, new Random(3));
        assertEquals(
                InequalityInterval.of(InequalityIndex.GINI, regions),
                InequalityInterval.of(InequalityIndex.GINI, regions));
    }

    /** 38 regions of 400 cases with true shares spread widely: the interval holds the true index in 95 of 100 cases, give or take. */
    @ParameterizedTest
    @CsvSource({"GINI, 0.12", "THEIL, 0.12", "MEAN_LOG_DEVIATION, 0.12", "WILLIAMSON, 0.12", "HOOVER, 0.12"})
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays(InequalityIndex index, double spread) {
        var random = new Random(20_240_701);
        List<RegionalValue> truth = truth(spread);
        double inTruth = index.of(RegionalValues.of(truth)).get();
        int held = 0;
        int trials = 200;
        for (int trial = 0; trial < trials; trial++) {
            RegionalValues seen = draw(truth, 400, random);
            if (InequalityInterval.of(index, seen).get().contains(inTruth)) {
                held++;
            }
        }
        assertTrue(held >= 0.88 * trials, index.id() + " held in " + held + " of " + trials);
    }

    @Test
    void moreCasesMakeItNarrower() {
        double few = width(draw(truth(0.1), 100, new Random(5)));
        double many = width(draw(truth(0.1), 10_000, new Random(5)));
        assertTrue(many < few / 5, few + " and " + many);
    }

    @Test
    void withoutUncertaintyThereIsNoInterval() {
        RegionalValues bare = RegionalValues.of(List.of(RegionalValue.of("a", 1, 1), RegionalValue.of("b", 2, 1)));
        assertEquals(
                Optional.of(Undefined.UNCERTAINTY_MISSING),
                InequalityInterval.of(InequalityIndex.GINI, bare).undefined());
        assertEquals(
                Optional.of(Undefined.TOO_FEW_VALUES),
                InequalityInterval.of(InequalityIndex.GINI, RegionalValues.of(List.of()))
                        .undefined());
    }

    @Test
    void aRatioThatMayBeOverZeroHasNone() {
        RegionalValues regions = RegionalValues.of(List.of(share("a", 0.5, 100, 1), share("b", 0.01, 100, 1)));
        assertEquals(
                Optional.of(Undefined.ZERO_VALUE),
                InequalityInterval.of(InequalityIndex.RATIO, regions).undefined());
    }

    @ParameterizedTest
    @CsvSource({"10, 0.3", "500, 0.02", "500, 0.98", "5000, 0.4", "40, 0.9"})
    void theBinomialHasItsMeanAndVariance(long n, double p) {
        var random = new Random(7);
        int draws = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            long drawn = InequalityInterval.binomial(n, p, random);
            assertTrue(0 <= drawn && drawn <= n);
            sum += drawn;
            squares += (double) drawn * drawn;
        }
        double mean = sum / draws;
        double variance = squares / draws - mean * mean;
        double expected = n * p * (1 - p);
        assertEquals(n * p, mean, 5 * Math.sqrt(expected / draws));
        assertEquals(1, variance / expected, 0.06);
    }

    @Test
    void theBinomialOfACertainThingIsCertain() {
        assertEquals(0, InequalityInterval.binomial(50, 0, new Random(1)));
        assertEquals(50, InequalityInterval.binomial(50, 1, new Random(1)));
    }

    private static double width(RegionalValues regions) {
        Interval interval = InequalityInterval.of(InequalityIndex.GINI, regions).get();
        return interval.upper() - interval.lower();
    }

    private static List<RegionalValue> truth(double spread) {
        var random = new Random(38);
        var regions = new ArrayList<RegionalValue>();
        for (int i = 0; i < 38; i++) {
            double share = Math.min(0.95, Math.max(0.05, 0.5 + spread * random.nextGaussian()));
            regions.add(RegionalValue.of("r" + i, share, 500_000 + random.nextInt(5_000_000)));
        }
        return regions;
    }

    private static RegionalValues draw(List<RegionalValue> truth, long n, Random random) {
        return RegionalValues.of(truth.stream()
                .map(region -> share(
                        region.code(),
                        (double) InequalityInterval.binomial(n, region.value(), random) / n,
                        n,
                        region.population().getAsDouble()))
                .toList());
    }

    private static RegionalValue share(String code, double share, long n, double population) {
        var interval = new Interval(Math.max(0, share - 0.1), Math.min(1, share + 0.1), Interval.Method.WILSON);
        return new RegionalValue(
                code,
                share,
                Optional.of(interval),
                OptionalLong.of(n),
                OptionalDouble.of(population),
                Optional.empty());
    }
}
