package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.DefinitionFolder;
import org.merata.model.Severity;
import org.merata.publish.DatasetChange;
import org.merata.publish.DatasetVersion;
import org.merata.publish.Release;
import org.merata.publish.ReleasedDataset;
import org.merata.publish.ReleasedFile;
import org.merata.publish.Releases;
import org.merata.warehouse.PublishedVersion;

/** {@code merata release}: what it freezes, which versions it gives, and that nothing is ever written again. */
class ReleaseCommandTest {
    private static final String TAKE_UP = "digital_take_up";
    private static final List<String> MEASURES =
            List.of(TAKE_UP, "within_standard", "first_time_right", "completed_transactions");

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() throws IOException {
        home = country("one");
        home.transactions("a.csv", rows("2024-07", 1, 60, 40));
        home.ingest();
    }

    /** A tiny country with a few measures: each is asked many questions for a release. */
    private TestHome country(String name) throws IOException {
        TestHome country = TestHome.in(folder.resolve(name));
        try (var measures = Files.list(country.home().dashboards().resolve("measures"))) {
            for (Path measure : measures.toList()) {
                if (!MEASURES.contains(measure.getFileName().toString().replace(".yaml", ""))) {
                    Files.delete(measure);
                }
            }
        }
        return country;
    }

    /** Cases of province A: so many online and at the counter, in one month. */
    private static String[] rows(String month, int from, int online, int counter) {
        return IntStream.range(0, online + counter)
                .mapToObj(i -> "T" + month + (from + i) + ",passport,A,G1," + (i < online ? "online" : "counter") + ","
                        + month + "-05 10:00:00," + month + (i % 3 == 0 ? "-26" : "-08") + " 10:00:00,,completed,"
                        + (i % 4 == 0 ? 1 : 0))
                .toArray(String[]::new);
    }

