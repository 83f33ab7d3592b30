package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class InequalityTest {
    /** Ten incomes printed in the example of R's package ineq, from Gini and Atkinson onwards. */
    private static final double[] INEQ = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};

    /** R package ineq, {@code ?ineq}: Gini .4620911. */
    @Test
    void giniOfIneqsTenIncomes() {
        assertEquals(0.4620911, InequalityIndex.GINI.of(equalWeights(INEQ)).get(), 5e-8);
    }

    /** R package ineq, {@code ?Gini}, corrected by n / (n - 1): .4444444 for both. */
    @Test
    void correctedGiniOfIneqsExamples() {
        var nineAndOne = DoubleStream.concat(
                        DoubleStream.generate(() -> 50.0 / 9).limit(9), DoubleStream.of(50))
                .toArray();
        double[] halves = {2, 2, 2, 2, 2, 18, 18, 18, 18, 18};
        assertEquals(
                0.4444444, InequalityIndex.GINI.of(equalWeights(nineAndOne)).get() * 10 / 9, 5e-8);
        assertEquals(0.4444444, InequalityIndex.GINI.of(equalWeights(halves)).get() * 10 / 9, 5e-8);
    }

    /** R package REAT, {@code ?gini}: .3, standardised .4; and the weighted example, printed .5278. */
    @Test
    void giniOfReatsExamples() {
        double gini = InequalityIndex.GINI.of(equalWeights(20, 50, 20, 10)).get();
        assertEquals(0.3, gini, 1e-12);
        assertEquals(0.4, gini * 4 / 3, 1e-12);
        double[] values = {500, 1500, 2500, 4000, 7500, 15000};
        double[] weights = {1000, 1200, 1600, 400, 200, 600};
        assertEquals(0.5278, InequalityIndex.GINI.of(weighted(values, weights)).get(), 5e-5);
    }

    /** R package REAT, {@code ?theil}, which is the mean log deviation: .2326302. */
    @Test
    void meanLogDeviationOfReatsExample() {
        assertEquals(
                0.2326302,
                InequalityIndex.MEAN_LOG_DEVIATION
                        .of(equalWeights(10, 10, 10, 20, 50))
                        .get(),
                5e-8);
    }

    /**
     * PySAL, {@code inequality.theil} and its tests: the 32 states of Mexico, GDP per head in 1940 and 2000, by the regions of Hanson
     * (1998): Theil .20894344 and .10660832, between regions .0345889 and .03635872. Its Gini of 1940: .35372371.
     */
    @Test
    void theilAndItsDecompositionOfMexicosStates() {
        RegionalValues in1940 = Mexico.regions(Mexico.GDP_1940);
        RegionalValues in2000 = Mexico.regions(Mexico.GDP_2000);
        assertEquals(0.20894344, InequalityIndex.THEIL.of(in1940).get(), 5e-9);
        assertEquals(0.10660832, InequalityIndex.THEIL.of(in2000).get(), 5e-9);
        assertEquals(0.35372371173452849, InequalityIndex.GINI.of(in1940).get(), 1e-14);
        Decomposition before = Decomposition.of(InequalityIndex.THEIL, in1940).get();
        assertEquals(0.0345889, before.between(), 5e-8);
        assertEquals(0.20894344 - 0.0345889, before.within(), 5e-8);
        assertEquals(
                0.03635872,
                Decomposition.of(InequalityIndex.THEIL, in2000).get().between(),
                5e-8);
    }

    /** Theil (1967): ln n where one of n has everything; 0 where all have the same. */
    @Test
    void theilRunsFromZeroToTheLogarithmOfN() {
        assertEquals(
                Math.log(5),
                InequalityIndex.THEIL.of(equalWeights(0, 0, 7, 0, 0)).get(),
                1e-12);
        assertEquals(0, InequalityIndex.THEIL.of(equalWeights(3, 3, 3)).get());
    }

    /** Williamson (1965), by hand: shares .5, .3, .2 of 10, 20, 40; mean 19, variance .5*81 + .3*1 + .2*441 = 129. */
    @Test
    void williamsonMeasuresFromTheNationalMean() {
        RegionalValues regions = weighted(new double[] {10, 20, 40}, new double[] {50, 30, 20});
        assertEquals(Math.sqrt(129) / 19, InequalityIndex.WILLIAMSON.of(regions).get(), 1e-12);
        // around a published 20 instead: .5*100 + 0 + .2*400 = 130
        assertEquals(
                Math.sqrt(130) / 20,
                InequalityIndex.WILLIAMSON.of(regions.withNation(20)).get(),
                1e-12);
    }

    /** By hand, from the same regions: outcome shares 5/19, 6/19, 8/19; |x - mu| 9, 1, 21. */
    @Test
    void theOtherIndicesByHand() {
        RegionalValues regions = weighted(new double[] {10, 20, 40}, new double[] {50, 30, 20});
        assertEquals(
                0.5 * (0.5 - 5.0 / 19 + 6.0 / 19 - 0.3 + 8.0 / 19 - 0.2),
                InequalityIndex.HOOVER.of(regions).get(),
                1e-12);
        assertEquals(
                31.0 / 3 / 19, InequalityIndex.INDEX_OF_DISPARITY.of(regions).get(), 1e-12);
        assertEquals(
                0.5 * 9 + 0.3 * 1 + 0.2 * 21,
                InequalityIndex.MEAN_DIFFERENCE.of(regions).get(),
                1e-12);
        assertEquals(30, InequalityIndex.DIFFERENCE.of(regions).get());
        assertEquals(4, InequalityIndex.RATIO.of(regions).get());
        double mean = 70.0 / 3;
        double variance = (Math.pow(10 - mean, 2) + Math.pow(20 - mean, 2) + Math.pow(40 - mean, 2)) / 3;
        assertEquals(
                Math.sqrt(variance) / mean,
                InequalityIndex.COEFFICIENT_OF_VARIATION.of(regions).get(),
                1e-12);
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        assertReason(Undefined.TOO_FEW_VALUES, equalWeights(5), InequalityIndex.values());
        assertReason(Undefined.TOO_FEW_VALUES, RegionalValues.of(List.of()), InequalityIndex.values());
        assertReason(
                Undefined.ZERO_VALUE,
                equalWeights(0, 5),
                InequalityIndex.MEAN_LOG_DEVIATION,
                InequalityIndex.RATIO,
                InequalityIndex.ATKINSON_TWO,
                InequalityIndex.PALMA);
        assertReason(
                Undefined.NEGATIVE_VALUE,
                equalWeights(-1, 5),
                InequalityIndex.GINI,
                InequalityIndex.THEIL,
                InequalityIndex.HOOVER);
        assertReason(
                Undefined.MEAN_ZERO,
                equalWeights(0, 0),
                InequalityIndex.GINI,
                InequalityIndex.THEIL,
                InequalityIndex.WILLIAMSON,
                InequalityIndex.COEFFICIENT_OF_VARIATION,
                InequalityIndex.HOOVER,
                InequalityIndex.INDEX_OF_DISPARITY);
        RegionalValues unweighted = RegionalValues.of(List.of(
                RegionalValue.of("a", 1, 10),
                new RegionalValue(
                        "b", 2, Optional.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty())));
        assertReason(Undefined.POPULATION_MISSING, unweighted, InequalityIndex.GINI, InequalityIndex.WILLIAMSON);
        assertReason(
                Undefined.POPULATION_MISSING,
                weighted(new double[] {1, 2}, new double[] {0, 0}),
                InequalityIndex.THEIL);
        assertEquals(1, InequalityIndex.DIFFERENCE.of(unweighted).get());
        assertEquals(5, InequalityIndex.DIFFERENCE.of(equalWeights(0, 5)).get());
        assertEquals(
                Optional.of(Undefined.GROUP_MISSING),
                Decomposition.of(InequalityIndex.THEIL, equalWeights(1, 2)).undefined());
        assertThrows(IllegalArgumentException.class, () -> RegionalValue.of("a", Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> Decomposition.of(InequalityIndex.GINI, equalWeights(1, 2)));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withinAndBetweenAddUpToTheWhole(long seed) {
        RegionalValues regions = random(seed, 2 + (int) (seed * 7 % 60));
        for (InequalityIndex index : List.of(InequalityIndex.THEIL, InequalityIndex.MEAN_LOG_DEVIATION)) {
            Decomposition parts = Decomposition.of(index, regions).get();
            assertEquals(index.of(regions).get(), parts.total());
            assertEquals(parts.total(), parts.within() + parts.between(), 1e-12);
            assertEquals(
                    1,
                    parts.groups().stream()
                            .mapToDouble(Decomposition.Group::populationShare)
                            .sum(),
                    1e-12);
            assertEquals(
                    1,
                    parts.groups().stream()
                            .mapToDouble(Decomposition.Group::outcomeShare)
                            .sum(),
                    1e-12);
            assertTrue(parts.within() >= 0 && parts.between() >= -1e-15);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOrderAndNoUnitMatters(long seed) {
        RegionalValues regions = random(seed, 30);
        var shuffled = new ArrayList<>(regions.values());
        Collections.shuffle(shuffled, new Random(seed));
        RegionalValues scaled = RegionalValues.of(shuffled.stream()
                .map(region -> RegionalValue.of(
                        region.code(),
                        region.value() * 86_400,
                        region.population().getAsDouble() / 1_000))
                .toList());
        for (InequalityIndex index : InequalityIndex.values()) {
            double factor = index.inUnitOfMeasure() ? 86_400 : 1;
            double before = index.of(regions).get();
            assertEquals(before * factor, index.of(scaled).get(), 1e-9 * factor, index.id());
        }
        double gini = InequalityIndex.GINI.of(regions).get();
        assertTrue(0 < gini && gini < 1);
    }

    @ParameterizedTest
    @EnumSource(InequalityIndex.class)
    void equalRegionsAreNotUnequal(InequalityIndex index) {
        assertEquals(
                index.least(),
                index.of(weighted(new double[] {0.3, 0.3, 0.3}, new double[] {3, 1, 7}))
                        .get(),
                1e-12);
    }

    @Test
    void aShareAndItsShortfallDiffer() {
        RegionalValues share = weighted(new double[] {0.9, 0.95}, new double[] {1, 1});
        assertEquals(0.95 / 0.9, InequalityIndex.RATIO.of(share).get(), 1e-12);
        assertEquals(2, InequalityIndex.RATIO.of(share.shortfall(1)).get(), 1e-12);
        assertEquals(
                InequalityIndex.DIFFERENCE.of(share).get(),
                InequalityIndex.DIFFERENCE.of(share.shortfall(1)).get(),
                1e-12);
    }

    private static void assertReason(Undefined reason, RegionalValues regions, InequalityIndex... indices) {
        for (InequalityIndex index : indices) {
            assertEquals(Result.undefined(reason), index.of(regions), index.id());
        }
    }

    private static RegionalValues random(long seed, int count) {
        var random = new Random(seed);
        return RegionalValues.of(IntStream.range(0, count)
                .mapToObj(i -> RegionalValue.of("r" + i, random.nextDouble() + 0.01, 1_000 + random.nextInt(1_000_000))
                        .in("g" + random.nextInt(7)))
                .toList());
    }

    private static RegionalValues equalWeights(double... values) {
        return weighted(
                values, DoubleStream.generate(() -> 1).limit(values.length).toArray());
    }

    private static RegionalValues weighted(double[] values, double[] weights) {
        return new RegionalValues(
                IntStream.range(0, values.length)
                        .mapToObj(i -> RegionalValue.of("r" + i, values[i], weights[i]))
                        .toList(),
                OptionalDouble.empty(),
                Map.of());
    }
}
