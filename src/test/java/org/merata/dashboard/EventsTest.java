package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.merata.definition.Definitions;
import org.merata.definition.EventDefinition;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Text;

class EventsTest {
    private static final List<Period> HALF_YEAR = MadeUpAnswers.months(6);

    private static EventDefinition event(
            String start, Optional<String> end, List<String> regions, List<String> services) {
        return new EventDefinition(
                "event",
                EventDefinition.Kind.values()[0],
                Text.of("An event", "Peristiwa"),
                Text.same(""),
                LocalDate.parse(start),
                end.map(LocalDate::parse),
                regions,
                services,
                EventDefinition.Effect.STEP,
                false,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Text.same(""),
                true,
                false);
    }

    private static List<String> marks(EventDefinition event, Map<String, String> where) {
        return new Events(definitions(event), MadeUpAnswers.reference())
                .on(MadeUpAnswers.words(Language.EN), HALF_YEAR, where).stream()
                        .map(mark -> mark.from() + "-" + mark.to())
                        .toList();
    }

    private static Definitions definitions(EventDefinition event) {
        Definitions none = MadeUpAnswers.DEFINITIONS;
        return new Definitions(
                none.country(),
                none.contracts(),
                none.sources(),
                none.measures(),
                none.dashboards(),
                none.targets(),
                Map.of(event.id(), event));
    }

    @Test
    void anEventIsMarkedFromItsFirstPeriodToItsLast() {
        assertEquals(
                List.of("1-3"), marks(event("2025-08-20", Optional.of("2025-10-01"), List.of(), List.of()), Map.of()));
        assertEquals(List.of("0-0"), marks(event("2025-07-31", Optional.empty(), List.of(), List.of()), Map.of()));
    }

    @Test
    void whatReachesBeyondTheChartIsCutAtItsEnds() {
        assertEquals(
                List.of("0-5"), marks(event("2020-01-01", Optional.of("2030-01-01"), List.of(), List.of()), Map.of()));
        assertEquals(List.of(), marks(event("2025-06-30", Optional.empty(), List.of(), List.of()), Map.of()));
        assertEquals(List.of(), marks(event("2026-01-01", Optional.empty(), List.of(), List.of()), Map.of()));
    }

    @Test
    void anEventOfARegionTouchesItsCountryAndItsPartsButNoNeighbour() {
        EventDefinition north = event("2025-08-01", Optional.empty(), List.of("11"), List.of());

        assertEquals(List.of("1-1"), marks(north, Map.of()));
        assertEquals(List.of("1-1"), marks(north, Map.of("region", "ID")));
        assertEquals(List.of("1-1"), marks(north, Map.of("region", "11")));
        assertEquals(List.of(), marks(north, Map.of("region", "12")));
    }

    @Test
    void anEventOfAServiceIsShownWithThatServiceAlone() {
        EventDefinition one = event("2025-08-01", Optional.empty(), List.of(), List.of("svc_a"));

        assertEquals(List.of("1-1"), marks(one, Map.of("service", "svc_a")));
        assertEquals(List.of(), marks(one, Map.of("service", "svc_b")));
        assertEquals(List.of(), marks(one, Map.of()));
    }

    @Test
    void limitsStartAnewAtAnEventThatSaysSoAndAtNoOther() {
        EventDefinition plain = event("2025-09-10", Optional.empty(), List.of("11"), List.of());
        var anew = new EventDefinition(
                plain.id(),
                plain.kind(),
                plain.title(),
                plain.description(),
                plain.start(),
                plain.end(),
                plain.regions(),
                plain.services(),
                plain.effect(),
                plain.stated(),
                plain.effectByTopic(),
                plain.halfLifeDays(),
                plain.partOf(),
                plain.source(),
                plain.verified(),
                true);

        assertEquals(Set.of(), rebases(plain, Map.of()));
        assertEquals(Set.of(2), rebases(anew, Map.of()));
        assertEquals(Set.of(2), rebases(anew, Map.of("region", "11")));
        assertEquals(Set.of(), rebases(anew, Map.of("region", "12")));
    }

    private static Set<Integer> rebases(EventDefinition event, Map<String, String> where) {
        return new Events(definitions(event), MadeUpAnswers.reference()).rebases(HALF_YEAR, where);
    }
}
