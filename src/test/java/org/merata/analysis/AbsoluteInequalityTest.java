package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.model.Direction;

/** Variance, attributable risk, Atkinson's index and quotients of tails. */
class AbsoluteInequalityTest {
    private static final double[] INEQ = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};

    /** R package healthequal, tests of {@code bgv} and {@code bgsd}: 46.198326, standard error 17.134647; 6.7969351. */
    @Test
    void betweenGroupVarianceOfHealthequal() {
        WeightedVariance variance = WeightedVariance.of(HealthEqual.regions()).get();
        assertEquals(46.198326, variance.variance(), 46e-6);
        assertEquals(17.134647, variance.standardError(), 17e-6);
        assertEquals(
                6.7969351,
                InequalityIndex.WEIGHTED_STANDARD_DEVIATION
                        .of(HealthEqual.regions())
                        .get(),
                7e-7);
    }

    /**
     * The same, tests of {@code parisk} without order: 16.293152; with order, of five groups, 18.775509, and {@code paf} 45.544548. Their
     * standard errors rest on Walter's of a two by two table and are not ours.
     */
    @Test
    void attributableRiskAndFractionOfHealthequal() {
        PopulationAttributable best = PopulationAttributable.of(HealthEqual.regions(), Direction.HIGHER)
                .get();
        assertEquals("r21", best.reference());
        assertEquals(16.293152, best.risk().value(), 16e-4);
        RegionalValues five = HealthEqual.fiveRegions();
        PopulationAttributable ordered =
                PopulationAttributable.of(five, Direction.HIGHER).get();
        assertEquals(18.775509, ordered.risk().value(), 5e-6);
        assertEquals(45.544548, ordered.percent().value(), 1e-5);
        PopulationAttributable lower =
                PopulationAttributable.of(five, Direction.LOWER).get();
        assertEquals("r0", lower.reference());
        assertTrue(lower.risk().value() < 0);
    }

    /** R package ineq, {@code ?ineq}: Atkinson .1796591 with parameter 0.5; Rosenbluth .1859051, which is 1 / (n (1 - Gini)). */
    @Test
    void atkinsonOfIneqsTenIncomes() {
        RegionalValues incomes = equal(INEQ);
        assertEquals(0.1796591, InequalityIndex.ATKINSON_HALF.of(incomes).get(), 5e-8);
        double gini = InequalityIndex.GINI.of(incomes).get();
        assertEquals(0.1859051, 1 / (10 * (1 - gini)), 5e-8);
    }

    /** By hand: of 1 and 4 the mean is 2.5, the geometric mean 2, the harmonic 1.6. */
    @Test
    void atkinsonsOfTwoRegionsByHand() {
        RegionalValues two = equal(1, 4);
        assertEquals(1 - 2.25 / 2.5, InequalityIndex.ATKINSON_HALF.of(two).get(), 1e-12);
        assertEquals(1 - 2 / 2.5, InequalityIndex.ATKINSON_ONE.of(two).get(), 1e-12);
        assertEquals(1 - 1.6 / 2.5, InequalityIndex.ATKINSON_TWO.of(two).get(), 1e-12);
        assertEquals(
                Optional.of(Undefined.ZERO_VALUE),
                InequalityIndex.ATKINSON_ONE.of(equal(0, 4)).undefined());
    }

    /**
     * By hand: 30 people of 1, 50 of 2, 20 of 5 have 30, 100, 100. The lowest 20 have 20, the highest 100; the lowest 40 have
     * 30 + 20, the highest 10 have 50.
     */
    @Test
    void quotientsOfTailsCutThroughRegions() {
        RegionalValues three = RegionalValues.of(
                List.of(RegionalValue.of("b", 2, 50), RegionalValue.of("a", 1, 30), RegionalValue.of("c", 5, 20)));
        assertEquals(5, InequalityIndex.TWENTY_TWENTY.of(three).get(), 1e-12);
        assertEquals(1, InequalityIndex.PALMA.of(three).get(), 1e-12);
    }

    /** 38 regions of known spread and error: the interval of the variance holds the true one about as often as it says. */
    @Test
    void theIntervalOfTheVarianceHoldsTheTruth() {
        long seed = 20_180_901;
        System.out.println("variance of regions with seed " + seed);
        var random = new Random(seed);
        double[] people = random.doubles(38, 1, 50).toArray();
        double[] truth = IntStream.range(0, 38)
                .mapToDouble(i -> 60 + 12 * random.nextGaussian())
                .toArray();
        double[] errors = random.doubles(38, 0.5, 3).toArray();
        double variance =
                Inequality.of(HealthEqual.regions(people, truth, errors), true).variance();
        int held = 0;
        int trials = 2_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] seen = IntStream.range(0, 38)
                    .mapToDouble(i -> truth[i] + errors[i] * random.nextGaussian())
                    .toArray();
            held += WeightedVariance.of(HealthEqual.regions(people, seen, errors))
                            .get()
                            .estimate()
                            .contains(variance)
                    ? 1
                    : 0;
        }
        assertEquals(0.95, held / (double) trials, 0.025);
    }

    /** With the reference region named beforehand, as one that is far ahead is. */
    @Test
    void theIntervalOfTheAttributableRiskHoldsTheTruth() {
        long seed = 19_780_601;
        System.out.println("attributable risk with seed " + seed);
        var random = new Random(seed);
        double[] people = {10, 20, 30, 5};
        double[] truth = {40, 50, 55, 90};
        double[] errors = {2, 1, 3, 2};
        PopulationAttributable real = PopulationAttributable.of(
                        HealthEqual.regions(people, truth, errors), Direction.HIGHER)
                .get();
        int risk = 0;
        int fraction = 0;
        int trials = 2_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] seen = IntStream.range(0, 4)
                    .mapToDouble(i -> truth[i] + errors[i] * random.nextGaussian())
                    .toArray();
            PopulationAttributable found = PopulationAttributable.of(
                            HealthEqual.regions(people, seen, errors), Direction.HIGHER)
                    .get();
            risk += found.risk().contains(real.risk().value()) ? 1 : 0;
            fraction += found.percent().contains(real.percent().value()) ? 1 : 0;
        }
        assertEquals(0.95, risk / (double) trials, 0.02);
        assertEquals(0.95, fraction / (double) trials, 0.02);
    }

    private static RegionalValues equal(double... values) {
        return RegionalValues.of(IntStream.range(0, values.length)
                .mapToObj(i -> RegionalValue.of("r" + i, values[i], 1))
                .toList());
    }
}
