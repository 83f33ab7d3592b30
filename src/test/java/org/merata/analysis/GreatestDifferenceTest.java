package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreatestDifferenceTest {
    /** Wilson's limits of 56 of 70 and 48 of 80. */
    private static final Estimate FIRST = new Estimate(0.8, 0.69179, 0.87696);

    private static final Estimate SECOND = new Estimate(0.6, 0.49037, 0.70044);

    /** Newcombe 1998, table II: method 10 for 56/70 - 48/80 is 0.0524 to 0.3339. */
    @Test
    void ofTwoSharesItIsNewcombes() {
        GreatestDifference found = GreatestDifference.of(List.of(SECOND, FIRST)).get();
        assertEquals(1, found.greatest());
        assertEquals(0, found.least());
        assertEquals(1, found.pairs());
        assertEquals(0.2, found.difference().value(), 1e-12);
        assertEquals(0.0524, found.difference().lower(), 0.00005);
        assertEquals(0.3339, found.difference().upper(), 0.00005);
        assertTrue(found.isClear());
    }

    /** Three groups: 3 pairs, and the normal quantile of 0.025 / 3 is 2.39398, that of 0.025 is 1.95996. */
    @Test
    void ofThreeGroupsItReachesFurther() {
        var groups = List.of(new Estimate(10, 9, 11), new Estimate(12, 10, 14), new Estimate(11, 10, 12));
        GreatestDifference found = GreatestDifference.of(groups).get();
        assertEquals(3, found.pairs());
        double reach = Math.sqrt(5) * 2.39398 / 1.95996;
        assertEquals(2 - reach, found.difference().lower(), 1e-4);
        assertEquals(2 + reach, found.difference().upper(), 1e-4);
        assertFalse(found.isClear());
    }

    @Test
    void ofOneGroupThereIsNone() {
        assertEquals(
                Undefined.TOO_FEW_VALUES,
                GreatestDifference.of(List.of(FIRST)).undefined().orElseThrow());
    }

    /** Seven groups that are alike are called different at most as often as promised; the sexes that are as well. */
    @Test
    void groupsThatAreAlikeAreSeldomCalledDifferent() {
        long seed = 20_261_129;
        System.out.println("groups alike, seed " + seed);
        var random = new Random(seed);
        for (int size : new int[] {2, 7}) {
            int called = 0;
            int trials = 4_000;
            for (int trial = 0; trial < trials; trial++) {
                var groups = new ArrayList<Estimate>();
                for (int i = 0; i < size; i++) {
                    groups.add(Estimate.normal(random.nextGaussian(), 1));
                }
                called += GreatestDifference.of(groups).get().isClear() ? 1 : 0;
            }
            double share = (double) called / trials;
            System.out.println(size + " groups alike: called different " + share);
            assertTrue(share < 0.06, size + " groups: " + share);
            assertTrue(share > 0.02, size + " groups: " + share);
        }
    }
}
