package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.TestHome;

class IngestionTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    @Test
    void aCleanFileBecomesFactsInUtcWithDerivedColumns() {
        home.transactions(
                "a.csv",
                "X1,passport,A,G1,online,2024-07-05 16:00:00,2024-07-10 10:00:00,,completed,0",
                "X2,licence,B,,counter,2024-07-01 00:30:00,2024-07-01 01:15:00,,completed,1",
                "X3,permit,A1,,phone,2024-07-01 08:00:00,,,in_progress,");
        IngestReport report = home.ingest();
        assertEquals(List.of(), report.files().get(0).notices());
        assertEquals(3, report.accepted());
        assertEquals(
                List.of(
                        "X1|passport|A|G1|online|2024-07-05 09:00:00|2024-07-10 03:00:00|null|completed|0|410400|2024-07-10 17:00:00|true",
                        "X2|licence|B|null|counter|2024-06-30 17:30:00|2024-06-30 18:15:00|null|completed|1|2700|2024-06-30 18:00:00|false",
                        "X3|permit|A1|null|phone|2024-07-01 01:00:00|null|null|in_progress|null|null|null|null"),
                home.records("SELECT transaction_id, service, region, agency, channel, CAST(submitted_at AS VARCHAR),"
                        + " CAST(completed_at AS VARCHAR), due_at, status, returned_times, processing_time_seconds,"
                        + " CAST(due_by AS VARCHAR), within_standard FROM fact_service_transactions ORDER BY record"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void rowsWithTooManyOrTooFewCellsAreFoundByTheBulkReaderWhateverTheLineEnd(String lineEnd) throws IOException {
        home.transactions(
                "ragged.csv",
                "X1,passport,A,G1,online,2024-07-05 16:00:00,2024-07-10 10:00:00,,completed,0",
                "X2,licence,B,,counter",
                "X3,licence,B,,counter,2024-07-01 00:30:00,2024-07-01 01:15:00,,completed,1",
                "X4,licence,B,,counter,2024-07-01 00:30:00,2024-07-01 01:15:00,,completed,1,extra",
                "X5,permit,A1,,phone,2024-07-01 08:00:00,,,in_progress,");
        Path file = home.home().inbox().resolve("transactions/ragged.csv");
        Files.writeString(file, Files.readString(file).replace("\n", lineEnd));
        IngestReport.FileReport report = home.ingest().files().get(0);
        assertEquals("set", report.readPath(), report::readReason);
        assertEquals(3, report.accepted());
        assertEquals(
                List.of("cells_missing transactions/ragged.csv:3", "cells_extra transactions/ragged.csv:5"),
                report.notices().stream()
                        .map(notice -> notice.kind().code() + " " + notice.at().describe())
                        .toList());
    }
}
