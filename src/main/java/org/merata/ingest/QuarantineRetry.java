package org.merata.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.Ledger.Holding;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.model.Notices;
import org.merata.model.Severity;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.TableText;
import org.merata.warehouse.RecordsDatabase;

/**
 * Quarantined rows, tried again from the archived file with the mapping and the reference data of today. Rows that are facts already
 * stay as they are, whatever today's mapping would make of them; only a row that was set aside may move, and each moves once.
 */
final class QuarantineRetry {
    private static final String TRIED = "tried_again";
    private static final String PASSED = "passed_again";
    private static final String STAYS = "stays_quarantined";

    private final LoadContext context;
    private final RecordsDatabase records;
    private final Progress progress;

    QuarantineRetry(LoadContext context, Progress progress) {
        this.context = context;
        this.records = context.records();
        this.progress = progress;
    }

    /** Tries every batch that holds quarantined rows, of one source or of all. */
    List<RetryReport.Batch> run(Optional<String> source) throws SQLException {
        List<Holding> batches = context.ledger().listHolding().stream()
                .filter(batch -> source.map(batch.loaded().source()::equals).orElse(true))
                .toList();
        var reports = new ArrayList<RetryReport.Batch>();
        for (Holding batch : batches) {
            double share = (double) reports.size() / batches.size();
            progress.report(batch.loaded().file(), Progress.Step.READ, share);
            Optional<SourceDefinition> definition = Optional.ofNullable(
                    context.definitions().sources().get(batch.loaded().source()));
            if (definition.isPresent()) {
                reports.add(tryAgain(batch, definition.get()));
            }
        }
        return reports;
    }

    private RetryReport.Batch tryAgain(Holding batch, SourceDefinition source) throws SQLException {
        Path file = restore(batch.loaded());
        try (PreparedFile prepared = PreparedFile.of(
                file,
                batch.loaded().file(),
                batch.loaded().dialect(source),
                SourceMapping.listExpectedColumns(source),
                context.home().scratch(),
                ReadingLimits.LIFTED)) {
            return tryAgain(batch, source, prepared);
        } finally {
            new Quarantine(records).drop();
            TypedRows.drop(records);
            Staging.drop(records);
            context.rules().drop();
            for (String table : List.of(TRIED, PASSED, STAYS)) {
                records.execute("DROP TABLE IF EXISTS temp.main." + table);
            }
            delete(file);
        }
    }

    private RetryReport.Batch tryAgain(Holding batch, SourceDefinition source, PreparedFile prepared)
            throws SQLException {
        var notices = new Notices();
        Optional<TableText> table = batch.loaded().redacted() ? RedactedPlaces.read(prepared) : prepared.read();
        prepared.notices().forEach(notices::add);
        if (table.isEmpty()) {
            return refuse(batch, prepared.refusal(), notices);
        }
        Optional<SourceMapping> mapping = SourceMapping.resolve(
                source,
                context.contract(source),
                table.get(),
                context.country(),
                context.reference(),
                batch.loaded().file(),
                notices);
        if (mapping.isEmpty()) {
            Optional<NoticeKind> first = notices.list().stream()
                    .filter(notice -> notice.severity() == Severity.ERROR)
                    .findFirst()
                    .map(Notice::kind);
            return refuse(batch, first, notices);
        }
        Staging staging = Staging.read(
                records,
                table.get().file(),
                table.get().head(),
                table.get().counts(),
                mapping.get().listColumns());
        int pieces = mapping.get().parts().size();
        var rows = new TypedRows(
                records,
                mapping.get(),
                staging,
                Moments.of(context.country(), context.ledger().getArrival(batch.batch())),
                context.reference());
        long faulty = rows.make();
        var quarantine = new Quarantine(records);
        context.rules().run(mapping.get().contract());
        quarantine.collect(table.get(), staging, faulty > 0, context.rules().countBroken() > 0);
        if ((staging.rows() + staging.faults().size()) * pieces != batch.rowsRead()
                || listTried(batch, pieces) != batch.quarantined()) {
            notices.add(Notice.of(
                    IngestNotice.READ_DIFFERENTLY,
                    new Location.InFile(batch.loaded().file()),
                    Map.of()));
            return refuse(batch, Optional.of(IngestNotice.READ_DIFFERENTLY), notices);
        }
        return move(batch, mapping.get(), quarantine, rows.resolutions(), notices);
    }

