package org.merata.ingest;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.HistoryTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Rows of a dataset that take the place of earlier batches' rows with the same key. A row gives way only to one of a batch with a higher number, and before a
 * row comes late the later ones with its key are taken out, to come again after it ({@link Withdrawal#makeRoom}); so the rows of a key
 * are a chain by number, all but the last of them in the history. Every change is the caller's transaction's.
 */
final class Corrections {
    /** Rows of the file that replace facts: {@code (record, part, every field of the key)}. */
    static final String TABLE = "correcting";

    private static final String REVISION = "revision";

    private final LoadContext context;
    private final RecordsDatabase records;
    private final ContractDefinition contract;
    private final String facts;
    private final HistoryTable historyTable;
    private final String history;

    Corrections(LoadContext context, ContractDefinition contract) {
        this.context = context;
        this.records = context.records();
        this.contract = contract;
        this.facts = SqlText.name(new FactTable(contract).name());
        this.historyTable = new HistoryTable(contract);
        this.history = SqlText.name(historyTable.name());
    }

    /** Makes the tables where there are none. */
    void prepare() throws SQLException {
        records.execute(historyTable.ddl());
        records.execute("CREATE TABLE IF NOT EXISTS " + REVISION
                + " (batch INTEGER NOT NULL, revised_at TIMESTAMP NOT NULL, dataset VARCHAR NOT NULL,"
                + " field VARCHAR NOT NULL, month DATE NOT NULL)");
    }

    /** Forgets all that was replaced: the dataset's facts go too. */
    void drop() throws SQLException {
        records.execute("DROP TABLE IF EXISTS " + history);
        String batches =
                " WHERE batch IN (SELECT batch FROM batch WHERE dataset = " + SqlText.text(contract.id()) + ")";
        if (records.hasTable(REVISION)) {
            records.execute("DELETE FROM " + REVISION + batches);
        }
    }

    /**
     * Moves the facts that rows in {@link #TABLE} replace to the history, and notes whose months that changes.
     *
     * @return the batches that lost rows
     */
    List<Integer> replace(FactsTransaction.Arrival arrival) throws SQLException {
        if (records.number("SELECT count(*) FROM temp.main." + TABLE) == 0) {
            return List.of();
        }
        String replaced = facts + " f JOIN temp.main." + TABLE + " c ON " + Duplicates.sameKey(contract, "f", "c");
        List<Integer> losers = records.listNumbers("SELECT DISTINCT f.batch FROM " + replaced + " ORDER BY 1");
        String at = "CAST("
                + SqlText.text(
                        LocalDateTime.ofInstant(arrival.at(), ZoneOffset.UTC).toString()) + " AS TIMESTAMP)";
        noteMonths(arrival.batch(), at, "f", replaced);
        noteMonths(
                arrival.batch(),
                at,
                "g",
                "temp.main." + TypedRows.GOOD + " g JOIN temp.main." + TABLE + " c USING (record, piece)");
        long moved = records.update("INSERT INTO " + history + " SELECT " + arrival.batch() + ", " + at + ", "
                + columns("f") + " FROM " + replaced);
        long gone = records.update("DELETE FROM " + facts + " f USING temp.main." + TABLE + " c WHERE "
                + Duplicates.sameKey(contract, "f", "c"));
        if (moved != gone || moved != records.number("SELECT count(*) FROM temp.main." + TABLE)) {
            throw new IllegalStateException("Rows of " + contract.id() + " were lost or doubled when batch "
                    + arrival.batch() + " corrected them: " + moved + " kept in the history, " + gone
                    + " replaced. Nothing was changed.");
        }
        return losers;
    }

    /** Notes every month that rows say something about, by each field that places them in time. */
    private void noteMonths(int batch, String at, String row, String rows) throws SQLException {
        for (Field field : contract.fields()) {
            if (List.of(Type.DATE, Type.DATETIME, Type.PERIOD).contains(field.type())) {
                String value = SqlText.name(row, field.name());
                String local = field.type() == Type.DATETIME
                        ? new ZoneShift(context.country().zone()).toLocal(value)
                        : value;
                records.execute("INSERT INTO " + REVISION + " SELECT DISTINCT " + batch + ", " + at + ", "
                        + SqlText.text(contract.id()) + ", " + SqlText.text(field.name())
                        + ", CAST(date_trunc('month', " + local + ") AS DATE) AS m FROM " + rows + " WHERE " + value
                        + " IS NOT NULL EXCEPT SELECT * FROM " + REVISION);
            }
        }
    }

    /** Works out anew what hangs on the facts of these batches. */
    void refresh(List<Integer> batches) throws SQLException {
        if (batches.isEmpty()) {
            return;
        }
        context.cubes().remove(contract, batches);
        for (int batch : batches) {
            context.cubes().add(contract, java.util.OptionalInt.of(batch));
            context.rules().recount(contract, batch);
            new FactMonths(context, contract).keep(batch);
        }
    }

    /** The later batches that may not be what they would be had a batch never come: with rows left out as duplicates or corrections. */
    List<Integer> listEntangled(int batch) throws SQLException {
        return records.listNumbers("SELECT batch FROM batch WHERE dataset = " + SqlText.text(contract.id())
                + " AND batch > " + batch + " AND (duplicates > 0 OR batch IN (SELECT replaced_by FROM " + history
                + ")) ORDER BY batch");
    }

    /**
     * Takes batches out of facts and history; rows that they had replaced are facts again. Of a chain of corrections they must be the
     * end, which the batches of {@link #listEntangled} are.
     *
     * @return the batches that have rows back
     */
    List<Integer> takeOut(List<Integer> batches) throws SQLException {
        String out = Ledger.in(batches);
        records.execute("DELETE FROM " + facts + " WHERE batch IN " + out);
        String back = "FROM %s WHERE g.replaced_by IN " + out + " AND g.batch NOT IN " + out;
        List<Integer> gainers = new ArrayList<>(
                new TreeSet<>(records.listNumbers("SELECT DISTINCT g.batch " + back.formatted(history + " g"))));
        var derived = new DerivedColumns(contract, context.definitions());
        records.execute("INSERT INTO " + facts + " SELECT " + columns("g") + derived.select() + " "
                + back.formatted(derived.ofBatches(history)));
        records.execute("DELETE FROM " + history + " WHERE batch IN " + out + " OR replaced_by IN " + out);
        records.execute("DELETE FROM " + REVISION + " WHERE batch IN " + out);
        return gainers;
    }

    private String columns(String row) {
        return String.join(
                ", ",
                historyTable.factColumns().stream()
                        .map(column -> SqlText.name(row, column))
                        .toList());
    }
}
