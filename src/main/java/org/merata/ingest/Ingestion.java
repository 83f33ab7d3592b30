package org.merata.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.merata.definition.Definitions;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.model.Reference;
import org.merata.warehouse.Archive;
import org.merata.warehouse.Home;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.Publisher;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RecordsDatabase.Resources;
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

    private Ingestion(HomeLock lock, ExecutorService background, LoadContext context, CubeState state) {
        this.lock = lock;
        this.background = background;
        this.context = context;
        this.state = state;
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
            var archive = new Archive(home);
            archive.sweep();
            Secret secret = Secret.of(home);
            RecordsDatabase records = RecordsDatabase.open(home, resources);
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
                    new Ledger(records),
                    new Cubes(records, definitions),
                    new QualityRules(records, definitions),
                    PersonKey.of(secret),
                    background);
            return new Ingestion(lock, background, context, new CubeState(context));
        } catch (RuntimeException | Error failed) {
            lock.close();
            throw failed;
        }
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
                                .load(() -> {}));
                behind += next.bytes();
            }
            progress.report("", Progress.Step.PUBLISH, 1);
            context.rules().keepResults();
            String version = new Publisher(context.home(), context.definitions(), context.reference())
                    .publish(context.records(), state.state());
            return new IngestReport(reports, version, rebuilt, FileLoad.seconds(started));
        } catch (SQLException e) {
            throw new IllegalStateException("The records of " + context.home().root() + " can't be written.", e);
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
            progress.report("", Progress.Step.PUBLISH, 1);
            context.rules().keepResults();
            String version = new Publisher(context.home(), context.definitions(), context.reference())
                    .publish(context.records(), state.state());
            return new RetryReport(batches, version, FileLoad.seconds(started));
        } catch (SQLException e) {
            throw new IllegalStateException("The records of " + context.home().root() + " can't be written.", e);
        }
    }

    /** Loads files again whose facts had another shape: their contract has changed since. */
    private List<FileReport> reload(Progress progress) throws SQLException {
        var reports = new ArrayList<FileReport>();
        for (Ledger.Loaded loaded : context.ledger().listToReload()) {
            SourceDefinition source = context.definitions().sources().get(loaded.source());
            if (source == null) {
                continue;
            }
            Path file = context.home().scratch().resolve(loaded.sha256() + ".csv");
            try (InputStream content = context.archive()
                    .findContent(loaded.archivedSha256())
                    .orElseThrow(() -> new IllegalStateException("The archive lacks " + loaded.file() + " ("
                            + loaded.sha256() + "), whose facts must be made again."))) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                reports.add(new FileLoad(context, source, file, loaded.file(), progress, 0)
                        .loadAgain(loaded, () -> context.ledger().reloaded(loaded)));
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException("loading " + loaded.file() + " again", e);
            }
        }
        return reports;
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

    /** The records, for whoever checks or explains figures; not for serving. */
    public RecordsDatabase records() {
        return context.records();
    }

    @Override
    public void close() {
        background.shutdown();
        context.records().close();
        lock.close();
    }

    /** The version served, if any. */
    public Optional<String> findPublishedVersion() {
        return context.home().findCurrentVersion();
    }
}
