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

/** Where files wait to be loaded: which of them are a source's, what they are called, and whether there is room for them. */
final class Inbox {
    private static final long FREE_BYTES_AT_LEAST = 1L << 30;

    private final Home home;

    Inbox(Home home) {
        this.home = home;
    }

    /** A file to be loaded. @param name what it is called in reports and the ledger */
    record Incoming(SourceDefinition source, Path file, String name) {
        /** Its size; 0 where there is no such file. */
        long bytes() {
            try {
                return Files.exists(file) ? Files.size(file) : 0;
            } catch (IOException e) {
                throw new UncheckedIOException("reading the size of " + file, e);
            }
        }
    }

    /** The files that wait for a source, by name. */
    List<Incoming> list(SourceDefinition source) {
        if (!Files.isDirectory(home.inbox())) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source.files());
        try (var files = Files.walk(home.inbox())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(home.inbox().relativize(file)))
                    .sorted()
                    .map(file -> receive(source, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + home.inbox(), e);
        }
    }

    /** A file from anywhere. It is called by its place in the inbox, or else by its own name: reports tell nothing of the machine. */
    Incoming receive(SourceDefinition source, Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path name = whole.startsWith(home.inbox()) ? home.inbox().relativize(whole) : whole.getFileName();
        return new Incoming(source, file, name.toString().replace('\\', '/'));
    }

    /** @throws IllegalStateException where the disk has too little room for a file, what is made of it, and some more */
    void requireSpaceFor(Incoming incoming) {
        try {
            long free = Files.getFileStore(home.store()).getUsableSpace();
            long needed = Math.max(FREE_BYTES_AT_LEAST, 3 * incoming.bytes());
            if (free < needed) {
                throw new IllegalStateException("Too little free space for " + incoming.name() + ": " + (free >> 20)
                        + " MB are free and " + (needed >> 20) + " MB are needed.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("looking for free space in " + home.store(), e);
        }
    }
}
