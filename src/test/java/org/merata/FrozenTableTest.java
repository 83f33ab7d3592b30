package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.dashboard.KeptIds;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.ViewRefused;
import org.merata.dashboard.ViewRequest;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Formats;
import org.merata.model.Language;

/** A table kept as of a release: what it says after a correction, and what it says of that correction. */
class FrozenTableTest {
    private static final Map<String, String> TABLE =
            Map.of("measures", "digital_take_up,settled", "by", "region", "grain", "month");
    private static final String RELEASE = "2026.11";

    @TempDir
    static Path folder;

    private static TestHome home;

    @BeforeAll
    static void load() throws IOException {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "corrections: replace",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        var rows = new ArrayList<String>();
        for (int month = 1; month <= 3; month++) {
            for (int i = 0; i < 120; i++) {
                rows.add(row("A", month, i, i % 2 == 0 ? "online" : "counter"));
                rows.add(row("B", month, i, i % 3 == 0 ? "online" : "counter"));
            }
        }
        home.transactions("a.csv", rows.toArray(String[]::new));
        home.ingest();
        release();
    }

    private static String row(String region, int month, int number, String channel) {
        String day = "2024-0" + month + "-05 16:00:00";
        return region + month + "_" + number + ",passport," + region + ",G1," + channel + "," + day + "," + day
                + ",,completed,0";
    }

    /** What a release keeps, as its command writes it. */
    private static void release() throws IOException {
        String version = home.home().findCurrentVersion().orElseThrow();
        Path release = home.home().releases().resolve(RELEASE);
        Path frozen = Files.createDirectories(release.resolve("frozen"));
        Files.copy(home.home().publishedVersion(version), frozen.resolve(version + ".duckdb"));
        for (String part : List.of("data/country.yaml", "data/contracts", "data/sources", "dashboards")) {
            copy(folder.resolve(part), frozen.resolve("home").resolve(part));
        }
        Files.writeString(release.resolve("release.json"), """
                {"id": "%s", "released_on": "2026-11-30", "published_version": "%s",
                 "published_at": "2026-11-30T01:00:00Z", "program": "test", "datasets": []}
                """.formatted(RELEASE, version));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Of region A in February twenty applications went to the counter; of B one row came. */
    private static void correct() {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            rows.add(row("A", 2, 2 * i, "counter"));
        }
        for (int i = 200; i < 230; i++) {
            rows.add(row("B", 3, i, "online"));
        }
        home.transactions("b.csv", rows.toArray(String[]::new));
        home.ingest();
    }

    private static Optional<PageView> find(String path, Language language, Map<String, String> parameters) {
        try (Merata merata = Merata.open(home.home(), home.definitions());
                var lease = merata.lease()) {
            return lease.site().orElseThrow().pages().apply(path, ViewRequest.of(language, parameters));
        }
    }

    private static PageView table(Language language) {
        return find("/explore", language, TABLE).orElseThrow();
    }

    private static PageView kept(String path, Language language) {
        return find(path, language, Map.of()).orElseThrow();
    }

    /** Where the page of tables says the table is kept. */
    private static String address() {
        return table(Language.EN).links().stream()
                .flatMap(group -> group.links().stream())
                .map(PageView.Link::path)
                .filter(path -> path.startsWith("/q/"))
                .findFirst()
                .orElseThrow();
    }

