package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.definition.DashboardDefinition;
import org.merata.definition.Definitions;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.disclosure.Gate;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.model.Language;
import org.merata.model.Text;
import org.merata.warehouse.PublishedVersion;

/** Every page in both languages, on made-up records in a published version, through the gate. */
class PagesTest {
    private static final long SEED = 7;
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path directory;

    private static MadeUpStore store;
    private static PublishedVersion version;
    private static Pages pages;

    @BeforeAll
    static void publish() throws Exception {
        System.out.println("made-up records with seed " + SEED);
        store = MadeUpStore.seeded(directory, DEFINITIONS, SEED, 30_000);
        version = PublishedVersion.open(store.publish("v1"));
        pages = pagesOf(version);
    }

    @AfterAll
    static void close() throws Exception {
        version.close();
        store.close();
    }

    private static Pages pagesOf(PublishedVersion version) {
        return pagesOf(version, DEFINITIONS);
    }

    private static Pages pagesOf(PublishedVersion version, Definitions definitions) {
        var gate = new Gate(definitions, new Measures(definitions, version));
        return new Pages(definitions, gate.reference(), gate, Quality.none(), CLOCK);
    }

    private static List<PageView> all(Language language) {
        ViewRequest nothing = ViewRequest.of(language);
        var all = new ArrayList<>(List.of(
                pages.home(nothing),
                pages.regions(nothing),
                pages.regions(ViewRequest.of(language, Map.of("measure", "processing_time_p90", "time", "2024"))),
                pages.findRegion("11", nothing).orElseThrow(),
                pages.findRegion("ID", nothing).orElseThrow(),
                pages.findRegion("15", ViewRequest.of(language, Map.of("service", "svc_b")))
                        .orElseThrow(),
                pages.agencies(nothing),
                pages.findAgency("gov_1", nothing).orElseThrow(),
                pages.services(nothing),
                pages.findService("svc_a", nothing).orElseThrow(),
                pages.measures(nothing),
                pages.quality(nothing),
                pages.data(nothing)));
        DEFINITIONS
                .measures()
                .keySet()
                .forEach(id -> all.add(pages.findMeasure(id, nothing).orElseThrow()));
        return all;
    }

