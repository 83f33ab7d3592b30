package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.merata.warehouse.RecordsDatabase;

/**
 * SQL for the cells of a staged file, as they came: one row for each part of each record, with {@code record}, {@code part} and for every
 * field {@code r<i>} and, where a name stands beside a code, {@code n<i>}.
 */
final class StagedCells {
    private static final String TAKEN = "taken_cells";
    private static final String PARTS = "parts";

    private final RecordsDatabase records;
    private final Staging staging;
    private final int parts;
    private final List<FieldSql> fields;

    /** @param fields the fields of the mapping, in its order; they may be exchanged for others that read the same cells */
    StagedCells(RecordsDatabase records, Staging staging, int parts, List<FieldSql> fields) throws SQLException {
        this.records = records;
        this.staging = staging;
        this.parts = parts;
        this.fields = fields;
        records.execute("CREATE OR REPLACE TEMP TABLE " + PARTS + " AS SELECT unnest(range(" + parts + ")) AS piece");
    }

    /** How many rows there are. */
    long rows() {
        return staging.rows() * parts;
    }

    /** The cells of every row. */
    String all() {
        return "(SELECT " + String.join(", ", columns()) + " FROM " + staging.from() + eachPart() + ")";
    }

    /** The cells of one field alone, of every row: the records have no numbers then, which cost a join. */
    String of(FieldSql field) {
        var columns = new ArrayList<String>(List.of(field.cell() + " AS " + field.alias("r")));
        field.nameCell().ifPresent(name -> columns.add(name + " AS " + field.alias("n")));
        return "(SELECT " + String.join(", ", columns) + " FROM temp.main." + Staging.TABLE + " st" + eachPart() + ")";
    }

    /**
     * Takes the cells of some rows, and the lines of their records, out into a table of their own.
     *
     * @param which SQL for the {@code record} and {@code part} of each
     */
    void take(String which) throws SQLException {
        List<String> columns = columns();
        columns.add(staging.line() + " AS line");
        records.execute("CREATE OR REPLACE TEMP TABLE " + TAKEN + " AS SELECT * FROM (SELECT "
                + String.join(", ", columns) + " FROM " + staging.from() + eachPart() + ") SEMI JOIN (" + which
                + ") b USING (record, piece)");
    }

    /** The cells that were last taken, with {@code line}. */
    String taken() {
        return "temp.main." + TAKEN;
    }

    static void drop(RecordsDatabase records) throws SQLException {
        records.execute("DROP TABLE IF EXISTS temp.main." + TAKEN);
    }

    private List<String> columns() {
        var columns = new ArrayList<String>();
        columns.add("CAST(" + staging.record() + " AS BIGINT) AS record");
        columns.add(parts == 1 ? "0 AS piece" : "CAST(p.piece AS INTEGER) AS piece");
        for (FieldSql field : fields) {
            columns.add(field.cell() + " AS " + field.alias("r"));
            field.nameCell().ifPresent(name -> columns.add(name + " AS " + field.alias("n")));
        }
        return columns;
    }

    private String eachPart() {
        return parts == 1 ? "" : " CROSS JOIN temp.main." + PARTS + " p";
    }

    /** From cells to values: text, words, value, each step seeing the one before. */
    static String read(List<FieldSql> fields, boolean strict, String cells) {
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
}
