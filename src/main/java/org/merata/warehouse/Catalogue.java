package org.merata.warehouse;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tables a published version holds: enough to compile a question without asking it. */
public record Catalogue(Map<String, Table> tables) {
    public Catalogue {
        tables = Map.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param rows how many rows it has: what it costs to read
     * @param firstMonth the first month with a row; empty where the table has no months or no rows
     * @param lastMonth the last month with a row
     */
    public record Table(Set<String> columns, long rows, Optional<LocalDate> firstMonth, Optional<LocalDate> lastMonth) {
        public Table {
            columns = Set.copyOf(columns);
        }
    }

    public Optional<Table> find(String table) {
        return Optional.ofNullable(tables.get(table));
    }
}
