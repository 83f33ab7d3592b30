package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
    /** Hits of 18 batters in their first 45 times at bat in 1970. */
    private static final int[] HITS = {18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7};

    /** Their estimates by James and Stein, Efron (2010), Large-Scale Inference, table 1.1; Efron and Morris 1977 print the mean .265. */
    private static final double[] JAMES_STEIN = {
        0.294, 0.289, 0.285, 0.280, 0.275, 0.275, 0.270, 0.266, 0.261, 0.261, 0.256, 0.256, 0.256, 0.256, 0.256, 0.252,
        0.247, 0.242
    };

    static Shrinkage batters() {
        return Shrinkage.ofShares(IntStream.range(0, HITS.length)
                        .mapToObj(i -> share("b" + i, HITS[i], 45))
                        .toList())
                .get();
    }

    @Test
    void batterOfEfronAndMorris() {
        Shrinkage found = batters();
        assertEquals(0.265, found.mean(), 5e-4);
        for (int i = 0; i < HITS.length; i++) {
            assertEquals(JAMES_STEIN[i], found.regions().get(i).estimate().value(), 5e-4, "batter " + i);
        }
        // 0.212 of the way is kept (Efron and Morris 1977, Stein's paradox in statistics, Scientific American 236)
        assertEquals(0.212, 1 - found.regions().get(0).pull(), 5e-4);
    }

    @Test
    void fewCasesArePulledFurther() {
        Shrinkage found = Shrinkage.ofShares(List.of(
                        share("few", 9, 10),
                        share("many", 900, 1_000),
                        share("a", 500, 1_000),
                        share("b", 600, 1_000),
                        share("c", 700, 1_000)))
                .get();
        assertTrue(found.regions().get(0).pull() > found.regions().get(1).pull());
        assertTrue(found.regions().get(0).estimate().value()
                < found.regions().get(1).estimate().value());
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        assertEquals(
                Optional.of(Undefined.TOO_FEW_COMPARED),
                Shrinkage.ofShares(List.of(share("a", 1, 2))).undefined());
        assertEquals(
                Optional.of(Undefined.NO_SPREAD),
                Shrinkage.ofShares(List.of(share("a", 0, 2))).undefined());
    }

    /** 38 regions of 20 to 5,000 cases: shrunken intervals hold the truth as often as they say, and are nearer to it than what was seen. */
    @Test
    void intervalsHoldTheTruthAndEstimatesAreNearer() {
        long seed = 19_830_301;
        System.out.println("shrinkage with seed " + seed);
        var random = new Random(seed);
        int held = 0;
        double off = 0;
        double offSeen = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            double[] truth = IntStream.range(0, 38)
                    .mapToDouble(i -> 0.6 + 0.08 * random.nextGaussian())
                    .toArray();
            List<RegionalValue> seen = IntStream.range(0, 38)
                    .mapToObj(i -> {
                        long n = Math.round(20 * Math.pow(250, i / 37.0));
                        return share("r" + i, InequalityInterval.binomial(n, truth[i], random), n);
                    })
                    .toList();
            Shrinkage found = Shrinkage.ofShares(seen).get();
            for (int i = 0; i < 38; i++) {
                Shrinkage.Shrunk region = found.regions().get(i);
                held += region.estimate().contains(truth[i]) ? 1 : 0;
                off += Math.pow(region.estimate().value() - truth[i], 2);
                offSeen += Math.pow(region.value() - truth[i], 2);
            }
        }
        double share = held / (38.0 * trials);
        System.out.println("held " + share + ", squared error " + off / offSeen + " of that of what was seen");
        assertEquals(0.95, share, 0.02);
        assertTrue(off < 0.8 * offSeen);
    }

    private static RegionalValue share(String code, long part, long whole) {
        return new RegionalValue(
                code,
                part / (double) whole,
                Optional.empty(),
                OptionalLong.of(whole),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
