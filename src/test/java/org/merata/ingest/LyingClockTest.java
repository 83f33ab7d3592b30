package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.warehouse.RecordsDatabase.Resources;

/** A clock that goes back or leaps ahead: nothing is lost, files keep the order in which they came, and it is told. */
class LyingClockTest {
    private static final String RIGHT = "2026-11-29T08:00:00Z";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 1\ncorrections: replace",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
    }

    private FileReport ingestAt(String time, String file) {
        try (Ingestion ingestion = Ingestion.open(
                home.home(),
                home.definitions(),
                home.reference(),
                "test",
                new Resources(2, 1_024),
                Clock.fixed(Instant.parse(time), ZoneOffset.UTC))) {
            return ingestion.run(Progress.NONE).files().stream()
                    .filter(report -> report.file().endsWith(file))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> clockNotices(FileReport report) {
        return report.notices().stream()
                .map(notice -> notice.kind().code())
                .filter(code -> code.startsWith("clock"))
                .toList();
    }

    private static String row(String id, String channel, String day) {
        return id + ",passport,A,G1," + channel + "," + day + " 16:00:00,,,in_progress,0";
    }

    @Test
    void theLastWordIsThatOfTheFileThatCameLastWhateverTheClockSaid() {
        home.transactions("a.csv", row("X1", "online", "2023-07-05"), row("X2", "online", "2023-07-05"));
        assertEquals(List.of(), clockNotices(ingestAt(RIGHT, "a.csv")));
        home.transactions("b.csv", row("X1", "counter", "2023-07-05"), row("X3", "counter", "2023-07-05"));
        assertEquals(List.of("clock_went_back"), clockNotices(ingestAt("2025-01-01T00:00:00Z", "b.csv")));
        home.transactions("c.csv", row("X1", "phone", "2023-07-05"));
        assertEquals(List.of("clock_leapt"), clockNotices(ingestAt("2100-01-01T00:00:00Z", "c.csv")));
        home.transactions("d.csv", row("X2", "phone", "2023-07-05"));
        assertEquals(List.of("clock_went_back"), clockNotices(ingestAt(RIGHT, "d.csv")));
        home.transactions("e.csv", row("X4", "phone", "2023-07-05"));
        assertEquals(List.of(), clockNotices(ingestAt("2026-11-30T08:00:00Z", "e.csv")));
        String facts = "SELECT transaction_id, channel, batch FROM fact_service_transactions ORDER BY ALL";
        assertEquals(List.of("X1|phone|3", "X2|phone|4", "X3|counter|2", "X4|phone|5"), home.records(facts));
        List<String> published = home.publishedHashes();
        List<String> history = home.records("SELECT * FROM history_service_transactions ORDER BY ALL");
        assertEquals(3, history.size());
        home.rebuild();
        assertEquals(published, home.publishedHashes());
        assertEquals(history, home.records("SELECT * FROM history_service_transactions ORDER BY ALL"));
        try (Ingestion ingestion = home.open()) {
            assertEquals(
                    true,
                    ingestion.undo(3, "the clock was wrong", Progress.NONE).isPresent());
        }
        assertEquals(List.of("X1|counter|2", "X2|phone|4", "X3|counter|2", "X4|phone|5"), home.records(facts));
    }

    @Test
    void aClockThatIsBehindSetsRowsAsideAndTakenOutTheFileComesInWhole() {
        home.transactions("a.csv", row("X1", "online", "2023-07-05"));
        ingestAt(RIGHT, "a.csv");
        home.transactions("b.csv", row("X2", "online", "2026-07-05"), row("X3", "online", "2023-07-05"));
        FileReport behind = ingestAt("2024-01-01T00:00:00Z", "b.csv");
        assertEquals(List.of("clock_went_back"), clockNotices(behind));
        assertEquals(List.of(2L, 1L, 1L), List.of(behind.rowsRead(), behind.accepted(), behind.quarantined()));
        assertEquals(List.of("date_in_future"), home.records("SELECT code FROM quarantine"));
        try (Ingestion ingestion = home.open()) {
            ingestion.undo(behind.batch().getAsInt(), "the clock was wrong", Progress.NONE);
        }
        FileReport right = ingestAt(RIGHT, "b.csv");
        assertEquals(Outcome.LOADED, right.outcome());
        assertEquals(2, right.accepted());
        assertNotEquals(behind.batch(), right.batch());
        assertEquals(List.of(), clockNotices(right));
    }
}
