package org.merata.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.merata.definition.ContractDefinition;
import org.merata.warehouse.FactTable.Column;

/**
 * The rows of a dataset that rows of later files have replaced: {@code history_DATASET(replaced_by, replaced_at, batch, record,
 * record_key, every field as in the facts)}. A row of a batch is in the facts or here, never in both; {@code replaced_by} is the batch
 * whose row took its place, and {@code replaced_at} when that batch's file came.
 */
public record HistoryTable(ContractDefinition contract) {
    public String name() {
        return "history_" + contract.id();
    }

    /** The columns that come from the facts. */
    public List<String> factColumns() {
        var columns = new ArrayList<>(List.of("batch", "record", "record_key"));
        new FactTable(contract).fieldColumns().forEach(column -> columns.add(column.name()));
        return columns;
    }

    public String ddl() {
        var columns = new ArrayList<>(List.of(
                new Column("replaced_by", "INTEGER"),
                new Column("replaced_at", "TIMESTAMP"),
                new Column("batch", "INTEGER"),
                new Column("record", "BIGINT"),
                new Column("record_key", "SMALLINT")));
        columns.addAll(new FactTable(contract).fieldColumns());
        return "CREATE TABLE IF NOT EXISTS " + SqlText.name(name()) + " ("
                + String.join(", ", columns.stream().map(Column::declaration).toList()) + ")";
    }
}
