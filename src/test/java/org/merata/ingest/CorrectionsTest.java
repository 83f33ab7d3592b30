package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.warehouse.RecordsDatabase.Resources;

/** Later files correct earlier ones: figures are those of the last words, and nothing of what was said before is lost. */
class CorrectionsTest {
    private static final long SEED = 20_261_128;
    private static final String REPLACE = "max_quarantined: 0.5\ncorrections: replace";
    private static final List<String> FIELDS = List.of(TestHome.TRANSACTIONS_HEADER.split(","));

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = correcting("home");
    }

    private TestHome correcting(String name) {
        return TestHome.in(folder.resolve(name)).source(TestHome.TRANSACTIONS, "service_transactions", REPLACE, FIELDS);
    }

    private static String facts(TestHome home) {
        return String.join(
                "\n",
                home.records("SELECT * EXCLUDE (batch, record, record_key) FROM"
                        + " fact_service_transactions ORDER BY transaction_id"));
    }

    /** Every cube, added up over the rows that batches have apart; without sums of keys, since each home has a secret of its own. */
    private static List<String> figures(TestHome home) {
        var figures = new ArrayList<String>();
        for (String table : home.published(
                "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'cube_service_transactions%' ORDER BY 1")) {
            List<String> columns = home.published("SELECT column_name || ' ' || data_type FROM duckdb_columns() WHERE"
                    + " table_name = '" + table + "' ORDER BY column_index");
            String select = columns.stream()
                    .filter(column -> !column.matches("(k|.*_k) .*"))
                    .map(column -> {
                        String name = '"' + column.substring(0, column.indexOf(' ')) + '"';
                        boolean value = column.endsWith("BIGINT") || column.endsWith("DOUBLE");
                        return value ? "sum(" + name + ") AS " + name : name;
                    })
                    .collect(Collectors.joining(", "));
            String nonzero = columns.stream()
                    .filter(column -> column.endsWith("BIGINT") && !column.matches("(k|.*_k) .*"))
                    .map(column -> "sum(\"" + column.substring(0, column.indexOf(' ')) + "\") > 0")
                    .collect(Collectors.joining(" OR "));
            figures.add(table);
            figures.addAll(home.published(
                    "SELECT " + select + " FROM \"" + table + "\" GROUP BY ALL HAVING " + nonzero + " ORDER BY ALL"));
        }
        return figures;
    }

    private static void assertNothingLost(TestHome home) {
        assertEquals(
                List.of(),
                home.records(
                        "SELECT b.batch, b.accepted, f.n, h.n FROM batch b LEFT JOIN (SELECT batch, count(*) n FROM"
                                + " fact_service_transactions GROUP BY batch) f USING (batch) LEFT JOIN (SELECT batch, count(*) n"
                                + " FROM history_service_transactions GROUP BY batch) h USING (batch) WHERE rows_read <> accepted"
                                + " + quarantined + duplicates OR accepted <> coalesce(f.n, 0) + coalesce(h.n, 0)"));
        assertEquals(
                home.records("SELECT count(*) FROM fact_service_transactions"),
                home.records("SELECT count(DISTINCT transaction_id) FROM fact_service_transactions"));
    }

    /** Rows whose ids are among the first {@code ids}, each once, with contents by chance. */
    private static String[] some(Random random, int ids, int count) {
        String[] rows = StoreTest.rows(0, ids, random.nextLong());
        List<String> mixed = new ArrayList<>(Arrays.asList(rows));
        java.util.Collections.shuffle(mixed, random);
        return mixed.subList(0, count).toArray(String[]::new);
    }

    @Test
    void aCorrectionGivesTheFiguresOfALoadOfTheLastWords() {
        String[] first = StoreTest.rows(0, 400, SEED);
        String[] other = StoreTest.rows(0, 400, SEED + 1);
        var second = new ArrayList<String>(Arrays.asList(other).subList(100, 160));
        second.addAll(Arrays.asList(first).subList(200, 230));
        second.addAll(List.of(StoreTest.rows(500, 20, SEED + 2)));
        home.transactions("a.csv", first);
        home.ingest();
        home.transactions("b.csv", second.toArray(String[]::new));
        FileReport report = home.ingest().files().get(1);
        assertEquals(
                List.of(110L, 80L, 60L, 30L, 0L),
                List.of(
                        report.rowsRead(),
                        report.accepted(),
                        report.corrected(),
                        report.duplicates(),
                        report.duplicatesDiffering()));
        assertTrue(report.notices().stream().anyMatch(notice -> notice.kind() == IngestNotice.CORRECTED));
        assertFalse(report.notices().stream().anyMatch(notice -> notice.kind() == IngestNotice.DUPLICATE_DIFFERS));
        var last = new ArrayList<String>(Arrays.asList(first));
        for (int i = 100; i < 160; i++) {
            last.set(i, other[i]);
        }
        last.addAll(List.of(StoreTest.rows(500, 20, SEED + 2)));
        TestHome straight = correcting("straight");
        straight.transactions("a.csv", last.toArray(String[]::new));
        straight.ingest();
        assertEquals(facts(straight), facts(home));
        assertEquals(figures(straight), figures(home));
        assertNothingLost(home);
        assertEquals(List.of("1|0|60", "2|60|0"), home.published("SELECT * FROM correction ORDER BY batch"));
        assertEquals(
                home.records(
                        "SELECT DISTINCT date_trunc('month', t + INTERVAL 7 HOUR)::DATE AS m FROM (SELECT"
                                + " submitted_at AS t FROM history_service_transactions UNION ALL SELECT f.submitted_at FROM"
                                + " fact_service_transactions f JOIN history_service_transactions USING (transaction_id)) ORDER BY m"),
                home.published("SELECT month FROM revision WHERE field = 'submitted_at' AND batch = 2 ORDER BY month"));
        assertEquals(List.of(), straight.published("SELECT * FROM revision"));
    }

    @Test
    void withoutTheWordInTheSourceTheFirstRowStays() {
        home.source(TestHome.TRANSACTIONS, "service_transactions", "max_quarantined: 0.5", FIELDS);
        home.transactions("a.csv", StoreTest.rows(0, 50, SEED));
        home.transactions("b.csv", StoreTest.rows(0, 50, SEED + 1));
        FileReport report = home.ingest().files().get(1);
        assertEquals(
                List.of(0L, 0L, 50L, 50L),
                List.of(report.accepted(), report.corrected(), report.duplicates(), report.duplicatesDiffering()));
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM history_service_transactions"));
    }

    @Test
    void aKeyTwiceInOneFileIsNoCorrection() {
        String[] rows = StoreTest.rows(0, 10, SEED);
        String[] differing = StoreTest.rows(0, 10, SEED + 1);
        home.transactions("a.csv", rows[0], differing[0], rows[1], rows[1]);
        FileReport report = home.ingest().files().get(0);
        assertEquals(
                List.of(2L, 0L, 2L, 1L),
                List.of(report.accepted(), report.corrected(), report.duplicates(), report.duplicatesDiffering()));
        assertTrue(facts(home).contains("X0|" + rows[0].split(",")[1]));
    }

    /** Three files over the same ids; taken out one by one in every order, the rest is what a load of the rest in order gives. */
    @Test
    void whateverIsTakenOutTheRestIsALoadOfTheRestInOrder() {
        var random = new Random(SEED);
        var files = new ArrayList<String[]>();
        for (int i = 0; i < 3; i++) {
            String[] rows = some(random, 40, 25);
            if (i == 2) {
                System.arraycopy(files.get(1), 0, rows, 0, 8);
                rows = Arrays.stream(rows)
                        .collect(Collectors.toMap(row -> row.split(",")[0], row -> row, (one, same) -> one))
                        .values()
                        .toArray(String[]::new);
            }
            files.add(rows);
        }
        for (List<Integer> order : orders(List.of(1, 2, 3))) {
            String name = "seed " + SEED + ", taken out " + order;
            TestHome all = correcting("all" + order);
            for (int i = 0; i < 3; i++) {
                all.transactions(i + ".csv", files.get(i));
            }
            all.ingest();
            assertEquals("3", all.records("SELECT count(*) FROM batch").get(0));
            var left = new ArrayList<>(List.of(1, 2, 3));
            for (int batch : order.subList(0, 2)) {
                left.remove((Integer) batch);
                try (Ingestion ingestion = all.open()) {
                    assertTrue(ingestion.undo(batch, "test", Progress.NONE).isPresent());
                }
                Remaining expected = remaining(files, left);
                assertEquals(expected.facts(), facts(all), name + ", left " + left);
                assertEquals(expected.figures(), figures(all), name + ", left " + left);
                assertEquals(expected.batches(), all.records(COUNTS), name + ", left " + left);
                assertEquals(
                        expected.months(),
                        all.published("SELECT DISTINCT field, month FROM revision ORDER BY ALL"),
                        name + ", left " + left);
                assertNothingLost(all);
            }
        }
    }

    private static final String COUNTS =
            "SELECT file, rows_read, accepted, quarantined, duplicates, duplicates_differing,"
                    + " first_month, last_month FROM batch ORDER BY batch";

    private record Remaining(String facts, List<String> figures, List<String> batches, List<String> months) {}

    private final java.util.Map<List<Integer>, Remaining> loaded = new java.util.HashMap<>();

    private Remaining remaining(List<String[]> files, List<Integer> left) {
        return loaded.computeIfAbsent(List.copyOf(left), batches -> {
            TestHome rest = correcting("rest" + batches);
            batches.forEach(batch -> rest.transactions((batch - 1) + ".csv", files.get(batch - 1)));
            rest.ingest();
            return new Remaining(
                    facts(rest),
                    figures(rest),
                    rest.records(COUNTS),
                    rest.published("SELECT DISTINCT field, month FROM revision ORDER BY ALL"));
        });
    }

    private static List<List<Integer>> orders(List<Integer> batches) {
        if (batches.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Integer>>();
        for (Integer first : batches) {
            for (List<Integer> rest : orders(
                    batches.stream().filter(batch -> !batch.equals(first)).toList())) {
                var order = new ArrayList<Integer>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    @Test
    void theEarlierRowComesBackAsItWas() {
        home.transactions("a.csv", StoreTest.rows(0, 60, SEED));
        home.ingest();
        String all = "SELECT * FROM fact_service_transactions ORDER BY record";
        List<String> before = home.records(all);
        List<String> figures = figures(home);
        home.transactions("b.csv", StoreTest.rows(10, 20, SEED + 1));
        home.ingest();
        try (Ingestion ingestion = home.open()) {
            UndoReport report =
                    ingestion.undo(2, "a wrong correction", Progress.NONE).orElseThrow();
            assertEquals(List.of(), report.again(), "nothing had to be read again");
        }
        assertEquals(before, home.records(all));
        assertEquals(figures, figures(home));
        assertEquals(List.of(), home.published("SELECT * FROM revision"));
        assertEquals(List.of(), home.published("SELECT * FROM correction"));
    }

    /** Everything published, but for when. */
    private static List<String> published(TestHome home) {
        var all = new ArrayList<String>();
        for (String table :
                home.published("SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name")) {
            String where = table.equals("meta") ? " WHERE key NOT IN ('version', 'published_at')" : "";
            all.add(table
                    + home.published(
                            "SELECT count(*), sha256(string_agg(CAST(t AS VARCHAR), chr(10) ORDER BY CAST(t AS VARCHAR)))"
                                    + " FROM \"" + table + "\" t" + where));
        }
        return all;
    }

    @Test
    void aRebuildPublishesTheSameBytes() {
        var random = new Random(SEED + 5);
        for (int i = 0; i < 4; i++) {
            home.transactions(i + ".csv", some(random, 300, 150));
            home.ingest();
        }
        List<String> before = published(home);
        List<String> history = home.records("SELECT * FROM history_service_transactions ORDER BY ALL");
        assertFalse(history.isEmpty());
        try (Ingestion ingestion = Ingestion.openAnew(
                home.home(), home.definitions(), home.reference(), "rebuild", new Resources(2, 1_024))) {
            ingestion.runNothingNew(Progress.NONE);
        }
        assertEquals(before, published(home), "seed " + (SEED + 5));
        assertEquals(history, home.records("SELECT * FROM history_service_transactions ORDER BY ALL"));
        assertNothingLost(home);
    }

    @Test
    void aRowThatComesLateFromQuarantineLeavesLaterCorrectionsAlone() {
        String[] first = StoreTest.rows(0, 30, SEED);
        String[] second = StoreTest.rows(0, 30, SEED + 1);
        String[] a = first.clone();
        for (int i = 0; i < 10; i++) {
            a[i] = a[i].replaceFirst(",(passport|licence|permit),", ",paspor,");
        }
        home.transactions("a.csv", a);
        home.ingest();
        home.transactions(
                "b.csv",
                IntStream.range(5, 30)
                        .filter(i -> i < 8 || i > 25)
                        .mapToObj(i -> second[i])
                        .toArray(String[]::new));
        home.ingest();
        String corrected = "SELECT * FROM fact_service_transactions WHERE batch = 2 ORDER BY record";
        List<String> before = home.records(corrected);
        assertEquals(7, before.size());
        home.source(TestHome.TRANSACTIONS, """
                id: transactions
                dataset: service_transactions
                label: {en: transactions, id: transaksi}
                files: transactions/*.csv
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                zone: Asia/Jakarta
                columns:
                %s
                %s
                """.formatted(
                        FIELDS.stream()
                                .map(field -> "  " + field + ": {from: " + field
                                        + (field.equals("service") ? ", values: {paspor: passport}" : "") + "}")
                                .collect(Collectors.joining("\n")),
                        REPLACE));
        try (Ingestion ingestion = home.open()) {
            RetryReport report = ingestion.retryQuarantine(Optional.empty(), Progress.NONE);
            assertEquals(List.of(10L, 0L, 0L), List.of(report.accepted(), report.duplicates(), report.left()));
        }
        assertEquals(before, home.records(corrected), "the later batch stands");
        assertNothingLost(home);
        try (Ingestion ingestion = home.open()) {
            ingestion.undo(2, "test", Progress.NONE);
        }
        assertEquals(
                List.of("30|30"),
                home.records("SELECT count(*), count(*) FILTER (WHERE batch = 1) FROM fact_service_transactions"),
                "rows that the batch taken out had replaced are back");
        assertNothingLost(home);
    }
}
