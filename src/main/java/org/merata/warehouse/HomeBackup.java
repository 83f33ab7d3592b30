package org.merata.warehouse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A copy of all that a home can be made again from: its definitions and reference data, and of the store the archive with its ledger,
 * the secret and the list of erasures. Not the records and published versions, which are made from those, nor the inbox.
 *
 * <p>It needs no lock, so that it may run beside an ingestion: the ledger is copied up to its last whole line, and a file stands in the
 * archive, for good, before the ledger names it. Only an erasure takes a file away; then the copy is begun again.
 */
public final class HomeBackup {
    private static final String FILES = "home";
    private static final int ATTEMPTS = 3;

    /**
     * A backup that was made.
     *
     * @param batches whose files it holds
     * @param damaged archived files that are missing or damaged in the home itself, by the name they came under
     */
    public record Made(int files, long bytes, int batches, List<String> damaged) {}

    private final Home home;
    private final Path folder;
    private final Home copy;
    private final Map<String, CopiedFile> copied = new TreeMap<>();

    /** @param folder where it goes: a new or empty one, outside of what is copied */
    public HomeBackup(Home home, Path folder) {
        this.home = home;
        this.folder = folder.toAbsolutePath().normalize();
        this.copy = Home.of(this.folder.resolve(FILES));
    }

    /** The home within a backup. */
    static Path files(Path backup) {
        return backup.resolve(FILES);
    }

    /** Whether the folder may be written into: it is not there, or empty. */
    public boolean isFolderFree() {
        return isEmpty(folder);
    }

    /** Whether the folder lies in what is to be copied. */
    public boolean isWithinHome() {
        return folder.startsWith(home.data()) || folder.startsWith(home.dashboards());
    }

    static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + folder, e);
        }
    }

    /**
     * Makes the backup.
     *
     * @param program the version of this program, for whoever reads the list
     */
    public Made make(String program) {
        try {
            Files.createDirectories(folder);
            Home.restrict(folder, "rwx------");
            copySettings();
            List<String> damaged = copyStore();
            int batches = (int) copied.keySet().stream()
                    .filter(path -> path.startsWith(path(home.archive()) + "/"))
                    .filter(path -> !path.equals(path(home.archiveLedger())))
                    .count();
            var entries = copied.entrySet().stream()
                    .map(file -> new BackupList.Entry(
                            file.getKey(),
                            file.getValue().bytes(),
                            file.getValue().sha256()))
                    .toList();
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            new BackupList(now, program, batches, entries).write(folder);
            long bytes = copied.values().stream().mapToLong(CopiedFile::bytes).sum();
            return new Made(copied.size(), bytes, batches, damaged);
        } catch (IOException e) {
            throw new UncheckedIOException("making the backup " + folder + ", which is not finished", e);
        }
    }

    private void copySettings() throws IOException {
        for (Path part : List.of(home.data(), home.dashboards())) {
            if (!Files.isDirectory(part)) {
                continue;
            }
            try (var files = Files.walk(part, FileVisitOption.FOLLOW_LINKS)) {
                List<Path> settings = files.filter(file -> !file.startsWith(home.store()))
                        .filter(file -> !file.startsWith(home.inbox()))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList();
                for (Path file : settings) {
                    copy(file, Long.MAX_VALUE);
                }
            }
        }
    }

    private List<String> copyStore() throws IOException {
        if (!Files.exists(home.archiveLedger())) {
            return List.of();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return copyArchive(attempt == ATTEMPTS);
            } catch (NoSuchFileException takenAwayMeanwhile) {
                // An erased person must not stay behind in the copy.
                Durable.deleteFolder(copy.store());
                copied.keySet().removeIf(path -> path.startsWith(path(home.store()) + "/"));
            }
        }
    }

    /** The ledger first and the erasures after it: an erasure that the ledger says is finished is on the list. */
    private List<String> copyArchive(boolean last) throws IOException {
        copy(home.archiveLedger(), wholeLines(home.archiveLedger()));
        for (Path file : List.of(home.secret(), home.erasures())) {
            if (Files.exists(file)) {
                copy(file, Long.MAX_VALUE);
            }
        }
        Home.restrict(copy.store(), "rwx------");
        var damaged = new TreeSet<String>();
        var source = new Archive(home);
        var target = new Archive(copy);
        Map<String, String> nameByHash = ArchiveLedger.open(copy, new ArrayList<>()).listArchived().stream()
                .collect(Collectors.toMap(
                        ArchiveLedger.Line::archived, ArchiveLedger.Line::file, (one, same) -> one, TreeMap::new));
        for (var archived : nameByHash.entrySet()) {
            if (source.has(archived.getKey())) {
                copy(source.pathOf(archived.getKey()), Long.MAX_VALUE);
            } else if (!last) {
                throw new NoSuchFileException(source.path(archived.getKey()).toString());
            }
            if (!target.isWhole(archived.getKey())) {
                damaged.add(archived.getValue() + " (" + archived.getKey() + ")");
            }
        }
        return List.copyOf(damaged);
    }

    private void copy(Path file, long bytes) throws IOException {
        Path relative = home.root().relativize(file);
        copied.put(path(file), CopiedFile.copy(file, copy.root().resolve(relative), bytes));
    }

    private String path(Path file) {
        return home.root().relativize(file).toString().replace('\\', '/');
    }

    /** The length of a file up to its last line end; more may be appended meanwhile. */
    private static long wholeLines(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long length = bytes.length();
            while (length > 0) {
                bytes.seek(length - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                length--;
            }
            return length;
        }
    }
}
