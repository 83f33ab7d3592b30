package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.ingest.QuarantinedRows.Fault;
import org.merata.ingest.QuarantinedRows.Filter;

/** Rows that were set aside come in once what kept them out is mended: each once, with their batch, and nothing else moves. */
class QuarantineRetryTest {
    private static final long SEED = 20_261_127;
    private static final String LEDGER =
            "SELECT rows_read, accepted, quarantined, duplicates FROM batch ORDER BY batch";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    private RetryReport retry() {
        try (Ingestion ingestion = home.open()) {
            return ingestion.retryQuarantine(Optional.empty(), Progress.NONE);
        }
    }

    private void mend(TestHome toMend) {
        toMend.source(TestHome.TRANSACTIONS, """
                id: transactions
                dataset: service_transactions
                label: {en: transactions, id: transaksi}
                files: transactions/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                columns:
                  transaction_id: {from: transaction_id}
                  service: {from: service, values: {paspor: passport}}
                  region: {from: region}
                  agency: {from: agency}
                  channel: {from: channel}
                  submitted_at: {from: submitted_at}
                  completed_at: {from: completed_at}
                  due_at: {from: due_at}
                  status: {from: status}
                  returned_times: {from: returned_times}
                max_quarantined: 0.5
                """);
    }

    private static String[] dirty(int count) {
        String[] rows = StoreTest.rows(0, count, SEED);
        var random = new Random(SEED);
        for (int i = 0; i < rows.length; i++) {
            int fault = random.nextInt(12);
            if (fault == 0) {
                rows[i] = rows[i].replaceFirst(",(passport|licence|permit),", ",paspor,");
            } else if (fault == 1) {
                rows[i] = rows[i].replaceFirst(",(passport|licence|permit),", ",nothing,");
            } else if (fault == 2) {
                rows[i] = rows[i] + ",extra";
            }
        }
        return rows;
    }

    @Test
    void afterTheMappingIsMendedTheRecordsAreThoseOfACleanLoad() {
        home.transactions("a.csv", dirty(600));
        home.ingest();
        String before = home.home().findCurrentVersion().orElseThrow();
        long quarantined =
                Long.parseLong(home.records("SELECT quarantined FROM batch").get(0));
        mend(home);
        RetryReport report = retry();
        TestHome clean = TestHome.in(folder.resolve("clean"));
        mend(clean);
        clean.transactions("a.csv", dirty(600));
        clean.ingest();
        assertEquals(quarantined, report.tried(), "seed " + SEED);
        for (String question : List.of(
                LEDGER,
                "SELECT * EXCLUDE (record_key) FROM fact_service_transactions ORDER BY record",
                "SELECT * FROM quarantine ORDER BY record, \"column\", code")) {
            assertEquals(clean.records(question), home.records(question), question);
        }
        assertEquals(cubes(clean), cubes(home), "the cubes of the batch are those of its facts");
        assertEquals(
                List.of(report.accepted() + "|" + report.duplicates() + "|" + report.left()),
                home.records("SELECT accepted, duplicates, still_quarantined FROM retry"));
        assertNotEquals(before, report.publishedVersion(), "what changed is published");
        assertEquals(
                home.records(LEDGER),
                home.published("SELECT rows_read, accepted, quarantined, duplicates FROM batch ORDER BY id"));
    }

    /** Without the sums of record keys: each home has a secret of its own. */
    private static List<String> cubes(TestHome home) {
        var sums = new ArrayList<String>();
        for (String table : home.records("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE"
                + " 'cube_service_transactions%' ORDER BY 1")) {
            sums.add(table);
            sums.addAll(home.records(
                    "SELECT COLUMNS(lambda c: c NOT LIKE '%_k' AND c <> 'k') FROM \"" + table + "\" ORDER BY ALL"));
        }
        return sums;
    }

    @Test
    void tryingAgainMovesEachRowOnce() {
        home.transactions("a.csv", dirty(200));
        home.ingest();
        mend(home);
        RetryReport first = retry();
        List<String> ledger = home.records(LEDGER);
        RetryReport second = retry();
        assertEquals(first.left(), second.tried());
        assertEquals(0, second.accepted() + second.duplicates());
        assertEquals(first.publishedVersion(), second.publishedVersion(), "nothing new, nothing published");
        assertEquals(ledger, home.records(LEDGER));
        assertEquals(List.of("1"), home.records("SELECT count(*) FROM retry"));
    }

