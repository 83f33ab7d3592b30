package org.merata.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.warehouse.FactTable;
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

    /** @param differing those that say something else than the row kept */
    record Counts(long all, long differing) {}

    Duplicates(RecordsDatabase records, ContractDefinition contract) {
        this.records = records;
        this.facts = new FactTable(contract);
        this.key = contract.key();
    }

    /** Finds them among the good rows, into the temporary table {@code duplicate(record, part, differs)}. */
    Counts find() throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + TABLE + " (record BIGINT, part INTEGER, differs BOOLEAN)");
        if (key.isEmpty()) {
            return new Counts(0, 0);
        }
        findInFile();
        findInFacts();
        return new Counts(
                records.number("SELECT count(*) FROM temp.main." + TABLE),
                records.number("SELECT count(*) FROM temp.main." + TABLE + " WHERE differs"));
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
                "INSERT INTO temp.main." + TABLE + " SELECT g.record, g.part, " + differs("g", "k") + " FROM "
                        + alike + " g JOIN (SELECT " + SqlText.names(key)
                        + ", min(struct_pack(record := record, part := part)) AS kept FROM " + alike + " GROUP BY "
                        + SqlText.names(key) + ") d ON " + sameKey("g", "d") + " JOIN " + alike
                        + " k ON k.record = d.kept.record AND k.part = d.kept.part WHERE g.record <> k.record OR g.part <> k.part");
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
        records.execute("INSERT INTO temp.main." + TABLE + " SELECT g.record, g.part, " + differs("g", "f") + " FROM "
                + table + " f JOIN temp.main." + TypedRows.GOOD + " g ON " + sameKey("g", "f")
                + " ANTI JOIN temp.main." + TABLE + " d ON d.record = g.record AND d.part = g.part");
    }

    /** An empty field of a key equals an empty one. */
    private String sameKey(String left, String right) {
        return key.stream()
                .map(field -> {
                    boolean required =
                            facts.contract().findField(field).orElseThrow().required();
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