    private static Stream<Panel> panels(Language language) {
        return all(language).stream().flatMap(page -> page.panels().stream().flatMap(List::stream));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageSaysSomethingAndItsPanelsAreTheirOwn(Language language) {
        for (PageView page : all(language)) {
            assertFalse(page.title().isBlank() || page.summary().isBlank(), page.path());
            Set<String> ids = new HashSet<>();
            for (Panel panel : page.panels().stream().flatMap(List::stream).toList()) {
                assertTrue(ids.add(panel.id()), page.path() + " has " + panel.id() + " twice");
                assertFalse(panel.title().isBlank() || panel.summary().isBlank(), page.path() + " " + panel.id());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theTableOfAPanelHoldsTheNumbersOfItsChart(Language language) {
        panels(language)
                .filter(panel -> panel.chart().isPresent())
                .filter(panel -> !panel.id().equals("inequality"))
                .forEach(panel -> {
                    Set<String> written = new HashSet<>();
                    panel.table().rows().forEach(row -> row.cells().forEach(cell -> written.add(cell.text())));
                    panel.chart().get().series().stream()
                            .flatMap(series -> series.points().stream())
                            .forEach(point ->
                                    assertTrue(written.contains(point.text()), panel.id() + " lacks " + point.text()));
                });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aChartShowsWhatTheGateLetPassAndNothingElse(Language language) {
        panels(language)
                .filter(panel -> panel.chart().isPresent())
                // Worked out of disclosed figures: an index, and the parts of a difference.
                .filter(panel -> !panel.id().equals("inequality") && !panel.id().startsWith("why-"))
                .forEach(panel -> {
                    Set<Double> known = new HashSet<>();
                    for (Answer answer : panel.answers()) {
                        for (Figure figure : answer.figures()) {
                            figure.value().ifPresent(known::add);
                        }
                    }
                    for (Point point : points(panel)) {
                        assertEquals(point.value().isPresent(), point.status().shown(), panel.id());
                        point.value()
                                .ifPresent(
                                        value -> assertTrue(known.contains(value), panel.id() + " made up " + value));
                        if (point.value().isEmpty()) {
                            assertTrue(point.lower().isEmpty() && point.upper().isEmpty(), panel.id());
                        }
                    }
                });
    }

    private static List<Point> points(Panel panel) {
        return panel.chart().orElseThrow().series().stream()
                .flatMap(series -> series.points().stream())
                .toList();
    }

    /** The chip, the title, the colour of the last point and the band come from one reading. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void chipSentenceAndChartOfAHeadlineAgree(Language language) {
        List<Panel> headlines =
                panels(language).filter(panel -> panel.headline().isPresent()).toList();
        assertTrue(headlines.size() > 5);
        for (Panel panel : headlines) {
            List<Point> shown = points(panel).stream()
                    .filter(point -> point.value().isPresent())
                    .toList();
            Point last = shown.get(shown.size() - 1);
            assertTrue(panel.title().contains(last.text()), panel.title() + " lacks " + last.text());
            Panel.Tone tone = panel.headline()
                    .orElseThrow()
                    .variation()
                    .map(Panel.Chip::tone)
                    .orElse(Panel.Tone.FLAT);
            ChartSpec.Signal expected =
                    switch (tone) {
                        case BETTER -> ChartSpec.Signal.BETTER;
                        case WORSE -> ChartSpec.Signal.WORSE;
                        case FLAT -> ChartSpec.Signal.NONE;
                    };
            assertEquals(expected, last.signal(), panel.title());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsMadeUpSaysSoInEveryChartAndOnItsPage(Language language) {
        for (PageView page : all(language)) {
            boolean synthetic = false;
            for (Panel panel : page.panels().stream().flatMap(List::stream).toList()) {
                boolean madeUp = panel.answers().stream()
                        .anyMatch(answer -> answer.origin().synthetic());
                synthetic |= madeUp;
                panel.chart()
                        .ifPresent(
                                chart -> assertEquals(madeUp, chart.watermark().isPresent(), panel.id()));
            }
            assertEquals(synthetic, page.synthetic(), page.path());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void countsAreNeverMappedAndBreaksStayTheSameOverTime(Language language) {
        var classes = new HashMap<String, List<String>>();
        for (String time : List.of("2023", "2024", "2025-01..2025-06")) {
            PageView page = pages.regions(ViewRequest.of(language, Map.of("time", time)));
            Panel map = find(page, "map").orElseThrow();
            classes.merge(
                    "digital_take_up",
                    map.chart().orElseThrow().tiles().orElseThrow().classes(),
                    (one, other) -> {
                        assertEquals(one, other);
                        return one;
                    });
        }
        PageView counts = pages.regions(ViewRequest.of(language, Map.of("measure", "completed_transactions")));
        assertTrue(counts.panels().stream()
                .flatMap(List::stream)
                .flatMap(panel -> panel.chart().stream())
                .noneMatch(chart -> chart.kind() == Kind.TILE_MAP));
    }

    private static Optional<Panel> find(PageView page, String id) {
        return page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> panel.id().equals(id))
                .findFirst();
    }

    @Test
    void aTileMapHasATileForEveryRegionAndSaysWhyOneIsEmpty() {
        Panel map = find(pages.regions(ViewRequest.of(Language.EN)), "map").orElseThrow();
        ChartSpec chart = map.chart().orElseThrow();

        assertEquals(5, chart.tiles().orElseThrow().tiles().size());
        var byCode = new HashMap<String, Point>();
        points(map).forEach(point -> byCode.put(point.code(), point));
        chart.tiles()
                .orElseThrow()
                .tiles()
                .forEach(tile -> assertEquals(
                        byCode.get(tile.code()).value().isPresent(),
                        tile.level().isPresent(),
                        tile.code()));
        assertEquals("not provided", byCode.get("14").text());
    }

    @Test
    void rankedDotsStandBestFirstEachWithItsInterval() {
        Panel ranked =
                find(pages.regions(ViewRequest.of(Language.EN)), "ranked").orElseThrow();
        double before = Double.POSITIVE_INFINITY;
        for (Point point : points(ranked)) {
            if (point.value().isPresent()) {
                assertTrue(point.value().getAsDouble() <= before);
                assertTrue(point.lower().isPresent() && point.upper().isPresent(), point.label());
                before = point.value().getAsDouble();
            }
        }
    }

    @Test
    void anInequalityTableHasATrendBehindEachIndex() {
        Panel inequality =
                find(pages.regions(ViewRequest.of(Language.EN)), "inequality").orElseThrow();

        assertEquals(5, inequality.table().rows().size());
        List<OptionalDouble> trend = inequality.table().rows().get(0).cells().stream()
                .map(Cell::trend)
                .filter(values -> !values.isEmpty())
                .findFirst()
                .orElseThrow();
        assertEquals(8, trend.size());
    }

    @Test
    void whatAPageDoesNotOfferIsRefusedWithWhatItOffers() {
        ViewRefused parameter =
                assertThrows(ViewRefused.class, () -> pages.home(ViewRequest.of(Language.EN, Map.of("region", "11"))));
        assertTrue(parameter.isUnknownParameter());
        ViewRefused service = assertThrows(
                ViewRefused.class, () -> pages.regions(ViewRequest.of(Language.EN, Map.of("service", "svc_z"))));
        assertEquals(Set.of("svc_a", "svc_b", "svc_c"), Set.copyOf(service.allowed()));
        ViewRefused time = assertThrows(
                ViewRefused.class, () -> pages.regions(ViewRequest.of(Language.EN, Map.of("time", "1999"))));
        assertEquals(List.of("2023-01..2025-09"), time.allowed());
    }

    @Test
    void whatIsNotThereHasNoPage() {
        ViewRequest nothing = ViewRequest.of(Language.EN);

        assertTrue(pages.findRegion("99", nothing).isEmpty());
        assertTrue(pages.findAgency("99", nothing).isEmpty());
        assertTrue(pages.findService("99", nothing).isEmpty());
        assertTrue(pages.findMeasure("99", nothing).isEmpty());
        assertTrue(pages.findDashboard("99", nothing).isEmpty());
    }

    @Test
    void aHomeWithVolumesAloneHasItsHomePage() throws Exception {
        Path own = java.nio.file.Files.createDirectory(directory.resolve("volumes"));
        try (MadeUpStore volumes = MadeUpStore.empty(own, DEFINITIONS)) {
            for (int month = 0; month < 24; month++) {
                volumes.run("INSERT INTO service_volumes SELECT 'svc_c', '12', 'off_2a', channel, DATE '2023-01-01' + "
                        + "INTERVAL " + month
                        + " MONTH, 500, 'observed', 0 FROM (VALUES ('counter'), ('online')) c(channel)");
            }
            try (PublishedVersion published = PublishedVersion.open(volumes.publish("v1"))) {
                PageView home = pagesOf(published).home(ViewRequest.of(Language.EN));
                assertEquals(
                        "digital_take_up_of_all stood at 50.0% in December 2024, with no signal of change",
                        home.title());
            }
        }
    }

    @Test
    void aHomeWithoutDataSaysSo() throws Exception {
        Path own = java.nio.file.Files.createDirectory(directory.resolve("empty"));
        try (MadeUpStore nothing = MadeUpStore.empty(own, DEFINITIONS);
                PublishedVersion published = PublishedVersion.open(nothing.publish("v1"))) {
            PageView home = pagesOf(published).home(ViewRequest.of(Language.EN));
            assertEquals("There are no figures yet", home.title());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDashboardShowsItsTilesInOrderAndNothingElse(Language language) {
        var rows = new ArrayList<DashboardDefinition.Row>();
        for (DashboardDefinition.Chart chart : DashboardDefinition.Chart.values()) {
            rows.add(new DashboardDefinition.Row(List.of(tile(chart))));
        }
        Pages withDashboard = pagesOf(
                version,
                with(new DashboardDefinition(
                        "one",
                        Text.of("One page", "Satu halaman"),
                        Text.of("How is it?", "Bagaimana?"),
                        List.of("time", "region"),
                        24,
                        rows)));
        PageView page =
                withDashboard.findDashboard("one", ViewRequest.of(language)).orElseThrow();

        assertEquals(rows.size(), page.panels().stream().mapToInt(List::size).sum());
        assertEquals(
                List.of("time", "region"),
                page.filters().stream().map(PageView.Filter::parameter).toList());
        for (List<Panel> row : page.panels()) {
            assertFalse(
                    row.get(0).answers().isEmpty(),
                    row.get(0).id() + " " + row.get(0).summary());
            assertFalse(row.get(0).table().rows().isEmpty(), row.get(0).id());
        }
        assertTrue(
                withDashboard.findDashboard("another", ViewRequest.of(language)).isEmpty());
    }

    private static DashboardDefinition.Tile tile(DashboardDefinition.Chart chart) {
        Optional<String> by =
                switch (chart) {
                    case HEADLINE, LINE, PERCENTILES, INEQUALITY -> Optional.empty();
                    case STACKED_SHARE -> Optional.of("channel");
                    default -> Optional.of("region");
                };
        String measure =
                switch (chart) {
                    case PERCENTILES -> "processing_time_p90";
                    case STACKED_SHARE -> "channel_share";
                    default -> "digital_take_up";
                };
        return new DashboardDefinition.Tile(
                chart,
                Optional.empty(),
                List.of(measure),
                by,
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                0,
                Optional.empty());
    }

    private static Definitions with(DashboardDefinition dashboard) {
        return new Definitions(
                DEFINITIONS.country(),
                DEFINITIONS.contracts(),
                DEFINITIONS.sources(),
                DEFINITIONS.measures(),
                Map.of(dashboard.id(), dashboard),
                DEFINITIONS.targets(),
                DEFINITIONS.events());
    }

    /** The page, its map and its ranking each say something else. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void theRegionsPageSaysAThingOnce(Language language) {
        PageView page = pages.regions(ViewRequest.of(language));
        var said = new ArrayList<>(List.of(page.title(), page.summary()));
        page.panels().stream().flatMap(List::stream).forEach(panel -> {
            said.add(panel.title());
            said.add(panel.summary());
        });

        assertEquals(said.size(), new HashSet<>(said).size(), said.toString());
    }
}
