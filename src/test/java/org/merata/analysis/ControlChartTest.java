package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.ControlChart.Rule;

class ControlChartTest {
    private static final double NONE = Double.NaN;

    /** NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.2: mean 50.81, moving range 1.8778, limits 45.8159 and 55.8041. */
    @Test
    void nistsFlowRates() {
        ControlChart chart = xmr(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);
        Limits limits = limits(chart, 0);
        assertEquals(50.81, limits.centre(), 1e-9);
        assertEquals(55.8041, limits.upper(), 1e-3);
        assertEquals(45.8159, limits.lower(), 1e-3);
        assertTrue(chart.segments().get(0).trial());
        assertEquals(List.of(), signals(chart));
    }

    @Test
    void nearLimitsLieAtTwoThirds() {
        Limits limits = limits(xmr(10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12), 0);
        assertEquals(11 + 5.32, limits.upper(), 1e-12);
        assertEquals(11 + 5.32 * 2 / 3, limits.nearUpper(), 1e-12);
        assertEquals(11 - 5.32 * 2 / 3, limits.nearLower(), 1e-12);
        assertEquals(11 - 5.32, limits.lower(), 1e-12);
    }

    /** Moving ranges 1 (18 times) and 30 (twice): mean 3.9, screened at 12.74, so limits from a mean of 1. */
    @Test
    void anOutlyingMovingRangeIsLeftOutOnce() {
        double[] values = new double[21];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2;
        }
        values[10] = 31;
        ControlChart chart = xmr(values);
        Limits limits = limits(chart, 0);
        assertEquals(2.66, limits.upper() - limits.centre(), 1e-9);
        assertEquals(
                Optional.of(new ControlChart.Signal(Rule.OUTSIDE_LIMITS, true)),
                chart.points().get(10).signal());
    }

    @Test
    void sevenOnOneSideAreARunAndSixAreNot() {
        assertEquals(List.of(), signals(xmr(9, 11, 9, 11, 9, 11, 9, 9.5, 9.9, 9.4, 9.9, 9.5, 11, 11, 11, 12, 11)));
        ControlChart seven = xmr(9, 11, 9, 11, 9, 10.4, 10.8, 10.3, 10.7, 10.3, 10.8, 10.4, 9, 9, 9.5, 9, 10.9);
        assertEquals(
                List.of(
                        "5 ONE_SIDE up",
                        "6 ONE_SIDE up",
                        "7 ONE_SIDE up",
                        "8 ONE_SIDE up",
                        "9 ONE_SIDE up",
                        "10 ONE_SIDE up",
                        "11 ONE_SIDE up"),
                signals(seven));
    }

    @Test
    void aPointOnTheMeanEndsARun() {
        // the mean is 10 exactly: four up, one on it, three up; then as many down
        ControlChart chart = xmr(11, 12, 11, 12, 10, 11, 12, 11, 9, 8, 9, 8, 10, 9, 8, 9);
        assertEquals(10, limits(chart, 0).centre(), 0);
        assertEquals(List.of(), signals(chart));
    }

    @Test
    void sevenRisingPointsAreATrendAndTiesEndIt() {
        double[] rising = {20, 12, 20, 12, 20, 12, 13, 14, 15, 16, 17, 18, 12, 20, 12, 20};
        assertEquals(
                List.of(
                        "5 TREND up",
                        "6 TREND up",
                        "7 TREND up",
                        "8 TREND up",
                        "9 TREND up",
                        "10 TREND up",
                        "11 TREND up"),
                signals(xmr(rising)));
        rising[8] = 14;
        assertEquals(List.of(), signals(xmr(rising)));
        double[] falling = DoubleStream.of(rising).map(value -> 40 - value).toArray();
        falling[8] = 25;
        assertTrue(signals(xmr(falling)).contains("7 TREND down"));
    }

    /** NHSRplotthedots, issue 143: two near points with one on the other side of the mean between them are no signal. */
    @Test
    void twoOfThreeMustLieOnOneSide() {
        double[] values = {9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 15.5, 10.9, 15.5, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9};
        ControlChart same = xmr(values);
        assertTrue(
                limits(same, 0).nearUpper() < 15.5 && 15.5 < limits(same, 0).upper(),
                limits(same, 0).toString());
        assertEquals(List.of("10 TWO_OF_THREE up", "12 TWO_OF_THREE up"), signals(same));
        values[11] = 9;
        assertEquals(List.of(), signals(xmr(values)));
    }

    @Test
    void theFirstRuleThatFitsIsNamed() {
        // one long rise: its ends are also outside the limits and on one side
        ControlChart chart = xmr(IntStream.rangeClosed(1, 20).asDoubleStream().toArray());
        assertEquals(
                Rule.OUTSIDE_LIMITS,
                chart.points().get(0).signal().orElseThrow().rule());
        assertEquals(
                Rule.OUTSIDE_LIMITS,
                chart.points().get(19).signal().orElseThrow().rule());
        assertEquals(Rule.TREND, chart.points().get(10).signal().orElseThrow().rule());
        assertFalse(chart.points().get(0).signal().orElseThrow().high());
    }

    @Test
    void noRunCrossesAGap() {
        double[] values = {9, 11, 9, 11, 9, 10.4, 10.8, 10.3, 10.7, 10.3, 10.8, 10.4, 9, 9, 9.5, 9, 10.9};
        double[] withGap = DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(values, 0, 9), DoubleStream.of(NONE)),
                        Arrays.stream(values, 9, values.length))
                .toArray();
        assertEquals(7, signals(xmr(values)).size());
        assertEquals(List.of(), signals(xmr(withGap)));
        assertEquals(17, xmr(withGap).segments().get(0).count());
    }

    @Test
    void noMovingRangeCrossesAGap() {
        Limits limits = limits(xmr(1, 2, 1, NONE, 101, 102, 101), 0);
        assertEquals(2.66, limits.upper() - limits.centre(), 1e-9);
    }

    @Test
    void aRebaseStartsNewLimitsAndEndsRuns() {
        double[] values = {9, 11, 9, 11, 9, 10.4, 10.8, 10.3, 10.7, 10.3, 10.8, 10.4, 9, 9, 9.5, 9, 10.9};
        ControlChart chart = ControlChart.xmr(series(values), Set.of(9));
        assertEquals(2, chart.segments().size());
        assertEquals(new ControlChart.Segment(9, 16, 8, true), chart.segments().get(1));
        assertTrue(limits(chart, 8).centre() != limits(chart, 9).centre());
        assertEquals(List.of(), signals(chart));
    }

    @Test
    void tooFewPointsHaveNoLimits() {
        assertEquals(Optional.empty(), xmr(5).points().get(0).limits());
        assertEquals(Optional.empty(), xmr(5, NONE, 6).points().get(2).limits());
        assertEquals(List.of(), xmr().points());
    }

    @Test
    void aSeriesThatNeverChangesHasNoSignal() {
        double[] same = DoubleStream.generate(() -> 0.1).limit(24).toArray();
        assertEquals(List.of(), signals(xmr(same)));
    }

    /** Laney (2002): with the same number of cases throughout, the chart is the one of individual values (3 / 1.128 for 2.66). */
    @Test
    void laneysChartOfEqualCasesIsTheChartOfValues() {
        double[] shares = {0.51, 0.55, 0.49, 0.53, 0.5, 0.56, 0.52, 0.48, 0.54, 0.5, 0.53, 0.51, 0.55};
        Limits expected = limits(xmr(shares), 0);
        Limits limits = limits(shares(shares, 4_000), 0);
        assertEquals(expected.centre(), limits.centre(), 1e-12);
        assertEquals(expected.upper(), limits.upper(), 1e-4);
        assertEquals(expected.lower(), limits.lower(), 1e-4);
    }

    /** By hand: cases 100 and 400 in turn, shares .5 and .6: mean .58; s .04936 and .02468; z -1.6208 and .8104, ranges 2.4313. */
    @Test
    void laneysLimitsWidenWhereCasesAreFew() {
        List<OptionalDouble> shares =
                Collections.nCopies(7, List.of(OptionalDouble.of(0.5), OptionalDouble.of(0.6))).stream()
                        .flatMap(List::stream)
                        .toList();
        List<OptionalLong> cases = Collections.nCopies(7, List.of(OptionalLong.of(100), OptionalLong.of(400))).stream()
                .flatMap(List::stream)
                .toList();
        ControlChart chart = ControlChart.shares(shares, cases, Set.of());
        double few = Math.sqrt(0.58 * 0.42 / 100);
        double many = Math.sqrt(0.58 * 0.42 / 400);
        double spread = (0.02 / many + 0.08 / few) / 1.128;
        assertEquals(0.58, limits(chart, 0).centre(), 1e-12);
        assertEquals(0.58 + 3 * few * spread, limits(chart, 0).upper(), 1e-12);
        assertEquals(0.58 - 3 * many * spread, limits(chart, 1).lower(), 1e-12);
    }

    @Test
    void aShareWithoutCasesIsMissing() {
        List<OptionalDouble> shares = series(0.5, 0.6, 0.5);
        ControlChart chart = ControlChart.shares(
                shares, List.of(OptionalLong.of(10), OptionalLong.empty(), OptionalLong.of(0)), Set.of());
        assertEquals(1, chart.segments().get(0).count());
    }

    @Test
    void limitsOfSharesStayShares() {
        Limits limits = limits(shares(new double[] {1, 0.9, 1, 0.95, 1, 0.9, 1, 1, 0.92, 1, 1, 0.9}, 20), 0);
        assertEquals(1, limits.upper());
        assertEquals(
                List.of(),
                signals(shares(DoubleStream.generate(() -> 1).limit(12).toArray(), 20)));
    }

    /** Times that double and halve lie as far apart on a log scale, and a limit never falls below zero. */
    @Test
    void lengthsOfTimeAreChartedOnALogScale() {
        double[] times = {10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 10, 20};
        ControlChart chart = ControlChart.xmrOfLogs(series(times), Set.of());
        Limits limits = limits(chart, 0);
        assertEquals(Math.sqrt(200), limits.centre(), 1e-9);
        assertEquals(Math.sqrt(200) * Math.pow(2, 2.66), limits.upper(), 1e-9);
        assertEquals(Math.sqrt(200) / Math.pow(2, 2.66), limits.lower(), 1e-9);
        assertEquals(ControlChart.Kind.XMR_OF_LOGS, chart.kind());
        times[3] = 0;
        assertEquals(
                ControlChart.Kind.XMR,
                ControlChart.xmrOfLogs(series(times), Set.of()).kind());
    }

    @ParameterizedTest
    @CsvSource({"11, true", "12, false"})
    void twelvePointsMakeLimitsThatCount(int count, boolean trial) {
        double[] values = IntStream.range(0, count).mapToDouble(i -> i % 2).toArray();
        assertEquals(trial, xmr(values).segments().get(0).trial());
    }

    static ControlChart xmr(double... values) {
        return ControlChart.xmr(series(values), Set.of());
    }

    static List<OptionalDouble> series(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value))
                .toList();
    }

    private static ControlChart shares(double[] shares, long cases) {
        return ControlChart.shares(
                series(shares), Collections.nCopies(shares.length, OptionalLong.of(cases)), Set.of());
    }

    private static Limits limits(ControlChart chart, int at) {
        return chart.points().get(at).limits().orElseThrow();
    }

    private static List<String> signals(ControlChart chart) {
        return IntStream.range(0, chart.points().size())
                .filter(i -> chart.points().get(i).signal().isPresent())
                .mapToObj(i -> {
                    var signal = chart.points().get(i).signal().orElseThrow();
                    return i + " " + signal.rule() + (signal.high() ? " up" : " down");
                })
                .toList();
    }
}
