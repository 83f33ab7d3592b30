package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.SourceDefinition;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.HistoryTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Rows whose key another row had first, in the same file or in the facts: they are dropped and counted. Those that say something else
 * than the row kept are counted apart, as one of the two must be wrong.
 */
final class Duplicates {
    static final String TABLE = "duplicate";
    private static final String ALIKE = "alike";

    private final RecordsDatabase records;
    private final FactTable facts;
    private final List<String> key;
    private final boolean replaces;
    private final int batch;

    /**
     * @param differing those that say something else than the row kept
     * @param correcting rows that replace one of an earlier batch, and so are no duplicates
     */
    record Counts(long all, long differing, long correcting) {}

    /** @param batch the number of the file */
    Duplicates(RecordsDatabase records, SourceMapping mapping, int batch) {
        this.records = records;
        this.facts = new FactTable(mapping.contract());
        this.key = mapping.contract().key();
        this.replaces = mapping.source().corrections() == SourceDefinition.Corrections.REPLACE;
        this.batch = batch;
    }

    /**
     * Finds them among the good rows, into the temporary table {@code duplicate(record, part, differs, by)}, where {@code by} is the
     * batch of the row kept, empty for this file; and what replaces earlier rows into {@link Corrections#TABLE}.
     */
    Counts find() throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + TABLE
                + " (record BIGINT, piece INTEGER, differs BOOLEAN, \"by\" INTEGER)");
        if (!key.isEmpty()) {
            findInFile();
            findInFacts();
        }
        findCorrecting();
        return new Counts(
                records.number("SELECT count(*) FROM temp.main." + TABLE),
                records.number("SELECT count(*) FROM temp.main." + TABLE + " WHERE differs"),
                records.number("SELECT count(*) FROM temp.main." + Corrections.TABLE));
    }

    /** The batches with higher numbers that hold rows with keys of good rows: this file's were to come before them. */
    List<Integer> listLater() throws SQLException {
        return key.isEmpty()
                ? List.of()
                : records.listNumbers(
                        "SELECT DISTINCT s.batch FROM " + stored() + " WHERE s.batch > " + batch + " ORDER BY 1");
    }

    /**
     * Whether the good rows, rows of a file loaded before, can't just be added to it: a later batch, or the file itself further down,
     * has a row with the key of one; or an earlier batch has, and rows that were left out since may be other rows of that key.
     */
    boolean isEntangled() throws SQLException {
        if (key.isEmpty()) {
            return false;
        }
        long behind = records.number("SELECT count(*) FROM " + stored() + " WHERE s.batch > " + batch
                + " OR (s.batch = " + batch + " AND s.record >= g.record)");
        long before = records.number("SELECT count(*) FROM " + stored() + " WHERE s.batch < " + batch);
        return behind > 0
                || before > 0
                        && records.number("SELECT count(*) FROM batch WHERE duplicates > 0 AND batch >= " + batch
                                        + " AND dataset = "
                                        + SqlText.text(facts.contract().id()))
                                > 0;
    }

    /** Rows that are facts or were, with the good rows of the same key. */
    private String stored() {
        String columns = SqlText.names(key) + ", batch, record FROM ";
        return "(SELECT " + columns + SqlText.name(facts.name()) + " UNION ALL SELECT " + columns
                + SqlText.name(new HistoryTable(facts.contract()).name()) + ") s JOIN temp.main." + TypedRows.GOOD
                + " g ON " + sameKey("s", "g");
    }

    private void findCorrecting() throws SQLException {
        String correcting = " WHERE " + replaces + " AND differs AND \"by\" < " + batch;
        var columns = new ArrayList<>(List.of("d.record", "d.piece"));
        key.forEach(field -> columns.add(SqlText.name("g", field)));
        boolean any = records.number("SELECT count(*) FROM temp.main." + TABLE + correcting) > 0;
        records.execute("CREATE OR REPLACE TEMP TABLE " + Corrections.TABLE + " AS SELECT "
                + String.join(", ", columns) + " FROM (FROM temp.main." + TABLE + correcting + ") d JOIN temp.main."
                + TypedRows.GOOD + " g USING (record, piece)" + (any ? "" : " LIMIT 0"));
        if (any) {
            records.execute("DELETE FROM temp.main." + TABLE + correcting);
        }
    }

    /** Hashes of keys are grouped, which costs half as much as the keys: only rows that share one are compared. */
    private void findInFile() throws SQLException {
        String hash = "hash(" + SqlText.names(key) + ")";
        String good = "temp.main." + TypedRows.GOOD;
        String alike = "temp.main." + ALIKE;
        records.execute("CREATE OR REPLACE TEMP TABLE " + ALIKE + " AS SELECT g.* FROM " + good
                + " g SEMI JOIN (SELECT " + hash + " AS key_hash FROM " + good
                + " GROUP BY 1 HAVING count(*) > 1) r ON "
                + "hash(" + named("g") + ") = r.key_hash");
        records.execute(
                "INSERT INTO temp.main." + TABLE + " SELECT g.record, g.piece, " + differs("g", "k") + ", NULL FROM "
                        + alike + " g JOIN (SELECT " + SqlText.names(key)
                        + ", min(struct_pack(record := record, piece := piece)) AS kept FROM " + alike + " GROUP BY "
                        + SqlText.names(key) + ") d ON " + sameKey("g", "d") + " JOIN " + alike
                        + " k ON k.record = d.kept.record AND k.piece = d.kept.piece WHERE g.record <> k.record OR g.piece <> k.piece");
        records.execute("DROP TABLE " + alike);
    }

    private String named(String row) {
        return key.stream().map(field -> SqlText.name(row, field)).collect(Collectors.joining(", "));
    }

    private void findInFacts() throws SQLException {
        String table = SqlText.name(facts.name());
        if (records.number("SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT 1)") == 0) {
            return;
        }
        records.execute(
                "INSERT INTO temp.main." + TABLE + " SELECT g.record, g.piece, " + differs("g", "f") + ", f.batch FROM "
                        + table + " f JOIN temp.main." + TypedRows.GOOD + " g ON " + sameKey("g", "f")
                        + " ANTI JOIN temp.main." + TABLE + " d ON d.record = g.record AND d.piece = g.piece");
    }

    private String sameKey(String left, String right) {
        return sameKey(facts.contract(), left, right);
    }

    /** SQL for two rows having the same key. An empty field of a key equals an empty one. */
    static String sameKey(ContractDefinition contract, String left, String right) {
        return contract.key().stream()
                .map(field -> {
                    boolean required = contract.findField(field).orElseThrow().required();
                    return SqlText.name(left, field)
                            + (required ? " = " : " IS NOT DISTINCT FROM ")
                            + SqlText.name(right, field);
                })
                .collect(Collectors.joining(" AND "));
    }

    private String differs(String left, String right) {
        return facts.fieldColumns().stream()
                .map(column ->
                        SqlText.name(left, column.name()) + " IS DISTINCT FROM " + SqlText.name(right, column.name()))
                .collect(Collectors.joining(" OR "));
    }
}
