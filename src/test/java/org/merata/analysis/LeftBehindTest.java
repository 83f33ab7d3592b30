package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.analysis.LeftBehind.Membership;
import org.merata.model.Direction;
import org.merata.model.Status;

class LeftBehindTest {
    /** Ten regions of 10, 20, ... 100: the worst fifth are the two at 10 and 20. */
    @Test
    void theWorstFifthOnTwoMeasuresWithWhatTheIntervalsLeaveOpen() {
        LeftBehind found = LeftBehind.of(Map.of(
                "sharp", ranking(1, Direction.HIGHER),
                "wide", ranking(6, Direction.HIGHER),
                "other_way", ranking(1, Direction.LOWER)));
        assertEquals(
                List.of("r0", "r1"),
                found.rows().stream().map(LeftBehind.Row::code).toList());
        Map<String, Membership> worst = memberships(found.rows().get(0));
        assertEquals(Map.of("sharp", Membership.CERTAIN, "wide", Membership.CERTAIN), worst);
        Map<String, Membership> second = memberships(found.rows().get(1));
        // of 20 the interval reaches into that of 30
        assertEquals(Map.of("sharp", Membership.CERTAIN, "wide", Membership.UNCERTAIN), second);
        assertEquals(2, found.rows().get(1).count());
        assertEquals(1, found.rows().get(1).countCertain());
    }

    @Test
    void aRegionThatMayBeAmongThemIsToldButNotCounted() {
        LeftBehind found = LeftBehind.of(Map.of(
                "a",
                ranking(6, Direction.HIGHER),
                "b",
                ranking(6, Direction.HIGHER),
                "c",
                ranking(6, Direction.HIGHER)));
        assertTrue(found.rows().stream().noneMatch(row -> row.code().equals("r2")));
        assertEquals(0, LeftBehind.of(Map.of()).rows().size());
    }

    private static Map<String, Membership> memberships(LeftBehind.Row row) {
        return row.places().stream()
                .map(place -> Map.entry(place.measure(), place.membership()))
                .collect(java.util.stream.Collectors.toMap(Entry::getKey, Entry::getValue));
    }

    private static Ranking ranking(double error, Direction direction) {
        List<RegionalValue> regions = IntStream.range(0, 10)
                .mapToObj(i -> HealthEqual.region("r" + i, 10 + 10 * i, error / 1.96, 1))
                .toList();
        return Ranking.of(new RegionalValues(regions, OptionalDouble.empty(), Map.<Status, Integer>of()), direction);
    }
}
