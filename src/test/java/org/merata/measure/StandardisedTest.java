package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.definition.Bins;
import org.merata.measure.Standardised.Quantile;

class StandardisedTest {
    private static final long SEED = 20261129;
    private static final double[] HANDLED = {1, 1.6, 4};

    private static BinCounts counts(Map<Double, Long> values) {
        Map<Integer, Long> bins = new TreeMap<>();
        values.forEach((value, n) -> bins.merge(Bins.of(value), n, Long::sum));
        return BinCounts.of(bins);
    }

    private static BinCounts counts(double[] values) {
        Map<Integer, Long> bins = new TreeMap<>();
        for (double value : values) {
            bins.merge(Bins.of(value), 1L, Long::sum);
        }
        return BinCounts.of(bins);
    }

    /**
     * Two services. The place handles the first in 10 s (30 of 40), the second mostly in 1,000 s (15 of 20), and has few of the second, which
     * is three quarters of the whole. Of the place: 30 of 60 up to 10. At the whole's mix F(10) = .25 x .75, F(100) = .25 + .75 x .25 = .4375,
     * F(1000) = 1: 1,000. The whole has 80 of 400 up to 10 and 250 up to 100. So of a distance of -90 the mix makes -990, performance +900.
     */
    @Test
    void aPlaceWithAnEasyMixLooksFasterThanItIs() {
        var easy = new Standardised.Cell(counts(Map.of(10.0, 30L, 100.0, 10L)), counts(Map.of(10.0, 80L, 100.0, 20L)));
        var hard = new Standardised.Cell(
                counts(Map.of(100.0, 5L, 1000.0, 15L)), counts(Map.of(100.0, 150L, 1000.0, 150L)));
        Standardised found = Standardised.of(List.of(easy, hard), 0.5);
        assertEquals(Bins.of(10), found.own().bin());
        assertEquals(Bins.of(1000), found.standardised().bin());
        assertEquals(Bins.of(100), found.whole().bin());
        double mix = found.own().value() - found.standardised().value();
        double performance = found.standardised().value() - found.whole().value();
        assertEquals(-990, mix, 10);
        assertEquals(900, performance, 11);
        assertEquals(found.own().value() - found.whole().value(), mix + performance, 1e-9);
    }

