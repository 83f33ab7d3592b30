package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.analysis.YearsToTarget.Word;

class YearsToTargetTest {
    private static final double[] QUARTERS =
            IntStream.range(0, 16).mapToDouble(i -> i / 4.0).toArray();

    /** By hand: 50 at the last point, 2 a year, so that 60 takes five years. */
    @Test
    void aStraightLineMeetsTheTargetWhereItMust() {
        double[] values =
                IntStream.range(0, 16).mapToDouble(i -> 50 + 2 * (i - 15) / 4.0).toArray();
        YearsToTarget found = YearsToTarget.of(QUARTERS, values, 60, true).get();
        assertEquals(Word.ON_THE_WAY, found.word());
        assertEquals(5, found.years().orElseThrow().value(), 1e-9);
        assertEquals(50, found.level(), 1e-9);
        assertEquals(
                Word.REACHED, YearsToTarget.of(QUARTERS, values, 49, true).get().word());
        assertEquals(
                Word.NOT_AT_THIS_PACE,
                YearsToTarget.of(QUARTERS, values, 40, false).get().word());
        assertEquals(
                Optional.of(Undefined.TOO_FEW_POINTS),
                YearsToTarget.of(new double[7], new double[7], 1, true).undefined());
    }

    /** Lines of known slope with errors: Fieller's interval holds the years, and what stands still is not said to arrive. */
    @Test
    void theIntervalHoldsTheYearsAndStandingStillIsNoPace() {
        long seed = 19_540_101;
        System.out.println("years to target with seed " + seed);
        var random = new Random(seed);
        int held = 0;
        int moving = 0;
        int alarms = 0;
        int trials = 2_000;
        for (int trial = 0; trial < trials; trial++) {
            YearsToTarget way =
                    YearsToTarget.of(QUARTERS, draw(random, 2), 60, true).get();
            if (way.word() == Word.ON_THE_WAY) {
                moving++;
                held += way.years().orElseThrow().contains(5) ? 1 : 0;
            }
            alarms +=
                    YearsToTarget.of(QUARTERS, draw(random, 0), 60, true).get().word() == Word.ON_THE_WAY ? 1 : 0;
        }
        System.out.println(held + " of " + moving + " hold, " + alarms + " of " + trials + " stand still and arrive");
        assertTrue(moving > 0.95 * trials);
        assertTrue(held > 0.92 * moving, held + " of " + moving);
        assertTrue(alarms < 0.045 * trials, alarms + " alarms");
    }

    private static double[] draw(Random random, double slope) {
        return IntStream.range(0, 16)
                .mapToDouble(i -> 50 + slope * (i - 15) / 4.0 + random.nextGaussian())
                .toArray();
    }
}
