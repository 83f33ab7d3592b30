package org.merata.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.model.Notices;
import org.merata.model.Severity;
import org.merata.model.Sha256;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.TableText;
import org.merata.warehouse.Archive;
import org.merata.warehouse.ArchiveLedger.Event;
import org.merata.warehouse.ArchiveLedger.Line;

/** One file on its way from bytes to facts: all of it or nothing. */
final class FileLoad {
    private final LoadContext context;
    private final SourceDefinition source;
    private final Path file;
    private final String name;
    private final Progress progress;
    private final double share;
    private final Notices notices = new Notices();
    private final long started = System.nanoTime();
    private String sha256 = "";
    private Optional<Ledger.Loaded> again = Optional.empty();

    /** @param name what the file is called in reports @param share how much of the run lies behind */
    FileLoad(LoadContext context, SourceDefinition source, Path file, String name, Progress progress, double share) {
        this.context = context;
        this.source = source;
        this.file = file;
        this.name = name;
        this.progress = progress;
        this.share = share;
    }

    /** Loads the file. */
    FileReport load() throws SQLException {
        try {
            return loadOrRefuse();
        } finally {
            new Quarantine(context.records()).drop();
            TypedRows.drop(context.records());
            Staging.drop(context.records());
            context.rules().drop();
            progress.report(name, Progress.Step.DONE, share);
        }
    }

    /** Loads what the archive holds of a file that got a number before: it keeps the number and the time it came. */
    FileReport loadAgain(Ledger.Loaded loaded) throws SQLException {
        again = Optional.of(loaded);
        sha256 = loaded.sha256();
        return load();
    }

    /** A change of the records. */
    interface TransactionStep {
        void run() throws SQLException;
    }

