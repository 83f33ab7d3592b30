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
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.TableText;
import org.merata.warehouse.Archive;

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

    /** @param name what the file is called in reports @param share how much of the run lies behind */
    FileLoad(LoadContext context, SourceDefinition source, Path file, String name, Progress progress, double share) {
        this.context = context;
        this.source = source;
        this.file = file;
        this.name = name;
        this.progress = progress;
        this.share = share;
    }

    /**
     * Loads the file.
     *
     * @param also what else must become true in the same transaction
     */
    FileReport load(TransactionStep also) throws SQLException {
        try {
            return loadOrRefuse(also);
        } finally {
            new Quarantine(context.records()).drop();
            Staging.drop(context.records());
            context.rules().drop();
            progress.report(name, Progress.Step.DONE, share);
        }
    }

    /** A change of the records. */
    interface TransactionStep {
        void run() throws SQLException;
    }

    private FileReport loadOrRefuse(TransactionStep also) throws SQLException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return refuse(IngestNotice.FILE_MISSING, Map.of());
        }
        progress.report(name, Progress.Step.HASH, share);
        try (PreparedFile prepared = PreparedFile.of(
                file,
                name,
                source.dialect(),
                SourceMapping.listExpectedColumns(source),
                context.home().scratch(),
                ReadingLimits.USUAL)) {
            return load(prepared, also);
        }
    }

    private FileReport load(PreparedFile prepared, TransactionStep also) throws SQLException {
        sha256 = prepared.sha256();
        OptionalInt before = context.ledger().find(source.id(), sha256);
        if (before.isPresent()) {
            notice(IngestNotice.ALREADY_INGESTED, Map.of("batch", Integer.toString(before.getAsInt())));
            return report(Outcome.ALREADY_INGESTED, before, Optional.empty(), new Result());
        }
        Optional<TableText> table = prepared.read();
        prepared.notices().forEach(notices::add);
        if (table.isEmpty()) {
            return report(Outcome.REFUSED, OptionalInt.empty(), prepared.refusal(), new Result());
        }
        Optional<SourceMapping> mapping = SourceMapping.resolve(
                source, context.contract(source), table.get(), context.country(), context.reference(), name, notices);
        if (mapping.isEmpty()) {
            Optional<NoticeKind> first = notices.list().stream()
                    .filter(notice -> notice.severity() == Severity.ERROR)
                    .findFirst()
                    .map(Notice::kind);
            return report(Outcome.REFUSED, OptionalInt.empty(), first, new Result());
        }
        return store(mapping.get(), table.get(), prepared.bytes(), also);
    }

    private FileReport store(SourceMapping mapping, TableText table, long bytes, TransactionStep also)
            throws SQLException {
        CompletableFuture<Archive.Incoming> archiving =
                CompletableFuture.supplyAsync(() -> context.archive().receive(file), context.background());
        try {
            Result result = check(mapping, table);
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
            if (!incoming.sha256().equals(sha256)) {
                return refuse(IngestNotice.FILE_CHANGED, Map.of());
            }
            progress.report(name, Progress.Step.STORE, share);
            incoming.keep();
            int batch = new FactsTransaction(context, mapping).commit(name, sha256, bytes, result, started, also);
            return report(Outcome.LOADED, OptionalInt.of(batch), Optional.empty(), result);
        } finally {
            archiving.join().close();
        }
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

    /** Reads and checks; everything it makes is temporary. */
    private Result check(SourceMapping mapping, TableText table) throws SQLException {
        progress.report(name, Progress.Step.READ, share);
        var result = new Result();
        Staging staging =
                Staging.read(context.records(), table.file(), table.head(), table.counts(), mapping.listColumns());
        if (staging.readPath().equals("row")) {
            notice(IngestNotice.READ_CAREFULLY, Map.of("reason", staging.reason()));
        }
        progress.report(name, Progress.Step.CHECK, share);
        var rows = new TypedRows(
                context.records(), mapping, staging, Moments.of(context.country(), Instant.now()), context.reference());
        long faulty = rows.make();
        result.resolutions.addAll(rows.resolutions());
        new RegionsInTime(context.records(), mapping.contract(), context.reference())
                .find()
                .forEach(finding -> notice(finding.kind(), finding.details()));
        rows.findings().forEach(finding -> notice(finding.kind(), finding.details()));
        var quarantine = new Quarantine(context.records());
        result.rules.addAll(context.rules().run(mapping.contract()));
        long broken = context.rules().countBroken();
        quarantine.collect(table, staging, faulty > 0, broken > 0);
        int parts = mapping.parts().size();
        result.readPath = staging.readPath();
        result.readReason = staging.reason();
        result.rowsRead = (staging.rows() + staging.faults().size()) * parts;
        result.quarantined = faulty + broken + (long) staging.faults().size() * parts;
        result.faults.putAll(quarantine.countByCode());
        quarantine.listFirst(name).forEach(notices::add);
        Duplicates.Counts duplicates = new Duplicates(context.records(), mapping.contract()).find();
        result.duplicates = duplicates.all();
        result.duplicatesDiffering = duplicates.differing();
        if (duplicates.differing() > 0) {
            notice(IngestNotice.DUPLICATE_DIFFERS, Map.of("rows", Long.toString(duplicates.differing())));
        }
        return result;
    }

    /** What reading came to. */
    static final class Result {
        final TreeMap<String, Long> faults = new TreeMap<>();
        final List<RegionColumn.Resolved> resolutions = new ArrayList<>();
        final List<RuleResult> rules = new ArrayList<>();
        String readPath = "";
        String readReason = "";
        long rowsRead;
        long accepted;
        long quarantined;
        long duplicates;
        long duplicatesDiffering;
    }

    private FileReport refuse(IngestNotice why, Map<String, String> details) {
        notice(why, details);
        return report(Outcome.REFUSED, OptionalInt.empty(), Optional.of(why), new Result());
    }

    private void notice(IngestNotice kind, Map<String, String> details) {
        notices.add(Notice.of(kind, new Location.InFile(name), details));
    }

    private FileReport report(Outcome outcome, OptionalInt batch, Optional<NoticeKind> refused, Result result) {
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
                result.quarantined,
                result.duplicates,
                result.duplicatesDiffering,
                refused,
                result.faults,
                result.rules,
                new ArrayList<>(notices.list()),
                seconds(started));
    }

    static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
