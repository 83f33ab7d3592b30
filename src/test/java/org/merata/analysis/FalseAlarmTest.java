package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.analysis.ControlChart.Rule;

/** How often the rules call chance a signal, by simulation with a fixed seed. */
class FalseAlarmTest {
    private static final long SEED = 20261129;
    private static final int SERIES = 6_000;
    private static final int MONTHS = 24;

    /**
     * Limits at three standard deviations are passed by 27 of 10,000 normal values (Montgomery: average run length 370). The screen for
     * outlying moving ranges takes those above 3.267 times their mean away, which leaves 0.9755 of it: 2.927 deviations, 34 of 10,000.
     */
    @Test
    void limitsFromManyPointsArePassedAsOftenAsTheirScreenSays() {
        var random = new Random(SEED);
        int points = 100_000;
        ControlChart chart = ControlChart.xmr(
                IntStream.range(0, points)
                        .mapToObj(i -> OptionalDouble.of(100 + random.nextGaussian()))
                        .toList(),
                Set.of());
        long outside = chart.points().stream()
                .flatMap(point -> point.signal().stream())
                .filter(signal -> signal.rule() == Rule.OUTSIDE_LIMITS)
                .count();
        System.out.println("seed " + SEED + ": " + outside + " of " + points + " outside");
        assertEquals(0.00342, outside / (double) points, 0.0006);
    }

    /**
     * About a known mean the last of independent points ends a run of seven on one side 1 / 64 of the time, and seven that rise or fall 2 / 7!;
     * about the mean of the series itself runs are rarer.
     */
    @Test
    void theLatestOfTwoYearsOfChanceIsSeldomASignal() {
        Map<Rule, Integer> xmr = alarms(random -> ControlChart.xmr(normal(random), Set.of()));
        Map<Rule, Integer> logs = alarms(random -> ControlChart.xmrOfLogs(
                normal(random).stream()
                        .map(value -> OptionalDouble.of(Math.exp((value.getAsDouble() - 100) / 4)))
                        .toList(),
                Set.of()));
        Map<Rule, Integer> shares = alarms(FalseAlarmTest::shares);
        for (Map<Rule, Integer> found : List.of(xmr, logs, shares)) {
            double all = found.values().stream().mapToInt(Integer::intValue).sum() / (double) SERIES;
            System.out.println("seed " + SEED + ": " + found + " of " + SERIES);
            assertTrue(share(found, Rule.ONE_SIDE) < 1 / 64.0, "one side " + found);
            assertTrue(share(found, Rule.TREND) < 0.002, "trend " + found);
            assertTrue(share(found, Rule.OUTSIDE_LIMITS) < 0.012, "outside " + found);
            assertTrue(share(found, Rule.TWO_OF_THREE) < 0.012, "two of three " + found);
            assertTrue(all < 0.03 && all > 0.005, "all rules together " + all);
        }
    }

    private static double share(Map<Rule, Integer> found, Rule rule) {
        return found.getOrDefault(rule, 0) / (double) SERIES;
    }

    /** What the last point of each series says, by rule. */
    private static Map<Rule, Integer> alarms(Function<Random, ControlChart> draw) {
        var random = new Random(SEED);
        var found = new EnumMap<Rule, Integer>(Rule.class);
        for (int i = 0; i < SERIES; i++) {
            draw.apply(random)
                    .points()
                    .get(MONTHS - 1)
                    .signal()
                    .ifPresent(signal -> found.merge(signal.rule(), 1, Integer::sum));
        }
        return found;
    }

    private static List<OptionalDouble> normal(Random random) {
        return IntStream.range(0, MONTHS)
                .mapToObj(i -> OptionalDouble.of(100 + random.nextGaussian()))
                .toList();
    }

    /** Shares of cases that change in number, and that scatter more than a binomial would. */
    private static ControlChart shares(Random random) {
        List<Long> cases = IntStream.range(0, MONTHS)
                .mapToObj(i -> 500 + (long) random.nextInt(1_000))
                .toList();
        List<OptionalDouble> values = cases.stream()
                .map(n -> OptionalDouble.of(0.6 + random.nextGaussian() * 2 * Math.sqrt(0.24 / n)))
                .toList();
        return ControlChart.shares(values, cases.stream().map(OptionalLong::of).toList(), Set.of());
    }
}
