package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
    /** R package healthequal, tests of {@code aci} and {@code rci}: 7.3284202 and .17776859. */
    @Test
    void concentrationOfHealthequalsFiveGroups() {
        Concentration found = Concentration.of(HealthEqual.five()).get();
        assertEquals(7.3284202, found.absolute().value(), 7e-6);
        assertEquals(0.17776859, found.relative().value(), 2e-7);
        assertEquals(new Concentration.Point("", 0, 0), found.curve().get(0));
        Concentration.Point end = found.curve().get(5);
        assertEquals(1, end.people(), 1e-12);
        assertEquals(1, end.outcome(), 1e-12);
    }

    /**
     * The same, tests of {@code sii} and {@code rii}: 44.44502 with standard error 0.02190822 of a share, and 3.159506. The package rounds to
     * whole people and weighs each group by the square of its people, so that is what the curve is given here.
     */
    @Test
    void slopeIndexOfHealthequalsFiveGroups() {
        double[] ranks = HealthEqual.five().places().stream()
                .mapToDouble(Advantage.Place::rank)
                .toArray();
        double[] people = HealthEqual.FIVE;
        double[] shares = IntStream.range(0, 5)
                .mapToDouble(i -> Math.round((20 + 10 * i) / 100.0 * people[i]) / people[i])
                .toArray();
        double[] squares =
                IntStream.range(0, 5).mapToDouble(i -> people[i] * people[i]).toArray();
        SlopeIndex found = SlopeIndex.of(ranks, shares, squares).get();
        assertEquals(44.44502, 100 * found.difference().value(), 5e-6);
        assertEquals(3.159506, found.quotient().value(), 5e-7);
        double half = (found.difference().upper() - found.difference().lower()) / 2;
        assertEquals(0.02190822, half / 1.959963984540054, 2e-7);
    }

    /** Where the regions lie on a logistic curve, the curve is found, and the ends are read from it. */
    @Test
    void aCurveIsReadAtItsEnds() {
        double[] ranks = {0.1, 0.3, 0.6, 0.9};
        double[] shares = IntStream.range(0, 4)
                .mapToDouble(i -> 1 / (1 + Math.exp(1 - 3 * ranks[i])))
                .toArray();
        SlopeIndex found =
                SlopeIndex.of(ranks, shares, new double[] {1, 2, 3, 4}).get();
        double low = 1 / (1 + Math.exp(1));
        double high = 1 / (1 + Math.exp(-2));
        assertEquals(high - low, found.difference().value(), 1e-9);
        assertEquals(high / low, found.quotient().value(), 1e-9);
    }

    @Test
    void regionsOfEqualAdvantageShareOneRank() {
        Advantage order = Advantage.of(List.of(
                        new Advantage.Pair(RegionalValue.of("a", 1, 2), 5),
                        new Advantage.Pair(RegionalValue.of("b", 1, 4), 5),
                        new Advantage.Pair(RegionalValue.of("c", 1, 4), 1)))
                .get();
        assertEquals(
                List.of("c", "a", "b"),
                order.places().stream().map(Advantage.Place::code).toList());
        assertEquals(
                List.of(0.2, 0.7, 0.7),
                order.places().stream().map(Advantage.Place::rank).toList());
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        assertEquals(
                Optional.of(Undefined.TOO_FEW_COMPARED), Advantage.of(List.of()).undefined());
        List<Advantage.Pair> alike = IntStream.range(0, 4)
                .mapToObj(i -> new Advantage.Pair(RegionalValue.of("r" + i, i, 1), 7))
                .toList();
        assertEquals(Optional.of(Undefined.NO_SPREAD), Advantage.of(alike).undefined());
        Advantage bare = Advantage.of(IntStream.range(0, 4)
                        .mapToObj(i -> new Advantage.Pair(RegionalValue.of("r" + i, i, 1), i))
                        .toList())
                .get();
        assertEquals(
                Optional.of(Undefined.MEAN_ZERO), Concentration.of(nothing()).undefined());
        assertEquals(Optional.of(Undefined.OUT_OF_SCALE), SlopeIndex.of(bare).undefined());
    }

    private static Advantage nothing() {
        return Advantage.of(IntStream.range(0, 4)
                        .mapToObj(i -> new Advantage.Pair(RegionalValue.of("r" + i, 0, 1), i))
                        .toList())
                .get();
    }

    /** 0, 1, 2, 3 of one person each, in that order: 2 / 4 of (0 x -.375 + 1 x -.125 + 2 x .125 + 3 x .375) = .625, over a mean of 1.5. */
    @Test
    void factsWithoutAnErrorHaveAnIndexAndACurveButNoInterval() {
        Advantage bare = Advantage.of(IntStream.range(0, 4)
                        .mapToObj(i -> new Advantage.Pair(RegionalValue.of("r" + i, i, 1), i))
                        .toList())
                .get();
        Concentration found = Concentration.of(bare).get();
        assertEquals(0.625, found.absolute().value(), 1e-12);
        assertEquals(0.625 / 1.5, found.relative().value(), 1e-12);
        assertTrue(found.absolute().estimate().isEmpty());
        assertTrue(found.relative().estimate().isEmpty());
        assertEquals(5, found.curve().size());
        assertEquals(0.5, found.curve().get(3).outcome(), 1e-12);
    }

    /** An outcome that has nothing to do with the advantage is called concentrated five times in a hundred. */
    @Test
    void falseAlarmsAreAsManyAsTheIntervalSays() {
        long seed = 19_970_101;
        System.out.println("concentration with seed " + seed);
        var random = new Random(seed);
        double[] people = random.doubles(38, 1, 50).toArray();
        int absolute = 0;
        int relative = 0;
        int trials = 2_000;
        for (int trial = 0; trial < trials; trial++) {
            Concentration found = Concentration.of(Advantage.of(IntStream.range(0, 38)
                                    .mapToObj(i -> new Advantage.Pair(
                                            HealthEqual.region("r" + i, 60 + 2 * random.nextGaussian(), 2, people[i]),
                                            i))
                                    .toList())
                            .get())
                    .get();
            absolute += found.absolute().estimate().orElseThrow().contains(0) ? 0 : 1;
            relative += found.relative().estimate().orElseThrow().contains(0) ? 0 : 1;
        }
        assertTrue(absolute > 0.03 * trials && absolute < 0.07 * trials, absolute + " of " + trials);
        assertTrue(relative > 0.03 * trials && relative < 0.07 * trials, relative + " of " + trials);
    }
}
