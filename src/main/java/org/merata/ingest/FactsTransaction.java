package org.merata.ingest;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.merata.definition.ContractDefinition;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * The one transaction of a file: facts, quarantine, its part of the cubes and its line of the ledger. A COMMIT of an aborted
 * transaction returns as if all were well, so the ledger is read back before anybody is told.
 */
final class FactsTransaction {
    private final LoadContext context;
    private final RecordsDatabase records;
    private final SourceMapping mapping;
    private final ContractDefinition contract;
    private final FactTable facts;

    FactsTransaction(LoadContext context, SourceMapping mapping) {
        this.context = context;
        this.records = context.records();
        this.mapping = mapping;
        this.contract = mapping.contract();
        this.facts = new FactTable(contract);
    }

    /** Under which number a file is loaded, and when it came. */
    record Arrival(int batch, Instant at) {}

    /**
     * Commits what was checked under its number.
     *
     * @return what left the quarantine, where the file is loaded again and more of it is good than was before
     */
    Optional<Ledger.Moved> commit(
            Arrival arrival,
            String name,
            String sha256,
            String archivedSha256,
            long bytes,
            LoadResult result,
            long started)
            throws SQLException {
        int batch = arrival.batch();
        records.execute("BEGIN");
        Optional<Ledger.Moved> moved;
        try {
            moved = findMoved(batch, archivedSha256, result.quarantined);
            List<Integer> corrected = new Corrections(context, contract).replace(arrival);
            result.accepted = insertFacts(batch, result.duplicates > 0);
            if (result.rowsRead != result.accepted + result.quarantined + result.duplicates) {
                throw new IllegalStateException("Rows were lost or doubled in " + name + ": " + result.rowsRead
                        + " read, " + result.accepted + " accepted, " + result.quarantined + " quarantined, "
                        + result.duplicates + " duplicates. Nothing of the file was kept.");
            }
            new Quarantine(records).keep(batch);
            context.ledger().keepResolutions(batch, result.resolutions);
            context.ledger().keepCellCorrections(batch, result.correctedCells);
            context.cubes().add(contract, OptionalInt.of(batch));
            context.rules().keep(batch);
            new Corrections(context, contract).refresh(corrected);
            var file = new Ledger.LoadedFile(
                    name,
                    sha256,
                    archivedSha256,
                    bytes,
                    result.rowsRead,
                    result.accepted,
                    result.quarantined,
                    result.duplicates,
                    result.duplicatesDiffering,
                    result.readPath,
                    result.readReason,
                    FileLoad.seconds(started));
            context.ledger().enter(batch, arrival.at(), mapping.source(), file);
            if (moved.isPresent()) {
                context.ledger().keepRetry(moved.get());
            }
            new FactMonths(context, contract).keep(batch);
            records.execute("COMMIT");
        } catch (SQLException | RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
        if (!context.ledger().find(mapping.source().id(), sha256).equals(OptionalInt.of(batch))) {
            throw new IllegalStateException("The records did not keep " + name + " although they said so.");
        }
        return moved;
    }

    /** Good rows that were in quarantine when their batch was queued to be loaded again; none where its archived file is another. */
    private Optional<Ledger.Moved> findMoved(int batch, String archivedSha256, long left) throws SQLException {
        String moved = "FROM temp.main." + TypedRows.GOOD + " g SEMI JOIN reload_quarantine q ON q.batch = " + batch
                + " AND q.archived_sha256 = " + SqlText.text(archivedSha256)
                + " AND q.record = g.record AND (q.piece IS NULL OR q.piece = g.piece)";
        long all = records.number("SELECT count(*) " + moved);
        if (all == 0) {
            return Optional.empty();
        }
        long duplicates = records.number(count(moved, Duplicates.TABLE));
        long corrected = records.number(count(moved, Corrections.TABLE));
        return Optional.of(
                new Ledger.Moved(batch, context.archiveLedger().now(), all - duplicates, corrected, duplicates, left));
    }

    private static String count(String moved, String among) {
        return "SELECT count(*) FROM (SELECT g.record, g.piece " + moved + ") m SEMI JOIN temp.main." + among
                + " USING (record, piece)";
    }

    /**
     * Adds rows that were quarantined to the batch they came with: those in the view {@code good} that are no duplicates.
     *
     * @param at when they were tried again
     * @param stays a temporary table of the {@code (record, piece)} that stay quarantined
     * @param resolutions the names and codes of the whole file that were resolved
     * @return what left the quarantine
     */
    Ledger.Moved add(
            int batch,
            Instant at,
            Quarantine quarantine,
            Duplicates.Counts duplicates,
            String stays,
            List<RegionColumn.Resolved> resolutions)
            throws SQLException {
        records.execute("BEGIN");
        try {
            var corrections = new Corrections(context, contract);
            List<Integer> corrected =
                    corrections.replace(new Arrival(batch, context.ledger().getArrival(batch)));
            long accepted = insertFacts(batch, duplicates.all() > 0);
            quarantine.replace(batch, stays);
            context.ledger().keepResolutions(batch, resolutions);
            context.cubes().replace(contract, batch);
            context.rules().recount(contract, batch);
            long left = records.number("SELECT count(*) FROM temp.main." + stays);
            var moved = new Ledger.Moved(batch, at, accepted, duplicates.correcting(), duplicates.all(), left);
            context.ledger().retried(moved, duplicates.differing());
            new FactMonths(context, contract).keep(batch);
            corrections.refresh(corrected);
            records.execute("COMMIT");
            return moved;
        } catch (SQLException | RuntimeException failed) {
            rollBack(failed);
            throw failed;
        }
    }

    private void rollBack(Exception failed) {
        try {
            records.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            failed.addSuppressed(alreadyRolledBack);
        }
    }

    private long insertFacts(int batch, boolean anyDuplicate) throws SQLException {
        List<String> names = facts.fieldColumns().stream()
                .map(column -> SqlText.name("g", column.name()))
                .toList();
        var derived = new DerivedColumns(contract, context.definitions());
        String rows = "(SELECT * FROM temp.main." + TypedRows.GOOD
                + (anyDuplicate
                        ? " ANTI JOIN (SELECT record, piece FROM temp.main." + Duplicates.TABLE
                                + ") d USING (record, piece)"
                        : "")
                + ")";
        return records.update("INSERT INTO " + SqlText.name(facts.name()) + " SELECT " + batch + ", g.record, "
                + recordKey() + ", " + String.join(", ", names) + derived.select() + " FROM "
                + derived.ofFile(rows));
    }

    private String recordKey() {
        List<String> key = new ArrayList<>(
                contract.key().stream().map(field -> SqlText.name("g", field)).toList());
        if (key.isEmpty()) {
            key.add("g.record");
            key.add("g.piece");
        }
        return RecordKey.sql(key);
    }
}
