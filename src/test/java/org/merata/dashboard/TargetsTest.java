package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.merata.definition.Definitions;
import org.merata.definition.TargetDefinition;
import org.merata.definition.TargetDefinition.Kind;
import org.merata.model.Period;
import org.merata.model.Text;

class TargetsTest {
    private static final Map<String, String> NATION = Map.of();
    private static final Map<String, String> NORTH = Map.of("region", "11");

    private static TargetDefinition target(
            String id, Map<String, String> scope, int year, Optional<LocalDate> to, double value, Kind kind) {
        return new TargetDefinition(
                id, "digital_take_up", scope, LocalDate.of(year, 1, 1), to, value, kind, Text.same("made up"));
    }

    private static TargetDefinition target(String id, Map<String, String> scope, int year, double value) {
        return target(id, scope, year, Optional.empty(), value, Kind.TARGET);
    }

    private static Targets targets(TargetDefinition... all) {
        Definitions none = MadeUpAnswers.DEFINITIONS;
        var byId = new LinkedHashMap<String, TargetDefinition>();
        for (TargetDefinition one : all) {
            byId.put(one.id(), one);
        }
        return new Targets(new Definitions(
                none.country(),
                none.contracts(),
                none.sources(),
                none.measures(),
                none.dashboards(),
                byId,
                none.events()));
    }

    private static OptionalDouble value(Targets targets, Map<String, String> where, String period) {
        return targets.value("digital_take_up", where, Period.get(period));
    }

    @Test
    void theTargetOfEachPeriodIsTheLatestToHaveBegun() {
        Targets targets = targets(target("a", NATION, 2024, 0.6), target("b", NATION, 2025, 0.68));

        assertEquals(
                Optional.of(List.of(
                        OptionalDouble.empty(),
                        OptionalDouble.of(0.6),
                        OptionalDouble.of(0.6),
                        OptionalDouble.of(0.68))),
                targets.steps(
                        "digital_take_up",
                        NATION,
                        List.of(
                                Period.get("2023-12"),
                                Period.get("2024-01"),
                                Period.get("2024-12"),
                                Period.get("2025-01"))));
    }

    @Test
    void aTargetOfAPartGoesBeforeOneOfTheCountry() {
        TargetDefinition country = target("a", NATION, 2025, 0.68);
        Targets targets = targets(country, target("b", NORTH, 2024, 0.5));

        assertEquals(OptionalDouble.of(0.5), value(targets, NORTH, "2025-06"));
        assertEquals(OptionalDouble.of(0.68), value(targets, NATION, "2025-06"));
        assertEquals(OptionalDouble.of(0.68), value(targets, Map.of("region", "12"), "2025-06"));
        assertTrue(Targets.isInherited(country, NORTH));
        assertFalse(Targets.isInherited(country, NATION));
    }

    @Test
    void aTargetEndsWithItsLastDayAndABaselineIsNone() {
        Targets targets = targets(
                target("a", NATION, 2024, Optional.of(LocalDate.of(2024, 12, 31)), 0.6, Kind.TARGET),
                target("b", NATION, 2023, Optional.empty(), 0.4, Kind.BASELINE));

        assertEquals(OptionalDouble.of(0.6), value(targets, NATION, "2024-12"));
        assertEquals(OptionalDouble.empty(), value(targets, NATION, "2025-01"));
        assertEquals(OptionalDouble.empty(), targets.value("another", NATION, Period.get("2024-12")));
    }
}
