package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.definition.FrameworkDefinition;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.model.Reference;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Staged text made into typed rows. Every row is first read as it stands, which is quick and enough for nearly all; those that are not
 * fine get a second look, with blanks taken off and each fault named. Results are temporary: {@code good} is the view of the rows that
 * broke no rule, {@code looked_again} holds the others.
 */
final class TypedRows {
    static final String GOOD = "good";
    static final String LOOKED_AGAIN = "looked_again";
    private static final String TYPED = "typed";
    private static final String NOT_FINE = "SELECT record, piece FROM temp.main." + TYPED + " WHERE NOT is_fine";
    /** The cells of rows that are not fine are taken out at once where these are fewer than one in this many. */
    private static final int SHARE_TAKEN_OUT = 10;

    private final RecordsDatabase records;
    private final SourceMapping mapping;
    private final FactTable facts;
    private final List<FieldSql> fields = new ArrayList<>();
    private final StagedCells cells;
    private final WholeColumns whole;
    private final Optional<AssessmentRules> assessment;

    /** What was found out about a column of the file. */
    record Finding(IngestNotice kind, Map<String, String> details) {}

    TypedRows(
            RecordsDatabase records,
            SourceMapping mapping,
            Staging staging,
            Moments moments,
            Reference reference,
            Map<String, FrameworkDefinition> frameworks)
            throws SQLException {
        this.records = records;
        this.mapping = mapping;
        this.facts = new FactTable(mapping.contract());
        var zone = new ZoneShift(mapping.source().zone());
        for (MappedField field : mapping.fields()) {
            fields.add(new FieldSql(field, fields.size(), mapping.source().missing(), zone, moments));
        }
        this.cells = new StagedCells(records, staging, mapping.parts().size(), fields);
        this.whole = new WholeColumns(records, mapping, reference, cells, fields);
        this.assessment = AssessmentRules.find(mapping.contract(), fields, frameworks);
    }

    /** Makes the rows; answers how many were staged and need quarantine. */
    long make() throws SQLException {
        whole.prepare();
        if (assessment.isPresent()) {
            assessment.get().prepare(records);
        }
        long again = readStrictly();
        if (again > 0) {
            boolean taken = again * SHARE_TAKEN_OUT < cells.rows();
            if (taken) {
                cells.take(NOT_FINE);
            }
            if (whole.explain(taken)) {
                again = readStrictly();
                taken = false;
            }
            if (!taken) {
                cells.take(NOT_FINE);
            }
            lookAgain();
        }
        String columns = columns();
        records.execute(
                "CREATE OR REPLACE TEMP VIEW " + GOOD + " AS SELECT record, piece, " + columns + " FROM temp.main."
                        + TYPED + " WHERE is_fine"
                        + (again == 0
                                ? ""
                                : " UNION ALL SELECT record, piece, " + columns + " FROM temp.main." + LOOKED_AGAIN
                                        + " WHERE len(faults) = 0"));
        return again == 0 ? 0 : records.number("SELECT count(*) FROM " + LOOKED_AGAIN + " WHERE len(faults) > 0");
    }

    /** What was found out about whole columns, once the rows are made. */
    List<Finding> findings() {
        return whole.findings();
    }

    /** The names and codes that were resolved, once the rows are made. */
    List<RegionColumn.Resolved> resolutions() {
        return whole.resolutions();
    }

