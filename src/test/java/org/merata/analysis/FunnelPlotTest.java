package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.analysis.FunnelPlot.Handling;

class FunnelPlotTest {
    /** Thirteen trials of BCG vaccine (Colditz et al. 1994), R package metafor, {@code dat.bcg}: treated with and without, control likewise. */
    private static final int[][] BCG = {
        {4, 119, 11, 128},
        {6, 300, 29, 274},
        {3, 228, 11, 209},
        {62, 13536, 248, 12619},
        {33, 5036, 47, 5761},
        {180, 1361, 372, 1079},
        {8, 2537, 10, 619},
        {505, 87886, 499, 87892},
        {29, 7470, 45, 7232},
        {17, 1699, 65, 1600},
        {186, 50448, 141, 27197},
        {5, 2493, 3, 2338},
        {27, 16886, 29, 17825}
    };

    static List<Shrinkage.Observed> bcg() {
        return IntStream.range(0, BCG.length)
                .mapToObj(i -> {
                    int[] row = BCG[i];
                    double treated = row[0] + row[1];
                    double control = row[2] + row[3];
                    return new Shrinkage.Observed(
                            "t" + i,
                            Math.log(row[0] / treated / (row[2] / control)),
                            1.0 / row[0] - 1 / treated + 1.0 / row[2] - 1 / control);
                })
                .toList();
    }

    /** metafor, {@code rma(yi, vi, data=dat, method="DL")} on {@code dat.bcg}: tau^2 0.3088, estimate -0.7141, Q 152.2330 (from memory). */
    @Test
    void betweenVarianceOfTheTrialsOfBcg() {
        Shrinkage found = Shrinkage.of(bcg()).get();
        assertEquals(0.3088, found.between() * found.between(), 5e-5);
        assertEquals(-0.7141, found.mean(), 5e-5);
    }

    /** By definition: beyond a limit lies less than the tail, and the limit moves up by the part of the next count's probability. */
    @ParameterizedTest
    @CsvSource({"10, 0.3", "100, 0.074", "1000, 0.5", "57, 0.93"})
    void exactLimitsLeaveNoMoreThanTheTailOutside(int n, double target) {
        var limits = new FunnelLimits(FunnelLimits.Method.EXACT_BINOMIAL, target, 0, 1, 0);
        BinomialDistribution counts = BinomialDistribution.of(n, target);
        FunnelLimits.At at = limits.at(n);
        assertTrue(counts.cumulativeProbability((int) Math.ceil(at.lower95() * n) - 1) < 0.025);
        assertTrue(counts.survivalProbability((int) Math.floor(at.upper95() * n)) < 0.025);
        assertTrue(counts.cumulativeProbability((int) Math.ceil(at.lower998() * n) - 1) < 0.001);
        assertTrue(counts.survivalProbability((int) Math.floor(at.upper998() * n)) < 0.001);
        double error = Math.sqrt(target * (1 - target) / n);
        assertEquals(target - 1.96 * error, at.lower95(), 1.5 / n);
        assertEquals(target + 1.96 * error, at.upper95(), 1.5 / n);
        assertTrue(at.lower998() <= at.lower95() && at.upper95() <= at.upper998());
    }

    /** By hand: z of -2, -1, 0, 1, 2 on each side; the lowest and highest tenth are brought in, phi = mean of squares. */
    @Test
    void dispersionIsWinsorised() {
        List<RegionalValue> regions = new ArrayList<>();
        double[] z = {-9, -1, -1, 0, 0, 0, 0, 1, 1, 1, 9};
        for (int i = 0; i < z.length; i++) {
            regions.add(mean("r" + i, 50 + z[i] * 2, 2, 100));
        }
        FunnelPlot plot = FunnelPlot.ofMeans(regions, 50, Handling.ADDITIVE).get();
        // the tenth and the ninetieth percentile of eleven values are the second and the tenth
        assertEquals(7.0 / 11, plot.dispersion(), 1e-9);
        assertFalse(plot.overdispersed());
        assertEquals(FunnelLimits.Method.NORMAL, plot.limits().method());
        assertEquals(FunnelPlot.Position.FAR_BELOW, plot.spots().get(0).position());
        assertEquals(FunnelPlot.Position.FAR_ABOVE, plot.spots().get(10).position());
        assertEquals(-9, plot.spots().get(0).z(), 1e-9);
        assertEquals(100, plot.spots().get(0).cases(), 1e-9);
    }

