package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.model.Text;

/** The cheapest way to a target, held against every way there is. */
class RoadMapTest {
    private static final long SEED = 20_261_129;
    private static final Text NAME = Text.of("Made up", "Buatan");

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    private static FrameworkDefinition madeUp(Random random, int indicators) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < indicators; i++) {
            BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(30), 1);
            parts.add(new Part(
                    "" + i,
                    NAME,
                    weight,
                    Combination.WEIGHTED_MEAN,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
        }
        return framework(parts, Missing.LEAST, Combination.WEIGHTED_MEAN);
    }

    private static FrameworkDefinition framework(List<Part> parts, Missing missing, Combination combination) {
        return new FrameworkDefinition(
                "made_up",
                NAME,
                NAME,
                NAME,
                Optional.empty(),
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                List.of(),
                new Scale(BigDecimal.ONE, n("4"), true, List.of()),
                missing,
                BigDecimal.ONE,
                2,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                combination,
                parts);
    }

    /** The least effort of all that reach the target, by trying every combination of levels. */
    private static Optional<Long> byTrying(
            FrameworkDefinition framework,
            Map<String, BigDecimal> values,
            Map<String, Integer> efforts,
            BigDecimal target) {
        List<Part> indicators = framework.listIndicators();
        var maturity = new Maturity(framework);
        Optional<Long> least = Optional.empty();
        int ways = (int) Math.pow(4, indicators.size());
        for (int way = 0; way < ways; way++) {
            var tried = new HashMap<String, BigDecimal>();
            long effort = 0;
            boolean allowed = true;
            int rest = way;
            for (Part indicator : indicators) {
                BigDecimal level = BigDecimal.valueOf(1 + rest % 4);
                rest /= 4;
                BigDecimal raised = level.subtract(values.get(indicator.code()));
                allowed &= raised.signum() >= 0;
                effort += raised.longValue() * efforts.get(indicator.code());
                tried.put(indicator.code(), level);
            }
            boolean reaches = maturity.assess(tried).published().orElseThrow().compareTo(target) >= 0;
            if (allowed && reaches && (least.isEmpty() || effort < least.get())) {
                least = Optional.of(effort);
            }
        }
        return least;
    }

    @Test
    void noWayIsCheaper() {
        System.out.println("road maps with seed " + SEED);
        var random = new Random(SEED);
        for (int round = 0; round < 60; round++) {
            FrameworkDefinition framework = madeUp(random, 2 + random.nextInt(4));
            var values = new HashMap<String, BigDecimal>();
            var efforts = new HashMap<String, Integer>();
            for (Part indicator : framework.listIndicators()) {
                values.put(indicator.code(), BigDecimal.valueOf(1 + random.nextInt(3)));
                efforts.put(indicator.code(), 1 + random.nextInt(9));
            }
            BigDecimal target = BigDecimal.valueOf(100 + random.nextInt(301), 2);
            Optional<RoadMap.Plan> plan = new RoadMap(framework).cheapest(values, efforts, target);
            assertEquals(
                    byTrying(framework, values, efforts, target), plan.map(RoadMap.Plan::effort), "round " + round);
            plan.ifPresent(found ->
                    assertTrue(new Maturity(framework).round(found.index()).compareTo(target) >= 0, found.toString()));
        }
    }

    @Test
    void theNextBandOfSpbeIsReachedByTheHeaviestIndicatorsFirst() {
        FrameworkDefinition spbe =
                DefinitionFolder.read(Path.of("")).definitions().frameworks().get("spbe_2020");
        RoadMap.Plan plan =
                new RoadMap(spbe).cheapest(Map.of(), Map.of(), n("1.80")).orElseThrow();
        // From 1 for all to 1.795, which is published as 1.80: services of 3 per cent gain most for a step.
        assertTrue(
                plan.steps().stream().allMatch(step -> step.indicator().weight().compareTo(n("2.75")) >= 0));
        assertEquals(27, plan.effort());
        assertTrue(new RoadMap(spbe).cheapest(Map.of(), Map.of(), n("5.01")).isEmpty());
        assertEquals(
                0,
                new RoadMap(spbe)
                        .cheapest(Map.of(), Map.of(), n("1"))
                        .orElseThrow()
                        .effort());
    }

    @Test
    void onlyWeightedMeansHaveOne() {
        var parts = List.of(new Part(
                "1",
                NAME,
                BigDecimal.ONE,
                Combination.WEIGHTED_MEAN,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        assertFalse(RoadMap.isFor(framework(parts, Missing.UNDEFINED, Combination.MEAN)));
        assertFalse(RoadMap.isFor(framework(parts, Missing.LEAST, Combination.LEAST)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RoadMap(framework(parts, Missing.LEFT_OUT, Combination.MEAN)));
        var map = new RoadMap(framework(parts, Missing.LEAST, Combination.MEAN));
        assertThrows(IllegalArgumentException.class, () -> map.cheapest(Map.of(), Map.of("1", 0), n("2")));
        assertThrows(IllegalArgumentException.class, () -> map.cheapest(Map.of(), Map.of("1", 50_000), n("2")));
    }
}