    private CommandRun release(TestHome of, String id, String... more) {
        var arguments = new ArrayList<>(List.of(
                "release", id, "--home", of.home().root().toString(), "--language", "en", "--date", "2026-11-30"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private Releases releases() {
        return Releases.open(home.home().releases());
    }

    private static Map<String, String> hashes(Path of) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (var paths = Files.walk(of)) {
            for (Path file : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("frozen"))
                    .toList()) {
                hashes.put(
                        of.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return hashes;
    }

    @Test
    void everyPublicDatasetIsFrozenWithAllThatDescribesIt() throws Exception {
        CommandRun made = release(home, "2026.11", "--note-en", "First.", "--note-id", "Pertama.");
        assertEquals(0, made.exitCode(), made.err());
        assertTrue(made.out().contains("digital_take_up 1.0.0: new"), made.out());
        Release release = releases().latest().orElseThrow();
        Path at = home.home().releases().resolve("2026.11");
        for (String name : List.of(
                "datapackage.json", "dcat.jsonld", "schema-org.jsonld", "codebook.csv", "changes.json", "SHA256SUMS")) {
            assertTrue(releases().findFile(release, name).isPresent(), name);
        }
        for (ReleasedDataset dataset : release.datasets()) {
            assertEquals(3, dataset.files().size(), dataset.id());
            for (ReleasedFile file : dataset.files()) {
                assertEquals(file.bytes(), Files.size(releases().file(release, dataset, file)));
            }
        }
        Process check = new ProcessBuilder("sha256sum", "--check", "--quiet", "SHA256SUMS")
                .directory(at.toFile())
                .inheritIO()
                .start();
        assertEquals(0, check.waitFor());
        Releases.Frozen frozen = releases().findFrozen(release).orElseThrow();
        try (PublishedVersion version = PublishedVersion.open(frozen.published())) {
            assertEquals(release.publishedVersion(), version.id());
        }
        DefinitionFolder.Reading reading = DefinitionFolder.read(frozen.home());
        assertTrue(reading.notices().list().stream().noneMatch(notice -> notice.severity() == Severity.ERROR));
        assertEquals(home.definitions().measures(), reading.definitions().measures());
    }

    @Test
    void aReaderWithNothingButTheParquetFileDividesAgainWhatIsPublished() throws Exception {
        assertEquals(0, release(home, "2026.11").exitCode());
        Release release = releases().latest().orElseThrow();
        for (String measure : List.of(TAKE_UP, "within_standard", "first_time_right")) {
            assertTrue(recompute(release, measure) > 0, measure);
        }
    }

    /** Divides and works out Wilson's interval (1927) by its formula; answers how many figures were held against. */
    private int recompute(Release release, String measure) throws Exception {
        ReleasedDataset dataset = release.findDataset(measure).orElseThrow();
        Path file = releases()
                .file(release, dataset, dataset.findFile(measure + ".parquet").orElseThrow());
        int figures = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT value, numerator, denominator, factor, lci_95, uci_95"
                        + " FROM '" + file + "' WHERE value IS NOT NULL AND denominator IS NOT NULL")) {
            while (row.next()) {
                double part = row.getDouble(2);
                double whole = row.getDouble(3);
                assertEquals(row.getDouble(1), row.getDouble(4) * part / whole, 1e-12);
                double z = 1.959963984540054;
                double p = part / whole;
                double middle = (p + z * z / (2 * whole)) / (1 + z * z / whole);
                double half = z * Math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole);
                assertEquals(middle - half, row.getDouble(5), 1e-9);
                assertEquals(middle + half, row.getDouble(6), 1e-9);
                figures++;
            }
        }
        return figures;
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        TestHome other = country("two");
        other.transactions("a.csv", rows("2024-07", 1, 60, 40));
        Files.createDirectories(other.home().store());
        Files.copy(home.home().secret(), other.home().secret());
        other.ingest();
        assertEquals(0, release(home, "2026.11").exitCode());
        assertEquals(0, release(other, "2026.11").exitCode());
        Map<String, String> one = hashes(home.home().releases());
        Map<String, String> two = hashes(other.home().releases());
        // the moment of publishing is the one thing that differs
        one.remove("2026.11/release.json");
        two.remove("2026.11/release.json");
        assertEquals(one.keySet(), two.keySet());
        one.forEach((name, bytes) -> assertTrue(bytes.equals(two.get(name)), name));
    }

    @Test
    void versionsSayWhatChanged() throws Exception {
        assertEquals(0, release(home, "2026.10").exitCode());
        Map<String, String> before = hashes(home.home().releases().resolve("2026.10"));
        home.transactions("b.csv", rows("2024-08", 1, 30, 70));
        home.ingest();
        CommandRun second = release(home, "2026.11");
        assertEquals(0, second.exitCode(), second.err());
        assertEquals(before, hashes(home.home().releases().resolve("2026.10")), "nothing is ever written again");
        Release release = releases().latest().orElseThrow();
        DatasetChange change = releases().listChanges(release).stream()
                .filter(one -> one.dataset().equals(TAKE_UP))
                .findFirst()
                .orElseThrow();
        assertEquals(DatasetVersion.Change.CHANGED, change.change());
        assertTrue(change.addedRows() > 0 && change.removedRows() == 0, change.toString());
        assertEquals("1.1.0", version(TAKE_UP, "latest"));
        assertEquals("1.1.0", version(TAKE_UP, "1"));
        assertEquals("1.1.0", version(TAKE_UP, "1.*"));
        assertEquals("1.0.0", version(TAKE_UP, "1.0.*"));
        assertEquals("1.0.0", version(TAKE_UP, "1.0.0"));
        assertEquals("1.0.0", version("regions", "latest"), "what did not change keeps its version");
        assertTrue(releases().find(TAKE_UP, "2").isEmpty());
        assertTrue(releases().find(TAKE_UP, "../1").isEmpty());
        // a province is gone from the reference data: whoever uses its code must look
        Path regions = home.home().reference().resolve("regions.csv");
        Files.writeString(
                regions,
                Files.readString(regions)
                        .lines()
                        .filter(line -> !line.startsWith("A2,"))
                        .reduce("", (a, b) -> a + b + "\n"));
        home.rebuild();
        assertEquals(0, release(home, "2026.12").exitCode());
        assertEquals("2.0.0", version("regions", "latest"));
    }

    private String version(String dataset, String wanted) {
        return releases()
                .find(dataset, wanted)
                .orElseThrow()
                .dataset()
                .version()
                .toString();
    }

    @Test
    void itRefusesWhatItCanNotDo() throws IOException {
        assertEquals(2, release(home, "november").exitCode());
        assertEquals(2, release(home, "2026.11", "--note-en", "One language").exitCode());
        assertEquals(0, release(home, "2026.11").exitCode());
        for (String taken : List.of("2026.11", "2026.9")) {
            CommandRun again = release(home, taken);
            assertEquals(2, again.exitCode());
            assertTrue(again.err().contains("2026.11"), again.err());
        }
        CommandRun empty = release(country("empty"), "2026.11");
        assertEquals(1, empty.exitCode());
        assertFalse(Files.exists(folder.resolve("empty/data/releases")));
    }

    @Test
    void anErasureTakesTheExactCopyAway() {
        assertEquals(0, release(home, "2026.11").exitCode());
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("T2024-071\n".getBytes(StandardCharsets.UTF_8)));
            CommandRun erased = CommandRun.of(
                    "erase", "--home", home.home().root().toString(), "--language", "en", "--why", "asked");
            assertEquals(0, erased.exitCode(), erased.err());
            assertTrue(erased.err().contains("2026.11"), erased.err());
        } finally {
            System.setIn(before);
        }
        Release release = releases().latest().orElseThrow();
        assertTrue(releases().findFrozen(release).isEmpty());
        assertTrue(release.datasets().size() > 5);
    }
}
