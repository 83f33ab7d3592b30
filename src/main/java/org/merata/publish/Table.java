package org.merata.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.merata.model.Text;

/**
 * A table as it goes into files: stable column ids, typed values.
 *
 * @param id what it is called in file names
 * @param rows each with a value, or null, for every column in order
 */
public record Table(String id, Text title, List<Column> columns, List<List<Object>> rows) {
    public Table {
        columns = List.copyOf(columns);
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " values for the " + columns.size() + " columns of " + id);
            }
        }
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** @param id stable, in snake_case: other programs read it */
    public record Column(String id, Type type, Text label) {}

    /** With the class its values have. */
    public enum Type {
        /** {@link String} */
        TEXT,
        /** {@link Long} */
        INTEGER,
        /** {@link Double} */
        NUMBER,
        /** {@link Boolean} */
        BOOLEAN,
        /** {@link java.time.LocalDate} */
        DATE
    }
}
