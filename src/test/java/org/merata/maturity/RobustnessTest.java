package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.maturity.MadeUp.n;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.Robustness.Row;
import org.merata.model.Grain;
import org.merata.model.Period;

/** What draws of weights say of an index, held against what is known of them by hand and by theory. */
class RobustnessTest {
    private static final long SEED = 20_261_201;
    private static final Map<String, FrameworkDefinition> FRAMEWORKS =
            DefinitionFolder.read(Path.of("")).definitions().frameworks();
    private static final List<Combination> MEANS = List.of(Combination.MEAN, Combination.WEIGHTED_MEAN);
    private static final List<Combination> ANY =
            List.of(Combination.MEAN, Combination.WEIGHTED_MEAN, Combination.LEAST);

    private static Entity unit(int number) {
        return new Entity(Entity.Kind.UNIT, String.format("%03d", number));
    }

    private static Map<String, BigDecimal> draw(FrameworkDefinition framework, Random random, double missing) {
        var values = new HashMap<String, BigDecimal>();
        for (Part indicator : framework.listIndicators()) {
            if (random.nextDouble() >= missing) {
                values.put(indicator.code(), BigDecimal.valueOf(1 + random.nextInt(5)));
            }
        }
        return values;
    }

    private static FrameworkDefinition three(Missing missing) {
        return MadeUp.framework(
                MadeUp.scale("0", "1", false),
                missing,
                Combination.MEAN,
                List.of(MadeUp.indicator("a", "1"), MadeUp.indicator("b", "1"), MadeUp.indicator("c", "1")),
                MadeUp.band("low", "0"),
                MadeUp.band("high", "0.25"));
    }

    private static Map<String, BigDecimal> abc(String a, String b, String c) {
        return Map.of("a", n(a), "b", n(b), "c", n(c));
    }

    /** Of Dirichlet(1, 1, 1) a single weight is Beta(1, 2): P(w < x) = 1 - (1 - x)^2. */
    @Test
    void threeIndicatorsThatWeighAlikeAreDrawnAsTheorySays() {
        Row row = Robustness.of(three(Missing.LEAST), Map.of(unit(1), abc("0", "0", "1")), Robustness.SEED)
                .rows()
                .get(0);
        assertEquals(1 - Math.sqrt(0.975), row.scores().lower(), 0.006);
        assertEquals(1 - Math.sqrt(0.025), row.scores().upper(), 0.03);
        assertEquals(n("0.33"), row.published());
        // the band "high" is published from 0.25, so it begins at 0.245
        assertEquals(0.755 * 0.755, row.sameBand().orElseThrow(), 0.055);
        assertEquals(1, row.rank());
        assertEquals(new Robustness.RankRange(1, 1), row.ranks());
        assertEquals(
                0,
                row.scores()
                        .publishedLower()
                        .compareTo(n(String.format("%.2f", row.scores().lower()).replace(',', '.'))));
    }

    @Test
    void weightsAreTheFrameworksOnAverageAndScatterAsSaid() {
        FrameworkDefinition spbe = FRAMEWORKS.get("spbe_2020");
        double[] weights = new IndicatorScores(spbe, List.of()).weights();
        assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
        assertEquals(0.013, weights[0], 1e-12);
        int draws = 40_000;
        double[][] drawn = WeightDraws.draw(weights, draws, SEED);
        for (int i = 0; i < weights.length; i++) {
            double mean = 0;
            for (double[] draw : drawn) {
                mean += draw[i] / draws;
            }
            double variance = 0;
            for (double[] draw : drawn) {
                variance += (draw[i] - mean) * (draw[i] - mean) / draws;
            }
            double expected = weights[i] * (1 - weights[i]) / 48;
            assertEquals(weights[i], mean, 4.5 * Math.sqrt(expected / draws), "weight " + i);
            assertEquals(1, variance / expected, 0.08, "variance " + i);
        }
        for (double[] draw : drawn) {
            assertEquals(1, Arrays.stream(draw).sum(), 1e-12);
            assertTrue(Arrays.stream(draw).allMatch(weight -> weight > 0));
        }
    }

