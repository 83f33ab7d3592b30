package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.warehouse.RecordsDatabase.Resources;

/** A person who was erased is nowhere, was never counted, and does not come back. */
class ErasureTest {
    private static final String PERSON = "PERSONQZX";
    private static final String REST = ",passport,A,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0";
    private static final String FACTS =
            "SELECT * EXCLUDE (record) FROM fact_service_transactions ORDER BY batch, transaction_id";
    private static final String COUNTS =
            "SELECT batch, rows_read, accepted, quarantined, duplicates FROM batch ORDER BY batch";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder.resolve("home"));
        fill(home, true);
    }

    /** Three files: the person is a fact of the first, a duplicate in the second, and quarantined in the third. */
    private static void fill(TestHome into, boolean withPerson) {
        into.transactions("a.csv", rows(withPerson, PERSON + REST, StoreTest.rows(0, 40, 1)));
        into.ingest();
        into.transactions("b.csv", rows(withPerson, PERSON + REST, StoreTest.rows(30, 40, 2)));
        into.ingest();
        into.transactions(
                "c.csv", rows(withPerson, PERSON + ",nothing,A,G1,online,,,,completed,0", StoreTest.rows(90, 20, 3)));
        into.ingest();
    }

    private static String[] rows(boolean withPerson, String row, String... others) {
        var rows = new ArrayList<>(List.of(others));
        if (withPerson) {
            rows.add(10, row);
        }
        return rows.toArray(String[]::new);
    }

    private static ErasureRequest request(String text) {
        return new ErasureRequest(
                Optional.of(TestHome.TRANSACTIONS), Optional.of("transaction_id"), List.of(text), "asked for");
    }

    private ErasureReport erase(String text, Progress progress) {
        try (Ingestion ingestion = home.open()) {
            return ingestion.erase(request(text), false, progress);
        }
    }

    private void assertAsIfNeverSent() {
        TestHome other = TestHome.in(folder.resolve("other" + System.nanoTime()));
        Path secret = home.home().secret();
        try {
            Files.createDirectories(other.home().store());
            Files.copy(secret, other.home().secret());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fill(other, false);
        assertEquals(other.records(FACTS), home.records(FACTS));
        assertEquals(other.records(COUNTS), home.records(COUNTS));
        for (String cube : other.published("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'cube%'")) {
            String all = "SELECT * FROM \"" + cube + "\" ORDER BY ALL";
            assertEquals(other.published(all), home.published(all), cube);
        }
        assertEquals(List.of(), home.storeFilesHolding(PERSON));
    }

    @Test
    void thePersonIsNowhereAndWasNeverCounted() {
        assertTrue(
                home.storeFilesHolding(PERSON).size() >= 4,
                "three archived files and the records: " + home.storeFilesHolding(PERSON));
        ErasureReport report = erase(PERSON, Progress.NONE);
        assertEquals(3, report.rows());
        assertEquals(3, report.files().size());
        assertEquals(
                new TreeSet<>(List.of(
                        "data/inbox/transactions/a.csv",
                        "data/inbox/transactions/b.csv",
                        "data/inbox/transactions/c.csv")),
                new TreeSet<>(report.remaining()),
                "what the sender put there is named");
        assertFalse(report.toMap().toString().contains(PERSON));
        assertAsIfNeverSent();
        try (var versions = Files.list(home.home().published())) {
            assertEquals(1, versions.count(), "versions that counted the person are gone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRebuildGivesTheSameAndTheSameFilesAreKnown() {
        erase(PERSON, Progress.NONE);
        home.ingest().files().forEach(file -> assertEquals(Outcome.ALREADY_INGESTED, file.outcome()));
        try (Ingestion anew = Ingestion.openAnew(
                home.home(), home.definitions(), home.reference(), "test", new Resources(2, 1_024))) {
            anew.runNothingNew(Progress.NONE).files().forEach(file -> assertEquals(Outcome.LOADED, file.outcome()));
        }
        assertAsIfNeverSent();
    }

    @Test
    void anotherFileDoesNotBringThePersonBack() {
        erase(PERSON, Progress.NONE);
        home.transactions("d.csv", PERSON + REST, "NEW1" + REST);
        FileReport sent = home.ingest().files().get(3);
        assertEquals(Outcome.LOADED, sent.outcome());
        assertEquals(List.of(1L, 1L), List.of(sent.rowsRead(), sent.accepted()));
        assertTrue(sent.notices().stream().anyMatch(notice -> notice.kind() == IngestNotice.ERASED_PERSON));
        assertEquals(List.of(), home.storeFilesHolding(PERSON));
    }

    @Test
    void whoIsNotThereChangesNothing() {
        String version = home.home().findCurrentVersion().orElseThrow();
        ErasureReport report = erase("NOBODY", Progress.NONE);
        assertEquals(0, report.rows());
        assertEquals("", report.publishedVersion());
        assertEquals(version, home.home().findCurrentVersion().orElseThrow());
        assertFalse(Files.exists(home.home().erasures()));
    }

    @Test
    void anIdentityNumberThatWasKeyedIsFoundByTheNumber() {
        String number = "3273014507900123";
        home.transactions("n.csv", number + REST, "NEW2" + REST);
        home.ingest();
        assertEquals(1, erase("327301-450790-0123", Progress.NONE).rows(), "however it is written");
        assertEquals(List.of("1"), home.records("SELECT count(*) FROM fact_service_transactions WHERE batch = 4"));
    }

    /** The run ends at one of its steps; whoever opens the home next finishes it. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 12, 16, 20, 24, 26, 27})
    void whatIsInterruptedIsFinishedByTheNextRun(int step) {
        var steps = new int[1];
        Progress failing = (file, what, share) -> {
            if (++steps[0] == step) {
                throw new IllegalStateException("power cut");
            }
        };
        boolean listed;
        try {
            erase(PERSON, failing);
            listed = true;
        } catch (IllegalStateException powerCut) {
            listed = Files.exists(home.home().erasures());
        }
        home.ingest();
        if (listed) {
            assertAsIfNeverSent();
        } else {
            assertEquals(
                    List.of("1"),
                    home.records(
                            "SELECT count(*) FROM fact_service_transactions WHERE transaction_id = '" + PERSON + "'"));
        }
    }
}
