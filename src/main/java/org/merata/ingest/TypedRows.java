package org.merata.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.definition.ContractDefinition.Type;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.model.Reference;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;
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
    private static final String PARTS = "parts";
    private static final String NOT_FINE =
            " SEMI JOIN (SELECT record, part FROM temp.main." + TYPED + " WHERE NOT is_fine) b USING (record, part)";
    /** More different names or codes in one column are no regions. */
    private static final int TEXTS_LOOKED_AT = 20_000;
    /** Rows are looked up among all where they are fewer than one in this many. */
    private static final int SHARE_WORTH_A_JOIN = 10;

    private final RecordsDatabase records;
    private final SourceMapping mapping;
    private final Staging staging;
    private final FactTable facts;
    private final List<FieldSql> fields = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<RegionColumn.Resolved> resolutions = new ArrayList<>();
    private final Reference reference;

    /** What was found out about a column of the file. */
    record Finding(IngestNotice kind, Map<String, String> details) {}

    TypedRows(RecordsDatabase records, SourceMapping mapping, Staging staging, Moments moments, Reference reference) {
        this.records = records;
        this.mapping = mapping;
        this.staging = staging;
        this.reference = reference;
        this.facts = new FactTable(mapping.contract());
        var zone = new ZoneShift(mapping.source().zone());
        for (MappedField field : mapping.fields()) {
            fields.add(new FieldSql(field, fields.size(), mapping.source().missing(), zone, moments));
        }
    }

    /** Makes the rows; answers how many were staged and need quarantine. */
    long make() throws SQLException {
        for (FieldSql field : fields) {
            if (field.mapped().words().isPresent()) {
                writeWords(field, field.mapped().words().get());
            }
        }
        records.execute("CREATE OR REPLACE TEMP TABLE " + PARTS + " AS SELECT unnest(range("
                + mapping.parts().size() + ")) AS part");
        compareNames();
        findNumberStyles(Type.NUMBER);
        long again = readStrictly();
        if (again > 0 && (findWritings(again) | resolveRegions(again) | findNumberStyles(Type.INTEGER))) {
            again = readStrictly();
        }
        lookAgain(again);
        String columns = columns();
        records.execute(
                "CREATE OR REPLACE TEMP VIEW " + GOOD + " AS SELECT record, part, " + columns + " FROM temp.main."
                        + TYPED + " WHERE is_fine"
                        + (again == 0
                                ? ""
                                : " UNION ALL SELECT record, part, " + columns + " FROM temp.main." + LOOKED_AGAIN
                                        + " WHERE len(faults) = 0"));
        return again == 0 ? 0 : records.number("SELECT count(*) FROM " + LOOKED_AGAIN + " WHERE len(faults) > 0");
    }

    /** What was found out about whole columns, once the rows are made. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Reads every row as it stands; answers how many are not fine. */
    private long readStrictly() throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + TYPED + " AS SELECT record, part, " + values() + ", " + fine()
                + " AS is_fine FROM " + read(fields, true, cells(List.of(), "")));
        return records.number("SELECT count(*) FROM " + TYPED + " WHERE NOT is_fine");
    }

    /** Finds out how dates are written that no source describes and that are not in ISO 8601; answers whether any column's was. */
    private boolean findWritings(long again) throws SQLException {
        boolean found = false;
        for (int i = 0; i < fields.size(); i++) {
            FieldSql field = fields.get(i);
            if (field.isOpen()) {
                DateTally tally = DateColumns.tally(
                        records, field.alias("x"), unread(field, again * SHARE_WORTH_A_JOIN < staging.rows()));
                Writing writing = Writing.found(tally, field.mapped().field().type());
                if (tally.fits() > 0) {
                    fields.set(i, field.written(writing));
                    found |= !writing.formats().isEmpty();
                    note(field, writing, tally);
                }
            }
        }
        return found;
    }

    private void note(FieldSql field, Writing writing, DateTally tally) {
        String column = mapping.head().columns().get(field.mapped().columns().get(0));
        var details = DateColumns.details(field.mapped().field().name(), column, writing, tally);
        tally.openOrder().ifPresent(open -> findings.add(new Finding(open, details)));
        if (!writing.formats().isEmpty()) {
            findings.add(new Finding(IngestNotice.DATE_WRITING_FOUND, details));
        }
    }

    /** Finds out what the points and commas of numbers mark; answers whether that changed how any column is read. */
    private boolean findNumberStyles(Type type) throws SQLException {
        boolean changed = false;
        for (int i = 0; i < fields.size(); i++) {
            FieldSql field = fields.get(i);
            if (field.mapped().field().type() == type && field.isOpenNumber()) {
                NumberTally tally = tally(field);
                NumberStyle style = tally.style();
                if (style != NumberStyle.POINT) {
                    fields.set(i, field.written(style));
                    changed = true;
                    var details = new TreeMap<String, String>(tally.counts());
                    details.put("field", field.mapped().field().name());
                    details.put(
                            "column",
                            mapping.head()
                                    .columns()
                                    .get(field.mapped().columns().get(0)));
                    findings.add(new Finding(
                            style == NumberStyle.OPEN
                                    ? IngestNotice.DECIMAL_MARK_UNCLEAR
                                    : IngestNotice.NUMBER_WRITING_FOUND,
                            details));
                }
            }
        }
        return changed;
    }

    /** Counts the numbers of a column by form: every digit but a first zero is as good as another. */
    private NumberTally tally(FieldSql field) throws SQLException {
        String form =
                "regexp_replace(regexp_replace(" + field.alias("x") + ", '[1-9]', '1', 'g'), '(\\d)0', '\\11', 'g')";
        var tally = new NumberTally();
        try (Statement statement = records.connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT left(" + form
                        + ", 64), CAST(sum(n) AS BIGINT) FROM (SELECT " + field.trimmed() + " AS " + field.alias("x")
                        + ", n FROM (SELECT " + field.alias("r") + ", count(*) AS n FROM " + cells(List.of(), "")
                        + " GROUP BY 1)) WHERE " + field.alias("x") + " IS NOT NULL GROUP BY 1")) {
            while (found.next()) {
                tally.add(found.getString(1), found.getLong(2));
            }
        }
        return tally;
    }

    /** Finds the rows whose codes of regions and names beside them disagree. */
    private void compareNames() throws SQLException {
        for (FieldSql field : fields) {
            if (NameCheck.covers(field.mapped())) {
                String pairs = "SELECT " + field.alias("r") + ", " + field.alias("n") + ", count(*) FROM "
                        + cells(List.of(), "") + " WHERE " + field.alias("r") + " IS NOT NULL AND " + field.alias("n")
                        + " IS NOT NULL GROUP BY 1, 2";
                new NameCheck(field.mapped(), mapping.source(), reference)
                        .write(records, field.disagreements(), pairs)
                        .ifPresent(findings::add);
            }
        }
    }

    /** Resolves names and codes of regions by the documented rules; answers whether any text's meaning changed. */
    private boolean resolveRegions(long again) throws SQLException {
        boolean changed = false;
        for (FieldSql field : fields) {
            if (RegionColumn.covers(field.mapped())) {
                boolean fewRows = again * SHARE_WORTH_A_JOIN < staging.rows();
                Map<String, Long> unread = texts(field, unread(field, fewRows));
                changed |= !unread.isEmpty() && resolve(field, unread);
            }
        }
        return changed;
    }

    private boolean resolve(FieldSql field, Map<String, Long> unread) throws SQLException {
        Optional<String> system = Optional.ofNullable(
                mapping.source().codeSystems().get(field.mapped().field().name()));
        var column = new RegionColumn(field.mapped(), system, reference);
        String all = "(SELECT " + field.trimmed() + " AS " + field.alias("x") + " FROM (SELECT DISTINCT "
                + field.alias("r") + " FROM " + cells(List.of(), "") + ")) WHERE " + field.alias("x") + " IS NOT NULL";
        RegionColumn.Outcome outcome = column.resolve(unread, texts(field, all).keySet());
        findings.addAll(column.findings(outcome));
        resolutions.addAll(outcome.resolved());
        addWords(field, outcome);
        if (!outcome.unknown().isEmpty()) {
            findings.add(new Finding(
                    IngestNotice.WORDS_UNKNOWN,
                    Map.of(
                            "field", field.mapped().field().name(),
                            "texts", Integer.toString(outcome.unknown().size()),
                            "examples", column.describe(outcome.unknown()))));
        }
        return !outcome.resolved().isEmpty() || !outcome.ambiguous().isEmpty();
    }

    private void addWords(FieldSql field, RegionColumn.Outcome outcome) throws SQLException {
        boolean folds = field.mapped().words().map(WordTable::folds).orElse(false);
        var meanings = new TreeMap<String, Optional<String>>();
        outcome.resolved().forEach(entry -> meanings.put(word(entry.text(), folds), Optional.of(entry.code())));
        outcome.ambiguous().forEach(text -> meanings.put(word(text, folds), Optional.empty()));
        if (meanings.isEmpty()) {
            return;
        }
        records.execute("DELETE FROM temp.main." + field.wordTable() + " WHERE word IN ("
                + SqlText.texts(meanings.keySet()) + ")");
        try (RowAppender rows = records.appender("temp", field.wordTable())) {
            for (Map.Entry<String, Optional<String>> entry : meanings.entrySet()) {
                rows.add(
                        entry.getKey(),
                        entry.getValue().orElse(null),
                        "",
                        entry.getValue().isEmpty());
            }
        }
    }

    private static String word(String text, boolean folds) {
        return folds ? WordTable.fold(text) : text;
    }

    private Map<String, Long> texts(FieldSql field, String rows) throws SQLException {
        var texts = new TreeMap<String, Long>();
        try (Statement statement = records.connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT " + field.alias("x") + ", count(*) FROM " + rows
                        + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + TEXTS_LOOKED_AT)) {
            while (found.next()) {
                texts.put(found.getString(1), found.getLong(2));
            }
        }
        return texts;
    }

    /** The names and codes that were resolved, once the rows are made. */
    List<RegionColumn.Resolved> resolutions() {
        return List.copyOf(resolutions);
    }

    /** The cells of a field that were not read, among all rows or among those that are not fine. */
    private String unread(FieldSql field, boolean fewRows) {
        String cells = cells(List.of(), fewRows ? NOT_FINE : "");
        return "(SELECT " + field.trimmed() + " AS " + field.alias("x") + " FROM "
                + read(List.of(field), true, cells) + " WHERE " + field.alias("v") + " IS NULL AND " + field.alias("t")
                + " IS NOT NULL) WHERE " + field.alias("x") + " IS NOT NULL";
    }

    void drop() throws SQLException {
        records.execute("DROP VIEW IF EXISTS temp.main." + GOOD);
        records.execute("DROP TABLE IF EXISTS temp.main." + TYPED);
        records.execute("DROP TABLE IF EXISTS temp.main." + LOOKED_AGAIN);
        for (FieldSql field : fields) {
            records.execute("DROP TABLE IF EXISTS temp.main." + field.wordTable());
            records.execute("DROP TABLE IF EXISTS temp.main." + field.disagreements());
        }
    }

    private void writeWords(FieldSql field, WordTable words) throws SQLException {
        String raw = field.wordTable() + "_text";
        records.execute("CREATE OR REPLACE TEMP TABLE " + raw
                + " (word VARCHAR, value VARCHAR, grain VARCHAR, ambiguous BOOLEAN)");
        try (RowAppender rows = records.appender("temp", raw)) {
            for (Map.Entry<String, WordTable.Meaning> entry : words.words().entrySet()) {
                WordTable.Meaning meaning = entry.getValue();
                rows.add(entry.getKey(), meaning.value(), meaning.grain(), false);
            }
            for (String word : words.ambiguous()) {
                rows.add(word, null, null, true);
            }
        }
        records.execute("CREATE OR REPLACE TEMP TABLE " + field.wordTable() + " AS SELECT word, CAST(value AS "
                + field.wordType() + ") AS value, grain, ambiguous FROM " + raw);
        records.execute("DROP TABLE temp.main." + raw);
    }

    /** The innermost question: the cells as they came. */
    private String cells(List<String> besides, String restriction) {
        var columns = new ArrayList<String>();
        columns.add("CAST(" + staging.record() + " AS BIGINT) AS record");
        columns.add(mapping.parts().size() == 1 ? "0 AS part" : "CAST(p.part AS INTEGER) AS part");
        columns.addAll(besides);
        for (FieldSql field : fields) {
            columns.add(field.cell() + " AS " + field.alias("r"));
            field.nameCell().ifPresent(name -> columns.add(name + " AS " + field.alias("n")));
        }
        String parts = mapping.parts().size() == 1 ? "" : " CROSS JOIN temp.main." + PARTS + " p";
        return "(SELECT * FROM (SELECT " + String.join(", ", columns) + " FROM " + staging.from() + parts + ")"
                + restriction + ")";
    }

    /** From cells to values: text, words, value, each step seeing the one before. */
    private static String read(List<FieldSql> fields, boolean strict, String cells) {
        var trimmed = new ArrayList<String>(List.of("*"));
        var texts = new ArrayList<String>(List.of("*"));
        var values = new ArrayList<String>(List.of("q.*"));
        var joins = new StringBuilder();
        for (FieldSql field : fields) {
            trimmed.add((strict ? field.alias("r") : field.trimmed()) + " AS " + field.alias("x"));
            texts.add(field.text() + " AS " + field.alias("t"));
            values.add(field.value(strict) + " AS " + field.alias("v"));
            field.join(strict).ifPresent(join -> {
                joins.append(' ').append(join);
                values.add(field.alias("w") + ".grain AS " + field.alias("w") + "_grain");
                values.add(field.alias("w") + ".ambiguous AS " + field.alias("w") + "_ambiguous");
            });
            field.nameJoin().ifPresent(join -> {
                joins.append(' ').append(join);
                values.add(field.alias("m") + ".code AS " + field.alias("m") + "_code");
            });
        }
        return "(SELECT " + String.join(", ", values) + " FROM (SELECT " + String.join(", ", texts) + " FROM (SELECT "
                + String.join(", ", trimmed) + " FROM " + cells + ")) q" + joins + ")";
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

    private void lookAgain(long rows) throws SQLException {
        if (rows == 0) {
            return;
        }
        var faults = new ArrayList<String>();
        for (FieldSql field : fields) {
            faults.add(fault(field, field.fault()));
        }
        endsBeforeStart()
                .forEach((field, broken) -> faults.add(fault(
                        field,
                        "CASE WHEN " + broken + " THEN " + SqlText.text(IngestNotice.ENDS_BEFORE_START.code())
                                + " END")));
        records.execute("CREATE OR REPLACE TEMP TABLE " + LOOKED_AGAIN + " AS SELECT record, part, line, " + values()
                + ", list_filter([" + String.join(", ", faults) + "], lambda fault: fault.code IS NOT NULL) AS faults, "
                + raw() + " AS raw FROM " + read(fields, false, cells(List.of(staging.line() + " AS line"), NOT_FINE)));
    }

    private String fault(FieldSql field, String code) {
        boolean personal = field.mapped().field().personal();
        String value = personal
                ? "CASE WHEN " + field.alias("r") + " IS NOT NULL THEN '***' END"
                : "left(" + field.alias("r") + ", 200)";
        return "struct_pack(code := " + code + ", \"column\" := " + field.columnName(mapping.head()) + ", value := "
                + value + ")";
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
