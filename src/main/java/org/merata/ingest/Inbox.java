package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import org.merata.definition.SourceDefinition;
import org.merata.warehouse.Home;

/** Files that came and are to be loaded: those in the inbox of a home, or others that were named. */
final class Inbox {
    private static final long FREE_BYTES_AT_LEAST = 1L << 30;

    private final Home home;

    Inbox(Home home) {
        this.home = home;
    }

    /** A file to be loaded by a source. @param name what it is called in reports and in the ledger */
    record Arrived(SourceDefinition source, Path file, String name) {
        long bytes() {
            try {
                return Files.exists(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                throw new UncheckedIOException("reading the size of " + file, e);
            }
        }
    }

    /** A file that was named. */
    Arrived of(SourceDefinition source, Path file) {
        return new Arrived(source, file, name(file));
    }

    /** What lies in the inbox for a source, by name. */
    List<Arrived> list(SourceDefinition source) {
        Path inbox = home.inbox();
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source.files());
        try (var files = Files.walk(inbox)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(inbox.relativize(file)))
                    .sorted()
                    .map(file -> of(source, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + inbox, e);
        }
    }

    /** A file is called by its place in the inbox, or else by its own name: reports and ledger tell nothing of the machine. */
    private String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path inbox = home.inbox();
        return (whole.startsWith(inbox) ? inbox.relativize(whole) : whole.getFileName())
                .toString()
                .replace('\\', '/');
    }

    /** @throws IllegalStateException where loading the file may fill the disk */
    void requireSpace(Arrived next) {
        try {
            long free = Files.getFileStore(home.store()).getUsableSpace();
            long needed = Math.max(FREE_BYTES_AT_LEAST, 3 * next.bytes());
            if (free < needed) {
                throw new IllegalStateException("Too little free space for " + next.name() + ": " + (free >> 20)
                        + " MB are free and " + (needed >> 20) + " MB are needed.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("looking for free space in " + home.store(), e);
        }
    }
}
