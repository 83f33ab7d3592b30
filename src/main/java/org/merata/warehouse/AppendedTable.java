package org.merata.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.merata.warehouse.RecordsDatabase.Resources;

/**
 * A table of a new database, filled row by row through the engine's appender: what a program does that types cells itself. Something to
 * measure against; never used to load anything that is kept.
 */
public final class AppendedTable implements AutoCloseable {
    private static final String TABLE = "appended";

    private final Connection connection;
    private final RowAppender rows;

    private AppendedTable(Connection connection) throws SQLException {
        this.connection = connection;
        this.rows = new RowAppender(connection.unwrap(DuckDBConnection.class), "", TABLE);
    }

    /** Makes the database and its table. {@code typeByColumn} are the engine's types by column. */
    public static AppendedTable create(Path database, Map<String, String> typeByColumn, Resources resources)
            throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, resources.properties());
        try (Statement statement = connection.createStatement()) {
            var columns = new ArrayList<String>();
            typeByColumn.forEach((column, type) -> columns.add(SqlText.name(column) + " " + type));
            statement.execute("CREATE TABLE " + TABLE + " (" + String.join(", ", columns) + ")");
            return new AppendedTable(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    public RowAppender rows() {
        return rows;
    }

    /** Writes what is left to the file. */
    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            rows.close();
            statement.execute("CHECKPOINT");
        }
    }
}
