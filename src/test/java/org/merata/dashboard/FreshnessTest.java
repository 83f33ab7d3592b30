package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.Quality.SourceQuality;
import org.merata.definition.Definitions;
import org.merata.definition.SourceDefinition;
import org.merata.definition.SourceDefinition.Cadence;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Text;

class FreshnessTest {
    private static SourceDefinition source(String id, Optional<Cadence> cadence) {
        return new SourceDefinition(
                id,
                "service_transactions",
                Text.same(id),
                id + "/*.csv",
                true,
                new SourceDefinition.Publisher(Text.same(id), Optional.empty(), "CC0"),
                cadence,
                ZoneOffset.UTC,
                SourceDefinition.Dialect.NOTHING_STATED,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                SourceDefinition.Corrections.NONE,
                0.1);
    }

    private static SourceQuality sent(String id, String last) {
        return new SourceQuality(id, Optional.of(Period.get(last)), Optional.empty(), 1, 10, 10, 0, 0, List.of());
    }

    private static Freshness on(String day, List<SourceDefinition> sources, SourceQuality... sent) {
        Definitions none = MadeUpAnswers.DEFINITIONS;
        var byId = new LinkedHashMap<String, SourceDefinition>();
        sources.forEach(source -> byId.put(source.id(), source));
        var definitions = new Definitions(
                none.country(),
                none.contracts(),
                byId,
                none.measures(),
                none.dashboards(),
                none.targets(),
                none.events());
        return Freshness.of(definitions, new Quality(List.of(sent)), LocalDate.parse(day));
    }

    private static final List<SourceDefinition> MONTHLY =
            List.of(source("monthly", Optional.of(new Cadence(Grain.MONTH, 10))));

    @Test
    void theNextPeriodIsDueSoManyDaysAfterItsEnd() {
        Freshness.Source source =
                on("2026-02-10", MONTHLY, sent("monthly", "2025-12")).sources().get(0);

        assertEquals(Optional.of(LocalDate.of(2026, 2, 10)), source.nextDue());
        assertEquals(0, source.lateDays());
    }

    @Test
    void fromTheDayAfterItIsLate() {
        assertEquals(
                1,
                on("2026-02-11", MONTHLY, sent("monthly", "2025-12"))
                        .sources()
                        .get(0)
                        .lateDays());
    }

    @Test
    void aYearThatHasNotBeenSentWholeIsItselfDue() {
        var yearly = List.of(source("yearly", Optional.of(new Cadence(Grain.YEAR, 30))));

        assertEquals(
                Optional.of(LocalDate.of(2026, 1, 30)),
                on("2025-11-01", yearly, sent("yearly", "2025-10"))
                        .sources()
                        .get(0)
                        .nextDue());
        assertEquals(
                Optional.of(LocalDate.of(2027, 1, 30)),
                on("2025-11-01", yearly, sent("yearly", "2025-12"))
                        .sources()
                        .get(0)
                        .nextDue());
    }

    @Test
    void nothingIsDueWithoutAPromiseOrWithoutData() {
        var sources = List.of(source("silent", Optional.empty()), MONTHLY.get(0));
        Freshness freshness = on("2026-02-11", sources, sent("silent", "2020-01"));

        assertEquals(
                List.of(0L, 0L),
                freshness.sources().stream().map(Freshness.Source::lateDays).toList());
        assertEquals(Optional.empty(), freshness.nextDue(List.of("service_transactions")));
    }

    @Test
    void theNearestDateOfTheSourcesOfADatasetCounts() {
        var sources = List.of(MONTHLY.get(0), source("yearly", Optional.of(new Cadence(Grain.YEAR, 30))));
        Freshness freshness = on("2026-01-15", sources, sent("monthly", "2025-12"), sent("yearly", "2025-12"));

        assertEquals(Optional.of(LocalDate.of(2026, 2, 10)), freshness.nextDue(List.of("service_transactions")));
        assertEquals(Optional.empty(), freshness.nextDue(List.of("complaints")));
    }
}
