package org.merata.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.ContractDefinition.Type;
import org.merata.model.Reference;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;
import org.merata.warehouse.SqlText;

/**
 * What only a whole column tells: how its dates and numbers are written, which regions its names and codes stand for, and whether the
 * names beside codes agree with them. Fields are exchanged for others that read what was found.
 */
final class WholeColumns {
    /** More different names or codes in one column are no regions. */
    private static final int TEXTS_LOOKED_AT = 20_000;

    private final RecordsDatabase records;
    private final SourceMapping mapping;
    private final Reference reference;
    private final StagedCells cells;
    private final List<FieldSql> fields;
    private final List<TypedRows.Finding> findings = new ArrayList<>();
    private final List<RegionColumn.Resolved> resolutions = new ArrayList<>();

    WholeColumns(
            RecordsDatabase records,
            SourceMapping mapping,
            Reference reference,
            StagedCells cells,
            List<FieldSql> fields) {
        this.records = records;
        this.mapping = mapping;
        this.reference = reference;
        this.cells = cells;
        this.fields = fields;
    }

    /** Finds out what must be known before any row is read. */
    void prepare() throws SQLException {
        for (FieldSql field : fields) {
            if (field.mapped().words().isPresent()) {
                writeWords(field, field.mapped().words().get());
            }
        }
        compareNames();
        findNumberStyles(Type.NUMBER);
    }

    /**
     * Finds out why some cells were not read; answers whether rows would be read otherwise now.
     *
     * @param taken whether the cells of the rows that are not fine have been taken out; else all are looked at
     */
    boolean explain(boolean taken) throws SQLException {
        return findWritings(taken) | resolveRegions(taken) | findNumberStyles(Type.INTEGER);
    }

    /** What was found out about whole columns, once all is read. */
    List<TypedRows.Finding> findings() {
        return List.copyOf(findings);
    }

    /** The names and codes that were resolved, once all is read. */
    List<RegionColumn.Resolved> resolutions() {
        return List.copyOf(resolutions);
    }