    /** Reads every row as it stands; answers how many are not fine. */
    private long readStrictly() throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + TYPED + " AS SELECT record, piece, " + values() + ", "
                + fine() + " AS is_fine FROM " + StagedCells.read(fields, true, cells.all()));
        return records.number("SELECT count(*) FROM " + TYPED + " WHERE NOT is_fine");
    }

    /** Drops what is large of what was made. */
    static void drop(RecordsDatabase records) throws SQLException {
        records.execute("DROP VIEW IF EXISTS temp.main." + GOOD);
        records.execute("DROP TABLE IF EXISTS temp.main." + TYPED);
        records.execute("DROP TABLE IF EXISTS temp.main." + LOOKED_AGAIN);
        AssessmentRules.drop(records);
        StagedCells.drop(records);
    }

    /** The columns of the facts, by name; fields without a text are empty. */
    private String values() {
        var columns = new ArrayList<String>();
        for (Field field : mapping.contract().fields()) {
            Optional<FieldSql> sql = find(field.name());
            for (FactTable.Column column : FactTable.columns(field)) {
                columns.add(value(field, sql, column) + " AS " + SqlText.name(column.name()));
            }
        }
        return String.join(", ", columns);
    }

    private static String value(Field field, Optional<FieldSql> sql, FactTable.Column column) {
        if (column.name().equals(field.name())) {
            return sql.map(found -> found.alias("v")).orElse("CAST(NULL AS " + column.type() + ")");
        }
        if (column.name().equals(FactTable.status(field.name()))) {
            return sql.map(FieldSql::status).orElse("'not_requested'");
        }
        return sql.map(found -> found.alias("w") + "_grain").orElse("CAST(NULL AS VARCHAR)");
    }

    private String columns() {
        return SqlText.names(
                facts.fieldColumns().stream().map(FactTable.Column::name).toList());
    }

    private Optional<FieldSql> find(String name) {
        return fields.stream()
                .filter(field -> field.mapped().field().name().equals(name))
                .findFirst();
    }

    private String fine() {
        var rules = new ArrayList<String>();
        fields.forEach(field -> rules.add(field.isFine()));
        endsBeforeStart().values().forEach(broken -> rules.add("(" + broken + ") IS NOT TRUE"));
        assessment.ifPresent(all -> all.listFaults().forEach(fault -> rules.add("(" + fault.code() + ") IS NULL")));
        return rules.isEmpty() ? "true" : String.join(" AND ", rules);
    }

    /** For each span of time of the contract whose ends are both there: by its end, the SQL that is true where it runs backwards. */
    private Map<FieldSql, String> endsBeforeStart() {
        var spans = new java.util.LinkedHashMap<FieldSql, String>();
        for (Derived derived : mapping.contract().derived()) {
            if (derived.rule() instanceof Rule.SecondsBetween) {
                var span = (Rule.SecondsBetween) derived.rule();
                Optional<FieldSql> from = find(span.from());
                Optional<FieldSql> to = find(span.to());
                if (from.isPresent() && to.isPresent()) {
                    spans.put(to.get(), to.get().alias("v") + " < " + from.get().alias("v"));
                }
            }
        }
        return spans;
    }

    private void lookAgain() throws SQLException {
        var faults = new ArrayList<String>();
        for (FieldSql field : fields) {
            faults.add(fault(field, new FieldFaults(field).code()));
        }
        endsBeforeStart()
                .forEach((field, broken) -> faults.add(fault(
                        field,
                        "CASE WHEN " + broken + " THEN " + SqlText.text(IngestNotice.ENDS_BEFORE_START.code())
                                + " END")));
        assessment.ifPresent(all -> all.listFaults()
                .forEach(fault -> faults.add(fault.field()
                        .map(field -> fault(field, fault.code(), fault.allowed()))
                        .orElseGet(() -> faultOfRow(fault.code())))));
        records.execute("CREATE OR REPLACE TEMP TABLE " + LOOKED_AGAIN + " AS SELECT record, piece, line, " + values()
                + ", list_filter([" + String.join(", ", faults) + "], lambda fault: fault.code IS NOT NULL) AS faults, "
                + raw() + " AS raw FROM " + StagedCells.read(fields, false, cells.taken()));
    }

    private String fault(FieldSql field, String code) {
        return fault(field, code, "CAST(NULL AS VARCHAR)");
    }

    private static String faultOfRow(String code) {
        return "struct_pack(code := " + code
                + ", \"column\" := '', value := CAST(NULL AS VARCHAR), allowed := CAST(NULL AS VARCHAR))";
    }

    private String fault(FieldSql field, String code, String allowed) {
        boolean personal = field.mapped().field().personal();
        String value = personal
                ? "CASE WHEN " + field.alias("r") + " IS NOT NULL THEN '***' END"
                : "left(" + field.alias("r") + ", 200)";
        return "struct_pack(code := " + code + ", \"column\" := " + field.columnName(mapping.head()) + ", value := "
                + value + ", allowed := " + allowed + ")";
    }

    /** The mapped cells of a row as JSON by column; what is personal is masked, what is not mapped was never read. */
    private String raw() {
        Map<Integer, String> byColumn = new TreeMap<>();
        for (FieldSql field : fields) {
            if (field.mapped().columns().size() == 1) {
                String name =
                        mapping.head().columns().get(field.mapped().columns().get(0));
                String cell = field.mapped().field().personal()
                        ? "CASE WHEN " + field.alias("r") + " IS NOT NULL THEN '***' END"
                        : "left(" + field.alias("r") + ", 1000)";
                byColumn.putIfAbsent(field.mapped().columns().get(0), SqlText.name(name) + " := " + cell);
            }
        }
        return byColumn.isEmpty()
                ? "CAST(NULL AS VARCHAR)"
                : "CAST(to_json(struct_pack(" + String.join(", ", byColumn.values()) + ")) AS VARCHAR)";
    }
}