    @Test
    void aRowWhoseKeyCameInMeanwhileTakesItsPlaceInTheOrderOfFiles() {
        home.transactions(
                "a.csv",
                "X1,paspor,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X2,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X3,paspor,B,G1,online,2024-07-06 16:00:00,,,in_progress,0",
                "X3,paspor,B,G1,online,2024-07-06 16:00:00,,,in_progress,0",
                "X5,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X6,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.ingest();
        home.transactions("b.csv", "X1,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.ingest();
        assertEquals(List.of("6|3|3|0", "1|1|0|0"), home.records(LEDGER));
        mend(home);
        RetryReport report = retry();
        assertEquals(
                List.of(3L, 2L, 1L, 0L),
                List.of(report.tried(), report.accepted(), report.duplicates(), report.left()));
        assertEquals(List.of("6|5|0|1", "1|0|0|1"), home.records(LEDGER));
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM quarantine"));
    }

    @Test
    void oneOfTheRowsOfARecordMovesAndItsSiblingsStay() {
        String source = """
                id: wide
                dataset: service_volumes
                label: {en: wide, id: lebar}
                files: wide/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                missing: {%s: not_provided}
                unpivot:
                  into: applications
                  columns:
                    counter: {channel: counter}
                    online: {channel: online}
                columns:
                  service: {from: service}
                  region: {from: region}
                  agency: {constant: G1}
                  period: {from: period}
                max_quarantined: 1
                """;
        home.source("wide", source.formatted("NA"));
        home.write("data/inbox/wide/a.csv", """
                service,region,period,counter,online
                passport,A,2024-01,10,belum
                passport,B,2024-01,belum,20
                licence,A,2024-01,5,6,7
                licence,B,2024-01,8,x
                """);
        home.ingest();
        assertEquals(List.of("8|3|5|0"), home.records(LEDGER));
        home.source("wide", source.formatted("belum"));
        RetryReport report = retry();
        assertEquals(
                List.of(5L, 2L, 0L, 3L),
                List.of(report.tried(), report.accepted(), report.duplicates(), report.left()));
        assertEquals(List.of("8|5|3|0"), home.records(LEDGER));
        assertEquals(
                List.of("1|counter|10", "1|online|null", "2|counter|null", "2|online|20", "4|counter|8"),
                home.records("SELECT record, channel, applications FROM fact_service_volumes ORDER BY ALL"));
        assertEquals(
                List.of("3|cells_extra", "4|not_an_integer"),
                home.records("SELECT record, code FROM quarantine ORDER BY record"));
    }

    @Test
    void aFileThatIsReadOtherwiseNowKeepsItsQuarantine() {
        home.transactions("a.csv", dirty(60));
        home.ingest();
        List<String> ledger = home.records(LEDGER);
        mend(home);
        home.source(
                TestHome.TRANSACTIONS,
                "service_transactions",
                "dialect: {skip_lines: 1}\nmax_quarantined: 1",
                List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        RetryReport.Batch batch = retry().batches().get(0);
        assertEquals(0, batch.accepted());
        assertEquals(true, batch.refused().isPresent());
        assertEquals(ledger, home.records(LEDGER));
    }

    @Test
    void aSourceThatIsNotNamedIsLeftAlone() {
        home.transactions("a.csv", dirty(60));
        home.ingest();
        mend(home);
        List<String> ledger = home.records(LEDGER);
        try (Ingestion ingestion = home.open()) {
            RetryReport report =
                    ingestion.retryQuarantine(Optional.of(home.definitions().getSource("volumes")), Progress.NONE);
            assertEquals(List.of(), report.batches());
        }
        assertEquals(ledger, home.records(LEDGER));
    }

    @Test
    void aFileWithTooManyFaultyRowsLeavesEverythingAsItWas() {
        home.transactions("a.csv", dirty(60));
        home.ingest();
        List<String> figures = TestHome.hashes(published(), false);
        List<String> all = List.of(
                LEDGER,
                "SELECT * FROM fact_service_transactions ORDER BY record",
                "SELECT * FROM quarantine ORDER BY ALL");
        List<List<String>> before = all.stream().map(home::records).toList();
        home.transactions(
                "b.csv",
                "Y1,nothing,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "Y2,nothing,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "Y3,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        var refused = home.ingest().files().get(1);
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertEquals(2, refused.quarantined());
        assertEquals(before, all.stream().map(home::records).toList());
        assertEquals(figures, TestHome.hashes(published(), false), "only that a file was refused is told");
    }

    private Path published() {
        return home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow());
    }

    @Test
    void faultsAreFoundBySourceBatchCodeColumnAndFile() {
        home.transactions(
                "a.csv",
                "X1,nothing,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X2,passport,3171234567890123,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X3,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X4,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.transactions(
                "b.csv",
                "X5,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,many",
                "X6,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.ingest();
        assertEquals(List.of("X1", "X2", "X5"), ids(any()));
        assertEquals(
                List.of("X1", "X2"),
                ids(new Filter(
                        Optional.empty(), OptionalInt.of(1), Optional.empty(), Optional.empty(), Optional.empty())));
        assertEquals(
                List.of("X5"),
                ids(new Filter(
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.of("not_an_integer"),
                        Optional.empty(),
                        Optional.empty())));
        assertEquals(
                List.of("X2"),
                ids(new Filter(
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.of("region"),
                        Optional.empty())));
        assertEquals(
                List.of("X5"),
                ids(new Filter(
                        Optional.of("transactions"),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("b.csv"))));
        assertEquals(
                List.of(),
                ids(new Filter(
                        Optional.of("volumes"),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        Fault strayed = list(any()).get(1);
        assertEquals("***", strayed.value(), "a number of a person that strayed into another column is not shown");
        assertEquals(false, strayed.cells().contains("3171234567890123"));
        assertEquals(true, strayed.cells().contains("passport"));
    }

    private static Filter any() {
        return new Filter(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<Fault> list(Filter filter) {
        try (Ingestion ingestion = home.open()) {
            return new QuarantinedRows(ingestion.records()).list(filter, 1_000);
        }
    }

    private List<String> ids(Filter filter) {
        return list(filter).stream()
                .map(fault -> fault.cells().replaceAll(".*\"transaction_id\":\"(\\w+)\".*", "$1"))
                .toList();
    }
}
