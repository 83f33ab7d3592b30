package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.reading.FileHead;
import org.merata.reading.ReadingNotice;

/** Nothing is lost, and each fault is reported at its place. */
class FaultsTest {
    private static final String GOOD = "X0,passport,A,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder)
                .source(
                        TestHome.TRANSACTIONS,
                        "service_transactions",
                        "max_quarantined: 1",
                        List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
    }

    private static final String[] FAULTY = {
        GOOD,
        ",passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
        "X2,nothing,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
        "X3,passport,Z,G1,online,2024-07-05 16:00:00,,,in_progress,0",
        "X4,passport,A,G9,online,2024-07-05 16:00:00,,,in_progress,0",
        "X5,passport,A,G1,pigeon,2024-07-05 16:00:00,,,in_progress,0",
        "X6,passport,A,G1,online,2024-02-31 16:00:00,,,in_progress,0",
        "X7,passport,A,G1,online,05/07/2024 16:00:00,,,in_progress,0",
        "X8,passport,A,G1,online,2024-07-05 16:00:00,2024-07-04 16:00:00,,completed,0",
        "X9,passport,A,G1,online,2024-07-05 16:00:00,,,lost,0",
        "X10,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,5.6",
        "X11,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,1e3",
        "X12,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,-1",
        "X13,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,1_000",
        "X14,passport,A,G1,online,epoch,,,in_progress,0x10",
        "X15,passport,A,G1,online,2024-07-05 24:00:00,,,in_progress,0",
        "X16,passport,A,G1,online,infinity,,,in_progress,0",
        "X17,passport,A,G1,online,2024-07-05 16:00:00",
        "X18,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0,extra",
        "\"X19\" x,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
        " X20 , passport ,A,G1,online,2024-07-05 16:00:00,,,in_progress, 12 ",
        "X21,passport,A,G1,online,2024-07-05T16:00:00+07:00,,,in_progress,007",
        "X22\u0007,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
        GOOD,
        "X0,passport,B,G1,online,2024-07-05 16:00:00,2024-07-08 10:00:00,,completed,0",
    };

    private static final List<String> PLACES = List.of(
            "2|3|transaction_id|required_missing|null",
            "3|4|service|unknown_code|nothing",
            "4|5|region|unknown_code|Z",
            "5|6|agency|unknown_code|G9",
            "6|7|channel|unknown_code|pigeon",
            "7|8|submitted_at|day_not_in_calendar|2024-02-31 16:00:00",
            "8|9|submitted_at|date_order_open|05/07/2024 16:00:00",
            "9|10|completed_at|ends_before_start|2024-07-04 16:00:00",
            "10|11|status|not_allowed|lost",
            "11|12|returned_times|not_an_integer|5.6",
            "12|13|returned_times|number_not_plain|1e3",
            "13|14|returned_times|out_of_range|-1",
            "14|15|returned_times|number_not_plain|1_000",
            "15|16|returned_times|number_not_plain|0x10",
            "15|16|submitted_at|not_a_datetime|epoch",
            "16|17|submitted_at|time_not_on_clock|2024-07-05 24:00:00",
            "17|18|submitted_at|not_a_datetime|infinity",
            "18|19||cells_missing|",
            "19|20||cells_extra|",
            "20|21||quotes_broken|",
            "23|24|transaction_id|control_character|X22\u0007");

    private List<String> places() {
        return home.records("SELECT record, line, \"column\", code, CASE WHEN \"column\" = '' THEN '' ELSE value END"
                + " FROM quarantine ORDER BY record, \"column\"");
    }

    @Test
    void everyFaultIsKeptAtItsRecordLineAndColumn() {
        home.transactions("faulty.csv", FAULTY);
        FileReport report = home.ingest().files().get(0);
        assertEquals("set", report.readPath(), report.readReason());
        assertEquals(PLACES, places());
        assertEquals(
                List.of("X0|0", "X20|12", "X21|7"),
                home.records("SELECT transaction_id, returned_times FROM fact_service_transactions ORDER BY record"));
        assertEquals(25, report.rowsRead());
        assertEquals(3, report.accepted());
        assertEquals(20, report.quarantined());
        assertEquals(2, report.duplicates());
        assertEquals(1, report.duplicatesDiffering());
        assertEquals(
                List.of("1|21|22"),
                home.records("SELECT min(record), max(record) FILTER (WHERE transaction_id = 'X20'), max(record)"
                        + " FROM fact_service_transactions"));
    }

