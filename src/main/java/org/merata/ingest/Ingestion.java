package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.model.Reference;
import org.merata.warehouse.Archive;
import org.merata.warehouse.ArchiveLedger;
import org.merata.warehouse.ErasureList;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.Home;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.Mending;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RecordsDatabase.Resources;
import org.merata.warehouse.RecordsOpening;
import org.merata.warehouse.Secret;

/**
 * A run of ingestion on a home: it holds the home's lock from opening to closing, loads files one by one, each wholly or not at all,
 * and ends with one published version. A run that was killed is completed by the next. For one thread.
 */
public final class Ingestion implements AutoCloseable {
    private static final long FREE_BYTES_AT_LEAST = 1L << 30;

    private final HomeLock lock;
    private final ExecutorService background;
    private final LoadContext context;
    private final CubeState state;
    private final List<Mending> mendings;

    private Ingestion(
            HomeLock lock, ExecutorService background, LoadContext context, CubeState state, List<Mending> mendings) {
        this.lock = lock;
        this.background = background;
        this.context = context;
        this.state = state;
        this.mendings = mendings;
    }

    /**
     * Opens a home for writing.
     *
     * @param command what the program is doing, for whoever finds the home locked
     * @throws HomeLock.Held where another process writes to the home
     */
    public static Ingestion open(Home home, Definitions definitions, Reference reference, String command) {
        return open(home, definitions, reference, command, Resources.ofThisMachine());
    }

    public static Ingestion open(
            Home home, Definitions definitions, Reference reference, String command, Resources resources) {
        HomeLock lock = HomeLock.acquire(home, command);
        try {
            var mendings = new ArrayList<Mending>();
            ArchiveLedger ledger = ArchiveLedger.open(home, mendings);
            return open(lock, home, definitions, reference, resources, ledger, mendings);
        } catch (RuntimeException | Error failed) {
            lock.close();
            throw failed;
        }
    }

    /**
     * Opens a home with its records set aside, so that a run makes them again from the archive, under the same numbers and with the
     * definitions of today. Nothing changes where the archive lacks a file or has a damaged one.
     *
     * @throws HomeLock.Held where another process writes to the home
     */
    public static Ingestion openAnew(
            Home home, Definitions definitions, Reference reference, String command, Resources resources) {
        HomeLock lock = HomeLock.acquire(home, command);
        try {
            var mendings = new ArrayList<Mending>();
            ArchiveLedger ledger = ArchiveLedger.open(home, mendings);
            var archive = new Archive(home);
            Secret.of(home);
            var opening = new RecordsOpening(home, resources, archive, ledger, mendings);
            // What only the records know is entered into the ledger first.
            opening.open().close();
            String damaged = ledger.listLoaded().stream()
                    .filter(line -> !archive.isWhole(line.archived()))
                    .map(line -> line.file() + " (" + line.archived() + ")")
                    .collect(Collectors.joining(", "));
            if (!damaged.isEmpty()) {
                throw new IllegalStateException("The archive lacks files or has damaged ones, so that the records"
                        + " can't be made again; they stay as they are: " + damaged);
            }
            opening.setRecordsAside("replaced", Mending.Kind.REBUILT);
            return open(lock, home, definitions, reference, resources, ledger, mendings);
        } catch (RuntimeException | Error failed) {
            lock.close();
            throw failed;
        }
    }

    private static Ingestion open(
            HomeLock lock,
            Home home,
            Definitions definitions,
            Reference reference,
            Resources resources,
            ArchiveLedger ledger,
            List<Mending> mendings) {
        Ingestion ingestion = openRecords(lock, home, definitions, reference, resources, ledger, mendings);
        return ingestion.finishErasures()
                ? openRecords(lock, home, definitions, reference, resources, ledger, mendings)
                : ingestion;
    }

