package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.Panel.Chip;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.Definitions;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.TargetDefinition;
import org.merata.disclosure.Gate;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.model.Language;
import org.merata.model.Text;
import org.merata.warehouse.PublishedVersion;

/** Pages of measures whose definition changes within the data: what is refused there, and that no two pages judge differently. */
class BrokenMeasurePagesTest {
    private static final long SEED = 11;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Definitions PLAIN = MadeUpCountry.definitions(Map.of());

    @TempDir
    static Path directory;

    private static MadeUpStore store;
    private static PublishedVersion version;

    @BeforeAll
    static void publish() throws Exception {
        System.out.println("made-up records with seed " + SEED);
        store = MadeUpStore.seeded(directory, PLAIN, SEED, 30_000);
        version = PublishedVersion.open(store.publish("v1"));
    }

    @AfterAll
    static void close() throws Exception {
        version.close();
        store.close();
    }

    private static EventDefinition event(String day, List<String> services, boolean rebases) {
        return new EventDefinition(
                "event",
                EventDefinition.Kind.REGULATION,
                Text.of("A regulation", "Sebuah peraturan"),
                Text.same(""),
                LocalDate.parse(day),
                Optional.empty(),
                List.of(),
                services,
                EventDefinition.Effect.STEP,
                false,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Text.same(""),
                true,
                rebases);
    }

    /** The made-up country with every measure counted otherwise from a day on, an event, and a target of the take-up. */
    private static Definitions broken(String day, EventDefinition event) {
        var measures = new LinkedHashMap<String, MeasureDefinition>();
        PLAIN.measures()
                .forEach((id, measure) -> measures.put(
                        id,
                        BreaksTest.broken(
                                measure,
                                List.of(new DefinitionBreak(
                                        LocalDate.parse(day),
                                        Text.of("kiosks count as digital", "anjungan dihitung sebagai digital"),
                                        Text.same("SE 1/2025"),
                                        true)))));
        var target = new TargetDefinition(
                "t",
                "digital_take_up",
                Map.of(),
                LocalDate.parse("2023-01-01"),
                Optional.empty(),
                0.5,
                TargetDefinition.Kind.values()[0],
                Text.same(""));
        return new Definitions(
                PLAIN.country(),
                PLAIN.contracts(),
                Map.of(),
                measures,
                Map.of(),
                Map.of("t", target),
                Map.of("event", event));
    }

    private static Pages pages(Definitions definitions) {
        var gate = new Gate(definitions, new Measures(definitions, version));
        return new Pages(definitions, gate.reference(), gate, Quality.none(), CLOCK);
    }