    @Test
    void theQuantileLiesInTheBinOfTheExactReweightedOne() {
        var random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            int n = 2 + random.nextInt(5);
            double p = List.of(0.25, 0.5, 0.9).get(random.nextInt(3));
            var cells = new ArrayList<Standardised.Cell>();
            var values = new ArrayList<double[]>();
            var whole = new ArrayList<Integer>();
            for (int i = 0; i < n; i++) {
                double[] own = lengths(random, 1 + random.nextInt(60), 1 + random.nextInt(5));
                double[] others = lengths(random, random.nextInt(400), 2);
                double[] all = Arrays.copyOf(own, own.length + others.length);
                System.arraycopy(others, 0, all, own.length, others.length);
                values.add(own);
                whole.add(all.length);
                cells.add(new Standardised.Cell(counts(own), counts(all)));
            }
            Standardised found = Standardised.of(cells, p);
            double exact = reweighted(values, whole, p);
            String round1 = "seed " + SEED + ", round " + round + ", p " + p;
            assertEquals(Bins.of(exact), found.standardised().bin(), round1);
            assertEquals(exact, found.standardised().value(), 0.011 * exact + 0.5, round1);
        }
    }

    /** The smallest value up to which the weights of the values reach p; a value weighs its cell's share in the whole over its cell's values. */
    private static double reweighted(List<double[]> values, List<Integer> whole, double p) {
        double all = whole.stream().mapToInt(Integer::intValue).sum();
        Map<Double, Double> weights = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            for (double value : values.get(i)) {
                weights.merge(value, whole.get(i) / all / values.get(i).length, Double::sum);
            }
        }
        double reached = 0;
        for (Map.Entry<Double, Double> value : weights.entrySet()) {
            reached += value.getValue();
            if (reached >= p - 1e-9) {
                return value.getKey();
            }
        }
        throw new AssertionError("weights come to " + reached);
    }

    private static double[] lengths(Random random, int n, double hours) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = hours * 3600 * Math.exp(random.nextGaussian());
        }
        return values;
    }

    @Test
    void withTheMixOfTheWholeThereIsNothingForTheMixToMake() {
        var random = new Random(SEED);
        var cells = new ArrayList<Standardised.Cell>();
        for (double hours : HANDLED) {
            double[] own = lengths(random, 100, hours);
            double[] others = lengths(random, 900, hours);
            cells.add(new Standardised.Cell(counts(own), BinCounts.sum(List.of(counts(own), counts(others)))));
        }
        Standardised found = Standardised.of(cells, 0.5);
        assertEquals(found.own().bin(), found.standardised().bin());
        assertEquals(
                0,
                Standardised.standardErrorOfDifference(found.own(), found.standardised())
                        .orElseThrow(),
                1e-9);
    }

    @Test
    void ofFewValuesThereIsNoInterval() {
        var one = new Standardised.Cell(counts(Map.of(10.0, 1L, 50.0, 1L)), counts(Map.of(10.0, 1L, 50.0, 1L)));
        Quantile own = Standardised.of(List.of(one), 0.5).own();
        assertTrue(own.interval().isEmpty());
        assertEquals(0, own.beyondInterval());
        assertFalse(Standardised.standardErrorOfDifference(own, own).isPresent());
    }

    /** Three services with medians of 1, 1.6 and 4 hours; the place is a fifth slower in each and has another mix. */
    @Test
    void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
        var random = new Random(SEED);
        int[] own = {120, 60, 40};
        int[] others = {400, 500, 900};
        double slower = 1.2;
        double trueOwn = median(own, slower, null, 0);
        int[] whole = {own[0] + others[0], own[1] + others[1], own[2] + others[2]};
        double trueStandardised = median(whole, slower, null, 0);
        double trueWhole = median(own, slower, others, 1);
        int rounds = 1500;
        int standardised = 0;
        int mix = 0;
        int performance = 0;
        for (int round = 0; round < rounds; round++) {
            var cells = new ArrayList<Standardised.Cell>();
            for (int i = 0; i < own.length; i++) {
                BinCounts ours = counts(lengths(random, own[i], HANDLED[i] * slower));
                BinCounts theirs = counts(lengths(random, others[i], HANDLED[i]));
                cells.add(new Standardised.Cell(ours, BinCounts.sum(List.of(ours, theirs))));
            }
            Standardised found = Standardised.of(cells, 0.5);
            standardised += found.standardised().interval().orElseThrow().contains(trueStandardised) ? 1 : 0;
            mix += holds(found.own(), found.standardised(), trueOwn - trueStandardised);
            performance += holds(found.standardised(), found.whole(), trueStandardised - trueWhole);
        }
        String held = "seed " + SEED + ": of " + rounds + " held the standardised median " + standardised + ", the mix "
                + mix + ", performance " + performance;
        System.out.println(held);
        for (int count : new int[] {standardised, mix, performance}) {
            assertTrue(count >= 0.92 * rounds && count <= 0.985 * rounds, held);
        }
    }

    private static int holds(Quantile one, Quantile other, double truth) {
        double error = Standardised.standardErrorOfDifference(one, other).orElseThrow();
        return Math.abs(one.value() - other.value() - truth) <= 1.96 * error ? 1 : 0;
    }

    /** The median of a mixture of lognormals by bisection. */
    private static double median(int[] weights, double factor, int[] more, double factorOfMore) {
        double low = 1;
        double high = 1e6;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            double below = 0;
            double all = 0;
            for (int i = 0; i < weights.length; i++) {
                below += weights[i] * normal(Math.log(middle / (3600 * HANDLED[i] * factor)));
                all += weights[i];
                if (more != null) {
                    below += more[i] * normal(Math.log(middle / (3600 * HANDLED[i] * factorOfMore)));
                    all += more[i];
                }
            }
            if (below / all < 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double normal(double z) {
        return org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1)
                .cumulativeProbability(z);
    }
}
