package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.Aggregate;
import org.merata.definition.Bins;
import org.merata.definition.Condition;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.Definitions;
import org.merata.model.Period;
import org.merata.warehouse.CubeNames;
import org.merata.warehouse.CubeTable;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Each batch's part of the finest cubes, worked out from its facts. A condition holds for a row whose field has a value and meets it: a
 * row without a value meets only {@code ABSENT}.
 */
final class Cubes {
    private static final Map<String, String> TABLE_OF_REFERENCE =
            Map.of("regions", "region", "agencies", "agency", "services", "service", "channels", "channel");

    private final RecordsDatabase records;
    private final ZoneShift zone;
    private final List<CubeTable> tables;
    private final List<CubeTable> published;

    Cubes(RecordsDatabase records, Definitions definitions) {
        this.records = records;
        this.zone = new ZoneShift(definitions.country().zone());
        this.tables = CubeTable.listFinest(definitions);
        this.published = CubeTable.listAll(definitions);
    }

    /** Every table a published version has. */
    List<CubeTable> published() {
        return published;
    }

    /** Makes all tables anew and fills them from the facts of every batch. */
    void rebuild() throws SQLException {
        List<String> old = listCubeTables();
        for (String table : old) {
            records.execute("DROP TABLE " + SqlText.name(table));
        }
        for (CubeTable table : tables) {
            records.execute(table.ddl());
        }
        for (ContractDefinition contract :
                tables.stream().map(CubeTable::contract).distinct().toList()) {
            add(contract, OptionalInt.empty());
        }
    }

