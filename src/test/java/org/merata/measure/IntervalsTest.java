package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.model.Interval;

class IntervalsTest {
    /** 81/263, 15/148, 0/20 and 1/29 are the cases of Newcombe 1998, table I, method 3; the others are worked out from the formula. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, .2775",
        "1, 10, .0179, .4042",
        "5, 10, .2366, .7634",
        "10, 10, .7225, 1",
        "81, 263, .2553, .3662",
        "15, 148, .0624, .1605",
        "0, 20, 0, .1611",
        "1, 29, .0061, .1718"
    })
    void wilsonReproducesPublishedIntervals(double part, double whole, double lower, double upper) {
        Interval interval = Intervals.wilson(part, whole).orElseThrow();
        assertEquals(lower, interval.lower(), 5e-5);
        assertEquals(upper, interval.upper(), 5e-5);
    }

    /** The limits of Garwood 1936 (Biometrika 28), as printed in tables of the Poisson distribution. */
    @ParameterizedTest
    @CsvSource({"0, 0, 3.689", "1, 0.025, 5.572", "5, 1.623, 11.668", "10, 4.795, 18.390", "20, 12.217, 30.888"})
    void thePoissonIntervalReproducesPublishedLimits(double count, double lower, double upper) {
        Interval interval = Intervals.exactPoisson(count, 1).orElseThrow();
        assertEquals(lower, interval.lower(), 6e-4);
        assertEquals(upper, interval.upper(), 6e-4);
        assertEquals(
                interval.upper() * 1000 / 40,
                Intervals.exactPoisson(count, 1000.0 / 40).orElseThrow().upper(),
                1e-9);
    }

    @Test
    void largePoissonCountsGoOnWithoutAJump() {
        Interval exact = Intervals.exactPoisson(4_999, 1).orElseThrow();
        Interval byCubeRoot = Intervals.exactPoisson(5_001, 1).orElseThrow();
        assertEquals(2, byCubeRoot.lower() - exact.lower(), 0.03);
        assertEquals(2, byCubeRoot.upper() - exact.upper(), 0.03);
    }

    /** Student 1908, extra sleep of ten patients: differences 1.2 ... 1.4, mean 1.58; the interval as printed by R's t.test(sleep). */
    @Test
    void studentReproducesHisOwnExample() {
        double[] sleep = {1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4};
        double sum = 0;
        double squares = 0;
        for (double hours : sleep) {
            sum += hours;
            squares += hours * hours;
        }
        Interval interval = Intervals.student(sum / 10, Intervals.standardError(sum, squares, 10), 10)
                .orElseThrow();
        assertEquals(0.7001142, interval.lower(), 1e-7);
        assertEquals(2.4598858, interval.upper(), 1e-7);
    }

    /** Campbell and Gardner 1988 (BMJ 296:1454): the median of 100 values lies between the 40th and the 61st. */
    @Test
    void theRanksOfAMediansIntervalAreThePublishedOnes() {
        assertEquals(OptionalLong.of(40), Intervals.lowerRank(100, 0.5));
        assertEquals(OptionalLong.of(61), Intervals.upperRank(100, 0.5));
        assertEquals(OptionalLong.empty(), Intervals.lowerRank(3, 0.5));
        assertEquals(OptionalLong.empty(), Intervals.upperRank(20, 0.9));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.5, 5", "11, 0.5, 6", "1, 0.9, 1", "10, 0.9, 9", "100, 0.55, 55", "7, 0.1, 1", "1000, 0.07, 70"})
    void theRankIsTheSmallestThatHoldsTheShare(long n, double p, long rank) {
        assertEquals(rank, Intervals.rank(n, p));
    }

    @Test
    void noCasesGiveNoInterval() {
        assertEquals(Optional.empty(), Intervals.wilson(0, 0));
        assertEquals(Optional.empty(), Intervals.student(1, 0, 1));
    }

    @Test
    void anIntervalHoldsItsValueAndShrinksWithMoreCases() {
        long seed = 4_711;
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            int whole = 1 + random.nextInt(500);
            int part = random.nextInt(whole + 1);
            String at = part + "/" + whole + ", seed " + seed;
            Interval one = Intervals.wilson(part, whole).orElseThrow();
            Interval ten = Intervals.wilson(part * 10.0, whole * 10.0).orElseThrow();
            assertTrue(one.contains((double) part / whole), at);
            assertTrue(one.lower() >= 0 && one.upper() <= 1, at);
            assertTrue(ten.upper() - ten.lower() < one.upper() - one.lower(), at);
            assertTrue(Intervals.exactPoisson(part, 1).orElseThrow().contains(part), at);
        }
    }
}
