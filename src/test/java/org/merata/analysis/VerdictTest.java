package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.analysis.Verdict.Assurance;
import org.merata.analysis.Verdict.Variation;
import org.merata.model.Direction;

class VerdictTest {
    /** Between 9 and 11 in turn: mean 10, limits 10 +/- 5.32. */
    private static final double[] STEADY = {9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11};

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 20, IMPROVING",
        "HIGHER, 0, WORSENING",
        "LOWER, 20, WORSENING",
        "LOWER, 0, IMPROVING",
        "NEUTRAL, 20, RISING",
        "NEUTRAL, 0, FALLING",
        "HIGHER, 10.5, NO_SIGNAL",
        "NEUTRAL, 10.5, NO_SIGNAL"
    })
    void theLatestPointDecides(Direction direction, double latest, Variation variation) {
        double[] values = DoubleStream.concat(Arrays.stream(STEADY), DoubleStream.of(latest))
                .toArray();
        assertEquals(
                variation,
                Verdict.of(ControlChartTest.xmr(values), direction, OptionalDouble.empty())
                        .variation());
    }

    @Test
    void aSignalThatHasPassedIsNoVerdict() {
        double[] values =
                DoubleStream.concat(DoubleStream.of(18), Arrays.stream(STEADY)).toArray();
        assertEquals(
                Variation.NO_SIGNAL,
                Verdict.of(ControlChartTest.xmr(values), Direction.HIGHER, OptionalDouble.empty())
                        .variation());
    }

    @ParameterizedTest
    @CsvSource({
        "HIGHER, 4.6, WILL_MEET",
        "HIGHER, 10, HIT_OR_MISS",
        "HIGHER, 4.7, HIT_OR_MISS",
        "HIGHER, 15.3, HIT_OR_MISS",
        "HIGHER, 15.4, WILL_MISS",
        "LOWER, 4.6, WILL_MISS",
        "LOWER, 10, HIT_OR_MISS",
        "LOWER, 15.4, WILL_MEET"
    })
    void theTargetIsHeldAgainstTheLimits(Direction direction, double target, Assurance assurance) {
        Verdict verdict = Verdict.of(ControlChartTest.xmr(STEADY), direction, OptionalDouble.of(target));
        assertEquals(new Verdict(Variation.NO_SIGNAL, Optional.of(assurance), 11), verdict);
    }

    /** Ten points about 10, then what is said to be recent; limits lie about the mean of all. */
    private static double[] rising(double... recent) {
        return DoubleStream.concat(Arrays.stream(STEADY).limit(10), Arrays.stream(recent))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        // limits 8.1..18.4, short of a target that the last two reach
        "HIGHER, 22, HIT_OR_MISS",
        // reached exactly is reached
        "HIGHER, 24, HIT_OR_MISS",
        // not one of the last six reaches it
        "HIGHER, 24.1, WILL_MISS",
        "LOWER, 22, HIT_OR_MISS",
        "LOWER, 24, WILL_MEET"
    })
    void limitsOfASeriesThatMovesPromiseOnlyWhatRecentPointsBearOut(
            Direction direction, double target, Assurance assurance) {
        Verdict verdict = Verdict.of(
                ControlChartTest.xmr(rising(12, 14, 16, 18, 20, 22, 24)), direction, OptionalDouble.of(target));
        assertEquals(Optional.of(assurance), verdict.assurance());
    }

    @Test
    void aPointSixBeforeTheLatestIsRecentOnlyWhereItsSignalStillStands() {
        double[] spike = DoubleStream.concat(Arrays.stream(STEADY), DoubleStream.of(30, 10, 9, 11, 9, 11, 9))
                .toArray();
        ControlChart passed = ControlChartTest.xmr(spike);
        assertEquals(
                Optional.of(Assurance.WILL_MISS),
                Verdict.of(passed, Direction.HIGHER, OptionalDouble.of(29)).assurance());

        double[] shift = DoubleStream.concat(Arrays.stream(STEADY), DoubleStream.of(30, 20, 21, 20, 21, 20, 21))
                .toArray();
        ControlChart standing = ControlChartTest.xmr(shift);
        assertEquals(
                Optional.of(Assurance.HIT_OR_MISS),
                Verdict.of(standing, Direction.HIGHER, OptionalDouble.of(29)).assurance());
    }

    @Test
    void pointsBeforeARebaseAreNotRecent() {
        double[] values = DoubleStream.concat(DoubleStream.generate(() -> 30).limit(3), Arrays.stream(STEADY))
                .toArray();
        ControlChart rebased = ControlChart.xmr(ControlChartTest.series(values), Set.of(3));
        assertEquals(
                Optional.of(Assurance.WILL_MISS),
                Verdict.of(rebased, Direction.HIGHER, OptionalDouble.of(29)).assurance());
    }

    @Test
    void aMeasureWithoutABetterMeetsNoTarget() {
        Verdict verdict = Verdict.of(ControlChartTest.xmr(STEADY), Direction.NEUTRAL, OptionalDouble.of(10));
        assertEquals(Optional.empty(), verdict.assurance());
    }

    @Test
    void whatIsAlwaysOnTargetWillMeetIt() {
        double[] full = DoubleStream.generate(() -> 1).limit(12).toArray();
        Verdict verdict = Verdict.of(ControlChartTest.xmr(full), Direction.HIGHER, OptionalDouble.of(1));
        assertEquals(Optional.of(Assurance.WILL_MEET), verdict.assurance());
    }

    @Test
    void tooFewPointsAreToldApartFromNoSignal() {
        double[] eleven = Arrays.copyOf(STEADY, 11);
        eleven[10] = 99;
        var early = new Verdict(Variation.TOO_FEW_POINTS, Optional.empty(), 10);
        assertEquals(early, Verdict.of(ControlChartTest.xmr(eleven), Direction.HIGHER, OptionalDouble.of(1)));
        ControlChart rebased = ControlChart.xmr(ControlChartTest.series(STEADY), Set.of(3));
        assertEquals(
                new Verdict(Variation.TOO_FEW_POINTS, Optional.empty(), 11),
                Verdict.of(rebased, Direction.HIGHER, OptionalDouble.empty()));
        assertEquals(
                new Verdict(Variation.TOO_FEW_POINTS, Optional.empty(), -1),
                Verdict.of(ControlChartTest.xmr(), Direction.HIGHER, OptionalDouble.empty()));
    }

    @Test
    void aMissingLatestPointLeavesTheVerdictAtTheOneBefore() {
        double[] values = DoubleStream.concat(Arrays.stream(STEADY), DoubleStream.of(Double.NaN))
                .toArray();
        assertEquals(
                11,
                Verdict.of(ControlChartTest.xmr(values), Direction.HIGHER, OptionalDouble.empty())
                        .at());
    }
}