    private FileReport loadOrRefuse() throws SQLException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return refuse(IngestNotice.FILE_MISSING, Map.of());
        }
        progress.report(name, Progress.Step.HASH, share);
        try (PreparedFile prepared = PreparedFile.of(
                file,
                name,
                again.map(loaded -> loaded.dialect(source)).orElse(source.dialect()),
                SourceMapping.listExpectedColumns(source),
                context.home().scratch(),
                again.isPresent() ? ReadingLimits.LIFTED : context.limits())) {
            return load(prepared);
        }
    }

    private FileReport load(PreparedFile prepared) throws SQLException {
        sha256 = again.map(Ledger.Loaded::sha256).orElse(prepared.sha256());
        OptionalInt before = context.ledger().find(source.id(), sha256);
        if (before.isPresent()) {
            notice(IngestNotice.ALREADY_INGESTED, Map.of("batch", Integer.toString(before.getAsInt())));
            return report(Outcome.ALREADY_INGESTED, before, Optional.empty(), new LoadResult());
        }
        boolean redacted = again.map(Ledger.Loaded::redacted).orElse(false);
        Optional<TableText> table = redacted ? RedactedPlaces.read(prepared) : prepared.read();
        prepared.notices().forEach(notices::add);
        if (table.isEmpty()) {
            return report(Outcome.REFUSED, OptionalInt.empty(), prepared.refusal(), new LoadResult());
        }
        Optional<SourceMapping> mapping = SourceMapping.resolve(
                source, context.contract(source), table.get(), context.country(), context.reference(), name, notices);
        if (mapping.isEmpty()) {
            Optional<NoticeKind> first = notices.list().stream()
                    .filter(notice -> notice.severity() == Severity.ERROR)
                    .findFirst()
                    .map(Notice::kind);
            return report(Outcome.REFUSED, OptionalInt.empty(), first, new LoadResult());
        }
        PersonalColumns personal = redacted ? PersonalColumns.NONE : PersonalColumns.find(mapping.get(), table.get());
        personal.specific(name).forEach(notices::add);
        ErasedRows erased = findErased(mapping.get(), table.get());
        var text = new Text(table.get(), file, prepared.sha256(), personal, erased, redacted);
        return personal.needed() || erased.rows() > 0
                ? redact(mapping.get(), text, prepared.bytes())
                : store(mapping.get(), text, prepared.bytes());
    }

    /** What comes from the archive has none: they are taken out of it before. */
    private ErasedRows findErased(SourceMapping mapping, TableText table) {
        if (again.isPresent()) {
            return ErasedRows.none(context.personKey());
        }
        ErasedRows erased =
                ErasedRows.find(context.personKey(), context.erasures().list(), mapping, table);
        if (erased.rows() > 0) {
            notice(IngestNotice.ERASED_PERSON, Map.of("rows", Long.toString(erased.rows())));
        }
        return erased;
    }

    /**
     * What is loaded and what is archived of it.
     *
     * @param archived the file that goes into the archive
     * @param archivedSha256 of its bytes
     * @param erased records that are about people who were erased
     * @param clean whether nothing personal is in it that should not be
     */
    private record Text(
            TableText table,
            Path archived,
            String archivedSha256,
            PersonalColumns personal,
            ErasedRows erased,
            boolean clean) {}

    /** Loads the file as it is without what is personal. */
    private FileReport redact(SourceMapping mapping, Text text, long bytes) throws SQLException {
        try (var written = Redacted.write(context, source, text.table(), text.personal(), text.erased(), name)) {
            written.notices().forEach(notices::add);
            if (!Sha256.of(file).equals(text.archivedSha256())) {
                return refuse(IngestNotice.FILE_CHANGED, Map.of());
            }
            if (written.keysDamaged()) {
                return report(
                        Outcome.REFUSED,
                        OptionalInt.empty(),
                        Optional.of(IngestNotice.IDENTITY_KEY_DAMAGED),
                        new LoadResult());
            }
            TableText table = written.table();
            return store(
                    mapping.in(table.head()),
                    new Text(table, written.file(), table.counts().sha256(), text.personal(), text.erased(), true),
                    bytes);
        }
    }

    private FileReport store(SourceMapping mapping, Text text, long bytes) throws SQLException {
        CompletableFuture<Archive.Incoming> archiving =
                CompletableFuture.supplyAsync(() -> archive(text), context.background());
        FactsTransaction.Arrival arrival = arrival();
        try {
            Optional<LoadResult> checked = check(mapping, text, arrival);
            if (checked.isEmpty()) {
                return redact(mapping, text, bytes);
            }
            LoadResult result = checked.get();
            if (result.rowsRead > 0 && result.quarantined > source.maxQuarantined() * result.rowsRead) {
                notice(
                        IngestNotice.TOO_MANY_QUARANTINED,
                        Map.of(
                                "rows", Long.toString(result.rowsRead),
                                "quarantined", Long.toString(result.quarantined),
                                "allowed", Double.toString(source.maxQuarantined())));
                return report(
                        Outcome.REFUSED, OptionalInt.empty(), Optional.of(IngestNotice.TOO_MANY_QUARANTINED), result);
            }
            tellRules(result.rules);
            if (result.rules.stream().anyMatch(RuleResult::refusesFile)) {
                return report(Outcome.REFUSED, OptionalInt.empty(), Optional.of(IngestNotice.RULE_FAILED), result);
            }
            Archive.Incoming incoming = archiving.join();
            if (!incoming.sha256().equals(text.archivedSha256())) {
                return refuse(IngestNotice.FILE_CHANGED, Map.of());
            }
            progress.report(name, Progress.Step.STORE, share);
            incoming.keep();
            var ledger = context.archiveLedger();
            if (ledger.find(arrival.batch()).isEmpty()) {
                ledger.append(line(Event.RECEIVED, arrival, result, incoming.sha256(), ""));
            }
            Optional<Ledger.Moved> moved = new FactsTransaction(context, mapping)
                    .commit(arrival, name, sha256, incoming.sha256(), bytes, result, started);
            if (moved.isPresent() && ledger.isLoaded(arrival.batch())) {
                ledger.append(Recovery.retried(ledger.find(arrival.batch()).orElseThrow(), moved.get()));
            }
            ledger.append(line(Event.LOADED, arrival, result, incoming.sha256(), ""));
            tell(new AssessmentCheck(context, mapping.contract()).find(arrival.batch()));
            return report(Outcome.LOADED, OptionalInt.of(arrival.batch()), Optional.empty(), result);
        } finally {
            archiving.join().close();
        }
    }

    private Archive.Incoming archive(Text text) {
        return again.isPresent() && text.archived().equals(file)
                ? context.archive().held(text.archivedSha256())
                : context.archive().receive(text.archived());
    }

    private FactsTransaction.Arrival arrival() throws SQLException {
        Optional<Line> known = again.isPresent()
                ? context.archiveLedger().find(again.get().batch())
                : context.archiveLedger().find(source.id(), sha256);
        if (known.isPresent()) {
            return new FactsTransaction.Arrival(known.get().batch(), known.get().at());
        }
        Instant now = context.archiveLedger().now();
        ClockCheck.find(context.archiveLedger(), now).ifPresent(finding -> notice(finding.kind(), finding.details()));
        return new FactsTransaction.Arrival(
                again.isPresent() ? again.get().batch() : context.ledger().nextBatch(), now);
    }

    private Line line(
            Event event, FactsTransaction.Arrival arrival, LoadResult result, String archivedSha256, String why) {
        return new Line(
                event,
                arrival.at(),
                arrival.batch(),
                source.id(),
                name,
                sha256,
                archivedSha256,
                result.rowsRead,
                result.quarantined,
                why);
    }

    private void tellRules(List<RuleResult> results) {
        for (RuleResult result : results) {
            if (result.isTold()) {
                var details = new TreeMap<String, String>();
                details.put("rule", result.rule().id());
                details.put("tested", Long.toString(result.tested()));
                details.put("broken", Long.toString(result.broken()));
                if (!result.examples().isEmpty()) {
                    details.put("first", String.join(", ", result.examples()));
                }
                notice(result.refusesFile() ? IngestNotice.RULE_FAILED : IngestNotice.RULE_TOLD, details);
            }
        }
    }

    /** Reads and checks; everything it makes is temporary. Empty where something personal was found that must go first. */
    private Optional<LoadResult> check(SourceMapping mapping, Text text, FactsTransaction.Arrival arrival)
            throws SQLException {
        TableText table = text.table();
        progress.report(name, Progress.Step.READ, share);
        var result = new LoadResult();
        var corrections = new CellCorrections(context.records(), context.definitions(), source, table.head());
        Staging staging = Staging.read(
                context.records(), table.file(), table.head(), table.counts(), corrections.with(mapping.listColumns()));
        result.correctedCells.putAll(corrections.apply());
        tell(corrections.findings());
        progress.report(name, Progress.Step.CHECK, share);
        var rows = new TypedRows(
                context.records(),
                mapping,
                staging,
                Moments.of(context.country(), arrival.at()),
                context.reference(),
                context.definitions().frameworks());
        long faulty = rows.make();
        var quarantine = new Quarantine(context.records());
        result.rules.addAll(context.rules().run(mapping.contract()));
        long broken = context.rules().countBroken();
        quarantine.collect(table, staging, faulty > 0, broken > 0);
        if (!text.clean() && new Strays(context.records(), mapping).found()) {
            return Optional.empty();
        }
        result.resolutions.addAll(rows.resolutions());
        tell(new RegionsInTime(context.records(), mapping.contract(), context.reference()).find());
        tell(rows.findings());
        tell(new CutValues(context.records(), mapping).find());
        if (staging.readPath().equals("row")) {
            notice(IngestNotice.READ_CAREFULLY, Map.of("reason", staging.reason()));
        }
        int parts = mapping.parts().size();
        result.readPath = staging.readPath();
        result.readReason = staging.reason();
        result.rowsRead = (staging.rows() + staging.faults().size()) * parts;
        result.quarantined = faulty + broken + (long) staging.faults().size() * parts;
        result.faults.putAll(quarantine.countByCode());
        quarantine.listFirst(name).forEach(notices::add);
        Duplicates.Counts duplicates = findDuplicates(mapping, arrival.batch());
        result.duplicates = duplicates.all();
        result.duplicatesDiffering = duplicates.differing();
        if (duplicates.differing() > 0) {
            notice(IngestNotice.DUPLICATE_DIFFERS, Map.of("rows", Long.toString(duplicates.differing())));
        }
        result.corrected = duplicates.correcting();
        if (duplicates.correcting() > 0) {
            notice(IngestNotice.CORRECTED, Map.of("rows", Long.toString(duplicates.correcting())));
        }
        return Optional.of(result);
    }

    /** What comes late, as its number says, comes before those with higher numbers: they are loaded again after it. */
    private Duplicates.Counts findDuplicates(SourceMapping mapping, int batch) throws SQLException {
        var duplicates = new Duplicates(context.records(), mapping, batch);
        List<Integer> later = again.isPresent() ? duplicates.listLater() : List.of();
        if (!later.isEmpty()) {
            new Withdrawal(context).makeRoom(batch, source.dataset(), later);
        }
        return duplicates.find();
    }

    private FileReport refuse(IngestNotice why, Map<String, String> details) {
        notice(why, details);
        return report(Outcome.REFUSED, OptionalInt.empty(), Optional.of(why), new LoadResult());
    }

    private void notice(IngestNotice kind, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(name), details));
    }

    private void tell(List<TypedRows.Finding> findings) {
        findings.forEach(finding -> notice(finding.kind(), finding.details()));
    }

    private FileReport report(Outcome outcome, OptionalInt batch, Optional<NoticeKind> refused, LoadResult result) {
        if (outcome == Outcome.REFUSED && !sha256.isEmpty()) {
            enterRefusal(refused.map(NoticeKind::code).orElse(""), result);
        }
        return new FileReport(
                source.id(),
                source.dataset(),
                name,
                sha256,
                outcome,
                batch,
                result.readPath,
                result.readReason,
                result.rowsRead,
                outcome == Outcome.LOADED ? result.accepted : 0,
                outcome == Outcome.LOADED ? result.corrected : 0,
                result.quarantined,
                result.duplicates,
                result.duplicatesDiffering,
                refused,
                result.faults,
                result.rules,
                new ArrayList<>(notices.list()),
                seconds(started));
    }

    /** What is in the ledger of the archive as loaded stays there, though it can't be loaded with the definitions of today. */
    private void enterRefusal(String why, LoadResult result) {
        int batch = again.map(Ledger.Loaded::batch).orElse(0);
        if (!context.archiveLedger().isLoaded(batch)) {
            var arrival =
                    new FactsTransaction.Arrival(batch, context.archiveLedger().now());
            context.archiveLedger().append(line(Event.REFUSED, arrival, result, sha256, why));
        }
    }

    static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
