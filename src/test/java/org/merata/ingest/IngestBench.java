package org.merata.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.merata.TestHome;
import org.merata.warehouse.RecordsDatabase.Resources;

/**
 * How long strict ingestion takes against the raw floor, in the same run: {@code IngestBench ROWS RUNS MEMORY_MB}. The floor is one
 * {@code INSERT ... SELECT} of the same file with stated columns and types into an empty table, by the same engine with the same
 * threads. Ingestion includes hash, archive, checks, duplicates, record keys, cubes, quarantine, ledger and the published version.
 * Run by hand; it asserts nothing.
 */
final class IngestBench {
    private IngestBench() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int memory = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4_096;
        Path folder = Files.createTempDirectory("merata-bench-");
        Path file = folder.resolve("transactions.csv");
        write(file, rows);
        System.out.printf("%,d rows, %,d bytes, %d MB of memory%n", rows, Files.size(file), memory);
        var floors = new ArrayList<Double>();
        var strict = new ArrayList<Double>();
        for (int run = 0; run <= runs; run++) {
            double cpuBefore = cpuSeconds();
            double floor = floor(folder.resolve("floor" + run + ".duckdb"), file, memory);
            double cpuBetween = cpuSeconds();
            double full = ingest(folder.resolve("home" + run), file, memory, rows);
            double cpuAfter = cpuSeconds();
            System.out.printf(
                    "run %d: floor %.2f s, strict %.2f s, ratio %.2f (of processor time %.2f)%n",
                    run, floor, full, full / floor, (cpuAfter - cpuBetween) / (cpuBetween - cpuBefore));
            // The first run warms the program up.
            if (run > 0) {
                floors.add(floor);
                strict.add(full);
            }
        }
        System.out.printf(
                "median: floor %.2f s, strict %.2f s, strict : floor %.2f, %,.0f rows/s%n",
                median(floors), median(strict), median(strict) / median(floors), rows / median(strict));
    }

    /** Processor time of the whole program, engine and collector included: steadier than the clock on a busy machine. */
    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean)
                                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Transactions with skewed times and one faulty row in three hundred. */
    private static void write(Path file, int rows) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT setseed(0.42)");
            statement.execute("COPY (SELECT 'TX-' || lpad(CAST(i AS VARCHAR), 10, '0') AS transaction_id,"
                    + " ['passport', 'licence', 'permit'][1 + CAST(floor(random() * 3) AS INTEGER)] AS service,"
                    + " CASE WHEN i % 300 = 0 THEN 'Q' ELSE ['A', 'B', 'C', 'D', 'E', 'A1', 'A2'][1 + CAST(floor(random() * 7) AS"
                    + " INTEGER)] END AS region, ['G1', 'G2'][1 + CAST(floor(random() * 2) AS INTEGER)] AS agency,"
                    + " ['counter', 'online', 'phone'][1 + CAST(floor(random() * 3) AS INTEGER)] AS channel,"
                    + " strftime(s, '%Y-%m-%d %H:%M:%S') AS submitted_at,"
                    + " strftime(s + to_seconds(CAST(exp(random() * 12) AS INTEGER)), '%Y-%m-%d %H:%M:%S') AS completed_at,"
                    + " NULL AS due_at, CASE WHEN random() < 0.9 THEN 'completed' ELSE 'rejected' END AS status,"
                    + " CAST(floor(random() * 3) AS INTEGER) AS returned_times FROM (SELECT i, TIMESTAMP '2020-01-01' +"
                    + " to_seconds(CAST(random() * 180000000 AS INTEGER)) AS s FROM range(" + rows + ") t(i))) TO '"
                    + file
                    + "' (HEADER)");
        }
    }

    private static double floor(Path database, Path file, int memory) throws Exception {
        var properties = new Properties();
        properties.setProperty("threads", "2");
        properties.setProperty("memory_limit", memory + "MB");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, properties);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE raw (transaction_id VARCHAR, service VARCHAR, region VARCHAR, agency VARCHAR,"
                            + " channel VARCHAR, submitted_at TIMESTAMP, completed_at TIMESTAMP, due_at TIMESTAMP, status VARCHAR,"
                            + " returned_times BIGINT)");
            long started = System.nanoTime();
            statement.execute(
                    "INSERT INTO raw SELECT * FROM read_csv('" + file + "', auto_detect = false, header = true,"
                            + " delim = ',', quote = '\"', columns = {'transaction_id': 'VARCHAR', 'service': 'VARCHAR', 'region':"
                            + " 'VARCHAR', 'agency': 'VARCHAR', 'channel': 'VARCHAR', 'submitted_at': 'TIMESTAMP', 'completed_at':"
                            + " 'TIMESTAMP', 'due_at': 'TIMESTAMP', 'status': 'VARCHAR', 'returned_times': 'BIGINT'})");
            statement.execute("CHECKPOINT");
            return FileLoad.seconds(started);
        }
    }

    private static double ingest(Path folder, Path file, int memory, int rows) {
        TestHome home = TestHome.in(folder);
        var source = home.definitions().getSource(TestHome.TRANSACTIONS);
        var marks = new StringBuilder();
        long[] last = {System.nanoTime()};
        try (Ingestion ingestion =
                Ingestion.open(home.home(), home.definitions(), home.reference(), "bench", new Resources(2, memory))) {
            long started = System.nanoTime();
            IngestReport report = ingestion.run(source, List.of(file), (name, step, share) -> {
                marks.append(String.format(" %.2f %s", FileLoad.seconds(last[0]), step));
                last[0] = System.nanoTime();
            });
            double seconds = FileLoad.seconds(started);
            System.out.println("  " + marks + String.format(" %.2f", FileLoad.seconds(last[0])));
            if (report.rowsRead() != rows) {
                throw new IllegalStateException("read " + report.rowsRead());
            }
            return seconds;
        }
    }
}