    /** Finds out how dates are written that no source describes and that are not in ISO 8601; answers whether any column's was. */
    private boolean findWritings(boolean taken) throws SQLException {
        boolean found = false;
        for (int i = 0; i < fields.size(); i++) {
            FieldSql field = fields.get(i);
            if (field.isOpen()) {
                DateTally tally = DateColumns.tally(records, field.alias("x"), unread(field, taken));
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
        tally.openOrder().ifPresent(open -> findings.add(new TypedRows.Finding(open, details)));
        if (!writing.formats().isEmpty()) {
            findings.add(new TypedRows.Finding(IngestNotice.DATE_WRITING_FOUND, details));
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
                    findings.add(new TypedRows.Finding(
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
        String number = field.mapped().numberSigns().plain(field.alias("x"));
        String form = "regexp_replace(regexp_replace(" + number + ", '[1-9]', '1', 'g'), '(\\d)0', '\\11', 'g')";
        var tally = new NumberTally();
        try (Statement statement = records.connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT left(" + form + ", 64), CAST(sum(n) AS BIGINT) FROM "
                        + different(field) + " GROUP BY 1")) {
            while (found.next()) {
                if (found.getString(1) != null) {
                    tally.add(found.getString(1), found.getLong(2));
                }
            }
        }
        return tally;
    }

    /**
     * The different texts of a field, blanks taken off, each with the number of its rows in {@code n}; one may stand there twice, and what
     * is blank is NULL. A condition on the text would make the engine trim every row's, before it counts.
     */
    private String different(FieldSql field) {
        return "(SELECT " + field.trimmed() + " AS " + field.alias("x") + ", n FROM (SELECT " + field.alias("r")
                + ", count(*) AS n FROM " + cells.of(field) + " GROUP BY 1))";
    }

    /** Finds the rows whose codes of regions and names beside them disagree. */
    private void compareNames() throws SQLException {
        for (FieldSql field : fields) {
            if (NameCheck.covers(field.mapped())) {
                String pairs = "SELECT " + field.alias("r") + ", " + field.alias("n") + ", count(*) FROM "
                        + cells.of(field) + " WHERE " + field.alias("r") + " IS NOT NULL AND " + field.alias("n")
                        + " IS NOT NULL GROUP BY 1, 2";
                new NameCheck(field.mapped(), mapping.source(), reference)
                        .write(records, field.disagreements(), pairs)
                        .ifPresent(findings::add);
            }
        }
    }

    /** Resolves names and codes of regions by the documented rules; answers whether any text's meaning changed. */
    private boolean resolveRegions(boolean taken) throws SQLException {
        boolean changed = false;
        for (FieldSql field : fields) {
            if (RegionColumn.covers(field.mapped())) {
                Map<String, Long> unread = texts(field, unread(field, taken));
                changed |= !unread.isEmpty() && resolve(field, unread);
            }
        }
        return changed;
    }

    private boolean resolve(FieldSql field, Map<String, Long> unread) throws SQLException {
        Optional<String> system = Optional.ofNullable(
                mapping.source().codeSystems().get(field.mapped().field().name()));
        var column = new RegionColumn(field.mapped(), system, reference);
        RegionColumn.Outcome outcome =
                column.resolve(unread, texts(field, different(field)).keySet());
        findings.addAll(column.findings(outcome));
        resolutions.addAll(outcome.resolved());
        addWords(field, outcome);
        if (!outcome.unknown().isEmpty()) {
            findings.add(new TypedRows.Finding(
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
        fill(field, "INSERT INTO temp.main." + field.wordTable(), rows -> {
            for (Map.Entry<String, Optional<String>> entry : meanings.entrySet()) {
                rows.add(
                        entry.getKey(),
                        entry.getValue().orElse(null),
                        "",
                        entry.getValue().isEmpty());
            }
        });
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
                if (found.getString(1) != null) {
                    texts.put(found.getString(1), found.getLong(2));
                }
            }
        }
        return texts;
    }

    /** The cells of a field that were not read, among those that were taken out or among all. */
    private String unread(FieldSql field, boolean taken) {
        return "(SELECT " + field.trimmed() + " AS " + field.alias("x") + " FROM "
                + StagedCells.read(List.of(field), true, taken ? cells.taken() : cells.of(field)) + " WHERE "
                + field.alias("v") + " IS NULL AND " + field.alias("t") + " IS NOT NULL) WHERE " + field.alias("x")
                + " IS NOT NULL";
    }

    /** Writes the list of words of a field, for the joins. */
    private void writeWords(FieldSql field, WordTable words) throws SQLException {
        fill(field, "CREATE OR REPLACE TEMP TABLE " + field.wordTable() + " AS", rows -> {
            for (Map.Entry<String, WordTable.Meaning> entry : words.words().entrySet()) {
                WordTable.Meaning meaning = entry.getValue();
                rows.add(entry.getKey(), meaning.value(), meaning.grain(), false);
            }
            for (String word : words.ambiguous()) {
                rows.add(word, null, null, true);
            }
        });
    }

    /** Words, what they stand for, grain and whether that is ambiguous. */
    private interface Words {
        void writeTo(RowAppender rows) throws SQLException;
    }

    /** The engine takes rows of texts; what words stand for has a type of its own. */
    private void fill(FieldSql field, String into, Words words) throws SQLException {
        String raw = field.wordTable() + "_text";
        records.execute("CREATE OR REPLACE TEMP TABLE " + raw
                + " (word VARCHAR, value VARCHAR, grain VARCHAR, ambiguous BOOLEAN)");
        try (RowAppender rows = records.appender("temp", raw)) {
            words.writeTo(rows);
        }
        records.execute(
                into + " SELECT word, CAST(value AS " + field.wordType() + ") AS value, grain, ambiguous FROM " + raw);
        records.execute("DROP TABLE temp.main." + raw);
    }
}