    private static Ingestion openRecords(
            HomeLock lock,
            Home home,
            Definitions definitions,
            Reference reference,
            Resources resources,
            ArchiveLedger ledger,
            List<Mending> mendings) {
        var archive = new Archive(home);
        archive.sweep();
        ErasureList erasures = ErasureList.of(home);
        Secret secret = Secret.of(home);
        RecordsDatabase records = new RecordsOpening(home, resources, archive, ledger, mendings).open();
        RecordKey.register(secret, records);
        ExecutorService background = Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "merata-archive");
            thread.setDaemon(true);
            return thread;
        });
        var context = new LoadContext(
                home,
                definitions,
                reference,
                records,
                archive,
                ledger,
                new Ledger(records, ledger),
                new Cubes(records, definitions),
                new QualityRules(records, definitions),
                PersonKey.of(secret),
                erasures,
                background);
        return new Ingestion(lock, background, context, new CubeState(context), mendings);
    }

    /** Loads what lies in the inbox for every source, and publishes. */
    public IngestReport run(Progress progress) {
        var work = new ArrayList<Work>();
        context.definitions().sources().values().forEach(source -> work.addAll(listInbox(source)));
        return run(work, progress);
    }

    /** Loads what lies in the inbox for one source, and publishes. */
    public IngestReport run(SourceDefinition source, Progress progress) {
        return run(listInbox(source), progress);
    }

    /** Loads no new file, only what the archive has and the records lack, and publishes. */
    public IngestReport runNothingNew(Progress progress) {
        return run(List.<Work>of(), progress);
    }

    /** Loads these files by one source, and publishes. */
    public IngestReport run(SourceDefinition source, List<Path> files, Progress progress) {
        return run(
                files.stream().map(file -> new Work(source, file, name(file))).toList(), progress);
    }

    private record Work(SourceDefinition source, Path file, String name) {
        long bytes() {
            try {
                return Files.exists(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                throw new UncheckedIOException("reading the size of " + file, e);
            }
        }
    }

    private IngestReport run(List<Work> work, Progress progress) {
        long started = System.nanoTime();
        try {
            boolean rebuilt = state.prepare();
            var reports = new ArrayList<FileReport>(reload(progress));
            long all = Math.max(1, work.stream().mapToLong(Work::bytes).sum());
            long behind = 0;
            for (Work next : work) {
                checkFreeSpace(next);
                reports.add(
                        new FileLoad(context, next.source(), next.file(), next.name(), progress, (double) behind / all)
                                .load());
                behind += next.bytes();
            }
            return new IngestReport(reports, mendings, publish(progress), rebuilt, FileLoad.seconds(started));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String publish(Progress progress) throws SQLException {
        progress.report("", Progress.Step.PUBLISH, 1);
        context.rules().keepResults();
        return context.publisher()
                .publish(context.records(), state.state(), new WidestTotals(context.definitions()).list());
    }

    private IllegalStateException failed(SQLException e) {
        return new IllegalStateException(
                RecordsOpening.isDamage(e)
                        ? "The records of " + context.home().root() + " are damaged. What is served stays as it is."
                                + " Run merata rebuild: it makes them again from the archive."
                        : "The records of " + context.home().root() + " can't be written. The last good state stays,"
                                + " and the next run completes what is unfinished.",
                e);
    }

    /**
     * Takes one batch out as if it had never come, and publishes. The same bytes may come again afterwards, under another number.
     *
     * @param why for whoever reads the ledger later
     * @return empty where there is no such batch
     */
    public Optional<UndoReport> undo(int batch, String why, Progress progress) {
        try {
            state.prepare();
            reload(progress);
            Optional<ArchiveLedger.Line> line = context.archiveLedger().find(batch);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            context.archiveLedger().append(Recovery.withdrawn(line.get(), why));
            Optional<String> dataset = context.ledger().findDataset(batch);
            if (dataset.isPresent()) {
                new Withdrawal(context).takeOut(batch, dataset.get());
            }
            List<FileReport> again = reload(progress);
            return Optional.of(new UndoReport(
                    batch, line.get().source(), line.get().file(), line.get().rows(), why, again, publish(progress)));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Takes the rows of a person out of the archive, the records and what is published, and publishes. Where anything was erased, this
     * run can only be closed afterwards.
     *
     * @param trial whether only to look for them
     */
    public ErasureReport erase(ErasureRequest request, boolean trial, Progress progress) {
        try {
            state.prepare();
            reload(progress);
            return trial
                    ? erasing(progress).look(request, progress)
                    : erasing(progress).run(request, progress);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Erasing erasing(Progress progress) {
        return new Erasing(context, () -> reload(progress), () -> publish(progress));
    }

    /** Finishes erasures that were begun; answers whether there were any, and then the records are closed. */
    private boolean finishErasures() {
        try {
            Erasing erasing = erasing(Progress.NONE);
            if (!erasing.isUnfinished()) {
                return false;
            }
            state.prepare();
            erasing.finish(Progress.NONE);
            mendings.add(new Mending(Mending.Kind.ERASURE_FINISHED, ""));
            background.shutdown();
            return true;
        } catch (SQLException | RuntimeException failed) {
            background.shutdown();
            context.records().close();
            throw failed instanceof SQLException sql ? failed(sql) : (RuntimeException) failed;
        }
    }

    /** Whether the records lack something that the next run brings back from the archive. */
    public boolean awaitsMending() {
        try {
            return !new Recovery(context).listMissing().isEmpty();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Tries the quarantined rows again, of one source or of all, from the archive: after the mapping or the reference data were mended.
     * What passes becomes facts of the batch it came with. Then publishes; where nothing passes, nothing changes.
     */
    public RetryReport retryQuarantine(Optional<SourceDefinition> source, Progress progress) {
        long started = System.nanoTime();
        try {
            state.prepare();
            reload(progress);
            var retry = new QuarantineRetry(context, progress);
            var batches = retry.run(source.map(SourceDefinition::id));
            return new RetryReport(batches, publish(progress), FileLoad.seconds(started));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Loads from the archive what the records lack: lost, unfinished, or taken out because its contract has changed. */
    private List<FileReport> reload(Progress progress) throws SQLException {
        Set<Integer> missing = new Recovery(context).run(mendings);
        boolean anew = mendings.stream().anyMatch(mending -> mending.kind() == Mending.Kind.REBUILT);
        var reports = new ArrayList<FileReport>();
        for (Ledger.Loaded loaded : context.ledger().listToReload()) {
            Mending.Kind kind = context.archiveLedger().isLoaded(loaded.batch())
                    ? Mending.Kind.BATCH_RESTORED
                    : Mending.Kind.BATCH_COMPLETED;
            FileReport report = loadAgain(loaded, progress);
            reports.add(report);
            if (missing.contains(loaded.batch()) && report.outcome() == Outcome.LOADED && !anew) {
                mendings.add(new Mending(kind, Integer.toString(loaded.batch())));
            }
        }
        return reports;
    }

    private FileReport loadAgain(Ledger.Loaded loaded, Progress progress) throws SQLException {
        SourceDefinition source = context.definitions().sources().get(loaded.source());
        if (source == null) {
            return FileReport.refused(loaded, IngestNotice.SOURCE_GONE);
        }
        Path file = context.home().scratch().resolve(loaded.sha256() + ".again");
        try {
            if (!context.archive().restore(loaded.archivedSha256(), file)) {
                return FileReport.refused(loaded, IngestNotice.ARCHIVE_DAMAGED);
            }
            return new FileLoad(context, source, file, loaded.file(), progress, 0).loadAgain(loaded);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file, e);
        }
    }

    private void checkFreeSpace(Work next) {
        try {
            long free = Files.getFileStore(context.home().store()).getUsableSpace();
            long needed = Math.max(FREE_BYTES_AT_LEAST, 3 * next.bytes());
            if (free < needed) {
                throw new IllegalStateException("Too little free space for " + next.name() + ": " + (free >> 20)
                        + " MB are free and " + (needed >> 20) + " MB are needed.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "looking for free space in " + context.home().store(), e);
        }
    }

    private List<Work> listInbox(SourceDefinition source) {
        Path inbox = context.home().inbox();
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source.files());
        try (var files = Files.walk(inbox)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(inbox.relativize(file)))
                    .sorted()
                    .map(file -> new Work(source, file, name(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + inbox, e);
        }
    }

    /** A file is called by its place in the inbox, or else by its own name: reports and ledger tell nothing of the machine. */
    private String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path inbox = context.home().inbox();
        return (whole.startsWith(inbox) ? inbox.relativize(whole) : whole.getFileName())
                .toString()
                .replace('\\', '/');
    }

    /** What every rule of quality comes to over all records. */
    public List<RuleResult> checkRecords() {
        try {
            state.prepare();
            return context.rules().runOverAllRecords();
        } catch (SQLException e) {
            throw new IllegalStateException("The records of " + context.home().root() + " can't be checked.", e);
        }
    }

    /**
     * The records with what a question about the origin of a figure needs: cubes by batch, reference data, the facts behind each cuboid
     * and published values with their batch.
     */
    public RecordsDatabase recordsBehindFigures() {
        try {
            state.prepare();
            context.cubes().describeFacts();
            for (ContractDefinition contract : context.definitions().contracts().values()) {
                if (contract.kind() == ContractDefinition.Kind.VALUES) {
                    context.records().execute(new FactTable(contract).valuesView());
                }
            }
            return context.records();
        } catch (SQLException e) {
            throw new IllegalStateException("The records of " + context.home().root() + " can't be asked.", e);
        }
    }

    /** The records, for whoever checks or explains figures; not for serving. */
    public RecordsDatabase records() {
        return context.records();
    }

    /**
     * Tells the run to stop, from another thread: it ends with {@link org.merata.warehouse.Stopped} as soon as it can, what is not
     * committed is as if it had never begun, and the next run completes it. May be called again until this is closed.
     */
    public void stop() {
        context.records().stop();
    }

    @Override
    public void close() {
        background.shutdown();
        try (lock) {
            context.records().close();
        }
    }

    /** The version served, if any. */
    public Optional<String> findPublishedVersion() {
        return context.home().findCurrentVersion();
    }
}
