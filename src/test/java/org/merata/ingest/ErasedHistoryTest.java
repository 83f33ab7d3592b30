package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.TestHome;

/** A person whose rows were replaced by corrections, or corrected others, is erased from the history too, as if never sent. */
class ErasedHistoryTest {
    private static final String PERSON = "PERSONQZX";
    private static final List<String> FIELDS = List.of(TestHome.TRANSACTIONS_HEADER.split(","));
    private static final List<String> QUESTIONS = List.of(
            "SELECT * EXCLUDE (record) FROM fact_service_transactions ORDER BY batch, transaction_id",
            "SELECT * EXCLUDE (record, replaced_at) FROM history_service_transactions ORDER BY ALL",
            "SELECT batch, rows_read, accepted, quarantined, duplicates, duplicates_differing FROM batch ORDER BY batch",
            "SELECT batch, accepted, duplicates, still_quarantined FROM retry ORDER BY ALL",
            "SELECT batch, field, month FROM revision ORDER BY ALL",
            "SELECT code FROM quarantine ORDER BY ALL");

    @TempDir
    Path folder;

    private void source(TestHome home, boolean mended) {
        home.source(TestHome.TRANSACTIONS, """
                id: transactions
                dataset: service_transactions
                label: {en: transactions, id: transaksi}
                files: transactions/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                personal: {officer: keep}
                columns:
                %s
                max_quarantined: 0.9
                corrections: replace
                """.formatted(FIELDS.stream()
                .map(field -> "  " + field + ": {from: " + field
                        + (mended && field.equals("service") ? ", values: {paspor: passport}" : "") + "}")
                .collect(Collectors.joining("\n"))));
    }

    private static String row(String id, String channel, String month, String officer) {
        return id + ",passport,A,G1," + channel + ",2024-" + month + "-05 16:00:00,,,in_progress,0," + officer;
    }

    /**
     * Four files over the same ids. The person is in the first version of X1, in the middle version of X2, in the last of X3, in all of
     * X4, in a row of X5 that was a duplicate, and in the quarantine.
     */
    private TestHome fill(String name, boolean withPerson) {
        TestHome home = TestHome.in(folder.resolve(name));
        source(home, false);
        String[][] files = {
            {
                row("X0", "online", "01", "Someone"),
                row("X1", "online", "02", PERSON),
                row("X2", "online", "03", "Someone"),
                row("X3", "online", "04", "Someone"),
                row("X4", "online", "05", PERSON),
                row("X5", "online", "06", "Someone")
            },
            {
                row("X1", "counter", "02", "Someone"),
                row("X2", "counter", "07", PERSON),
                row("X4", "counter", "05", PERSON),
                row("X5", "online", "06", PERSON)
            },
            {row("X2", "phone", "03", "Someone"), row("X3", "phone", "08", PERSON), row("X6", "phone", "01", "Someone")
            },
            {
                row("X7", "phone", "09", PERSON).replace("passport", "paspor"),
                row("X8", "phone", "10", "Someone").replace("passport", "paspor"),
                row("X9", "phone", "11", PERSON).replace("passport", "nothing"),
                row("X0", "counter", "01", "Someone")
            }
        };
        for (int i = 0; i < files.length; i++) {
            var rows = new ArrayList<String>();
            for (String row : files[i]) {
                if (withPerson || !row.contains(PERSON)) {
                    rows.add(row);
                }
            }
            home.write(
                    "data/inbox/transactions/" + i + ".csv",
                    TestHome.TRANSACTIONS_HEADER + ",officer\n" + String.join("\n", rows) + "\n");
            ingestWithSecret(home);
        }
        source(home, true);
        try (Ingestion ingestion = home.open()) {
            assertTrue(
                    ingestion.retryQuarantine(Optional.empty(), Progress.NONE).accepted() > 0);
        }
        return home;
    }

    /** Homes that are compared need one secret: record keys hang on it. */
    private void ingestWithSecret(TestHome home) {
        try {
            Path secret = folder.resolve("secret");
            if (Files.exists(secret) && !Files.exists(home.home().secret())) {
                Files.createDirectories(home.home().store());
                Files.copy(secret, home.home().secret());
            }
            home.ingest();
            if (!Files.exists(secret)) {
                Files.copy(home.home().secret(), secret);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> cubes(TestHome home) {
        var all = new ArrayList<String>();
        for (String table : home.published("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'cube%' OR"
                + " table_name IN ('correction') ORDER BY 1")) {
            all.add(table);
            all.addAll(home.published("SELECT * FROM \"" + table + "\" ORDER BY ALL"));
        }
        return all;
    }

    private ErasureReport erase(TestHome home) {
        var request = new ErasureRequest(
                Optional.of(TestHome.TRANSACTIONS), Optional.of("officer"), List.of(PERSON), "asked for");
        try (Ingestion ingestion = home.open()) {
            return ingestion.erase(request, false, Progress.NONE);
        }
    }

    private static void assertSame(TestHome expected, TestHome home, String when) {
        for (String question : QUESTIONS) {
            // When rows were tried again and how many is told as it was then.
            if (!question.contains("FROM retry")) {
                assertEquals(expected.records(question), home.records(question), when + ": " + question);
            }
        }
        assertEquals(cubes(expected), cubes(home), when);
        assertEquals(List.of(), home.storeFilesHolding(PERSON), when);
    }

    @Test
    void aPersonInTheHistoryIsErasedAsIfNeverSent() {
        TestHome home = fill("home", true);
        assertEquals(
                List.of("X0|4|1", "X1|2|1", "X2|2|1", "X2|3|2", "X3|3|1", "X4|2|1"),
                home.records(
                        "SELECT transaction_id, replaced_by, batch FROM history_service_transactions ORDER BY ALL"));
        assertTrue(
                home.storeFilesHolding(PERSON).size() >= 4,
                home.storeFilesHolding(PERSON).toString());
        List<String> retries = home.records("SELECT * FROM retry");
        ErasureReport report = erase(home);
        assertEquals(8, report.rows());
        TestHome other = fill("other", false);
        assertEquals(
                List.of("X0|4|1", "X2|3|1"),
                home.records(
                        "SELECT transaction_id, replaced_by, batch FROM history_service_transactions ORDER BY ALL"));
        assertSame(other, home, "erased");
        assertEquals(retries, home.records("SELECT * FROM retry"));
        List<String> published = home.publishedHashes();
        home.rebuild();
        assertSame(other, home, "rebuilt");
        assertEquals(published, home.publishedHashes());
        assertEquals(retries, home.records("SELECT * FROM retry"));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void afterAnErasureTheRestOfAChainIsTakenOutAsEver(int batch) {
        TestHome home = fill("home", true);
        erase(home);
        try (Ingestion ingestion = home.open()) {
            ingestion.undo(batch, "test", Progress.NONE);
        }
        TestHome other = fill("other", false);
        try (Ingestion ingestion = other.open()) {
            ingestion.undo(batch, "test", Progress.NONE);
        }
        assertSame(other, home, "undone " + batch);
    }
}
