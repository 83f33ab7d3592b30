package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jooq.DSLContext;

/**
 * The records of a home: facts, quarantine, ledger and each batch's part of the cubes. One connection, for one thread, under the lock
 * of the home.
 */
public final class RecordsDatabase implements AutoCloseable {
    /** Raised when a table that is not made from a contract changes. */
    public static final int LAYOUT = 4;

    private static final Duration LIBRARY_IS_STALE_AFTER = Duration.ofHours(1);

    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)",
            """
            CREATE TABLE IF NOT EXISTS batch (
              batch INTEGER PRIMARY KEY, source VARCHAR NOT NULL, dataset VARCHAR NOT NULL, file VARCHAR NOT NULL,
              sha256 VARCHAR NOT NULL, archived_sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL, synthetic BOOLEAN NOT NULL, loaded_at TIMESTAMP NOT NULL,
              rows_read BIGINT NOT NULL, accepted BIGINT NOT NULL, quarantined BIGINT NOT NULL, duplicates BIGINT NOT NULL,
              duplicates_differing BIGINT NOT NULL, first_month DATE, last_month DATE,
              read_path VARCHAR NOT NULL, read_reason VARCHAR NOT NULL, seconds DOUBLE NOT NULL,
              UNIQUE (source, sha256))""",
            """
            CREATE TABLE IF NOT EXISTS quarantine (
              batch INTEGER NOT NULL, record BIGINT NOT NULL, part VARCHAR NOT NULL, line BIGINT, "column" VARCHAR NOT NULL,
              code VARCHAR NOT NULL, value VARCHAR, raw VARCHAR, piece INTEGER)""",
            """
            CREATE TABLE IF NOT EXISTS retry (
              batch INTEGER NOT NULL, retried_at TIMESTAMP NOT NULL, accepted BIGINT NOT NULL, duplicates BIGINT NOT NULL,
              still_quarantined BIGINT NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS resolution (
              batch INTEGER NOT NULL, field VARCHAR NOT NULL, text VARCHAR NOT NULL, code VARCHAR NOT NULL,
              rule VARCHAR NOT NULL, rows BIGINT NOT NULL)""",
            "CREATE TABLE IF NOT EXISTS cell_correction (batch INTEGER NOT NULL, correction VARCHAR NOT NULL, rows BIGINT NOT NULL)",
            """
            CREATE TABLE IF NOT EXISTS rule_rows (
              batch INTEGER NOT NULL, rule VARCHAR NOT NULL, tested BIGINT NOT NULL, broken BIGINT NOT NULL)""",
            """
            CREATE TABLE IF NOT EXISTS rule_groups (
              batch INTEGER NOT NULL, rule VARCHAR NOT NULL, grp VARCHAR NOT NULL, month DATE, left_sum DOUBLE,
              left_n BIGINT NOT NULL, right_sum DOUBLE, right_n BIGINT NOT NULL)""",
            "CREATE TABLE IF NOT EXISTS rule_result (rule VARCHAR NOT NULL, tested BIGINT NOT NULL, broken BIGINT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS reload (batch INTEGER, source VARCHAR, file VARCHAR, sha256 VARCHAR, archived_sha256 VARCHAR)",
            "CREATE TABLE IF NOT EXISTS reload_quarantine (batch INTEGER NOT NULL, archived_sha256 VARCHAR NOT NULL, record BIGINT NOT NULL, piece INTEGER)");

    /** How much of the machine the engine may take. */
    public record Resources(int threads, long memoryMegabytes) {
        /** All cores, and two fifths of what the Java heap may take, within 1 to 4 GB. */
        public static Resources ofThisMachine() {
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            return new Resources(
                    Runtime.getRuntime().availableProcessors(), Math.max(1_024, Math.min(4_096, heap * 2 / 5)));
        }

        /** The same as settings of a connection, to which others may be added. */
        Properties properties() {
            var properties = new Properties();
            properties.setProperty("threads", Integer.toString(threads));
            properties.setProperty("memory_limit", memoryMegabytes + "MB");
            return properties;
        }
    }

    private final Connection connection;
    private final Object turn = new Object();
    private volatile boolean stopping;
    /** What the engine is at, while it may be broken off; guarded by {@code turn}. */
    private Statement running;

    private RecordsDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the records, making them where there are none, whatever layout they have.
     *
     * @throws SQLException where they are damaged, in use or out of reach
     */
    static RecordsDatabase open(Home home, Resources resources) throws SQLException {
        sweep(home.scratch());
        sweepNativeLibraries();
        Properties properties = resources.properties();
        properties.setProperty("temp_directory", home.scratch().resolve("spill").toString());
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + home.records(), properties);
        var records = new RecordsDatabase(connection);
        try {
            records.prepare(home);
            return records;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        } catch (IOException e) {
            connection.close();
            throw new UncheckedIOException("opening " + home.records(), e);
        }
    }

    /** The layout the tables have. */
    int layout() throws SQLException {
        String layout = findMeta("layout").orElse("unknown");
        if (!layout.matches("\\d{1,6}")) {
            throw new IllegalStateException("The records have layout " + layout + " and this program knows " + LAYOUT
                    + ": use the program that made them, or move the store aside and ingest again.");
        }
        return Integer.parseInt(layout);
    }

    private void prepare(Home home) throws SQLException, IOException {
        Home.restrict(home.records(), "rw-------");
        execute("SET TimeZone = 'UTC'");
        if (!hasTable("meta")) {
            execute("BEGIN");
            for (String table : TABLES) {
                execute(table);
            }
            putMeta("layout", Integer.toString(LAYOUT));
            execute("COMMIT");
            execute("CHECKPOINT");
        }
    }

    public Connection connection() {
        return connection;
    }

    public void execute(String sql) throws SQLException {
        run(statement -> statement.execute(sql));
    }

    /** Runs a change and tells how many rows it touched. */
    public long update(String sql) throws SQLException {
        return run(statement -> statement.executeLargeUpdate(sql));
    }

    /** The one number a question answers with; 0 where it is NULL or there is no row. */
    public long number(String sql) throws SQLException {
        return run(statement -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
    }

    /** The whole numbers a question answers with, in its order. */
    public List<Integer> listNumbers(String sql) throws SQLException {
        return run(statement -> {
            var numbers = new ArrayList<Integer>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
            return numbers;
        });
    }

    /** The one text a question answers with. */
    public Optional<String> findText(String sql) throws SQLException {
        return run(statement -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        });
    }

    private interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    private <T> T run(Work<T> work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            synchronized (turn) {
                requireGoOn();
                running = statement;
            }
            try {
                return work.on(statement);
            } catch (SQLException failed) {
                requireGoOn();
                throw failed;
            } finally {
                synchronized (turn) {
                    running = null;
                }
            }
        }
    }

    /**
     * Tells the thread that works on the records to stop, from another thread: the statement that runs is broken off and no other
     * begins, both with {@link Stopped}. May be called again until the records are closed.
     */
    public void stop() {
        stopping = true;
        synchronized (turn) {
            if (running != null) {
                try {
                    running.cancel();
                } catch (SQLException e) {
                    throw new IllegalStateException("breaking off a statement", e);
                }
            }
        }
    }

    /** For work that is long without a statement; throws {@link Stopped} where it was told to stop. */
    public void requireGoOn() {
        if (stopping) {
            throw new Stopped();
        }
    }

    /** Lets statements call a function of one text, by this name; NULL gives NULL. */
    public void register(String name, TextFunction function) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameter(DuckDBColumnType.VARCHAR)
                    .withReturnType(DuckDBColumnType.SMALLINT)
                    .withVectorizedFunction((arguments, results) -> apply(function, arguments, results))
                    .register(connection);
        }
    }

    private static void apply(TextFunction function, DuckDBDataChunkReader arguments, DuckDBWritableVector results) {
        DuckDBReadableVector texts = arguments.vector(0);
        for (long row = 0; row < arguments.rowCount(); row++) {
            if (texts.isNull(row)) {
                results.setNull(row);
            } else {
                results.setShort(row, function.apply(texts.getString(row)));
            }
        }
    }

    /** The cubes by batch, and the views of published values: enough to compile a question without asking it. */
    public Catalogue catalogue() {
        return query(sql -> new VersionReader(sql).readCatalogue(CubeNames::isCubeOrValues));
    }

    /** Runs a question; results must be fetched inside. */
    public <T> T query(Function<DSLContext, T> question) {
        return question.apply(Sql.on(connection));
    }

    public boolean hasTable(String table) throws SQLException {
        return number("SELECT count(*) FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database()"
                        + " AND table_name = " + SqlText.text(table))
                > 0;
    }

    public Optional<String> findMeta(String key) throws SQLException {
        return findText("SELECT value FROM meta WHERE key = " + SqlText.text(key));
    }

    public void putMeta(String key, String value) throws SQLException {
        execute("INSERT OR REPLACE INTO meta VALUES (" + SqlText.text(key) + ", " + SqlText.text(value) + ")");
    }

    /** Fills a table of this connection row by row. {@code catalog} is {@code temp} for temporary tables. */
    public RowAppender appender(String catalog, String table) throws SQLException {
        return new RowAppender(connection.unwrap(DuckDBConnection.class), catalog, table);
    }

    /**
     * Writes the records anew, so that nothing that was deleted from them is left in the bytes of their file, and closes them. Whatever
     * instant this ends at, the old file or the new one is there whole.
     */
    public void replaceByCopy(Home home) throws SQLException {
        Path copy = home.records().resolveSibling(home.records().getFileName() + ".copy");
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ".wal"));
            String name = findText("SELECT current_database()").orElseThrow();
            execute("ATTACH " + SqlText.text(copy.toString()) + " AS copied");
            execute("COPY FROM DATABASE " + SqlText.name(name) + " TO copied");
            execute("CHECKPOINT copied");
            execute("DETACH copied");
            execute("CHECKPOINT");
            connection.close();
            Files.deleteIfExists(home.recordsLog());
            Home.restrict(copy, "rw-------");
            Durable.rename(copy, home.records());
            sweep(home.scratch());
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + copy, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing the records", e);
        }
    }

    private static void sweep(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("emptying " + folder, e);
        }
    }

    /**
     * Deletes the engine's libraries that killed programs left in the temporary folder, 70 MB each. One in use loses its name and works
     * on; a fresh one may not be loaded yet and stays.
     */
    private static void sweepNativeLibraries() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Instant staleBefore = Instant.now().minus(LIBRARY_IS_STALE_AFTER);
        try (var libraries = Files.newDirectoryStream(folder, "libduckdb_java*")) {
            for (Path library : libraries) {
                if (Files.getLastModifiedTime(library).toInstant().isBefore(staleBefore)) {
                    Files.deleteIfExists(library);
                }
            }
        } catch (IOException anotherUserOwnsItOrItIsInUse) {
            return;
        }
    }
}
