package org.merata.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;

/**
 * The table of a dataset's rows in the records, made from its contract: {@code fact_DATASET(batch, record, record_key, every field,
 * FIELD_grain for periods, FIELD_status for fields that carry one, every derived column)}.
 */
public record FactTable(ContractDefinition contract) {
    /** In views of facts: the one row of the table; several may come from one record of a file. */
    public static final String FACT_ROW = "fact_row";

    /** One column; {@code type} is the engine's. */
    public record Column(String name, String type) {
        String declaration() {
            return SqlText.name(name) + ' ' + type;
        }
    }

    public String name() {
        return "fact_" + contract.id();
    }

    /** The columns of a field: its value first, then its grain or status. */
    public static List<Column> columns(Field field) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(field.name(), type(field)));
        if (field.type() == Type.PERIOD) {
            columns.add(new Column(grain(field.name()), "VARCHAR"));
        }
        if (field.carriesStatus()) {
            columns.add(new Column(status(field.name()), "VARCHAR"));
        }
        return columns;
    }

    public static String grain(String field) {
        return field + "_grain";
    }

    public static String status(String field) {
        return field + "_status";
    }

    /** The columns that hold what the publisher sent. */
    public List<Column> fieldColumns() {
        return contract.fields().stream()
                .flatMap(field -> columns(field).stream())
                .toList();
    }

    /** The columns of published values as SQL: the contract's time is called {@code period_start}, its grain {@code grain}. */
    List<String> publishedColumns() {
        var columns = new ArrayList<String>();
        for (Field field : contract.fields()) {
            if (field.type() == Type.PERIOD) {
                boolean isTime = contract.time().equals(Optional.of(field.name()));
                columns.add(SqlText.name(field.name()) + " AS " + SqlText.name(isTime ? "period_start" : field.name()));
                columns.add(SqlText.name(grain(field.name())) + " AS "
                        + SqlText.name(isTime ? "grain" : grain(field.name())));
            } else {
                columns(field).forEach(column -> columns.add(SqlText.name(column.name())));
            }
        }
        return columns;
    }

    /** Published values beside the batch and record each came with, for questions about their origin; a statement. */
    public String valuesView() {
        return "CREATE OR REPLACE TEMP VIEW " + SqlText.name(CubeNames.valuesTable(contract.id()))
                + " AS SELECT batch, rowid AS " + FACT_ROW + ", " + String.join(", ", publishedColumns()) + " FROM "
                + SqlText.name(name());
    }

    public List<Column> derivedColumns() {
        return contract.derived().stream()
                .map(derived -> new Column(derived.name(), type(derived)))
                .toList();
    }

    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("batch", "INTEGER"));
        columns.add(new Column("record", "BIGINT"));
        columns.add(new Column("record_key", "SMALLINT"));
        columns.addAll(fieldColumns());
        columns.addAll(derivedColumns());
        return columns;
    }

    public String ddl() {
        return "CREATE TABLE IF NOT EXISTS " + SqlText.name(name()) + " ("
                + String.join(", ", columns().stream().map(Column::declaration).toList()) + ")";
    }

    /** The engine's type of a field's values. */
    public static String type(Field field) {
        return CodeTypes.find(field).orElseGet(() -> type(field.type()));
    }

    private static String type(Type type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE, PERIOD -> "DATE";
            case DATETIME -> "TIMESTAMP";
        };
    }

    private static String type(Derived derived) {
        return type(derived.rule().type());
    }
}
