package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.warehouse.CubeTable;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.Secret;
import org.merata.warehouse.SqlText;

/** What the store keeps of files: once, wholly, and the same in facts and cubes. */
class StoreTest {
    private static final long SEED = 20_240_701;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    /** Made-up transactions of a small country; ids from {@code first} on. */
    static String[] rows(int first, int count, long seed) {
        var random = new Random(seed);
        String[] services = {"passport", "licence", "permit"};
        String[] regions = {"A", "B", "C", "D", "E", "A1", "A2"};
        String[] agencies = {"G1", "G2", ""};
        String[] channels = {"counter", "online", "phone"};
        String[] statuses = {"completed", "completed", "completed", "rejected", "in_progress"};
        var rows = new String[count];
        for (int i = 0; i < count; i++) {
            var submitted = java.time.LocalDateTime.of(2023, 1, 1, 0, 0).plusMinutes(random.nextInt(600_000));
            String status = statuses[random.nextInt(statuses.length)];
            String completed = status.equals("in_progress")
                    ? ""
                    : submitted
                                    .plusMinutes((long) Math.exp(random.nextDouble() * 9))
                                    .toString()
                                    .replace('T', ' ') + ":00";
            rows[i] = String.join(
                    ",",
                    "X" + (first + i),
                    services[random.nextInt(3)],
                    regions[random.nextInt(7)],
                    agencies[random.nextInt(3)],
                    channels[random.nextInt(3)],
                    submitted.toString().replace('T', ' ') + ":00",
                    completed,
                    "",
                    status,
                    Integer.toString(random.nextInt(3)));
        }
        return rows;
    }

    @Test
    void theSameBytesTwiceChangeNothing() {
        home.transactions("a.csv", rows(0, 100, SEED));
        home.ingest();
        String version = home.home().findCurrentVersion().orElseThrow();
        FileReport again = home.ingest().files().get(0);
        assertEquals(Outcome.ALREADY_INGESTED, again.outcome());
        assertEquals(OptionalInt.of(1), again.batch());
        assertEquals(List.of("100"), home.records("SELECT count(*) FROM fact_service_transactions"));
        assertEquals(version, home.home().findCurrentVersion().orElseThrow(), "nothing new, nothing published");
    }

    @Test
    void theCarefulPathStoresTheSameFacts() {
        String[] rows = rows(0, 2_000, SEED);
        for (int i = 0; i < rows.length; i += 7) {
            rows[i] = rows[i].replaceFirst("^(X\\d+),", "\"$1, \"\"no. $1\"\"\",");
        }
        home.transactions("set.csv", rows);
        home.ingest();
        TestHome other = TestHome.in(folder.resolve("other"));
        other.write(
                "data/inbox/transactions/row.csv",
                TestHome.TRANSACTIONS_HEADER + "\r\n" + String.join("\n", rows) + "\n");
        assertEquals("row", other.ingest().files().get(0).readPath());
        String facts = "SELECT * EXCLUDE (record_key) FROM fact_service_transactions ORDER BY record";
        assertEquals(2_000, home.records(facts).size());
        assertEquals(home.records(facts), other.records(facts));
    }

