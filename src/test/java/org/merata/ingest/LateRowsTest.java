package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.TestHome;

/** Rows that come late from the quarantine: the home is as if they had come with their file, which is what a rebuild makes. */
class LateRowsTest {
    private static final List<String> FIELDS = List.of(TestHome.TRANSACTIONS_HEADER.split(","));
    private static final String FACTS = "SELECT * FROM fact_service_transactions ORDER BY ALL";
    private static final String HISTORY = "SELECT * FROM history_service_transactions ORDER BY ALL";
    private static final String BATCHES = "SELECT batch, rows_read, accepted, quarantined, duplicates,"
            + " duplicates_differing, first_month, last_month FROM batch ORDER BY batch";
    private static final String RETRIES = "SELECT * FROM retry ORDER BY ALL";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    /** Lays out the source; before it is mended, {@code paspor} is no service. */
    private void source(String corrections, boolean mended) {
        home.source(TestHome.TRANSACTIONS, """
                id: transactions
                dataset: service_transactions
                label: {en: transactions, id: transaksi}
                files: transactions/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                columns:
                %s
                max_quarantined: 1
                corrections: %s
                """.formatted(
                        FIELDS.stream()
                                .map(field -> "  " + field + ": {from: " + field
                                        + (mended && field.equals("service") ? ", values: {paspor: passport}" : "")
                                        + "}")
                                .collect(Collectors.joining("\n")),
                        corrections));
    }

    private RetryReport retry() {
        try (Ingestion ingestion = home.open()) {
            return ingestion.retryQuarantine(Optional.empty(), Progress.NONE);
        }
    }

    private static String row(String id, String service, String channel) {
        return id + "," + service + ",A,G1," + channel + ",2024-07-05 16:00:00,,,in_progress,0";
    }

    private void assertARebuildChangesNothing(String name) {
        List<String> published = home.publishedHashes();
        List<List<String>> records = List.of(FACTS, HISTORY, BATCHES, RETRIES).stream()
                .map(home::records)
                .toList();
        home.rebuild();
        assertEquals(
                records,
                List.of(FACTS, HISTORY, BATCHES, RETRIES).stream()
                        .map(home::records)
                        .toList(),
                name);
        assertEquals(published, home.publishedHashes(), name);
    }

    @ParameterizedTest
    @CsvSource({"replace,5|1|2,0", "none,5|1|0,2"})
    void aRowThatCameLateIsAcceptedAndTheLaterFileIsReadAgain(String corrections, String report, String differing) {
        source(corrections, false);
        home.transactions(
                "a.csv",
                row("X1", "paspor", "online"),
                row("X2", "paspor", "online"),
                row("X3", "paspor", "online"),
                row("X4", "paspor", "online"),
                row("X5", "paspor", "online"),
                row("X5", "passport", "phone"),
                row("X6", "nothing", "online"));
        home.ingest();
        home.transactions(
                "b.csv",
                row("X1", "passport", "counter"),
                row("X2", "licence", "online"),
                row("X3", "passport", "online"));
        home.ingest();
        source(corrections, true);
        RetryReport told = retry();
        assertEquals(report, told.accepted() + "|" + told.left() + "|" + corrected("b.csv"));
        assertEquals(1, told.batches().size());
        assertEquals(
                List.of("7|5|1|1|1", "3|" + corrected("b.csv") + "|0|" + (3 - corrected("b.csv")) + "|" + differing),
                home.records(
                        "SELECT rows_read, accepted, quarantined, duplicates, duplicates_differing FROM batch ORDER BY batch"));
        assertEquals(
                List.of("X5|online"),
                home.records(
                        "SELECT transaction_id, channel FROM fact_service_transactions WHERE transaction_id = 'X5'"));
        assertARebuildChangesNothing(corrections);
    }

    private long corrected(String file) {
        return Long.parseLong(
                home.records("SELECT count(*) FROM history_service_transactions h JOIN batch b ON b.batch ="
                                + " h.replaced_by WHERE b.file LIKE '%" + file + "'")
                        .get(0));
    }

    @ParameterizedTest
    @CsvSource({"replace,1", "replace,2", "replace,3", "replace,4", "none,5", "none,6"})
    void afterARetryTheHomeIsThatOfARebuild(String corrections, long seed) {
        source(corrections, false);
        var random = new Random(seed);
        for (int file = 0; file < 5; file++) {
            home.transactions(file + ".csv", someRows(random));
            home.ingest();
        }
        source(corrections, true);
        RetryReport report = retry();
        String name = corrections + ", seed " + seed;
        assertTrue(report.accepted() > 0, name);
        assertEquals(
                List.of("0"),
                home.records("SELECT count(*) FROM batch WHERE rows_read <> accepted + quarantined + duplicates"),
                name);
        assertEquals(0, report.left(), name);
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM quarantine"), name);
        assertARebuildChangesNothing(name);
    }