    /** Lists the rows that were set aside; a fault of a whole record stands for every row it would have become. */
    private long listTried(Holding batch, int pieces) throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + TRIED
                + " AS SELECT DISTINCT q.record, CAST(p.piece AS INTEGER) AS piece FROM quarantine q JOIN (SELECT"
                + " unnest(range(" + pieces + ")) AS piece) p ON q.piece IS NULL OR q.piece = p.piece WHERE q.batch = "
                + batch.batch());
        return records.number("SELECT count(*) FROM temp.main." + TRIED);
    }

    private RetryReport.Batch move(
            Holding batch,
            SourceMapping mapping,
            Quarantine quarantine,
            List<RegionColumn.Resolved> resolutions,
            Notices notices)
            throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + PASSED + " AS SELECT g.* FROM temp.main." + TypedRows.GOOD
                + " g SEMI JOIN temp.main." + TRIED + " t ON t.record = g.record AND t.piece = g.part");
        records.execute("CREATE OR REPLACE TEMP TABLE " + STAYS + " AS SELECT t.* FROM temp.main." + TRIED
                + " t ANTI JOIN temp.main." + PASSED + " p ON t.record = p.record AND t.piece = p.part");
        long left = records.number("SELECT count(*) FROM temp.main." + STAYS);
        if (left == batch.quarantined()) {
            return report(batch, 0, 0, Optional.empty(), notices);
        }
        records.execute("CREATE OR REPLACE TEMP VIEW " + TypedRows.GOOD + " AS SELECT * FROM temp.main." + PASSED);
        Duplicates.Counts duplicates = new Duplicates(records, mapping, batch.batch()).find();
        long accepted =
                new FactsTransaction(context, mapping).add(batch.batch(), quarantine, duplicates, STAYS, resolutions);
        context.archiveLedger()
                .find(batch.batch())
                .ifPresent(line -> context.archiveLedger().append(Recovery.retried(line, accepted, left)));
        return report(batch, accepted, duplicates.all(), Optional.empty(), notices);
    }

    private RetryReport.Batch refuse(Holding batch, Optional<NoticeKind> why, Notices notices) throws SQLException {
        return report(batch, 0, 0, why, notices);
    }

    private RetryReport.Batch report(
            Holding batch, long accepted, long duplicates, Optional<NoticeKind> refused, Notices notices)
            throws SQLException {
        return new RetryReport.Batch(
                batch.batch(),
                batch.loaded().source(),
                batch.loaded().file(),
                batch.quarantined(),
                accepted,
                duplicates,
                batch.quarantined() - accepted - duplicates,
                refused,
                countByCode(batch.batch()),
                notices.list());
    }

    private SortedMap<String, Long> countByCode(int batch) throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var statement = records.connection().createStatement();
                var rows = statement.executeQuery(
                        "SELECT code, count(*) FROM quarantine WHERE batch = " + batch + " GROUP BY code")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private Path restore(Ledger.Loaded loaded) {
        Path file = context.home().scratch().resolve(loaded.sha256() + ".again");
        try (InputStream content = context.archive()
                .findContent(loaded.archivedSha256())
                .orElseThrow(() -> new IllegalStateException("The archive lacks " + loaded.file() + " ("
                        + loaded.sha256() + "), whose quarantined rows are tried again."))) {
            Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("restoring " + loaded.file(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file, e);
        }
    }
}
