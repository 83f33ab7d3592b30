package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.merata.analysis.Kitagawa.Cell;
import org.merata.analysis.Kitagawa.Side;

class KitagawaTest {
    /** Household headship rates per 100, United States 1985 and 1970, by age: Das Gupta (1993), table 5.1. */
    static Kitagawa headship() {
        double[] sizes1985 = {10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6.0, 6.3, 5.9, 5.1, 4.0, 5.5};
        double[] rates1985 = {2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56.0, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2};
        double[] sizes1970 = {12.9, 10.9, 9.5, 8.0, 7.8, 8.4, 8.6, 7.8, 7.0, 5.9, 4.7, 3.6, 4.9};
        double[] rates1970 = {1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8};
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < sizes1985.length; i++) {
            cells.add(new Cell("age" + i, "", known(sizes1985[i], rates1985[i]), known(sizes1970[i], rates1970[i])));
        }
        return Kitagawa.of(cells, false).get();
    }

    /** Death rates per 1,000, United States 1985 and 1970, by age and race: Das Gupta (1993), table 5.3. */
    static Kitagawa deaths() {
        double[] sizes1985 = {
            3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472, 707, 2692, 6473, 6841, 6547, 4352,
            3034, 2540, 1749, 804, 236
        };
        double[] sizes1970 = {
            2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315, 535, 2162, 6120, 4781, 3096, 2718,
            2363, 1767, 1149, 448, 117
        };
        double[] rates1985 = {
            9.163, 0.462, 0.248, 0.929, 1.084, 1.810, 4.715, 12.187, 27.728, 64.068, 157.570, 17.208, 0.738, 0.328,
            1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161
        };
        double[] rates1970 = {
            18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837, 36.993, 1.352, 0.541,
            2.040, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205
        };
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < sizes1985.length; i++) {
            cells.add(new Cell(
                    "age" + i % 11,
                    "race" + i / 11,
                    known(sizes1985[i], rates1985[i]),
                    known(sizes1970[i], rates1970[i])));
        }
        return Kitagawa.of(cells, false).get();
    }

    private static Side known(double cases, double value) {
        return new Side(cases, value, OptionalDouble.empty());
    }

    /** As printed in the book and by the R package DasGuptR (README, example 5.1). */
    @Test
    void headshipRatesOfDasGupta() {
        Kitagawa headship = headship();
        assertEquals(47.6940, headship.own(), 5e-5);
        assertEquals(44.7268, headship.whole(), 5e-5);
        assertEquals(1.2269, headship.mix().size(), 5e-5);
        assertEquals(1.7403, headship.performance().size(), 5e-5);
        assertEquals(2.9672, headship.difference().size(), 5e-5);
        assertEquals(headship.mix().size(), headship.rows().size(), 1e-9);
        assertEquals(0, headship.columns().size(), 1e-9);
        assertTrue(headship.mix().standardError().isEmpty());
    }

    /** As printed in the book and by the R package DasGuptR (README, example 5.3). */
    @Test
    void deathRatesOfDasGuptaByAgeAndRace() {
        Kitagawa deaths = deaths();
        assertEquals(1.5217347, deaths.rows().size(), 5e-8);
        assertEquals(0.0197749, deaths.columns().size(), 5e-8);
        assertEquals(1.5415096, deaths.mix().size(), 5e-8);
        assertEquals(-2.2277254, deaths.performance().size(), 5e-8);
        assertEquals(-0.6862158, deaths.difference().size(), 5e-8);
    }

    @Test
    void whatIsToldAddsUpToTheDistanceForAnyCells() {
        var random = new Random(20_261_129);
        for (int round = 0; round < 500; round++) {
            List<Cell> cells = cells(random, 1 + random.nextInt(8), 1 + random.nextInt(5));
            Kitagawa found = Kitagawa.of(cells, true).get();
            double distance = mean(cells, true) - mean(cells, false);
            assertEquals(distance, found.difference().size(), 1e-12);
            assertEquals(distance, found.mix().size() + found.performance().size(), 1e-12);
            assertEquals(
                    found.mix().size(), found.rows().size() + found.columns().size(), 1e-12);
            assertEquals(
                    distance,
                    found.parts().stream().mapToDouble(Kitagawa.Part::total).sum(),
                    1e-12);
            assertEquals(
                    found.performance().size(),
                    found.parts().stream()
                            .mapToDouble(part -> part.performance().size())
                            .sum(),
                    1e-12);
        }
    }

    private static double mean(List<Cell> cells, boolean own) {
        double cases = 0;
        double values = 0;
        for (Cell cell : cells) {
            Side side = own ? cell.own() : cell.whole();
            cases += side.cases();
            values += side.cases() * side.value();
        }
        return values / cases;
    }

    private static List<Cell> cells(Random random, int rows, int columns) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < rows * columns; i++) {
            double own = 1 + random.nextInt(400);
            double whole = own + 1 + random.nextInt(4_000);
            cells.add(new Cell(
                    "r" + i / columns,
                    "c" + i % columns,
                    Side.ofShare(own, random.nextDouble()),
                    Side.ofShare(whole, random.nextDouble())));
        }
        return cells;
    }

    /** Services of 20 to 300 applications, a tenth of the nation's: the 95 % intervals hold the true effects in 95 of 100 samples. */
    @Test
    void intervalsHoldTheTrueEffects() {
        var random = new Random(4_711);
        int services = 8;
        int[] own = new int[services];
        int[] rest = new int[services];
        double[] ours = new double[services];
        double[] theirs = new double[services];
        for (int i = 0; i < services; i++) {
            own[i] = 20 + 40 * i;
            rest[i] = 3_000 - 200 * i;
            ours[i] = 0.5 + 0.05 * i;
            theirs[i] = 0.6 + 0.04 * i;
        }
        Kitagawa truth = draw(null, own, rest, ours, theirs);
        int rounds = 4_000;
        int mix = 0;
        int performance = 0;
        int difference = 0;
        for (int round = 0; round < rounds; round++) {
            Kitagawa sample = draw(random, own, rest, ours, theirs);
            mix += holds(sample.mix(), truth.mix().size());
            performance += holds(sample.performance(), truth.performance().size());
            difference += holds(sample.difference(), truth.difference().size());
        }
        System.out.printf(
                "Kitagawa, seed 4711, %d samples: the interval holds the mix in %.3f, performance in %.3f, the distance in %.3f%n",
                rounds, mix / (double) rounds, performance / (double) rounds, difference / (double) rounds);
        assertEquals(0.95, mix / (double) rounds, 0.02);
        assertEquals(0.95, performance / (double) rounds, 0.02);
        assertEquals(0.95, difference / (double) rounds, 0.02);
    }

    private static int holds(Kitagawa.Effect effect, double truth) {
        return effect.lower().getAsDouble() <= truth && truth <= effect.upper().getAsDouble() ? 1 : 0;
    }

    private static Kitagawa draw(Random random, int[] own, int[] rest, double[] ours, double[] theirs) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < own.length; i++) {
            double mine = random == null ? own[i] * ours[i] : binomial(random, own[i], ours[i]);
            double others = random == null ? rest[i] * theirs[i] : binomial(random, rest[i], theirs[i]);
            double all = own[i] + rest[i];
            cells.add(new Cell(
                    "s" + i, "", Side.ofShare(own[i], mine / own[i]), Side.ofShare(all, (mine + others) / all)));
        }
        return Kitagawa.of(cells, true).get();
    }

    private static int binomial(Random random, int n, double p) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += random.nextDouble() < p ? 1 : 0;
        }
        return count;
    }

    @Test
    void aServiceThatEveryoneKeepsLeavesSomeDoubt() {
        Side all = Side.ofShare(12, 1);
        assertEquals(1, all.value());
        assertTrue(all.variance().getAsDouble() > 0);
    }

    @Test
    void withoutCellsThereIsNothingToTell() {
        assertEquals(
                Undefined.NO_ANSWERS, Kitagawa.of(List.of(), true).undefined().orElseThrow());
    }

    @Test
    void anEffectIsToldWhereItsIntervalIsOffZero() {
        assertTrue(new Kitagawa.Effect(-0.1, OptionalDouble.of(0.051)).isTold());
        assertFalse(new Kitagawa.Effect(0.1, OptionalDouble.of(0.0511)).isTold());
        assertFalse(new Kitagawa.Effect(0.1, OptionalDouble.empty()).isTold());
    }
}