    @Test
    void theCarefulPathFindsTheSameFaults() {
        String text = TestHome.TRANSACTIONS_HEADER + "\r\n" + String.join("\n", FAULTY) + "\n";
        home.write("data/inbox/transactions/mixed.csv", text);
        FileReport report = home.ingest().files().get(0);
        assertEquals("row", report.readPath());
        assertEquals("mixed line ends", report.readReason());
        assertEquals(PLACES, places());
        assertEquals(25, report.rowsRead());
        assertEquals(3, report.accepted());
    }

    /** Good and bad rows above, so that records are shifted; once more with a carriage return that makes the engine unfit. */
    @Test
    void whatStandsBelowTheTableIsNoRowOnEitherPath() {
        String footer = "Jumlah,,,,,,,,,24\n\nSumber: Dinas, 2024\nJenis,Biaya\nSIM,100\nKTP,50\n";
        for (String lineEnd : List.of("\n", "\r\n")) {
            String name = lineEnd.length() + ".csv";
            String text = TestHome.TRANSACTIONS_HEADER + lineEnd + String.join("\n", FAULTY) + "\n" + footer;
            home.write("data/inbox/transactions/" + name, text);
            FileReport report = home.ingest().files().stream()
                    .filter(file -> file.file().endsWith(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals(lineEnd.equals("\n") ? "set" : "row", report.readPath(), report.readReason());
            assertEquals(25, report.rowsRead());
            assertEquals(20, report.quarantined());
            assertEquals(25, report.accepted() + report.quarantined() + report.duplicates());
            assertEquals(
                    List.of(
                            "{lines=27-29, rows=2, text=Jumlah, 24 / Sumber: Dinas, 2024}",
                            "{columns=2, rows=2, text=Jenis, Biaya}"),
                    report.notices().stream()
                            .filter(notice -> notice.kind().code().endsWith("_set_aside"))
                            .map(notice -> notice.details().toString())
                            .toList());
        }
        assertEquals(
                home.records(
                        "SELECT record, line, \"column\", code, value FROM quarantine WHERE batch = 1 ORDER BY ALL"),
                home.records(
                        "SELECT record, line, \"column\", code, value FROM quarantine WHERE batch = 2 ORDER BY ALL"));
        List<String> kept = home.records("SELECT * EXCLUDE (batch) FROM quarantine ORDER BY ALL");
        home.rebuild();
        assertEquals(kept, home.records("SELECT * EXCLUDE (batch) FROM quarantine ORDER BY ALL"));
    }

    /** The engine says nothing of an empty cell too many: it must be missed all the same, whatever other faults there are. */
    @Test
    void anEmptyCellTooManyIsAFaultOnBothPaths() {
        String[] rows = {GOOD, "X1,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0,", "X2,passport"};
        home.transactions("extra.csv", rows);
        FileReport report = home.ingest().files().get(0);
        assertEquals(List.of("2|cells_extra", "3|cells_missing"), home.records("SELECT record, code FROM quarantine"));
        assertEquals(1, report.accepted());
    }

    @Test
    void linesAreThoseOfTheFileWhateverLineBreaksCellsHold() {
        home.source("noted", """
                id: noted
                dataset: complaints
                label: {en: Noted, id: Noted}
                files: noted/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                columns:
                  complaint_id: {from: id}
                  region: {from: region}
                  class: {from: class}
                  channel: {constant: phone}
                  submitted_at: {from: at}
                max_quarantined: 1
                """);
        home.write("data/inbox/noted/n.csv", """
                id,region,note,class,at
                1,A,"two
                lines",complaint,2024-07-01 10:00:00

                2,Q,"three

                lines",complaint,2024-07-01 10:00:00
                3,A,plain
                4,A,"a ""quote"", too",complaint,2024-07-01 10:00:00
                5,Q,plain,complaint,2024-07-01 10:00:00
                """);
        FileReport report = home.ingest().files().get(0);
        assertEquals("set", report.readPath(), report.readReason());
        assertEquals(
                List.of("2|5|region", "3|8|", "5|10|region"),
                home.records("SELECT record, line, \"column\" FROM quarantine ORDER BY ALL"));
        assertEquals(
                List.of("1|1", "4|4"), home.records("SELECT complaint_id, record FROM fact_complaints ORDER BY ALL"));
        assertEquals(
                List.of("{\"id\":\"2\",\"region\":\"Q\",\"class\":\"complaint\",\"at\":\"2024-07-01 10:00:00\"}"),
                home.records("SELECT raw FROM quarantine WHERE record = 2"),
                "the note is not mapped, and is not kept");
    }

    @Test
    void oneBadQuoteSpoilsOneLine() {
        home.transactions(
                "quotes.csv",
                GOOD,
                "X1,\"passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X2,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X3,\"passport\",A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X4,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        FileReport report = home.ingest().files().get(0);
        assertEquals("quotes that do not match", report.readReason());
        assertEquals(List.of("2|3|quotes_broken"), home.records("SELECT record, line, code FROM quarantine"));
        assertEquals(
                List.of("X0", "X2", "X3", "X4"),
                home.records("SELECT transaction_id FROM fact_service_transactions ORDER BY 1"));
    }

    @Test
    void aFileWithMoreFaultsThanItsSourceAllowsIsKeptOutWhole() {
        home.source(
                TestHome.TRANSACTIONS,
                "service_transactions",
                "max_quarantined: 0.2",
                List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        home.transactions("faulty.csv", FAULTY);
        FileReport report = home.ingest().files().get(0);
        assertEquals(Outcome.REFUSED, report.outcome());
        assertEquals(Optional.of(IngestNotice.TOO_MANY_QUARANTINED), report.refused());
        assertEquals(
                List.of("0|0|0"),
                home.records("SELECT (SELECT count(*) FROM fact_service_transactions),"
                        + " (SELECT count(*) FROM quarantine), (SELECT count(*) FROM batch)"));
        assertEquals(4L, report.faults().get("unknown_code"));
    }

    @Test
    void aFileWithoutARequiredColumnIsRefusedWithTheColumnsItHas() {
        home.write("data/inbox/transactions/short.csv", "transaction_id,service,Region\nX1,passport,A\n");
        FileReport report = home.ingest().files().get(0);
        assertEquals(Optional.of(IngestNotice.COLUMN_MISSING), report.refused());
        assertEquals(
                "transaction_id, service, Region",
                report.notices().stream()
                        .filter(notice ->
                                notice.details().getOrDefault("field", "").equals("region"))
                        .findFirst()
                        .orElseThrow()
                        .details()
                        .get("found"));
    }

    @Test
    void aReorderedHeaderChangesNothing() {
        home.write(
                "data/inbox/transactions/order.csv",
                "status;channel;extra;submitted_at;region;service;transaction_id\n"
                        + "in_progress;online;?;2024-07-05 16:00:00;A;passport;X1\n");
        home.ingest();
        assertEquals(
                List.of("X1|passport|A|online|in_progress"),
                home.records("SELECT transaction_id, service, region, channel, status FROM fact_service_transactions"));
    }

    @Test
    void everyEncodingEndsInTheSameFacts() {
        String text = TestHome.TRANSACTIONS_HEADER + "\n"
                + "X\u00e9%s,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0\n";
        home.write("data/inbox/transactions/1.csv", ("\uFEFF" + text.formatted(1)).getBytes(StandardCharsets.UTF_8));
        home.write("data/inbox/transactions/2.csv", ("\uFEFF" + text.formatted(2)).getBytes(StandardCharsets.UTF_16LE));
        home.write("data/inbox/transactions/3.csv", ("\uFEFF" + text.formatted(3)).getBytes(StandardCharsets.UTF_16BE));
        home.write("data/inbox/transactions/4.csv", text.formatted(4).getBytes(FileHead.WINDOWS_1252));
        home.write("data/inbox/transactions/5.csv", text.formatted(5).getBytes(StandardCharsets.UTF_16LE));
        home.write(
                "data/inbox/transactions/6.csv",
                text.formatted(6).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        home.write(
                "data/inbox/transactions/7.csv",
                text.formatted(7).replace("\n", "\r").getBytes(StandardCharsets.UTF_8));
        home.write("data/inbox/transactions/8.csv", ("sep=,\n" + text.formatted(8)).getBytes(StandardCharsets.UTF_8));
        IngestReport report = home.ingest();
        assertEquals(8, report.accepted());
        assertEquals(
                List.of("X\u00e91", "X\u00e92", "X\u00e93", "X\u00e94", "X\u00e95", "X\u00e96", "X\u00e97", "X\u00e98"),
                home.records("SELECT transaction_id FROM fact_service_transactions ORDER BY 1"));
        assertTrue(report.files().get(3).notices().stream()
                .anyMatch(notice -> notice.kind() == ReadingNotice.ENCODING_ASSUMED));
    }

    @Test
    void zeroBytesAreFoundAndNamed() {
        home.transactions("zero.csv", GOOD, "X\u00001,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        FileReport report = home.ingest().files().get(0);
        assertEquals("zero bytes", report.readReason());
        assertEquals(List.of("2|3|control_character"), home.records("SELECT record, line, code FROM quarantine"));
        assertEquals(1, report.accepted());
    }
}