    /** Few ids, few contents: the same row again, another one of the same key, and both twice in one file. */
    private static String[] someRows(Random random) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 14; i++) {
            rows.add(row(
                    "X" + random.nextInt(25),
                    random.nextInt(3) == 0 ? "paspor" : "passport",
                    List.of("online", "counter").get(random.nextInt(2))));
        }
        return rows.toArray(String[]::new);
    }

    @Test
    void aSecondRetryFindsNothingToDo() {
        source("replace", false);
        home.transactions("a.csv", row("X1", "paspor", "online"), row("X2", "passport", "online"));
        home.ingest();
        home.transactions("b.csv", row("X1", "passport", "counter"));
        home.ingest();
        source("replace", true);
        assertEquals(1, retry().accepted());
        List<String> published = home.publishedHashes();
        assertEquals(List.of(), retry().batches());
        assertEquals(published, home.publishedHashes());
        assertEquals(List.of("1"), home.records("SELECT count(*) FROM retry"));
    }

    @Test
    void aRetryThatTheLedgerMissedIsEnteredAsItWas() throws Exception {
        source("none", false);
        home.transactions(
                "a.csv", row("X1", "paspor", "online"), row("X2", "paspor", "online"), row("X2", "paspor", "online"));
        home.ingest();
        source("none", true);
        assertEquals(2, retry().accepted());
        List<String> retries = home.records("SELECT * REPLACE (retried_at - INTERVAL 1 DAY AS retried_at) FROM retry");
        assertEquals(List.of("2|1|0"), home.records("SELECT accepted, duplicates, still_quarantined FROM retry"));
        Path ledger = home.home().archiveLedger();
        List<String> lines = Files.readAllLines(ledger);
        assertTrue(lines.get(lines.size() - 1).contains("retried"), lines.toString());
        Files.write(ledger, lines.subList(0, lines.size() - 1));
        try (Connection records =
                        DriverManager.getConnection("jdbc:duckdb:" + home.home().records());
                Statement statement = records.createStatement()) {
            statement.execute("UPDATE retry SET retried_at = retried_at - INTERVAL 1 DAY");
        }
        home.ingest();
        assertEquals(retries, home.records(RETRIES));
        home.rebuild();
        assertEquals(retries, home.records(RETRIES), "the ledger has it now");
    }

    @Test
    void aFileThatComesLateAsItsSourceWasGoneTakesItsPlace() throws Exception {
        source("replace", true);
        String other = "other";
        home.source(other, "service_transactions", "corrections: replace", FIELDS);
        home.write(
                "data/inbox/other/a.csv",
                TestHome.TRANSACTIONS_HEADER + "\n" + row("X1", "passport", "online") + "\n"
                        + row("X2", "passport", "online") + "\n");
        home.ingest();
        home.transactions(
                "b.csv",
                row("X1", "passport", "counter"),
                row("X2", "passport", "online"),
                row("X3", "passport", "phone"));
        home.ingest();
        home.transactions("c.csv", row("X3", "passport", "phone"), row("X1", "passport", "online"));
        home.ingest();
        List<String> published = home.publishedHashes();
        List<String> history = home.records(HISTORY);
        Path definition = home.home().data().resolve("sources/other.yaml");
        String yaml = Files.readString(definition);
        Files.delete(definition);
        home.rebuild();
        assertEquals(List.of("2", "3"), home.records("SELECT batch FROM batch ORDER BY 1"));
        Files.writeString(definition, yaml);
        home.ingest();
        assertEquals(history, home.records(HISTORY));
        assertEquals(published, home.publishedHashes());
    }

    /** The run ends at one of its steps; the next retry completes it, and the home is that of a rebuild. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20})
    void aRetryThatIsInterruptedIsCompleted(int step) {
        source("replace", false);
        var random = new Random(step);
        for (int file = 0; file < 4; file++) {
            home.transactions(file + ".csv", someRows(random));
            home.ingest();
        }
        source("replace", true);
        var steps = new int[1];
        boolean interrupted = false;
        try (Ingestion ingestion = home.open()) {
            ingestion.retryQuarantine(Optional.empty(), (file, what, share) -> {
                if (++steps[0] == step) {
                    throw new IllegalStateException("power cut");
                }
            });
        } catch (IllegalStateException powerCut) {
            interrupted = true;
        }
        assertEquals(step <= steps[0], interrupted, "step " + step + " of " + steps[0]);
        retry();
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM quarantine"));
        assertEquals(
                List.of("0"),
                home.records("SELECT (SELECT count(*) FROM reload) + (SELECT count(*) FROM reload_quarantine)"));
        assertARebuildChangesNothing("step " + step + " of " + steps[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source_gone", "archive_damaged"})
    void whereALaterFileCouldNotComeAgainNothingIsTakenOut(String reason) throws Exception {
        source("replace", false);
        home.source("other", "service_transactions", "corrections: replace", FIELDS);
        home.transactions("a.csv", row("X1", "paspor", "online"), row("X2", "passport", "online"));
        home.ingest();
        home.write(
                "data/inbox/other/b.csv",
                TestHome.TRANSACTIONS_HEADER + "\n" + row("X1", "passport", "counter") + "\n");
        home.ingest();
        source("replace", true);
        if (reason.equals("source_gone")) {
            Files.delete(home.home().data().resolve("sources/other.yaml"));
        } else {
            String sha256 = home.records("SELECT archived_sha256 FROM batch WHERE batch = 2")
                    .get(0);
            Files.write(home.home().archive().resolve(sha256 + ".zst"), new byte[] {1, 2, 3});
        }
        List<List<String>> before =
                List.of(FACTS, HISTORY, BATCHES).stream().map(home::records).toList();
        RetryReport report = retry();
        assertTrue(report.hasErrors());
        assertEquals(reason, report.batches().get(0).refused().orElseThrow().code());
        assertEquals(
                before,
                List.of(FACTS, HISTORY, BATCHES).stream().map(home::records).toList());
        assertEquals(List.of("1"), home.records("SELECT count(*) FROM quarantine"));
    }
}
