package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.warehouse.Archive;
import org.merata.warehouse.Mending;
import org.merata.warehouse.RecordsDatabase;

/** The archive and its ledger are the source of truth: whatever becomes of the records, they come back as they were. */
class RecoveryTest {
    private static final long SEED = 20_261_127;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    private void loadThree(TestHome into) {
        String[] a = StoreTest.rows(0, 300, SEED);
        String[] b = StoreTest.rows(200, 300, SEED + 1);
        b[7] = b[7].replaceFirst(",(passport|licence|permit),", ",nothing,");
        String[] c = StoreTest.rows(450, 200, SEED + 2);
        into.transactions("a.csv", a);
        into.ingest();
        into.transactions("b.csv", b);
        into.ingest();
        into.transactions("c.csv", c);
        into.ingest();
    }

    private static List<String> facts(TestHome home) {
        return home.records("SELECT * FROM fact_service_transactions ORDER BY batch, record");
    }

    private static final String BATCHES =
            "SELECT batch, source, file, sha256, loaded_at, rows_read, accepted, quarantined, duplicates FROM batch ORDER BY 1";

    private static List<String> kinds(IngestReport report) {
        return report.mendings().stream().map(mending -> mending.kind().id()).toList();
    }

    private List<String> asides() throws IOException {
        try (var files = Files.list(home.home().store())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("records.duckdb."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void rebuiltRecordsPublishTheSameBytesUnderTheSameNumbers() throws Exception {
        loadThree(home);
        List<String> published = home.publishedHashes();
        List<String> facts = facts(home);
        List<String> batches = home.records(BATCHES);
        IngestReport report = home.rebuild();
        assertEquals(List.of("rebuilt"), kinds(report));
        assertEquals(3, report.files().size());
        assertEquals(published, home.publishedHashes());
        assertEquals(facts, facts(home));
        assertEquals(batches, home.records(BATCHES));
        assertEquals(List.of(report.mendings().get(0).what()), asides());
        assertEquals(
                batches, TestHome.rows(home.home().store().resolve(asides().get(0)), BATCHES), "the old ones stay");
        assertEquals(List.of(), home.ingest().mendings());
    }

    @Test
    void recordsThatAreLostWholeComeBackWithTheNextRun() throws Exception {
        loadThree(home);
        List<String> published = home.publishedHashes();
        List<String> facts = facts(home);
        Files.delete(home.home().records());
        try (var files = Files.walk(home.home().inbox())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        IngestReport report = home.ingest();
        assertEquals(List.of("batch_restored", "batch_restored", "batch_restored"), kinds(report));
        assertEquals(published, home.publishedHashes());
        assertEquals(facts, facts(home));
    }

    /** What may become of the file of the records. */
    enum Damage {
        EMPTY,
        GARBAGE,
        TRUNCATED,
        HEADER_FLIPPED,
        ZERO_TAIL
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDamagedFileIsSetAsideAndTheRecordsComeBack(Damage damage) throws Exception {
        loadThree(home);
        List<String> published = home.publishedHashes();
        List<String> facts = facts(home);
        byte[] bytes = Files.readAllBytes(home.home().records());
        var random = new Random(SEED);
        switch (damage) {
            case EMPTY -> bytes = new byte[0];
            case GARBAGE -> random.nextBytes(bytes);
            case TRUNCATED -> bytes = Arrays.copyOf(bytes, bytes.length / 3);
            case HEADER_FLIPPED -> bytes[100] ^= 4;
            case ZERO_TAIL -> Arrays.fill(bytes, 5_000, bytes.length, (byte) 0);
        }
        Files.write(home.home().records(), bytes);
        IngestReport report = home.ingest();
        assertEquals(
                "records_set_aside", kinds(report).get(0), report.mendings().toString());
        assertEquals(published, home.publishedHashes());
        assertEquals(facts, facts(home));
        assertEquals(1, asides().size());
        assertEquals(
                Arrays.hashCode(bytes),
                Arrays.hashCode(Files.readAllBytes(home.home().store().resolve(asides().get(0)))));
    }

    @Test
    void anyFlippedBitIsMendedOrNamedAndNeverServed() throws Exception {
        loadThree(home);
        List<String> published = home.publishedHashes();
        List<String> facts = facts(home);
        byte[] whole = Files.readAllBytes(home.home().records());
        var random = new Random(SEED);
        for (int trial = 0; trial < 12; trial++) {
            byte[] flipped = whole.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(home.home().records(), flipped);
            Files.deleteIfExists(home.home().recordsLog());
            String about = "seed " + SEED + ", trial " + trial + ", byte " + at;
            try {
                home.ingest();
            } catch (IllegalStateException named) {
                assertTrue(named.getMessage().contains("merata rebuild"), about + ": " + named);
                home.rebuild();
            }
            assertEquals(published, home.publishedHashes(), about);
            try {
                assertEquals(facts, facts(home), about);
            } catch (IllegalStateException namedByTheEngineWhenItIsRead) {
                home.rebuild();
                assertEquals(facts, facts(home), about);
            }
        }
    }

    /** Leaves the log of the last two commits, as a killed run does. */
    private void loadAndLeaveTheLog() throws IOException {
        home.transactions("a.csv", StoreTest.rows(0, 300, SEED));
        home.ingest();
        Path kept = Files.createDirectory(folder.resolve("kept"));
        try (Ingestion ingestion = home.open()) {
            home.transactions("b.csv", StoreTest.rows(300, 300, SEED));
            home.transactions("c.csv", StoreTest.rows(600, 300, SEED));
            ingestion.run(Progress.NONE);
            Files.copy(home.home().records(), kept.resolve("records"));
            Files.copy(home.home().recordsLog(), kept.resolve("log"));
        }
        Files.copy(kept.resolve("records"), home.home().records(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(kept.resolve("log"), home.home().recordsLog());
    }

    @ParameterizedTest
    @ValueSource(strings = {"flipped", "zeroed", "cut", "whole"})
    void aDamagedLogIsSetAsideAndWhatItHeldComesFromTheArchive(String damage) throws Exception {
        loadAndLeaveTheLog();
        List<String> published = home.publishedHashes();
        byte[] log = Files.readAllBytes(home.home().recordsLog());
        switch (damage) {
            case "flipped" -> log[log.length / 2] ^= 16;
            case "zeroed" -> Arrays.fill(log, log.length * 2 / 3, log.length, (byte) 0);
            case "cut" -> log = Arrays.copyOf(log, log.length / 2);
            default -> assertTrue(log.length > 0);
        }
        Files.write(home.home().recordsLog(), log);
        IngestReport report = home.ingest();
        boolean aside = damage.equals("flipped") || damage.equals("zeroed");
        assertEquals(
                aside,
                kinds(report).contains("log_set_aside"),
                report.mendings().toString());
        assertEquals(
                damage.equals("whole"),
                report.mendings().isEmpty(),
                report.mendings().toString());
        assertEquals(aside ? 1 : 0, asides().size(), asides().toString());
        assertEquals(published, home.publishedHashes());
        assertEquals(
                List.of("900|900|3"),
                home.records("SELECT count(*), count(DISTINCT transaction_id), count(DISTINCT batch)"
                        + " FROM fact_service_transactions"));
    }

    private List<String> ledger() throws IOException {
        return Files.readAllLines(home.home().archiveLedger());
    }

    private void forgetLastLines(int lines) throws IOException {
        List<String> all = ledger();
        Files.write(home.home().archiveLedger(), all.subList(0, all.size() - lines));
    }

    @Test
    void aFileArchivedButNotCommittedIsCompletedOnceUnderItsNumber() throws Exception {
        loadThree(home);
        List<String> published = home.publishedHashes();
        forgetLastLines(1);
        Files.delete(home.home().records());
        IngestReport report = home.ingest();
        assertEquals(List.of("batch_restored", "batch_restored", "batch_completed"), kinds(report));
        assertEquals(published, home.publishedHashes());
        assertEquals(List.of("1", "2", "3"), home.records("SELECT batch FROM batch ORDER BY 1"));
    }

    @Test
    void aCommitThatTheLedgerMissedIsEntered() throws Exception {
        loadThree(home);
        List<String> whole = ledger();
        forgetLastLines(1);
        IngestReport report = home.ingest();
        assertEquals(List.of(new Mending(Mending.Kind.BATCH_ENTERED, "3")), report.mendings());
        assertEquals(whole.size(), ledger().size());
        Files.delete(home.home().archiveLedger());
        assertEquals(List.of("batch_entered", "batch_entered", "batch_entered"), kinds(home.ingest()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"event\":\"loa", "\0\0\0\0\0\0\0\0\0\0", "{\"event\":\"loaded\"}\n"})
    void aHalfWrittenLineAtTheEndIsSetAside(String tail) throws Exception {
        loadThree(home);
        List<String> whole = ledger();
        Files.writeString(home.home().archiveLedger(), tail, StandardOpenOption.APPEND);
        assertEquals(List.of("ledger_tail_set_aside"), kinds(home.ingest()));
        assertEquals(whole, ledger());
    }

    @Test
    void aDamagedLineInTheMiddleStopsTheProgram() throws Exception {
        loadThree(home);
        List<String> lines = new ArrayList<>(ledger());
        lines.set(2, lines.get(2).replace("b.csv", "x.csv"));
        Files.write(home.home().archiveLedger(), lines);
        var refused = assertThrows(IllegalStateException.class, home::ingest);
        assertTrue(refused.getMessage().contains("line 3"), refused.getMessage());
        assertEquals(lines, ledger());
    }

    @Test
    void refusedFilesAreInTheLedgerOnceForEachReason() throws Exception {
        home.write("data/inbox/transactions/bad.csv", "x,y\n1,2\n");
        home.ingest();
        home.ingest();
        assertEquals(1, ledger().size());
        String line = ledger().get(0);
        String hash = HexFormat.of().formatHex(Archive.sha256().digest("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8)));
        assertTrue(
                line.contains("\"refused\"") && line.contains(hash) && line.contains("\"why\":\"column_missing\""),
                line);
    }

    @Test
    void rebuildLeavesEverythingWhereTheArchiveIsDamaged() throws Exception {
        loadThree(home);
        String sha256 = home.records("SELECT sha256 FROM batch WHERE batch = 2").get(0);
        Path archived = home.home().archive().resolve(sha256 + ".zst");
        byte[] bytes = Files.readAllBytes(archived);
        byte[] damaged = bytes.clone();
        byte[] sent = Files.readAllBytes(home.home().inbox().resolve("transactions/b.csv"));
        damaged[damaged.length / 2] ^= 1;
        Files.write(archived, damaged);
        var refused = assertThrows(IllegalStateException.class, home::rebuild);
        assertTrue(refused.getMessage().contains(sha256), refused.getMessage());
        assertEquals(List.of(), asides());
        List<String> facts = facts(home);
        Files.delete(home.home().records());
        Files.delete(home.home().inbox().resolve("transactions/b.csv"));
        IngestReport report = home.ingest();
        assertEquals(
                List.of("LOADED", "REFUSED archive_damaged", "LOADED"),
                report.files().stream()
                        .filter(file -> file.outcome() != Outcome.ALREADY_INGESTED)
                        .map(file -> file.outcome()
                                + file.refused().map(kind -> " " + kind.code()).orElse(""))
                        .toList());
        home.write("data/inbox/transactions/b.csv", sent);
        home.ingest();
        home.rebuild();
        assertEquals(facts, facts(home), "the publisher's file, sent again, mends the archive and keeps its number");
    }

    @Test
    void anOldLayoutIsMadeAnewAndANewerOneIsRefused() throws Exception {
        loadThree(home);
        List<String> facts = facts(home);
        Files.delete(home.home().archiveLedger());
        layout(RecordsDatabase.LAYOUT - 1);
        IngestReport report = home.ingest();
        assertEquals(
                List.of("batch_entered", "batch_entered", "batch_entered", "old_layout_set_aside"),
                kinds(report).subList(0, 4));
        assertEquals(facts, facts(home));
        layout(RecordsDatabase.LAYOUT + 1);
        int before = asides().size();
        byte[] bytes = Files.readAllBytes(home.home().records());
        assertThrows(IllegalStateException.class, home::ingest);
        assertThrows(IllegalStateException.class, home::rebuild);
        assertEquals(before, asides().size());
        assertEquals(
                Arrays.hashCode(bytes),
                Arrays.hashCode(Files.readAllBytes(home.home().records())));
    }

    private void layout(int layout) throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:duckdb:" + home.home().records());
                var statement = connection.createStatement()) {
            statement.execute("UPDATE meta SET value = '" + layout + "' WHERE key = 'layout'");
        }
    }

    private UndoReport undo(int batch) {
        try (Ingestion ingestion = home.open()) {
            return ingestion.undo(batch, "sent by mistake", Progress.NONE).orElseThrow();
        }
    }

    @Test
    void anUndoneBatchIsAsIfItHadNeverComeAndMayComeAgain() throws Exception {
        home.transactions("a.csv", StoreTest.rows(0, 300, SEED));
        home.ingest();
        TestHome never = TestHome.in(folder.resolve("never"));
        never.home().createStore();
        Files.copy(home.home().secret(), never.home().secret());
        never.transactions("a.csv", StoreTest.rows(0, 300, SEED));
        never.ingest();
        // Rows 200 to 299 are in a and b, rows 450 to 499 in b and c with other contents.
        home.transactions("b.csv", StoreTest.rows(200, 300, SEED + 1));
        home.ingest();
        home.transactions("c.csv", StoreTest.rows(450, 200, SEED + 2));
        home.ingest();
        never.transactions("c.csv", StoreTest.rows(450, 200, SEED + 2));
        never.ingest();
        UndoReport report = undo(2);
        assertEquals(
                List.of("transactions/c.csv"),
                report.again().stream().map(f -> f.file()).toList());
        String rows = "SELECT * EXCLUDE (batch) FROM fact_service_transactions ORDER BY transaction_id";
        assertEquals(never.records(rows), home.records(rows));
        assertEquals(figures(never), figures(home));
        assertEquals(List.of("1", "3"), home.records("SELECT batch FROM batch ORDER BY 1"));
        assertTrue(ledger().stream().anyMatch(line -> line.contains("withdrawn") && line.contains("sent by mistake")));
        home.rebuild();
        assertEquals(figures(never), figures(home), "what was undone stays undone");
        IngestReport again = home.ingest();
        assertEquals(
                new TreeSet<>(List.of("1 ALREADY_INGESTED", "3 ALREADY_INGESTED", "4 LOADED")),
                again.files().stream()
                        .map(file -> file.batch().getAsInt() + " " + file.outcome())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> figures(TestHome home) {
        return TestHome.hashes(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()), false);
    }

    @Test
    void anUndoThatWasInterruptedIsFinishedByTheNextRun() throws Exception {
        loadThree(home);
        Path kept = folder.resolve("kept");
        Files.copy(home.home().records(), kept);
        undo(3);
        List<String> figures = figures(home);
        // As if the run had ended after it had entered the withdrawal.
        Files.copy(kept, home.home().records(), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(home.home().inbox().resolve("transactions/c.csv"));
        IngestReport report = home.ingest();
        assertTrue(
                kinds(report).contains("withdrawal_finished"), report.mendings().toString());
        assertEquals(figures, figures(home));
        assertFalse(home.ingest().files().stream().anyMatch(file -> file.outcome() == Outcome.LOADED));
    }

    @Test
    void thereIsNoUndoOfABatchThatIsNotThere() {
        loadThree(home);
        try (Ingestion ingestion = home.open()) {
            assertTrue(ingestion.undo(9, "x", Progress.NONE).isEmpty());
        }
    }
}