    /** A gamma variate has mean and variance of its shape. */
    @Test
    void gammaVariatesHaveTheirMoments() {
        var random = new Random(SEED);
        for (double shape : new double[] {0.3, 1, 2.5, 20}) {
            int draws = 200_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < draws; i++) {
                double drawn = WeightDraws.gamma(shape, random);
                sum += drawn;
                squares += drawn * drawn;
            }
            double mean = sum / draws;
            assertEquals(shape, mean, 5 * Math.sqrt(shape / draws), "mean of shape " + shape);
            assertEquals(1, (squares / draws - mean * mean) / shape, 0.04, "variance of shape " + shape);
        }
        assertEquals(0, WeightDraws.gamma(0, random));
    }

    /** The quick calculation and the exact one are the same rules. */
    @Test
    void withTheFrameworksWeightsTheQuickIndexIsTheExactOne() {
        System.out.println("frameworks of any depth with seed " + SEED);
        var random = new Random(SEED);
        int empty = 0;
        for (int round = 0; round < 600; round++) {
            Missing missing = Missing.values()[round % 3];
            FrameworkDefinition framework = MadeUp.random(random, missing, round % 2 == 0 ? MEANS : ANY);
            Map<String, BigDecimal> values = draw(framework, random, round % 5 == 0 ? 0.5 : 0.05);
            Maturity.Assessed exact = new Maturity(framework).assess(values);
            var scores = new IndicatorScores(framework, List.of(exact));
            double quick = scores.tree().index(scores.scores(0), scores.tree().weigh(scores.weights()));
            assertEquals(exact.index().isEmpty(), Double.isNaN(quick), "round " + round);
            exact.index().ifPresent(index -> assertEquals(index.doubleValue(), quick, 1e-11));
            empty += exact.index().isEmpty() ? 1 : 0;
        }
        assertTrue(empty > 20 && empty < 300, "without an index: " + empty);
    }

    @Test
    void anIntervalHoldsTheScoreNearlyAlwaysAndRanksHoldToTheirOrder() {
        System.out.println("robustness with seed " + SEED);
        var random = new Random(SEED);
        int held = 0;
        int all = 0;
        for (int round = 0; round < 30; round++) {
            FrameworkDefinition framework = MadeUp.random(random, Missing.LEAST, round % 3 == 0 ? ANY : MEANS);
            var values = new TreeMap<Entity, Map<String, BigDecimal>>();
            for (int i = 0; i < 12; i++) {
                values.put(unit(i), draw(framework, random, 0.05));
            }
            Map<String, BigDecimal> better = new HashMap<>(values.get(unit(0)));
            better.replaceAll((code, value) -> value.add(BigDecimal.ONE).min(n("5")));
            values.put(unit(12), better);
            values.put(unit(13), values.get(unit(1)));
            Robustness robustness = Robustness.of(framework, values, round);
            assertEquals(14, robustness.rows().size());
            for (Row row : robustness.rows()) {
                boolean holds = row.scores().lower() <= row.index().doubleValue() + 1e-9
                        && row.index().doubleValue() <= row.scores().upper() + 1e-9;
                held += holds ? 1 : 0;
                all++;
                assertTrue(row.ranks().best() >= 1 && row.ranks().worst() <= 14);
                assertTrue(row.ranks().best() <= row.ranks().worst());
                assertTrue(row.ranksOfAll().best() <= row.ranksOfAll().worst());
                assertEquals(OptionalDouble.empty(), row.sameBand());
            }
            assertBetter(
                    robustness.find(unit(12)).orElseThrow(),
                    robustness.find(unit(0)).orElseThrow());
            assertAlike(
                    robustness.find(unit(1)).orElseThrow(),
                    robustness.find(unit(13)).orElseThrow());
            assertEquals(robustness, Robustness.of(framework, values, round));
        }
        System.out.println(held + " of " + all + " intervals hold the index");
        assertTrue(held >= 0.98 * all, held + " of " + all);
    }

    private static void assertBetter(Row better, Row worse) {
        assertTrue(better.rank() <= worse.rank());
        assertTrue(better.ranks().best() <= worse.ranks().best());
        assertTrue(better.ranks().worst() <= worse.ranks().worst());
        assertTrue(better.ranksOfAll().best() <= worse.ranksOfAll().best());
        assertTrue(better.ranksOfAll().worst() <= worse.ranksOfAll().worst());
        assertTrue(better.scores().lower() >= worse.scores().lower());
        assertTrue(better.scores().upper() >= worse.scores().upper());
    }

    private static void assertAlike(Row one, Row other) {
        assertEquals(one.scores(), other.scores());
        assertEquals(one.ranks(), other.ranks());
        assertEquals(one.ranksOfAll(), other.ranksOfAll());
        assertEquals(one.rank(), other.rank());
        assertEquals(one.heaviest(), other.heaviest());
    }

    @Test
    void noWeightsMoveAnEntityWhoseIndicatorsAreAllAlike() {
        FrameworkDefinition spbe = FRAMEWORKS.get("spbe_2020");
        var same = new HashMap<String, BigDecimal>();
        spbe.listIndicators().forEach(part -> same.put(part.code(), n("3")));
        var mixed = new HashMap<>(same);
        mixed.put("47", n("5"));
        Robustness robustness = Robustness.of(spbe, Map.of(unit(1), same, unit(2), mixed), SEED);
        Row row = robustness.find(unit(1)).orElseThrow();
        assertEquals(3, row.scores().lower());
        assertEquals(3, row.scores().upper());
        assertEquals(1, row.sameBand().orElseThrow());
        assertEquals(2, row.rank());
        assertEquals(new Robustness.RankRange(2, 2), row.ranksOfAll());
        assertEquals(Optional.empty(), row.heaviest());
        assertEquals(Set.of(Rescaling.values()), robustness.rescalings());
    }

    /** 3.5322 of 4 is 88.305, which is published as 88.31: grade A under every draw. */
    @Test
    void aBandIsLookedUpForTheIndexAsPublished() {
        FrameworkDefinition skm = FRAMEWORKS.get("skm_2017");
        var values = new HashMap<String, BigDecimal>();
        skm.listIndicators().forEach(part -> values.put(part.code(), n("3.5322")));
        Row row = Robustness.of(skm, Map.of(unit(1), values), SEED).rows().get(0);
        assertEquals(n("88.31"), row.published());
        assertEquals(1, row.sameBand().orElseThrow());
        // a hundred times 1.005 is less than 100.5 in binary numbers
        FrameworkDefinition framework = MadeUp.framework(
                MadeUp.scale("1", "5", false),
                Missing.LEAST,
                Combination.MEAN,
                List.of(MadeUp.indicator("a", "1"), MadeUp.indicator("b", "1")),
                MadeUp.band("low", "1"),
                MadeUp.band("high", "1.01"));
        Map<String, BigDecimal> alike = Map.of("a", n("1.005"), "b", n("1.005"));
        Row high = Robustness.of(framework, Map.of(unit(1), alike), SEED).rows().get(0);
        assertEquals(n("1.01"), high.published());
        assertEquals(1, high.sameBand().orElseThrow());
    }

    /** Bantul 2023: the elements add up to 31.42; without U4 (3.93) the other eight give 27.49 / 8 * 25 = 85.90625. */
    @Test
    void whatMovesTheIndexOfBantulMost() {
        String[] elements = {"3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"};
        var values = new HashMap<String, BigDecimal>();
        for (int i = 0; i < elements.length; i++) {
            values.put("U" + (i + 1), n(elements[i]));
        }
        Row row = Robustness.of(FRAMEWORKS.get("skm_2017"), Map.of(unit(1), values), SEED)
                .rows()
                .get(0);
        assertEquals("U4", row.heaviest().orElseThrow().indicator());
        assertEquals(85.90625 - 31.42 / 9 * 25, row.heaviest().orElseThrow().change(), 1e-9);
        // U1 stands lowest: 0.69 are left to 4
        assertEquals(new Robustness.Effect("U1", 1.9166666667), row.nextStep().orElseThrow());
    }

    /** By hand: 0.5 * 2 + 0.3 * 4 + 0.2 * 5 = 3.2; without a 4.4, without b 2 / 0.7 + 1 / 0.7 = 2.857, without c 2.75. */
    @Test
    void leavingOutByHand() {
        FrameworkDefinition framework = MadeUp.framework(
                MadeUp.scale("1", "5", true),
                Missing.LEAST,
                Combination.WEIGHTED_MEAN,
                List.of(
                        MadeUp.part(
                                "A",
                                "0.8",
                                Combination.WEIGHTED_MEAN,
                                MadeUp.indicator("a", "0.5"),
                                MadeUp.indicator("b", "0.3")),
                        MadeUp.indicator("c", "0.2")));
        Row row = Robustness.of(framework, Map.of(unit(1), abc("2", "4", "5")), SEED)
                .rows()
                .get(0);
        assertEquals(new Robustness.Effect("a", 1.2), row.heaviest().orElseThrow());
        assertEquals(new Robustness.Effect("a", 0.5), row.nextStep().orElseThrow());
        assertEquals(n("3.20"), row.published());
    }

    /** Under the least of three, only the least counts: 2; without it 4; its rise by one gives 3. */
    @Test
    void whereTheLeastCountsWeightsChangeNothing() {
        FrameworkDefinition framework = MadeUp.framework(
                MadeUp.scale("1", "5", true),
                Missing.LEAST,
                Combination.LEAST,
                List.of(MadeUp.indicator("a", "1"), MadeUp.indicator("b", "9"), MadeUp.indicator("c", "1")));
        Row row = Robustness.of(framework, Map.of(unit(1), abc("4", "2", "5")), SEED)
                .rows()
                .get(0);
        assertEquals(2, row.scores().lower());
        assertEquals(2, row.scores().upper());
        assertEquals(new Robustness.Effect("b", 2), row.heaviest().orElseThrow());
        assertEquals(new Robustness.Effect("b", 1), row.nextStep().orElseThrow());
    }

    @Test
    void withoutAnIndexThereIsNoRow() {
        FrameworkDefinition beside = MadeUp.framework(
                MadeUp.scale("0", "1", false),
                Missing.LEAST,
                Combination.NONE,
                three(Missing.LEAST).parts());
        assertEquals(
                List.of(),
                Robustness.of(beside, Map.of(unit(1), abc("0", "1", "1")), SEED).rows());
        assertEquals(List.of(), Robustness.of(beside, Map.of(), SEED).rows());
        Robustness some = Robustness.of(
                three(Missing.UNDEFINED), Map.of(unit(1), Map.of("a", n("1")), unit(2), abc("0", "0", "1")), SEED);
        assertEquals(List.of(unit(2)), some.rows().stream().map(Row::entity).toList());
        Row left = Robustness.of(three(Missing.LEFT_OUT), Map.of(unit(1), Map.of("a", n("1"))), SEED)
                .rows()
                .get(0);
        assertEquals(1, left.scores().lower());
        assertEquals(Optional.empty(), left.heaviest());
        assertEquals(Optional.empty(), left.nextStep());
    }

    @Test
    void assessmentsOfSeveralPeriodsAreNotRanked() {
        var first = assessment(1, 2024);
        assertEquals(
                1, Robustness.of(three(Missing.LEAST), List.of(first)).rows().size());
        assertEquals(
                Robustness.SEED,
                Robustness.of(three(Missing.LEAST), List.of(first)).seed());
        var later = List.of(first, assessment(2, 2025));
        assertThrows(IllegalArgumentException.class, () -> Robustness.of(three(Missing.LEAST), later));
        var twice = List.of(first, first);
        assertThrows(IllegalArgumentException.class, () -> Robustness.of(three(Missing.LEAST), twice));
        assertThrows(IllegalArgumentException.class, () -> Robustness.of(FRAMEWORKS.get("skm_2017"), List.of(first)));
        assertNotEquals(
                Robustness.of(three(Missing.LEAST), Map.of(unit(1), abc("0", "0", "1")), 1)
                        .rows(),
                Robustness.of(three(Missing.LEAST), Map.of(unit(1), abc("0", "0", "1")), 2)
                        .rows());
    }

    private static Assessment assessment(int unit, int year) {
        return new Assessment(
                "made_up",
                unit(unit),
                Period.of(Grain.YEAR, LocalDate.of(year, 1, 1)),
                Map.of("a", Assessment.Value.of(n("0.4"), Evidence.VERIFIED)),
                Map.of(),
                Set.of("somebody"),
                true);
    }

    @Test
    void scoresAreRescaledOverTheEntities() {
        double[] scores = {2, Double.NaN, 4, 4, 10};
        assertEquals("[0.0, NaN, 0.25, 0.25, 1.0]", Arrays.toString(Rescaling.MIN_MAX.rescale(scores)));
        // mean 5, variance (9 + 1 + 1 + 25) / 4 = 9
        assertEquals(
                "[-1.0, NaN, -0.3333333333333333, -0.3333333333333333, 1.6666666666666667]",
                Arrays.toString(Rescaling.Z_SCORE.rescale(scores)));
        assertEquals("[1.0, NaN, 2.5, 2.5, 4.0]", Arrays.toString(Rescaling.RANKS.rescale(scores)));
        assertEquals(Arrays.toString(scores), Arrays.toString(Rescaling.AS_SCORED.rescale(scores)));
        for (Rescaling rescaling : List.of(Rescaling.MIN_MAX, Rescaling.Z_SCORE, Rescaling.RANKS)) {
            assertEquals("[0.0, NaN, 0.0]", Arrays.toString(rescaling.rescale(new double[] {7, Double.NaN, 7})));
        }
    }
}
