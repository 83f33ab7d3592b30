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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.Ledger.Holding;
import org.merata.ingest.Ledger.Moved;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.model.Notices;
import org.merata.model.Severity;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.TableText;
import org.merata.warehouse.Archive;
import org.merata.warehouse.RecordsDatabase;

/**
 * Quarantined rows, tried again from the archived file with the mapping and the reference data of today. Rows that are facts already
 * stay as they are, whatever today's mapping would make of them; only a row that was set aside may move, and each moves once. Where a
 * row of the same key is there that should have come after it, the file is loaded again, and those that came after it.
 */
final class QuarantineRetry {
    private static final String TRIED = "tried_again";
    private static final String PASSED = "passed_again";
    private static final String STAYS = "stays_quarantined";

    private final LoadContext context;
    private final RecordsDatabase records;
    private final Erasing.Step<List<FileReport>> reload;
    private final Progress progress;

    /** @param reload loads what is queued to be loaded again */
    QuarantineRetry(LoadContext context, Erasing.Step<List<FileReport>> reload, Progress progress) {
        this.context = context;
        this.records = context.records();
        this.reload = reload;
        this.progress = progress;
    }

    /**
     * What became of a batch.
     *
     * @param refused why none of its rows could be tried
     * @param entangled whether its file must be loaded again, and others after it, for its rows to come in at their place
     */
    private record Tried(Holding batch, Optional<NoticeKind> refused, boolean entangled, Notices notices) {}

    /** Tries every batch that holds quarantined rows, of one source or of all, in the order they came. */
    RetryReport run(Optional<String> source) throws SQLException {
        int before = context.ledger().moves().size();
        var tried = new TreeMap<Integer, Tried>();
        var again = new ArrayList<FileReport>();
        for (Optional<Holding> next = findNext(source, 0);
                next.isPresent();
                next = findNext(source, next.get().batch())) {
            Holding batch = next.get();
            progress.report(batch.loaded().file(), Progress.Step.READ, 0);
            Tried result = tryAgain(
                    batch, context.definitions().sources().get(batch.loaded().source()));
            tried.put(batch.batch(), result);
            if (result.entangled()) {
                String dataset = context.ledger().findDataset(batch.batch()).orElseThrow();
                new Withdrawal(context).loadAgain(batch.batch(), dataset);
                again.addAll(reload.run());
            }
        }
        List<Moved> moves = context.ledger().moves();
        return new RetryReport(report(tried, moves.subList(before, moves.size())), again, "", 0);
    }

    private Optional<Holding> findNext(Optional<String> source, int after) throws SQLException {
        return context.ledger().listHolding().stream()
                .filter(batch -> batch.batch() > after)
                .filter(batch -> source.map(batch.loaded().source()::equals).orElse(true))
                .filter(batch -> context.definitions()
                        .sources()
                        .containsKey(batch.loaded().source()))
                .findFirst();
    }

    /** Of every batch that was tried, and of others whose quarantined rows came in as they were loaded again for one of those. */
    private List<RetryReport.Batch> report(Map<Integer, Tried> tried, List<Moved> moves) throws SQLException {
        var batches = new TreeSet<>(tried.keySet());
        moves.forEach(moved -> batches.add(moved.batch()));
        var reports = new ArrayList<RetryReport.Batch>();
        for (int batch : batches) {
            Optional<Tried> result = Optional.ofNullable(tried.get(batch));
            Optional<Holding> now = context.ledger().findHolding(batch);
            Holding holding = now.or(() -> result.map(Tried::batch)).orElseThrow();
            List<Moved> own =
                    moves.stream().filter(moved -> moved.batch() == batch).toList();
            long accepted = own.stream().mapToLong(Moved::accepted).sum();
            long duplicates = own.stream().mapToLong(Moved::duplicates).sum();
            reports.add(new RetryReport.Batch(
                    batch,
                    holding.loaded().source(),
                    holding.loaded().file(),
                    accepted + duplicates + holding.quarantined(),
                    accepted,
                    own.stream().mapToLong(Moved::corrected).sum(),
                    duplicates,
                    holding.quarantined(),
                    result.flatMap(Tried::refused),
                    countByCode(batch),
                    result.map(Tried::notices).map(Notices::list).orElse(List.of())));
        }
        return reports;
    }

    private Tried tryAgain(Holding batch, SourceDefinition source) throws SQLException {
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
            Archive.discard(file);
        }
    }

    private Tried tryAgain(Holding batch, SourceDefinition source, PreparedFile prepared) throws SQLException {
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
        var corrections = new CellCorrections(
                records, context.definitions(), source, table.get().head());
        Staging staging = Staging.read(
                records,
                table.get().file(),
                table.get().head(),
                table.get().counts(),
                corrections.with(mapping.get().listColumns()));
        corrections.apply();
        int pieces = mapping.get().parts().size();
        var rows = new TypedRows(
                records,
                mapping.get(),
                staging,
                Moments.of(context.country(), context.ledger().getArrival(batch.batch())),
                context.reference(),
                context.definitions().frameworks());
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

    private Tried move(
            Holding batch,
            SourceMapping mapping,
            Quarantine quarantine,
            List<RegionColumn.Resolved> resolutions,
            Notices notices)
            throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + PASSED + " AS SELECT g.* FROM temp.main." + TypedRows.GOOD
                + " g SEMI JOIN temp.main." + TRIED + " t ON t.record = g.record AND t.piece = g.piece");
        records.execute("CREATE OR REPLACE TEMP TABLE " + STAYS + " AS SELECT t.* FROM temp.main." + TRIED
                + " t ANTI JOIN temp.main." + PASSED + " p ON t.record = p.record AND t.piece = p.piece");
        long left = records.number("SELECT count(*) FROM temp.main." + STAYS);
        if (left == batch.quarantined()) {
            return new Tried(batch, Optional.empty(), false, notices);
        }
        records.execute("CREATE OR REPLACE TEMP VIEW " + TypedRows.GOOD + " AS SELECT * FROM temp.main." + PASSED);
        var duplicates = new Duplicates(records, mapping, batch.batch());
        if (duplicates.isEntangled()) {
            var touched = new TreeSet<>(duplicates.listLater());
            touched.addAll(new Corrections(context, mapping.contract()).listEntangled(batch.batch()));
            touched.add(batch.batch());
            Optional<NoticeKind> stuck = findUnloadable(touched);
            return stuck.isPresent() ? refuse(batch, stuck, notices) : new Tried(batch, stuck, true, notices);
        }
        Moved moved = new FactsTransaction(context, mapping)
                .add(batch.batch(), context.archiveLedger().now(), quarantine, duplicates.find(), STAYS, resolutions);
        context.archiveLedger()
                .find(batch.batch())
                .ifPresent(line -> context.archiveLedger().append(Recovery.retried(line, moved)));
        return new Tried(batch, Optional.empty(), false, notices);
    }

    /** Why one of these batches could not be loaded again; then none is taken out. */
    private Optional<NoticeKind> findUnloadable(Set<Integer> batches) throws SQLException {
        for (int batch : batches) {
            Ledger.Loaded loaded =
                    context.ledger().findHolding(batch).orElseThrow().loaded();
            if (!context.definitions().sources().containsKey(loaded.source())) {
                return Optional.of(IngestNotice.SOURCE_GONE);
            }
            if (!context.archive().isWhole(loaded.archivedSha256())) {
                return Optional.of(IngestNotice.ARCHIVE_DAMAGED);
            }
        }
        return Optional.empty();
    }

    private static Tried refuse(Holding batch, Optional<NoticeKind> why, Notices notices) {
        return new Tried(batch, why, false, notices);
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
}
