package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.model.Sha256;

/**
 * A backup, put back where no home is. Nothing is written before every file of the backup was read and found to be what was saved, and
 * the home gets its names when all of it is on the disk. The records are then lacking: the next run makes them from the archive.
 */
public final class HomeRestore {
    private static final String UNFINISHED = ".restore-unfinished";

    private final Path backup;
    private final Home home;

    public HomeRestore(Path backup, Home home) {
        this.backup = backup.toAbsolutePath().normalize();
        this.home = home;
    }

    /** Whether nothing would be overwritten. */
    public boolean isHomeFree() {
        return HomeBackup.isEmpty(home.data()) && HomeBackup.isEmpty(home.dashboards());
    }

    /** Whether the folder is a backup that was finished. */
    public boolean isBackup() {
        return Files.isRegularFile(backup.resolve(BackupList.NAME));
    }

    /** What of the backup is missing or is not what was saved; empty where all is well. */
    public List<String> listDamaged() {
        try {
            Optional<BackupList> list = BackupList.read(backup);
            if (list.isEmpty()) {
                return List.of(BackupList.NAME);
            }
            var damaged = new ArrayList<String>();
            for (BackupList.Entry entry : list.get().files()) {
                Path file = HomeBackup.files(backup).resolve(entry.path()).normalize();
                boolean whole = file.startsWith(HomeBackup.files(backup))
                        && Files.isRegularFile(file)
                        && Files.size(file) == entry.bytes()
                        && Sha256.of(file).equals(entry.sha256());
                if (!whole) {
                    damaged.add(entry.path());
                }
            }
            return damaged;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the backup " + backup, e);
        }
    }

    /**
     * Puts the files back; answers how many. Call only where {@link #listDamaged} lists nothing.
     *
     * @throws IllegalStateException where a file is damaged after all
     */
    public int run() {
        Path unfinished = home.root().resolve(UNFINISHED);
        try {
            List<BackupList.Entry> files =
                    BackupList.read(backup).map(BackupList::files).orElse(List.of());
            Durable.deleteFolder(unfinished);
            Files.createDirectories(unfinished);
            Home.restrict(unfinished, "rwx------");
            for (BackupList.Entry entry : files) {
                CopiedFile copied = CopiedFile.copy(
                        HomeBackup.files(backup).resolve(entry.path()),
                        unfinished.resolve(entry.path()),
                        Long.MAX_VALUE);
                if (!copied.sha256().equals(entry.sha256())) {
                    throw new IllegalStateException("The backup was changed while it was read: " + entry.path());
                }
            }
            restrictStore(Home.of(unfinished));
            moveIntoPlace(unfinished);
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException("putting the backup back into " + home.root(), e);
        }
    }

    private static void restrictStore(Home copy) throws IOException {
        if (!Files.isDirectory(copy.store())) {
            return;
        }
        try (var paths = Files.walk(copy.store())) {
            for (Path path : paths.toList()) {
                Home.restrict(path, Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    private void moveIntoPlace(Path unfinished) throws IOException {
        Home copy = Home.of(unfinished);
        for (Path part : List.of(copy.dashboards(), copy.data())) {
            if (Files.isDirectory(part)) {
                Path target = home.root().resolve(part.getFileName());
                Files.deleteIfExists(target);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Durable.syncFolder(home.root());
        Durable.deleteFolder(unfinished);
    }
}