    private List<String> listCubeTables() throws SQLException {
        String names = records.findText("SELECT string_agg(table_name, ',') FROM duckdb_tables() WHERE NOT temporary"
                        + " AND database_name = current_database() AND starts_with(table_name, 'cube_')")
                .orElse("");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    /** Adds the parts of one batch, or of all where none is named. */
    void add(ContractDefinition contract, OptionalInt batch) throws SQLException {
        for (CubeTable table : tables) {
            if (table.contract().equals(contract)) {
                records.execute("INSERT INTO " + SqlText.name(table.name()) + " " + fromFacts(table, batch));
            }
        }
    }

    /** Takes the parts of some batches out. */
    void remove(ContractDefinition contract, List<Integer> batches) throws SQLException {
        for (CubeTable table : tables) {
            if (table.contract().equals(contract)) {
                records.execute("DELETE FROM " + SqlText.name(table.name()) + " WHERE batch IN " + Ledger.in(batches));
            }
        }
    }

    /** Works the parts of one batch out anew: its facts have changed. */
    void replace(ContractDefinition contract, int batch) throws SQLException {
        remove(contract, List.of(batch));
        add(contract, OptionalInt.of(batch));
    }

    /**
     * Lets this connection ask which facts stand behind each cuboid: a view a cuboid, with the keys of the cuboid and, for each aggregate,
     * whether the fact enters it.
     */
    void describeFacts() throws SQLException {
        for (CubeTable table : tables) {
            records.execute("CREATE OR REPLACE TEMP VIEW " + SqlText.name(CubeNames.factsBehind(table.name())) + " AS "
                    + factsBehind(table));
        }
    }

    private String factsBehind(CubeTable table) {
        if (table.isOpen()) {
            Aggregate open = table.aggregates().get(0);
            return "SELECT * RENAME (sign AS " + SqlText.name(open.column()) + ") FROM (" + movements(table) + ")";
        }
        var joins = new TreeMap<String, String>();
        var columns = new ArrayList<String>(
                List.of("f.batch", "f.rowid AS " + FactTable.FACT_ROW, month(table) + " AS month"));
        columns.addAll(keys(table));
        table.aggregates()
                .forEach(aggregate -> columns.add(
                        enters(table.contract(), aggregate, joins) + " AS " + SqlText.name(aggregate.column())));
        return "SELECT " + String.join(", ", columns) + " FROM "
                + SqlText.name(new FactTable(table.contract()).name()) + " f" + String.join("", joins.values())
                + " WHERE " + column(table.time()) + " IS NOT NULL";
    }

    /** SQL for how many facts enter an aggregate of a cuboid. */
    static String countFacts(CubeTable table, Aggregate aggregate) {
        var joins = new TreeMap<String, String>();
        String enters = enters(table.contract(), aggregate, joins);
        return "SELECT count(*) FROM " + SqlText.name(new FactTable(table.contract()).name()) + " f"
                + String.join("", joins.values()) + " WHERE " + column(table.time()) + " IS NOT NULL AND " + enters;
    }

    private static List<String> keys(CubeTable table) {
        return table.cube().by().stream()
                .map(field -> "CAST(" + column(field) + " AS " + table.keyType(field) + ") AS " + SqlText.name(field))
                .toList();
    }

    /** Whether a fact is counted, summed or put into a bin. */
    private static String enters(ContractDefinition contract, Aggregate aggregate, Map<String, String> joins) {
        String condition = predicate(contract, aggregate, joins);
        return switch (aggregate.kind()) {
            case COUNT -> condition;
            case SUM, SURVEY -> condition + " AND " + SurveyColumns.value(aggregate) + " IS NOT NULL";
            case BINS -> column(aggregate.field().orElseThrow()) + " >= 0 AND " + condition;
            case OPEN -> condition + " AND " + column(aggregate.field().orElseThrow()) + " IS NULL";
        };
    }

    /** What came and went: a row when a fact came, {@code sign} 1, and one when it went, -1; none for what came and went in one month. */
    private String movements(CubeTable table) {
        Aggregate open = table.aggregates().get(0);
        var joins = new TreeMap<String, String>();
        String condition = predicate(table.contract(), open, joins);
        String gone = open.field().orElseThrow();
        String came = month(table.contract(), table.time());
        String went = month(table.contract(), gone);
        var columns = new ArrayList<String>(List.of("f.batch", "f.rowid AS " + FactTable.FACT_ROW));
        columns.addAll(keys(table));
        columns.add("CAST(date_diff('day', DATE '1970-01-01', " + day(table.contract(), table.time())
                + ") AS INTEGER) AS bin");
        columns.add("f.record_key");
        String rows = String.join(", ", columns) + " FROM " + SqlText.name(new FactTable(table.contract()).name())
                + " f" + String.join("", joins.values()) + " WHERE " + column(table.time()) + " IS NOT NULL AND "
                + condition;
        return "SELECT " + came + " AS month, 1 AS sign, " + rows + " AND coalesce(" + went + " > " + came + ", true)"
                + " UNION ALL SELECT " + went + " AS month, -1 AS sign, " + rows + " AND " + went + " > " + came;
    }

    private static String fromMovements(CubeTable table, String movements, OptionalInt batch) {
        return "SELECT batch, month, " + SqlText.names(table.cube().by())
                + ", bin, CAST(sum(sign) AS BIGINT) AS n, CAST(sum(sign * record_key) AS BIGINT) AS k FROM ("
                + movements
                + ")" + (batch.isPresent() ? " WHERE batch = " + batch.getAsInt() : "") + " GROUP BY ALL";
    }

    private String fromFacts(CubeTable table, OptionalInt batch) {
        if (table.isOpen()) {
            return fromMovements(table, movements(table), batch);
        }
        var joins = new TreeMap<String, String>();
        var columns = new ArrayList<String>(List.of("f.batch", month(table) + " AS month"));
        columns.addAll(keys(table));
        if (!table.bins()) {
            table.contract().survey().ifPresent(survey -> columns.addAll(SurveyColumns.keys(survey)));
        }
        String restriction = column(table.time()) + " IS NOT NULL";
        if (table.bins()) {
            Aggregate bins = table.aggregates().get(0);
            String value = column(bins.field().orElseThrow());
            columns.add(bin(value) + " AS bin");
            columns.add("count(*) AS n");
            columns.add("CAST(sum(f.record_key) AS BIGINT) AS k");
            restriction += " AND " + enters(table.contract(), bins, joins);
        } else {
            table.aggregates().forEach(aggregate -> columns.addAll(aggregate(table.contract(), aggregate, joins)));
        }
        if (batch.isPresent()) {
            restriction += " AND f.batch = " + batch.getAsInt();
        }
        return "SELECT " + String.join(", ", columns) + " FROM "
                + SqlText.name(new FactTable(table.contract()).name()) + " f" + String.join("", joins.values())
                + " WHERE "
                + restriction + " GROUP BY ALL";
    }

    private static String column(String name) {
        return SqlText.name("f", name);
    }

    /** A moment counts in the month it has in the country's time zone. */
    private String month(CubeTable table) {
        return month(table.contract(), table.time());
    }

    private String month(ContractDefinition contract, String time) {
        return "CAST(date_trunc('month', " + local(contract, time) + ") AS DATE)";
    }

    private String day(ContractDefinition contract, String time) {
        return "CAST(" + local(contract, time) + " AS DATE)";
    }

    private String local(ContractDefinition contract, String time) {
        String written = column(time);
        return type(contract, time) == Type.DATETIME ? zone.toLocal(written) : written;
    }

    /** The arithmetic of {@link Bins#of(double)}. */
    private static String bin(String value) {
        return "CASE WHEN " + value + " < 1 THEN 0 ELSE 1 + CAST(floor(ln(" + value + ") / ln(" + Bins.GROWTH
                + ")) AS INTEGER) END";
    }

    private List<String> aggregate(ContractDefinition contract, Aggregate aggregate, Map<String, String> joins) {
        String condition = predicate(contract, aggregate, joins);
        if (aggregate.kind() == Aggregate.Kind.COUNT) {
            return List.of(
                    "count(*) FILTER (WHERE " + condition + ") AS " + SqlText.name(aggregate.column()),
                    keys(condition) + " AS " + SqlText.name(CubeNames.keySum(aggregate)));
        }
        String field = aggregate.field().orElseThrow();
        String number = SurveyColumns.value(aggregate);
        String filled = enters(contract, aggregate, joins);
        if (aggregate.kind() == Aggregate.Kind.SURVEY) {
            var sums = new ArrayList<>(SurveyColumns.sums(contract, aggregate, filled));
            sums.add(keys(filled) + " AS " + SqlText.name(CubeNames.keySum(aggregate)));
            return sums;
        }
        String filter = " FILTER (WHERE " + filled + ")";
        return List.of(
                "coalesce(sum(" + number + ")" + filter + ", 0) AS " + SqlText.name(aggregate.column()),
                "count(*)" + filter + " AS " + SqlText.name(CubeNames.valueCount(aggregate)),
                "coalesce(sum(" + number + " * " + number + ")" + filter + ", 0) AS "
                        + SqlText.name(CubeNames.squares(aggregate)),
                keys(filled) + " AS " + SqlText.name(CubeNames.keySum(aggregate)),
                statusCount(contract, field, condition, "= 'not_applicable'") + " AS "
                        + SqlText.name(CubeNames.notApplicable(aggregate)),
                statusCount(contract, field, condition, "IN ('not_provided', 'late', 'suppressed')") + " AS "
                        + SqlText.name(CubeNames.notProvided(aggregate)));
    }

    private static String keys(String condition) {
        return "CAST(coalesce(sum(f.record_key) FILTER (WHERE " + condition + "), 0) AS BIGINT)";
    }

    private static String statusCount(ContractDefinition contract, String field, String condition, String statuses) {
        boolean carries = contract.findField(field).map(Field::carriesStatus).orElse(false);
        return carries
                ? "count(*) FILTER (WHERE " + condition + " AND " + column(FactTable.status(field)) + " " + statuses
                        + ")"
                : "CAST(0 AS BIGINT)";
    }

    private static String predicate(ContractDefinition contract, Aggregate aggregate, Map<String, String> joins) {
        return aggregate.where().isEmpty()
                ? "true"
                : aggregate.where().stream()
                        .map(condition -> predicate(contract, condition, joins))
                        .collect(Collectors.joining(" AND "));
    }

    /** A condition on a row with the name {@code f}; a table it needs is put to the joins. */
    static String predicate(ContractDefinition contract, Condition condition, Map<String, String> joins) {
        int dot = condition.field().indexOf('.');
        String operand;
        String type;
        if (dot < 0) {
            operand = column(condition.field());
            type = engineType(type(contract, condition.field()));
        } else {
            String field = condition.field().substring(0, dot);
            String alias = "ref_" + field;
            joins.put(alias, join(contract, field, alias));
            operand = SqlText.name(alias, condition.field().substring(dot + 1));
            type = "VARCHAR";
        }
        boolean isPeriod = dot < 0 && type(contract, condition.field()) == Type.PERIOD;
        List<String> values = condition.values().stream()
                .map(value -> isPeriod ? firstDay(value) : value)
                .map(value -> "CAST(" + SqlText.text(value) + " AS " + type + ")")
                .toList();
        return switch (condition.operator()) {
            case IN -> "((" + operand + " IN (" + String.join(", ", values) + ")) IS TRUE)";
            case NOT_IN -> "((" + operand + " NOT IN (" + String.join(", ", values) + ")) IS TRUE)";
            case AT_LEAST -> "((" + operand + " >= " + values.get(0) + ") IS TRUE)";
            case AT_MOST -> "((" + operand + " <= " + values.get(0) + ") IS TRUE)";
            case PRESENT -> operand + " IS NOT NULL";
            case ABSENT -> operand + " IS NULL";
        };
    }

    /** A period is stored as its first day. */
    private static String firstDay(String period) {
        return Period.find(period).orElseThrow().start().toString();
    }

    private static String join(ContractDefinition contract, String field, String alias) {
        String reference = contract.findField(field)
                .flatMap(Field::references)
                .orElseThrow(() -> new IllegalArgumentException(contract.id() + "." + field + " refers to nothing"));
        return " LEFT JOIN temp.main." + TABLE_OF_REFERENCE.get(reference) + " " + SqlText.name(alias) + " ON "
                + SqlText.name(alias, "code") + " = " + column(field);
    }

    private static Type type(ContractDefinition contract, String column) {
        Optional<Field> field = contract.findField(column);
        if (field.isPresent()) {
            return field.get().type();
        }
        Derived derived = contract.findDerived(column)
                .orElseThrow(() -> new IllegalArgumentException(contract.id() + " has no column " + column));
        return derived.rule().type();
    }

    private static String engineType(Type type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case INTEGER, NUMBER -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE, PERIOD -> "DATE";
            case DATETIME -> "TIMESTAMP";
        };
    }
}
