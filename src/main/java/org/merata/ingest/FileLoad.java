package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
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
import org.merata.model.Notices;
import org.merata.reading.BytePass;
import org.merata.reading.Encodings;
import org.merata.reading.FileHead;
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
    private Optional<Path> transcoded = Optional.empty();

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
            deleteTranscoded();
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
        Optional<FileHead> read = FileHead.read(file, source.dialect(), SourceMapping.listExpectedColumns(source));
        if (read.isEmpty()) {
            return refuse(IngestNotice.FILE_EMPTY, Map.of());
        }
        progress.report(name, Progress.Step.HASH, share);
        BytePass.Counts counts = new BytePass(file, read.get()).count();
        sha256 = counts.sha256();
        long bytes = counts.bytes();
        OptionalInt before = context.ledger().find(source.id(), sha256);
        if (before.isPresent()) {
            notice(IngestNotice.ALREADY_INGESTED, Map.of("batch", Integer.toString(before.getAsInt())));
            return report(Outcome.ALREADY_INGESTED, before, Optional.empty(), new Result());
        }
        FileHead head = read.get();
        if (!head.charset().equals(StandardCharsets.UTF_8) || !counts.utf8()) {
            Optional<FileHead> other = transcode(head);
            if (other.isEmpty()) {
                return refuse(
                        IngestNotice.ENCODING_BROKEN,
                        Map.of("encoding", head.charset().name()));
            }
            head = other.get();
            counts = new BytePass(transcoded.get(), head).count();
        }
        Optional<SourceMapping> mapping = SourceMapping.resolve(
                source, context.contract(source), head, context.country(), context.reference(), name, notices);
        if (mapping.isEmpty()) {
            IngestNotice first = (IngestNotice) notices.list().stream()
                    .filter(notice -> notice.severity() == org.merata.model.Severity.ERROR)
                    .findFirst()
                    .orElseThrow()
                    .kind();
            return report(Outcome.REFUSED, OptionalInt.empty(), Optional.of(first), new Result());
        }
        return store(mapping.get(), counts, bytes, also);
    }

    private Optional<FileHead> transcode(FileHead head) {
        boolean guessed = head.charset().equals(StandardCharsets.UTF_8) && !head.charsetStated();
        FileHead used = guessed ? head.withCharset(FileHead.WINDOWS_1252) : head;
        if (used.charset().equals(FileHead.WINDOWS_1252) && !used.charsetStated()) {
            notice(
                    IngestNotice.ENCODING_ASSUMED,
                    Map.of("encoding", used.charset().name()));
        }
        try {
            Path target = Files.createTempFile(context.home().scratch(), "utf8-", ".csv");
            transcoded = Optional.of(target);
            return Encodings.transcode(file, used.charset(), target) ? Optional.of(used) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("transcoding " + file, e);
        }
    }

    private FileReport store(SourceMapping mapping, BytePass.Counts counts, long bytes, TransactionStep also)
            throws SQLException {
        CompletableFuture<Archive.Incoming> archiving =
                CompletableFuture.supplyAsync(() -> context.archive().receive(file), context.background());
        try {
            Result result = check(mapping, counts);
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

    /** Reads and checks; everything it makes is temporary. */
    private Result check(SourceMapping mapping, BytePass.Counts counts) throws SQLException {
        progress.report(name, Progress.Step.READ, share);
        var result = new Result();
        Path readFrom = transcoded.orElse(file);
        Staging staging = Staging.read(context.records(), readFrom, mapping.head(), counts, mapping.listColumns());
        if (staging.readPath().equals("row")) {
            notice(IngestNotice.READ_CAREFULLY, Map.of("reason", staging.reason()));
        }
        progress.report(name, Progress.Step.CHECK, share);
        long faulty = new TypedRows(context.records(), mapping, staging).make();
        var quarantine = new Quarantine(context.records());
        quarantine.collect(readFrom, mapping.head(), counts, staging, faulty > 0);
        int parts = mapping.parts().size();
        result.readPath = staging.readPath();
        result.readReason = staging.reason();
        result.rowsRead = (staging.rows() + staging.faults().size()) * parts;
        result.quarantined = faulty + (long) staging.faults().size() * parts;
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

    private FileReport report(Outcome outcome, OptionalInt batch, Optional<IngestNotice> refused, Result result) {
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
                new ArrayList<>(notices.list()),
                seconds(started));
    }

    static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private void deleteTranscoded() {
        transcoded.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("deleting " + path, e);
            }
        });
    }
}