    @Test
    void filesThatOverlapCountEachRowOnce() {
        home.transactions("a.csv", rows(0, 100, SEED));
        var second = new ArrayList<>(List.of(rows(0, 100, SEED)).subList(60, 100));
        second.addAll(List.of(rows(200, 10, SEED)));
        second.add("X3,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.transactions("b.csv", second.toArray(String[]::new));
        IngestReport report = home.ingest();
        FileReport b = report.files().get(1);
        assertEquals(
                List.of(51L, 10L, 41L, 1L),
                List.of(b.rowsRead(), b.accepted(), b.duplicates(), b.duplicatesDiffering()));
        assertEquals(
                List.of("110|110"),
                home.records("SELECT count(*), count(DISTINCT transaction_id) FROM fact_service_transactions"));
        assertEquals(2, report.files().size());
    }

    @Test
    void cubesAddUpToTheFactsInEveryCuboidAndOverBatches() {
        home.transactions("a.csv", rows(0, 3_000, SEED));
        home.transactions("b.csv", rows(3_000, 2_000, SEED + 1));
        home.ingest();
        assertCubesEqualFacts();
    }

    private void assertCubesEqualFacts() {
        String closed = "status IN ('completed', 'rejected') AND completed_at IS NOT NULL";
        String facts = home.records("SELECT count(*) FILTER (WHERE " + closed + "), sum(record_key) FILTER (WHERE "
                        + closed + "), count(*) FILTER (WHERE " + closed
                        + " AND channel = 'online') FROM fact_service_transactions")
                .get(0);
        var definitions = home.definitions();
        int cuboids = 0;
        for (CubeTable table : CubeTable.listAll(definitions)) {
            if (!table.contract().id().equals("service_transactions")
                    || !table.time().equals("completed_at")
                    || table.bins()) {
                continue;
            }
            cuboids++;
            var counts = table.aggregates().stream()
                    .filter(aggregate -> aggregate.kind() == org.merata.definition.Aggregate.Kind.COUNT)
                    .toList();
            assertFalse(counts.isEmpty());
            var settled = counts.stream()
                    .filter(aggregate -> aggregate.where().size() == 1
                            && aggregate.where().get(0).field().equals("status")
                            && aggregate.where().get(0).values().size() == 2)
                    .findFirst()
                    .orElseThrow();
            var digital = counts.stream()
                    .filter(aggregate -> aggregate.where().size() == 2
                            && aggregate.where().stream()
                                    .anyMatch(c -> c.field().equals("channel.kind")
                                            && c.values().equals(List.of("digital"))))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    facts,
                    home.published("SELECT sum(" + settled.column() + "), sum(" + settled.column() + "_k), sum("
                                    + digital.column() + ") FROM " + SqlText.name(table.name()))
                            .get(0),
                    table.name());
        }
        assertEquals(8, cuboids);
        List<String> byMonth = home.records(
                "SELECT CAST(date_trunc('month', completed_at + INTERVAL 7 HOUR) AS DATE) AS m, channel, count(*)"
                        + " FROM fact_service_transactions WHERE " + closed + " GROUP BY ALL ORDER BY ALL");
        String settled = home.definitions()
                .getMeasure("completed_transactions")
                .formula()
                .aggregates()
                .get(0)
                .column();
        assertEquals(
                byMonth,
                home.published("SELECT month, channel, sum(" + settled
                        + ") FROM cube_service_transactions__completed_at__service_channel GROUP BY ALL HAVING sum("
                        + settled + ") > 0 ORDER BY ALL"));
    }

    @Test
    void binsHoldEveryDuration() {
        home.transactions("a.csv", rows(0, 3_000, SEED));
        home.ingest();
        for (CubeTable table : CubeTable.listAll(home.definitions())) {
            if (table.bins()
                    && table.contract().id().equals("service_transactions")
                    && table.aggregates().get(0).kind() == org.merata.definition.Aggregate.Kind.BINS) {
                String field = table.aggregates().get(0).fields().get(0);
                List<String> bins = home.published(
                        "SELECT bin, sum(n), sum(k) FROM " + SqlText.name(table.name()) + " GROUP BY ALL ORDER BY ALL");
                var expected = new java.util.TreeMap<Integer, long[]>();
                for (String row : home.records("SELECT " + field + ", record_key FROM fact_service_transactions WHERE "
                        + field + " IS NOT NULL AND status IN ('completed', 'rejected')")) {
                    String[] cells = row.split("\\|");
                    long[] sums = expected.computeIfAbsent(
                            org.merata.definition.Bins.of(Double.parseDouble(cells[0])), bin -> new long[2]);
                    sums[0]++;
                    sums[1] += Long.parseLong(cells[1]);
                }
                var rows = new ArrayList<String>();
                expected.forEach((bin, sums) -> rows.add(bin + "|" + sums[0] + "|" + sums[1]));
                assertEquals(rows, bins, table.name());
            }
        }
    }

