package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.merata.analysis.NestedDecomposition.Node;

class NestedDecompositionTest {
    private static final long SEED = 2003;

    /**
     * Four regencies of one person each: 2 and 4 in a province of the west, 6 in another of the west, 8 in the east; the mean is 5. Theil's
     * index is the mean of r ln r, r = x / 5. Between the islands: the west has 3 people with a mean of 4, the east 8. Between the provinces of
     * the west: 2 people with a mean of 3, 1 with 6, about 4. Within the first province: 2 and 4 about 3.
     */
    @Test
    void levelsOfASmallTreeAreThoseWorkedOutByHand() {
        RegionalValues regions = RegionalValues.of(List.of(
                RegionalValue.of("a", 2, 1),
                RegionalValue.of("b", 4, 1),
                RegionalValue.of("c", 6, 1),
                RegionalValue.of("d", 8, 1)));
        Map<String, List<String>> paths = Map.of(
                "a", List.of("west", "w1"),
                "b", List.of("west", "w1"),
                "c", List.of("west", "w2"),
                "d", List.of("east", "e1"));
        NestedDecomposition found =
                NestedDecomposition.of(InequalityIndex.THEIL, regions, paths).get();
        double islands = 0.75 * 0.8 * Math.log(0.8) + 0.25 * 1.6 * Math.log(1.6);
        double provinces = 12.0 / 20 * (2.0 / 3 * 0.75 * Math.log(0.75) + 1.0 / 3 * 1.5 * Math.log(1.5));
        double regencies = 6.0 / 20 * (0.5 * 2.0 / 3 * Math.log(2.0 / 3) + 0.5 * 4.0 / 3 * Math.log(4.0 / 3));
        assertEquals(islands, found.levels().get(0), 1e-12);
        assertEquals(provinces, found.levels().get(1), 1e-12);
        assertEquals(regencies, found.levels().get(2), 1e-12);
        assertEquals(0.0541153, islands, 5e-8);
        assertEquals(0.0353349, provinces, 5e-8);
        assertEquals(0.0169899, regencies, 5e-8);
        assertEquals(found.total(), islands + provinces + regencies, 1e-12);
        assertEquals(
                List.of(
                        List.of(),
                        List.of("east"),
                        List.of("east", "e1"),
                        List.of("west"),
                        List.of("west", "w1"),
                        List.of("west", "w2")),
                found.nodes().stream().map(Node::path).toList());
        assertEquals(0.75, found.nodes().get(3).populationShare(), 1e-12);
        assertEquals(4, found.nodes().get(3).mean(), 1e-12);
    }

    /** PySAL, inequality, TheilD of the states of Mexico by region: 0.0345889 between, of 0.20894344 (see Mexico). */
    @Test
    void ofOneLevelOfGroupsItIsThePublishedDecomposition() {
        RegionalValues states = Mexico.regions(Mexico.GDP_1940);
        Map<String, List<String>> paths = new HashMap<>();
        states.values()
                .forEach(state -> paths.put(state.code(), List.of(state.group().orElseThrow())));
        NestedDecomposition found =
                NestedDecomposition.of(InequalityIndex.THEIL, states, paths).get();
        assertEquals(0.0345889, found.levels().get(0), 5e-8);
        assertEquals(0.20894344 - 0.0345889, found.levels().get(1), 5e-8);
    }

    @ParameterizedTest
    @EnumSource(
            value = InequalityIndex.class,
            names = {"THEIL", "MEAN_LOG_DEVIATION"})
    void levelsAddUpAndAgreeWithTheSplitByProvince(InequalityIndex index) {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            var values = new ArrayList<RegionalValue>();
            Map<String, List<String>> paths = new HashMap<>();
            int regions = 4 + random.nextInt(60);
            for (int i = 0; i < regions; i++) {
                String island = "i" + random.nextInt(4);
                String province = island + "p" + random.nextInt(4);
                double value = index == InequalityIndex.THEIL && random.nextInt(10) == 0 ? 0 : random.nextDouble();
                values.add(RegionalValue.of("r" + i, value, 1 + random.nextInt(1000))
                        .in(province));
                paths.put("r" + i, List.of(island, province));
            }
            RegionalValues all = RegionalValues.of(values);
            String said = "seed " + SEED + ", round " + round;
            NestedDecomposition nested =
                    NestedDecomposition.of(index, all, paths).get();
            assertEquals(
                    nested.total(),
                    nested.levels().stream().mapToDouble(Double::doubleValue).sum(),
                    1e-12,
                    said);
            assertEquals(
                    nested.total(),
                    nested.nodes().stream().mapToDouble(Node::adds).sum(),
                    1e-12,
                    said);
            Decomposition byProvince = Decomposition.of(index, all).get();
            assertEquals(
                    byProvince.between(),
                    nested.levels().get(0) + nested.levels().get(1),
                    1e-12,
                    said);
            assertEquals(byProvince.within(), nested.levels().get(2), 1e-12, said);
        }
    }

    @Test
    void aRegionWithoutItsGroupsIsNamedAsTheReason() {
        RegionalValues regions = RegionalValues.of(List.of(RegionalValue.of("a", 2, 1), RegionalValue.of("b", 4, 1)));
        assertEquals(
                Undefined.GROUP_MISSING,
                NestedDecomposition.of(InequalityIndex.THEIL, regions, Map.of("a", List.of("west")))
                        .undefined()
                        .orElseThrow());
    }
}
