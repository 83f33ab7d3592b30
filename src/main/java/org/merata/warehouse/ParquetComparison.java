package org.merata.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Two Parquet files of one table compared row by row, by the columns that tell rows from another; by an engine that spills to the disk where
 * memory is short.
 *
 * @param columns what both have beside the key
 * @param value the column of numbers whose changes are told; empty where there is none
 * @param status the column that says what stands behind the value; likewise
 * @param most the rows told one by one
 */
public record ParquetComparison(
        List<String> key, List<String> columns, Optional<String> value, Optional<String> status, int most) {
    private static final int MEGABYTES = 512;
    private static final String JOINED = " FROM earlier e FULL OUTER JOIN later l ON e.\"key\" = l.\"key\" ";

    public ParquetComparison {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /**
     * What differs.
     *
     * @param statuses rows whose status is another
     * @param changes rows whose values are others, the greatest change first, up to the most
     * @param gone the keys of rows that are gone, up to the most
     * @param allCovered whether every changed row is covered by a correction; false where none changed
     */
    public record Difference(
            long added,
            long removed,
            long changed,
            long statuses,
            List<Row> changes,
            List<Map<String, String>> gone,
            boolean allCovered) {
        public Difference {
            changes = List.copyOf(changes);
            gone = List.copyOf(gone);
        }
    }

    /** A row whose values changed; without numbers where the table has no value. @param key by column, without what is empty */
    public record Row(
            Map<String, String> key,
            OptionalDouble before,
            OptionalDouble now,
            Optional<String> statusBefore,
            Optional<String> statusNow) {
        public Row {
            key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        }
    }

    /** @param covered whether a row, by its key, was corrected */
    public Difference compare(Path earlier, Path later, Predicate<Map<String, String>> covered) throws IOException {
        Path folder = Files.createTempDirectory("compare");
        var properties = new Properties();
        properties.setProperty("memory_limit", MEGABYTES + "MB");
        properties.setProperty("temp_directory", folder.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
                Statement statement = connection.createStatement()) {
            view(statement, "earlier", earlier);
            view(statement, "later", later);
            return compare(statement, covered);
        } catch (SQLException failed) {
            throw new IOException("comparing " + earlier + " and " + later, failed);
        } finally {
            Durable.deleteFolder(folder);
        }
    }

    private void view(Statement statement, String name, Path file) throws SQLException {
        String joined = key.stream()
                .map(column -> "coalesce(CAST(" + SqlText.name(column) + " AS VARCHAR), '')")
                .collect(Collectors.joining(", "));
        statement.execute("CREATE VIEW " + name + " AS SELECT *, concat_ws(chr(31), " + joined + ") AS \"key\" FROM"
                + " read_parquet(" + SqlText.text(file.toString()) + ")");
    }

    private Difference compare(Statement statement, Predicate<Map<String, String>> covered) throws SQLException {
        String both = "e.\"key\" IS NOT NULL AND l.\"key\" IS NOT NULL";
        String other = both + " AND (" + differs(columns) + ")";
        String counts = "SELECT count(*) FILTER (e.\"key\" IS NULL), count(*) FILTER (l.\"key\" IS NULL), "
                + "count(*) FILTER (" + other + "), count(*) FILTER (" + both + " AND ("
                + differs(status.stream().toList()) + "))" + JOINED;
        long[] numbers = new long[4];
        try (ResultSet result = statement.executeQuery(counts)) {
            result.next();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = result.getLong(i + 1);
            }
        }
        return new Difference(
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[2] == 0 ? List.of() : changes(statement, other),
                numbers[1] == 0 ? List.of() : gone(statement),
                numbers[2] > 0 && isCovered(statement, other, covered));
    }

    private static String differs(List<String> columns) {
        return columns.isEmpty()
                ? "false"
                : columns.stream()
                        .map(column -> "e." + SqlText.name(column) + " IS DISTINCT FROM l." + SqlText.name(column))
                        .collect(Collectors.joining(" OR "));
    }

    private String keyOf(String side) {
        return key.stream()
                .map(column -> "CAST(" + side + "." + SqlText.name(column) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
    }

    private List<Row> changes(Statement statement, String other) throws SQLException {
        String numbers = value.map(column -> ", e." + SqlText.name(column) + ", l." + SqlText.name(column))
                .orElse(", CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE)");
        String statuses = status.map(column -> ", e." + SqlText.name(column) + ", l." + SqlText.name(column))
                .orElse(", CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)");
        String size = value.map(column ->
                        "abs(l." + SqlText.name(column) + " - e." + SqlText.name(column) + ") DESC NULLS LAST, ")
                .orElse("");
        var rows = new ArrayList<Row>();
        try (ResultSet result = statement.executeQuery("SELECT " + keyOf("l") + numbers + statuses + JOINED + "WHERE "
                + other + " ORDER BY " + size + "l.\"key\" LIMIT " + most)) {
            int at = key.size();
            while (result.next()) {
                rows.add(new Row(
                        key(result),
                        number(result, at + 1),
                        number(result, at + 2),
                        Optional.ofNullable(result.getString(at + 3)),
                        Optional.ofNullable(result.getString(at + 4))));
            }
        }
        return rows;
    }

    private List<Map<String, String>> gone(Statement statement) throws SQLException {
        var keys = new ArrayList<Map<String, String>>();
        try (ResultSet result = statement.executeQuery(
                "SELECT " + keyOf("e") + JOINED + "WHERE l.\"key\" IS NULL ORDER BY e.\"key\" LIMIT " + most)) {
            while (result.next()) {
                keys.add(key(result));
            }
        }
        return keys;
    }

    private boolean isCovered(Statement statement, String other, Predicate<Map<String, String>> covered)
            throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT " + keyOf("l") + JOINED + "WHERE " + other)) {
            while (result.next()) {
                if (!covered.test(key(result))) {
                    return false;
                }
            }
            return true;
        }
    }

    private Map<String, String> key(ResultSet result) throws SQLException {
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < key.size(); i++) {
            String code = result.getString(i + 1);
            if (code != null) {
                found.put(key.get(i), code);
            }
        }
        return found;
    }

    private static OptionalDouble number(ResultSet result, int column) throws SQLException {
        double number = result.getDouble(column);
        return result.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
