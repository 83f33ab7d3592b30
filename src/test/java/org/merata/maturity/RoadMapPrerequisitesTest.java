package org.merata.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.maturity.MadeUp.n;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Prerequisite;

/** Road maps with prerequisites and with budgets, held against every way that can be gone step by step. */
class RoadMapPrerequisitesTest {
    private static final long SEED = 20_261_202;
    private static final BigDecimal MOST = n("4");

    private static Prerequisite needs(String level, String code, String least) {
        return new Prerequisite(n(level), code, n(least));
    }

    private static FrameworkDefinition framework(Part... parts) {
        return MadeUp.framework(MadeUp.scale("1", "4", true), Missing.LEAST, Combination.WEIGHTED_MEAN, List.of(parts));
    }

    private static Part draw(Random random, int code, int count) {
        var needs = new ArrayList<Prerequisite>();
        for (int i = 0; i < count; i++) {
            if (i != code && random.nextInt(4) == 0) {
                needs.add(needs("" + (2 + random.nextInt(3)), "" + i, "" + (2 + random.nextInt(3))));
            }
        }
        String weight = "" + (1 + random.nextInt(30)) / 10.0;
        return MadeUp.indicator("" + code, weight, needs.toArray(Prerequisite[]::new));
    }

    /** Every state to which single steps lead, each with the one rule in its plain words. */
    private static Set<Map<String, BigDecimal>> reach(FrameworkDefinition framework, Map<String, BigDecimal> now) {
        var reached = new HashSet<Map<String, BigDecimal>>(Set.of(now));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Map<String, BigDecimal> state = open.poll();
            for (Part indicator : framework.listIndicators()) {
                BigDecimal to = state.get(indicator.code()).add(BigDecimal.ONE);
                if (to.compareTo(MOST) <= 0 && isAllowed(indicator, to, state)) {
                    var next = new HashMap<>(state);
                    next.put(indicator.code(), to);
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return reached;
    }

    private static boolean isAllowed(Part indicator, BigDecimal to, Map<String, BigDecimal> state) {
        return indicator.prerequisites().stream()
                .allMatch(need ->
                        to.compareTo(need.level()) < 0 || state.get(need.code()).compareTo(need.least()) >= 0);
    }

    private static long effort(
            Map<String, BigDecimal> now, Map<String, BigDecimal> then, Map<String, Integer> efforts) {
        return now.keySet().stream()
                .mapToLong(code -> then.get(code).subtract(now.get(code)).longValueExact() * efforts.get(code))
                .sum();
    }

    /** The steps one after the other, each allowed when its turn comes, lead to the plan's index and cost what it says. */
    private static void assertCanBeDone(FrameworkDefinition framework, Map<String, BigDecimal> now, RoadMap.Plan plan) {
        var state = new HashMap<>(now);
        for (RoadMap.Step step : plan.steps()) {
            assertEquals(state.get(step.indicator().code()), step.from());
            BigDecimal to = step.from();
            while (to.compareTo(step.to()) < 0) {
                to = to.add(BigDecimal.ONE);
                assertTrue(isAllowed(step.indicator(), to, state), step + " in " + plan.steps());
                state.put(step.indicator().code(), to);
            }
        }
        assertEquals(new Maturity(framework).assess(state).index().orElseThrow(), plan.index());
        assertEquals(plan.steps().stream().mapToLong(RoadMap.Step::effort).sum(), plan.effort());
    }

    @Test
    void noWayThatCanBeGoneIsCheaperOrBetter() {
        System.out.println("road maps with prerequisites, seed " + SEED);
        var random = new Random(SEED);
        int hindered = 0;
        int twice = 0;
        for (int round = 0; round < 120; round++) {
            int count = 2 + random.nextInt(4);
            FrameworkDefinition framework = framework(IntStream.range(0, count)
                    .mapToObj(i -> draw(random, i, count))
                    .toArray(Part[]::new));
            var now = new HashMap<String, BigDecimal>();
            var efforts = new HashMap<String, Integer>();
            for (Part indicator : framework.listIndicators()) {
                now.put(indicator.code(), BigDecimal.valueOf(1 + random.nextInt(3)));
                efforts.put(indicator.code(), 1 + random.nextInt(9));
            }
            Set<Map<String, BigDecimal>> states = reach(framework, now);
            var maturity = new Maturity(framework);
            BigDecimal target = BigDecimal.valueOf(100 + random.nextInt(301), 2);
            Optional<Long> least = states.stream()
                    .filter(state ->
                            maturity.assess(state).published().orElseThrow().compareTo(target) >= 0)
                    .map(state -> effort(now, state, efforts))
                    .min(Long::compare);
            Optional<RoadMap.Plan> plan = new RoadMap(framework).cheapest(now, efforts, target);
            assertEquals(least, plan.map(RoadMap.Plan::effort), "round " + round);
            plan.ifPresent(found -> assertCanBeDone(framework, now, found));

            long budget = random.nextInt(40);
            BigDecimal most = states.stream()
                    .filter(state -> effort(now, state, efforts) <= budget)
                    .map(state -> maturity.assess(state).index().orElseThrow())
                    .reduce(BigDecimal::max)
                    .orElseThrow();
            RoadMap.Plan best = new RoadMap(framework).best(now, efforts, budget);
            assertEquals(0, most.compareTo(best.index()), "round " + round + ": " + most + " " + best);
            assertTrue(best.effort() <= budget);
            long cheapest = states.stream()
                    .filter(state ->
                            maturity.assess(state).index().orElseThrow().compareTo(most) == 0)
                    .mapToLong(state -> effort(now, state, efforts))
                    .min()
                    .orElseThrow();
            assertEquals(cheapest, best.effort(), "round " + round);
            assertCanBeDone(framework, now, best);
            long free = now.values().stream()
                    .mapToLong(value -> MOST.subtract(value).longValueExact() + 1)
                    .reduce(1, (one, other) -> one * other);
            hindered += states.size() < free ? 1 : 0;
            twice += best.steps().size()
                            > best.steps().stream()
                                    .map(RoadMap.Step::indicator)
                                    .distinct()
                                    .count()
                    ? 1
                    : 0;
        }
        System.out.println("prerequisites bound in " + hindered + " of 120, an indicator waited in " + twice);
        assertTrue(hindered > 60);
    }

    /** a weighs nearly all but needs b at 3 for its level 2, and b needs c at 2 for its level 3: 1 + 2 + 1 steps before a third. */
    @Test
    void whatIsNeededComesFirst() {
        FrameworkDefinition framework = framework(
                MadeUp.indicator("a", "8", needs("2", "b", "3")),
                MadeUp.indicator("b", "1", needs("3", "c", "2")),
                MadeUp.indicator("c", "1"));
        RoadMap.Plan plan = new RoadMap(framework)
                .cheapest(Map.of(), Map.of("a", 1, "b", 1, "c", 5), n("2.10"))
                .orElseThrow();
        // 8/10 + 2/10 + 1/10 = 1.1
        assertEquals(8, plan.effort());
        assertEquals(
                List.of("b 1 2", "c 1 2", "b 2 3", "a 1 2"),
                plan.steps().stream()
                        .map(step -> step.indicator().code() + " " + step.from() + " " + step.to())
                        .toList());
        assertEquals(
                n("1.1"),
                new RoadMap(framework).best(Map.of(), Map.of("c", 5), 1).index().stripTrailingZeros());
    }

    @Test
    void whatIsLackedTodayForcesNothingUntilTheIndicatorIsRaised() {
        FrameworkDefinition framework =
                framework(MadeUp.indicator("a", "1", needs("2", "b", "2")), MadeUp.indicator("b", "1"));
        Map<String, BigDecimal> now = Map.of("a", n("3"), "b", n("1"));
        assertEquals(List.of(), new RoadMap(framework).best(now, Map.of(), 0).steps());
        // from 2.0 to 2.5 by b alone, though a lacks b; a may follow only after it
        RoadMap.Plan plan = new RoadMap(framework)
                .cheapest(now, Map.of("a", 1, "b", 2), n("2.50"))
                .orElseThrow();
        assertEquals(
                List.of("b"),
                plan.steps().stream().map(step -> step.indicator().code()).toList());
        assertEquals(
                List.of("b", "a"),
                new RoadMap(framework)
                        .best(now, Map.of("b", 2), 3).steps().stream()
                                .map(step -> step.indicator().code())
                                .toList());
    }

    /** Two steps of 1/7 gain what one of 2/7 does, though both are cut at some decimal. */
    @Test
    void ofEqualGainsTheCheapestIsTaken() {
        FrameworkDefinition framework =
                framework(MadeUp.indicator("a", "0.1"), MadeUp.indicator("b", "0.2"), MadeUp.indicator("c", "0.4"));
        Map<String, BigDecimal> now = Map.of("a", n("2"), "c", n("4"));
        RoadMap.Plan plan = new RoadMap(framework).best(now, Map.of("b", 5), 5);
        assertEquals(2, plan.effort());
        assertEquals("a", plan.steps().get(0).indicator().code());
    }

    @Test
    void aCircleIsNeverGone() {
        FrameworkDefinition framework = framework(
                MadeUp.indicator("a", "1", needs("2", "b", "2")), MadeUp.indicator("b", "1", needs("2", "a", "2")));
        assertEquals(Optional.empty(), new RoadMap(framework).cheapest(Map.of(), Map.of(), n("1.5")));
        assertEquals(0, new RoadMap(framework).best(Map.of(), Map.of(), 100).effort());
    }

    @Test
    void tooManyCombinationsAndWrongBudgetsAreRefused() {
        Part[] chain = IntStream.range(0, 9)
                .mapToObj(i -> i == 0
                        ? MadeUp.indicator("0", "1")
                        : MadeUp.indicator("" + i, "1", needs("2", "" + (i - 1), "2")))
                .toArray(Part[]::new);
        var tied = new RoadMap(framework(chain));
        // 4^9 = 262,144
        assertThrows(IllegalArgumentException.class, () -> tied.cheapest(Map.of(), Map.of(), n("2")));
        // the first three stand high enough to tie nothing: 4^6 and three by themselves
        Map<String, BigDecimal> begun = Map.of("0", n("2"), "1", n("2"), "2", n("2"));
        assertEquals(6, tied.cheapest(begun, Map.of(), n("2")).orElseThrow().effort());
        assertThrows(IllegalArgumentException.class, () -> tied.best(begun, Map.of(), -1));
        assertThrows(IllegalArgumentException.class, () -> tied.best(begun, Map.of("8", 50_000), 100_001));
        assertEquals(3, tied.best(begun, Map.of("8", 50_000), 3).effort());
        assertThrows(
                IllegalArgumentException.class,
                () -> new RoadMap(framework(MadeUp.indicator("a", "1", needs("2", "none", "2")))));
    }
}