    /** The figures of the table, by measure, period and codes. */
    private static Map<String, Figure> figures(PageView page) {
        var figures = new TreeMap<String, Figure>();
        page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> !panel.answers().isEmpty())
                .findFirst()
                .orElseThrow()
                .answers()
                .forEach(answer -> answer.figures()
                        .forEach(figure -> figures.put(figure.measure() + figure.period() + figure.codes(), figure)));
        return figures;
    }

    private static Panel since(PageView page) {
        return page.panels().get(0).get(0);
    }

    @Test
    void afterACorrectionTheTableIsTheOldOneAndSaysWhatChanged() {
        String address = address();
        Map<String, Figure> then = figures(table(Language.EN));
        PageView first = kept(address, Language.EN);
        assertEquals(then, figures(first));
        assertTrue(then.size() > 6, then.toString());
        assertEquals(
                "All " + then.size() + " figures are the same now.",
                since(first).summary());
        assertTrue(first.summary().startsWith("As of release 2026.11 of 30 November 2026"), first.summary());
        correct();
        Map<String, Figure> now = figures(table(Language.EN));
        PageView kept = kept(address, Language.EN);
        assertEquals(then, figures(kept));

        int revised = 0;
        double largest = 0;
        Figure widest = null;
        for (var entry : then.entrySet()) {
            Figure is = now.get(entry.getKey());
            var was = entry.getValue().value();
            if (was.isPresent()
                    && is.value().isPresent()
                    && was.getAsDouble() != is.value().getAsDouble()) {
                revised++;
                double size = Math.abs(is.value().getAsDouble() - was.getAsDouble()) / was.getAsDouble();
                if (size > largest) {
                    largest = size;
                    widest = is;
                }
            }
        }
        assertTrue(revised >= 2, now.toString());
        String said = since(kept).summary();
        assertTrue(said.contains(revised + " of " + then.size() + " figures have another value now."), said);
        String period = Formats.of(Language.EN).period(widest.period().orElseThrow());
        String region = home.reference()
                .findRegion(widest.codes().get("region"))
                .orElseThrow()
                .name()
                .in(Language.EN);
        assertTrue(said.contains(", " + region + ", " + period + ", "), said);
        assertEquals(revised, since(kept).table().rows().size());
        assertEquals(
                widest.value(), since(kept).table().rows().get(0).cells().get(2).value());

        String indonesian = since(kept(address, Language.ID)).summary();
        assertTrue(indonesian.contains(revised + " dari " + then.size() + " angka kini bernilai lain."), indonesian);
    }

    @Test
    void aChangedDefinitionIsNamed() throws IOException {
        String address = address();
        try (var files = Files.walk(folder.resolve("dashboards"))) {
            Path file = files.filter(one -> one.getFileName().toString().startsWith("digital_take_up"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(file);
            Files.writeString(file, text.replaceFirst("(?m)^version: \\d+", "version: 99"));
            String said = since(kept(address, Language.EN)).summary();
            Files.writeString(file, text);
            assertTrue(said.endsWith("The definition of Digital take-up has changed since."), said);
        }
    }

    @Test
    void whatNobodyKeptIsNotFound() {
        String address = address();
        for (String wrong : List.of(
                address.substring(0, address.length() - 1),
                address.replace("/q/", "/q/A"),
                "/q/nothing",
                "/q/-0123456789")) {
            assertTrue(find(wrong, Language.EN, Map.of()).isEmpty(), wrong);
        }
        var later = new HashMap<>(TABLE);
        later.put("time", "1999");
        String query = ViewRequest.of(Language.EN, later).canonical();
        PageView early = kept("/q/" + KeptIds.of(RELEASE, query), Language.EN);
        assertEquals("Release 2026.11 does not hold this table", early.title());
        assertThrows(ViewRefused.class, () -> find(address, Language.EN, Map.of("time", "2024")));
    }

    @Test
    void withoutTheCopyThePageSaysSoAndLeadsToTheTableNow() throws IOException {
        String address = address();
        Path frozen = home.home().releases().resolve(RELEASE).resolve("frozen");
        Files.move(frozen, folder.resolve("taken-away"));
        for (Language language : Language.values()) {
            PageView gone = kept(address, language);
            assertEquals(List.of(), gone.panels());
            assertFalse(gone.summary().isBlank());
            assertTrue(
                    gone.links().toString().contains("/explore?"), gone.links().toString());
        }
        Files.move(folder.resolve("taken-away"), frozen);
    }
}
