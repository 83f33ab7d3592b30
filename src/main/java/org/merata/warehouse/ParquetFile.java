package org.merata.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A table of rows as a Parquet file (zstd), by an engine in memory that sees no store. */
public final class ParquetFile {
    private static final int READING_MEGABYTES = 512;
    private static final int WRITING_MEGABYTES = 256;

    private ParquetFile() {}

    /** A column; every value of it is of its type, or null. */
    public record Column(String name, Type type) {}

    /** With the class its values have. */
    public enum Type {
        /** {@link String} */
        TEXT("VARCHAR"),
        /** {@link Long} */
        INTEGER("BIGINT"),
        /** {@link Double} */
        NUMBER("DOUBLE"),
        /** {@link Boolean} */
        BOOLEAN("BOOLEAN"),
        /** {@link LocalDate} */
        DATE("DATE");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    /**
     * Writes a file. The stream stays open.
     *
     * @param rows each with a value, or null, for every column in order
     * @param metadata written into the file's footer, by name
     */
    public static void write(
            List<Column> columns, Iterable<List<Object>> rows, Map<String, String> metadata, OutputStream out)
            throws IOException {
        // DuckDB writes to files only; the folder may be read by its owner alone and is gone afterwards
        Path folder = Files.createTempDirectory("export");
        try {
            Path file = folder.resolve("export.parquet");
            copy(columns, rows, metadata, file);
            Files.copy(file, out);
        } catch (SQLException failed) {
            throw new IOException("the Parquet file could not be written", failed);
        } finally {
            Durable.deleteFolder(folder);
        }
    }

    /** What is told of each row, or once of the columns: a text for each column, null where it has no value. */
    public interface Rows {
        void row(List<String> values) throws IOException;
    }

    /** A file that is no Parquet, or is cut or damaged. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(SQLException cause) {
            super("no readable Parquet file", cause);
        }
    }

    /** A column whose values hold others, or are bytes: it has no place in a table of text. */
    public static final class Nested extends IOException {
        private static final long serialVersionUID = 1;

        private final String column;

        Nested(String column) {
            super("column " + column + " holds no plain values");
            this.column = column;
        }

        public String column() {
            return column;
        }
    }

    /**
     * Reads a file by an engine that can open this one file and nothing else. Moments with a zone are told in UTC.
     *
     * @param columns told once, before the first row
     */
    public static void read(Path file, Rows columns, Rows rows) throws IOException {
        try (Connection connection = lockedDown(file);
                Statement statement = connection.createStatement()) {
            String from = " FROM read_parquet(" + SqlText.text(file.toString()) + ")";
            var names = new ArrayList<String>();
            var texts = new ArrayList<String>();
            try (ResultSet described = statement.executeQuery("DESCRIBE SELECT *" + from)) {
                while (described.next()) {
                    names.add(described.getString(1));
                    texts.add(text(described.getString(1), described.getString(2)));
                }
            }
            columns.row(names);
            try (ResultSet result = statement.executeQuery("SELECT " + String.join(", ", texts) + from)) {
                var values = new String[names.size()];
                while (result.next()) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = result.getString(i + 1);
                    }
                    rows.row(Arrays.asList(values));
                }
            }
        } catch (SQLException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    private static Connection lockedDown(Path file) throws SQLException {
        var properties = new Properties();
        properties.setProperty("threads", "1");
        properties.setProperty("memory_limit", READING_MEGABYTES + "MB");
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET allowed_paths = [" + SqlText.text(file.toString()) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** A column as text: numbers without an exponent, and whole ones without a point. */
    private static String text(String column, String type) throws Nested {
        String name = SqlText.name(column);
        String text = "CAST(" + name + " AS VARCHAR)";
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
            return "CASE WHEN isfinite(" + name + ") AND " + name + " = trunc(" + name + ") AND abs(" + name
                    + ") < 1e15 THEN CAST(CAST(" + name + " AS BIGINT) AS VARCHAR) ELSE " + text + " END";
        }
        if (type.startsWith("TIMESTAMP WITH TIME ZONE")) {
            return "strftime(" + name + ", '%Y-%m-%d %H:%M:%S+00:00')";
        }
        boolean plain = type.matches("[A-Z0-9_ ]+|DECIMAL\\(\\d+,\\s*\\d+\\)|ENUM\\(.*\\)") && !type.equals("BLOB");
        if (!plain) {
            throw new Nested(column);
        }
        return text;
    }

    private static void copy(List<Column> columns, Iterable<List<Object>> rows, Map<String, String> metadata, Path file)
            throws SQLException {
        // rows wait on the disk, not in memory; one thread writes the same bytes for the same rows
        var properties = new Properties();
        properties.setProperty("threads", "1");
        properties.setProperty("memory_limit", WRITING_MEGABYTES + "MB");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + file.resolveSibling("export.duckdb"), properties);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE export ("
                    + columns.stream()
                            .map(column -> SqlText.name(column.name()) + " " + column.type().sql)
                            .collect(Collectors.joining(", "))
                    + ")");
            append(columns, rows, connection.unwrap(DuckDBConnection.class));
            statement.execute("COPY export TO " + SqlText.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd"
                    + footer(new TreeMap<>(metadata)) + ")");
        }
    }

    private static String footer(SortedMap<String, String> metadata) {
        return metadata.isEmpty()
                ? ""
                : metadata.entrySet().stream()
                        .map(entry -> SqlText.name(entry.getKey()) + ": " + SqlText.text(entry.getValue()))
                        .collect(Collectors.joining(", ", ", KV_METADATA {", "}"));
    }

    private static void append(List<Column> columns, Iterable<List<Object>> rows, DuckDBConnection connection)
            throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "export")) {
            for (List<Object> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " values for " + columns.size() + " columns");
                }
                appender.beginRow();
                for (int i = 0; i < row.size(); i++) {
                    append(columns.get(i), row.get(i), appender);
                }
                appender.endRow();
            }
        }
    }

    private static void append(Column column, Object value, DuckDBAppender appender) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (column.type()) {
            case TEXT -> appender.append((String) value);
            case INTEGER -> appender.append(((Long) value).longValue());
            case NUMBER -> appender.append(((Double) value).doubleValue());
            case BOOLEAN -> appender.append(((Boolean) value).booleanValue());
            case DATE -> appender.append((LocalDate) value);
        }
    }
}