    @Test
    void aRegionWhoseCasesSpreadIsWorthFewer() {
        List<RegionalValue> regions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            regions.add(mean("r" + i, 50, 2, 100));
        }
        regions.add(mean("wide", 50, 4, 100));
        FunnelPlot plot = FunnelPlot.ofMeans(regions, 50, Handling.ADDITIVE).get();
        assertEquals(25, plot.spots().get(6).cases(), 1e-9);
        assertEquals(4, plot.limits().error(25), 1e-9);
    }

    /** Regions that are all alike, of few and of many cases: as few are called unusual as the limits say, widened or not. */
    @Test
    void falseAlarmsAreFewWhereRegionsAreAlike() {
        long seed = 20_050_430;
        System.out.println("funnel with seed " + seed);
        var random = new Random(seed);
        int outside = 0;
        int far = 0;
        int widened = 0;
        int trials = 500;
        for (int trial = 0; trial < trials; trial++) {
            FunnelPlot plot = FunnelPlot.ofShares(draw(random, 0, 0.7), 0.7, Handling.ADDITIVE)
                    .get();
            outside += count(plot, false);
            far += count(plot, true);
            widened += plot.overdispersed() ? 1 : 0;
        }
        double all = 38.0 * trials;
        System.out.println(
                outside / all + " outside, " + far / all + " far, " + widened + " of " + trials + " widened");
        assertTrue(outside / all < 0.05 && outside / all > 0.02, outside + " outside");
        assertTrue(far / all < 0.004, far + " far outside");
        assertTrue(widened / (double) trials < 0.05, widened + " widened");
    }

    /** Regions that differ: limits of chance alone call most unusual; widened ones few. */
    @Test
    void falseAlarmsAreFewWhereRegionsDiffer() {
        long seed = 20_051_001;
        System.out.println("over-dispersed funnel with seed " + seed);
        var random = new Random(seed);
        int alone = 0;
        int additive = 0;
        int far = 0;
        int multiplicative = 0;
        int trials = 200;
        for (int trial = 0; trial < trials; trial++) {
            List<RegionalValue> regions = draw(random, 0.08, 0.6);
            alone += count(FunnelPlot.ofShares(regions, 0.6, Handling.NONE).get(), false);
            FunnelPlot widened =
                    FunnelPlot.ofShares(regions, 0.6, Handling.ADDITIVE).get();
            assertTrue(widened.overdispersed());
            additive += count(widened, false);
            far += count(widened, true);
            multiplicative += count(
                    FunnelPlot.ofShares(regions, 0.6, Handling.MULTIPLICATIVE).get(), false);
        }
        double all = 38.0 * trials;
        System.out.println(alone / all + ", additive " + additive / all + " and far " + far / all + ", multiplicative "
                + multiplicative / all);
        assertTrue(alone / all > 0.4, alone + " by chance alone");
        // winsorising takes a third of the real variance away, so that more lie outside than 5 in 100
        assertTrue(additive / all < 0.2, additive + " additive");
        assertTrue(far / all < 0.05, far + " additive, far outside");
        assertTrue(multiplicative / all < 0.2, multiplicative + " multiplicative");
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        var random = new Random(1);
        assertEquals(
                Optional.of(Undefined.TOO_FEW_COMPARED),
                FunnelPlot.ofShares(draw(random, 0, 0.5).subList(0, 4), 0.5, Handling.NONE)
                        .undefined());
        assertEquals(
                Optional.of(Undefined.ZERO_VALUE),
                FunnelPlot.ofShares(draw(random, 0, 0.5), 0, Handling.NONE).undefined());
        assertEquals(
                Optional.of(Undefined.UNCERTAINTY_MISSING),
                FunnelPlot.ofMeans(List.of(RegionalValue.of("a", 1, 1)), 1, Handling.NONE)
                        .undefined());
    }

    private static long count(FunnelPlot plot, boolean far) {
        return plot.spots().stream()
                .filter(spot -> far ? spot.position().isFar() : spot.position().isOutside())
                .count();
    }

    /** 38 regions of 20 to 5,000 cases, about a mean with a spread of their own. */
    static List<RegionalValue> draw(Random random, double spread, double mean) {
        return IntStream.range(0, 38)
                .mapToObj(i -> {
                    long n = Math.round(20 * Math.pow(250, i / 37.0));
                    double share = Math.max(0.01, Math.min(0.99, mean + spread * random.nextGaussian()));
                    return new RegionalValue(
                            "r" + i,
                            InequalityInterval.binomial(n, share, random) / (double) n,
                            Optional.empty(),
                            OptionalLong.of(n),
                            OptionalDouble.empty(),
                            Optional.empty());
                })
                .toList();
    }

    private static RegionalValue mean(String code, double value, double error, long n) {
        RegionalValue region = HealthEqual.region(code, value, error, 1);
        return new RegionalValue(
                code, value, region.interval(), OptionalLong.of(n), OptionalDouble.empty(), Optional.empty());
    }
}