    @Test
    void recordKeysAreTheStartOfTheHmacOfTheIdModulo256() throws Exception {
        home.transactions("a.csv", rows(0, 200, SEED));
        home.ingest();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Secret.of(home.home()).key(), "HmacSHA256"));
        List<String> keys =
                home.records("SELECT transaction_id, record_key FROM fact_service_transactions ORDER BY record");
        assertEquals(200, keys.size());
        for (String row : keys) {
            String[] cells = row.split("\\|");
            byte[] hash = mac.doFinal(cells[0].getBytes(StandardCharsets.UTF_8));
            assertEquals(hash[7] & 0xFF, Integer.parseInt(cells[1]), cells[0]);
        }
    }

    @Test
    void aPublishedVersionHoldsNoRecord() {
        home.transactions("a.csv", rows(0, 50, SEED));
        home.ingest();
        List<String> tables = home.published("SELECT table_name FROM information_schema.tables ORDER BY 1");
        assertTrue(
                tables.stream().noneMatch(table -> table.startsWith("fact_") || table.equals("quarantine")),
                tables.toString());
        assertEquals(
                List.of(),
                home.published("SELECT column_name FROM information_schema.columns WHERE column_name IN"
                        + " ('transaction_id', 'record', 'record_key', 'raw', 'value') AND table_name NOT LIKE 'values_%'"
                        + " AND table_name NOT IN ('meta', 'declared_assessment')"));
        assertEquals(
                List.of("grain_service_transactions|month", "last_period_service_transactions|2024-02", "synthetic|"),
                home.published(
                        "SELECT key, value FROM meta WHERE key NOT IN ('version', 'published_at', 'layout') ORDER BY 1"));
    }

    @Test
    void onlyTheLastVersionsStay() {
        for (int i = 0; i < 5; i++) {
            home.transactions(i + ".csv", rows(i * 10, 10, SEED));
            home.ingest();
        }
        String[] files = home.home().published().toFile().list();
        java.util.Arrays.sort(files);
        assertEquals(List.of("v3.duckdb", "v4.duckdb", "v5.duckdb"), List.of(files));
        assertEquals("v5", home.home().findCurrentVersion().orElseThrow());
    }

    @Test
    void aCrashBetweenCommitAndPublishIsMendedByTheNextRun() throws Exception {
        home.transactions("a.csv", rows(0, 10, SEED));
        home.ingest();
        String current = Files.readString(home.home().current());
        home.transactions("b.csv", rows(10, 10, SEED));
        home.ingest();
        // As if the run had ended between building the version and naming it.
        Files.writeString(home.home().current(), current);
        home.ingest();
        assertEquals("v3", home.home().findCurrentVersion().orElseThrow());
        assertEquals(List.of("20"), home.published("SELECT sum(accepted) FROM batch"));
    }

    @Test
    void aSecondWriterIsRefusedByTheNameOfTheFirst() {
        try (Ingestion first = home.open()) {
            HomeLock.Held held = assertThrows(HomeLock.Held.class, home::open);
            assertTrue(
                    held.holder().contains("process " + ProcessHandle.current().pid()), held.holder());
            assertTrue(held.getMessage().contains("merata test"), held.getMessage());
            assertEquals(List.of(), first.run(Progress.NONE).files());
        }
        home.ingest();
    }

    @Test
    void anotherMeasureOrStandardMakesTheCubesAgain() {
        home.transactions("a.csv", rows(0, 500, SEED));
        home.ingest();
        home.write("data/reference/services.csv", """
                code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee
                passport,Passport,Paspor,population,national,30,day,4,3,1,0
                licence,Licence,Izin,population,regency,30,minute,2,1,1,0
                permit,Permit,Surat Izin,population,regency,,,2,1,1,0
                """);
        IngestReport report = home.ingest();
        assertTrue(report.rebuilt());
        assertEquals("v2", report.publishedVersion());
        assertEquals(
                List.of("true"),
                home.records("SELECT DISTINCT within_standard FROM fact_service_transactions"
                        + " WHERE service = 'passport' AND within_standard IS NOT NULL"));
        assertCubesEqualFacts();
        assertFalse(home.ingest().rebuilt());
    }

    @Test
    void codesThatComeAndGoKeepEveryFactAndTheirOrder() {
        home.transactions("a.csv", rows(0, 500, SEED));
        home.ingest();
        String facts = "SELECT record, transaction_id, service, region, agency, channel FROM fact_service_transactions"
                + " WHERE batch = 1 ORDER BY record";
        List<String> before = home.records(facts);
        home.write("data/reference/channels.csv", """
                code,name_en,name_id,kind
                agent,Agent,Mitra,assisted
                counter,Counter,Loket,not_digital
                online,Online,Daring,digital
                """);
        home.transactions("b.csv", "Y1,passport,A,G1,agent,2024-07-05 16:00:00,2024-07-06 16:00:00,,completed,0");
        FileReport b = home.ingest().files().get(1);
        assertEquals(1, b.accepted(), "a channel that is new is known");
        assertEquals(before, home.records(facts), "facts with a channel that is gone stay as they are");
        assertEquals(
                List.of("agent", "counter", "online", "phone"),
                home.records("SELECT channel FROM fact_service_transactions GROUP BY channel ORDER BY channel"));
        assertEquals(
                List.of("agent", "counter", "online", "phone"),
                home.published("SELECT channel FROM cube_service_transactions__completed_at__service_channel"
                        + " GROUP BY channel ORDER BY channel"));
        assertCubesEqualFacts();
        home.transactions("c.csv", "Y2,passport,A,G1,phone,2024-07-05 16:00:00,2024-07-06 16:00:00,,completed,0");
        assertEquals(1, home.ingest().files().get(2).quarantined(), "a channel that is gone takes no new row");
    }

    @Test
    void aChangedContractLoadsTheArchiveAgain() throws Exception {
        home.transactions("a.csv", rows(0, 50, SEED));
        home.ingest();
        Files.delete(home.home().inbox().resolve("transactions/a.csv"));
        String contract = Files.readString(folder.resolve("data/contracts/service_transactions.yaml"));
        home.write("data/contracts/service_transactions.yaml", contract.replace("derived:\n", """
                          - name: fee_paid
                            type: integer
                            label: {en: Fee, id: Biaya}
                            meaning: {en: Fee paid., id: Biaya yang dibayar.}
                        derived:
                        """));
        IngestReport report = home.ingest();
        assertEquals(1, report.files().size());
        assertEquals(Outcome.LOADED, report.files().get(0).outcome());
        assertEquals(List.of("50|0"), home.records("SELECT count(*), count(fee_paid) FROM fact_service_transactions"));
        assertEquals(List.of("1|transactions/a.csv"), home.records("SELECT batch, file FROM batch"));
        assertCubesEqualFacts();
    }

    @Test
    void countsKeepNotApplicableAndNotProvidedApart() {
        home.write("data/inbox/volumes/v.csv", """
                service,region,agency,channel,period,applications,within_standard,with_standard
                passport,A,G1,online,2024-07,10,7,9
                passport,A,G1,counter,2024-Q3,NA,,
                passport,A,,phone,2024,ND,1,2
                passport,A,,phone,2024,ND,1,2
                """);
        IngestReport report = home.ingest();
        assertEquals(1, report.duplicates());
        assertEquals(
                List.of(
                        "counter|2024-07-01|quarter|null|not_applicable|not_provided",
                        "online|2024-07-01|month|10|observed|observed",
                        "phone|2024-01-01|year|null|not_provided|observed"),
                home.records(
                        "SELECT channel, period, period_grain, applications, applications_status, within_standard_status"
                                + " FROM fact_service_volumes ORDER BY channel"));
        assertEquals(
                List.of("grain_service_volumes|year", "last_period_service_volumes|2024"),
                home.published("SELECT key, value FROM meta WHERE key LIKE '%volumes' ORDER BY 1"));
        String applications = home.definitions().listAggregates("service_volumes").stream()
                .filter(aggregate ->
                        aggregate.where().isEmpty() && aggregate.field().equals(java.util.Optional.of("applications")))
                .findFirst()
                .orElseThrow()
                .column();
        assertEquals(
                List.of("10.0|1|1|1"),
                home.published(
                        "SELECT sum(\"%1$s\"), sum(\"%1$s_n\"), sum(\"%1$s_na\"), sum(\"%1$s_np\") FROM cube_service_volumes__period__full"
                                .formatted(applications)));
        assertTrue(new FactTable(home.definitions().getContract("service_volumes"))
                .ddl()
                .contains("period_grain"));
    }
}