    private static Panel panel(PageView page, String id) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> panel.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.path() + " has no panel " + id));
    }

    private static ViewRequest takeUp(Language language) {
        return ViewRequest.of(language, Map.of("measure", "digital_take_up"));
    }

    @Test
    void anEventBesideAnotherDefinitionHasNoEffectButTheReason() {
        Pages pages = pages(broken("2025-01-01", event("2025-01-20", List.of(), false)));
        assertEquals(
                "The measure is counted otherwise from 1 January 2025 (kiosks count as digital). Figures before and after "
                        + "that day are not on one scale, so nothing is compared across it.",
                panel(pages.findEvent("event", takeUp(Language.EN)).orElseThrow(), "effect")
                        .summary());
        assertEquals(
                "Cara hitung ukuran ini berubah mulai 1 Januari 2025 (anjungan dihitung sebagai digital). Angka sebelum dan "
                        + "sesudah tanggal itu tidak setara sehingga tidak dibandingkan.",
                panel(pages.findEvent("event", takeUp(Language.ID)).orElseThrow(), "effect")
                        .summary());
    }

    /** Well away from the break the event is looked at in the months of its own definition alone. */
    @Test
    void anEventFarFromTheDayIsSeenInMonthsCountedAlike() {
        Panel effect = panel(
                pages(broken("2025-01-01", event("2024-01-01", List.of(), false)))
                        .findEvent("event", takeUp(Language.EN))
                        .orElseThrow(),
                "effect");
        List<String> months = effect.chart().orElseThrow().x().labels();
        assertTrue(months.get(months.size() - 1).contains("2024"), months.toString());
        assertTrue(
                effect.statuses().stream().anyMatch(status -> status.startsWith("From 1 January 2025")),
                effect.statuses().toString());
    }

    @Test
    void regionsAreNotComparedAcrossTheDay() {
        EventDefinition event = event("2023-01-01", List.of(), false);
        PageView plain = pages(broken("2030-01-01", event))
                .findGap("digital_take_up", ViewRequest.of(Language.EN))
                .orElseThrow();
        PageView broken = pages(broken("2024-01-01", event))
                .findGap("digital_take_up", ViewRequest.of(Language.EN))
                .orElseThrow();

        assertTrue(panel(plain, "convergence").chart().isPresent());
        Panel refused = panel(broken, "convergence");
        assertTrue(refused.chart().isEmpty() && refused.table().rows().isEmpty());
        assertTrue(
                refused.summary().startsWith("The measure is counted otherwise from 1 January 2024"),
                refused.summary());
        assertTrue(panel(broken, "absolute").chart().orElseThrow().events().stream()
                .anyMatch(ChartSpec.Event::breaks));
    }

    @Test
    void aYearBeforeOfAnotherDefinitionIsNoColumn() {
        EventDefinition event = event("2023-01-01", List.of(), false);
        List<String> plain = columns(broken("2030-01-01", event));
        List<String> broken = columns(broken("2025-01-01", event));
        assertTrue(plain.contains("before"), plain.toString());
        assertTrue(!broken.contains("before"), broken.toString());
    }

    private static List<String> columns(Definitions definitions) {
        return panel(
                        pages(definitions)
                                .findGap("digital_take_up", ViewRequest.of(Language.EN))
                                .orElseThrow(),
                        "absolute")
                .table()
                .columns()
                .stream()
                .map(TableSpec.Column::id)
                .toList();
    }

    /** Whatever breaks and events there are: the chips of the grid are those of the charts, and so are the signals behind them. */
    @Test
    void aVerdictOfTheGridIsTheVerdictOfItsChart() {
        var random = new Random(SEED);
        var verdicts = new HashSet<String>();
        for (int round = 0; round < 6; round++) {
            String day = "202%d-%02d-01".formatted(3 + random.nextInt(3), 1 + random.nextInt(9));
            String start = "202%d-%02d-15".formatted(3 + random.nextInt(3), 1 + random.nextInt(9));
            List<String> services = random.nextBoolean() ? List.of() : List.of("svc_b");
            Definitions definitions = broken(day, event(start, services, true));
            Edition edition = edition(definitions);
            ViewRequest here = ViewRequest.of(Language.EN).with("agency", "gov_1");
            VerdictGrid grid = new AgencyPages(edition).grid(here).orElseThrow();
            for (VerdictGrid.Entry entry : grid.entries().toList()) {
                Panel chart = edition.tiles()
                        .of(
                                "chart",
                                edition.tile(Chart.HEADLINE, entry.measure()),
                                TilePanels.Frame.of(here.with("service", entry.code()), AgencyPages.MONTHS));
                List<Chip> onChart = new ArrayList<>();
                chart.headline().ifPresent(headline -> {
                    headline.variation().ifPresent(onChart::add);
                    headline.assurance().ifPresent(onChart::add);
                });
                String what = day + " " + start + " " + services + " "
                        + entry.measure().id() + " " + entry.code();
                assertEquals(onChart, Chips.both(edition.words(), entry.reading()), what);
                chart.chart()
                        .ifPresent(spec -> assertEquals(
                                spec.series().get(0).points().stream()
                                        .map(ChartSpec.Point::signal)
                                        .toList(),
                                entry.reading().signals(),
                                what));
                onChart.forEach(chip -> verdicts.add(chip.word()));
            }
        }
        assertTrue(verdicts.size() > 2, "the rounds are not all alike: " + verdicts);
    }

    private static Edition edition(Definitions definitions) {
        var gate = new Gate(definitions, new Measures(definitions, version));
        return Edition.of(
                Wording.of(definitions, gate.reference(), Language.EN),
                new Numbers(definitions, gate.reference(), gate::answer),
                new Targets(definitions),
                new Events(definitions, gate.reference()),
                Quality.none(),
                new Assessments(definitions, gate),
                Freshness.of(definitions, Quality.none(), LocalDate.of(2025, 11, 1)));
    }
}
