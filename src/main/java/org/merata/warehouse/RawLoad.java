package org.merata.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import org.merata.warehouse.RecordsDatabase.Resources;

/**
 * The floor that ingestion is measured against: one {@code INSERT ... SELECT} of a delimited file with stated columns and types into an
 * empty table of a new database, with a checkpoint. Nothing is checked; never used to load anything that is kept.
 */
public final class RawLoad {
    private RawLoad() {}

    /**
     * Loads a file with a header.
     *
     * @param typeByColumn the engine's types by the file's columns, in the file's order
     * @param timestampFormat how moments are written, as {@code strptime} has it
     * @return the rows loaded: the engine drops those it can't read
     */
    public static long run(
            Path database,
            Path file,
            char delimiter,
            Map<String, String> typeByColumn,
            String timestampFormat,
            Resources resources) {
        var columns = new ArrayList<String>();
        var types = new ArrayList<String>();
        typeByColumn.forEach((column, type) -> {
            columns.add(SqlText.name(column) + " " + type);
            types.add(SqlText.text(column) + ": " + SqlText.text(type));
        });
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, resources.properties());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE raw (" + String.join(", ", columns) + ")");
            long rows = statement.executeLargeUpdate("INSERT INTO raw SELECT * FROM read_csv("
                    + SqlText.text(file.toString()) + ", auto_detect = false, header = true, delim = "
                    + SqlText.text(String.valueOf(delimiter)) + ", quote = '\"', escape = '\"', timestampformat = "
                    + SqlText.text(timestampFormat) + ", ignore_errors = true, columns = {" + String.join(", ", types)
                    + "})");
            statement.execute("CHECKPOINT");
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("loading " + file + " raw", e);
        }
    }
}
