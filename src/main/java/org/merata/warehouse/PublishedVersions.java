package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The published versions of a home, of which one is current. {@link #refresh()} follows the pointer; a version that is no longer
 * current closes when the last reader has given its lease back. Safe for several threads.
 */
public final class PublishedVersions implements AutoCloseable {
    private final Path directory;
    private final Path pointer;
    private final PublishedVersion.Limits limits;
    private Held current;

    private PublishedVersions(Path directory, Path pointer, PublishedVersion.Limits limits) {
        this.directory = directory;
        this.pointer = pointer;
        this.limits = limits;
    }

    /** Opens what the home serves, if anything has been published yet. */
    public static PublishedVersions open(Home home) {
        return open(home.published(), home.current());
    }

    /**
     * Opens what the pointer names, if anything has been published yet.
     *
     * @param publishedDirectory holds {@code vN.duckdb}
     * @param currentFile the pointer: the name of the version served
     */
    public static PublishedVersions open(Path publishedDirectory, Path currentFile) {
        return open(publishedDirectory, currentFile, PublishedVersion.Limits.ofThisMachine());
    }

    public static PublishedVersions open(Path publishedDirectory, Path currentFile, PublishedVersion.Limits limits) {
        var versions = new PublishedVersions(publishedDirectory, currentFile, limits);
        versions.refresh();
        return versions;
    }

    /**
     * A reader's hold on a version: it stays open until this is closed.
     */
    public static final class Lease implements AutoCloseable {
        private final PublishedVersions versions;
        private final Held held;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Lease(PublishedVersions versions, Held held) {
            this.versions = versions;
            this.held = held;
        }

        public PublishedVersion version() {
            return held.version;
        }

        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                versions.giveBack(held);
            }
        }
    }

    private static final class Held {
        private final PublishedVersion version;
        private final String name;
        private int leases;
        private boolean retired;

        private Held(PublishedVersion version, String name) {
            this.version = version;
            this.name = name;
        }
    }

    /** The version served now; empty before the first ingestion. Whoever reads it for longer than one query takes a lease. */
    public synchronized Optional<PublishedVersion> current() {
        return Optional.ofNullable(current).map(held -> held.version);
    }

    /** A hold on the version served now; empty before the first ingestion. */
    public synchronized Optional<Lease> lease() {
        if (current == null) {
            return Optional.empty();
        }
        current.leases++;
        return Optional.of(new Lease(this, current));
    }

    /**
     * Follows the pointer. Where the new version cannot be opened the old one stays current and the failure is thrown.
     *
     * @return whether another version is served than before
     */
    public boolean refresh() {
        Held retired;
        synchronized (this) {
            Optional<String> named = readPointer();
            if (named.isEmpty() || (current != null && current.name.equals(named.get()))) {
                return false;
            }
            PublishedVersion next = PublishedVersion.open(file(named.get()), limits);
            retired = current;
            current = new Held(next, named.get());
            if (retired != null) {
                retired.retired = true;
            }
        }
        closeIfUnused(retired);
        return true;
    }

    private Optional<String> readPointer() {
        try {
            return Files.exists(pointer)
                    ? Optional.of(Files.readString(pointer).strip()).filter(name -> !name.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which version is published", e);
        }
    }

    private Path file(String name) {
        if (!name.matches("[A-Za-z0-9_.-]+") || name.startsWith(".")) {
            throw new IllegalStateException("the pointer to the published version is damaged");
        }
        return directory.resolve(name.endsWith(".duckdb") ? name : name + ".duckdb");
    }

    private void giveBack(Held held) {
        synchronized (this) {
            held.leases--;
        }
        closeIfUnused(held);
    }

    private void closeIfUnused(Held held) {
        boolean unused;
        synchronized (this) {
            unused = held != null && held.retired && held.leases == 0;
        }
        if (unused) {
            held.version.close();
        }
    }

    /** Retires the current version: it closes when its last lease is returned. */
    @Override
    public void close() {
        Held last;
        synchronized (this) {
            last = current;
            current = null;
            if (last != null) {
                last.retired = true;
            }
        }
        closeIfUnused(last);
    }
}
