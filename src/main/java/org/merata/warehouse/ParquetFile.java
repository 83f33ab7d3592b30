package org.merata.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A table of rows as a Parquet file (zstd), by an engine in memory that sees no store. */
public final class ParquetFile {
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
        // DuckDB writes to files only; the file may be read by its owner alone and is gone afterwards
        Path file = Files.createTempFile("export", ".parquet");
        try {
            copy(columns, rows, metadata, file);
            Files.copy(file, out);
        } catch (SQLException failed) {
            throw new IOException("the Parquet file could not be written", failed);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void copy(List<Column> columns, Iterable<List<Object>> rows, Map<String, String> metadata, Path file)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
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
