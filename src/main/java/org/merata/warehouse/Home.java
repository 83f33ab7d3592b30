package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder of one country and where everything in it lies. Making one touches nothing. */
public record Home(Path root) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    public static Home of(Path root) {
        return new Home(root);
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path dashboards() {
        return root.resolve("dashboards");
    }

    /** Where publishers' files are put, to be ingested. */
    public Path inbox() {
        return data().resolve("inbox");
    }

    public Path reference() {
        return data().resolve("reference");
    }

    /** What was frozen for citation, a folder each release: public, but for what lies in its folder {@code frozen}. */
    public Path releases() {
        return data().resolve("releases");
    }

    public Path store() {
        return data().resolve("store");
    }

    public Path archive() {
        return store().resolve("archive");
    }

    public Path records() {
        return store().resolve("records.duckdb");
    }

    /** What a killed run left to be replayed into the records. */
    public Path recordsLog() {
        return store().resolve("records.duckdb.wal");
    }

    /** What became of every file that came; see {@link ArchiveLedger}. */
    public Path archiveLedger() {
        return archive().resolve("ledger.jsonl");
    }

    public Path published() {
        return store().resolve("published");
    }

    /** The file that names the version served. */
    public Path current() {
        return store().resolve("CURRENT");
    }

    public Path lock() {
        return store().resolve("LOCK");
    }

    public Path secret() {
        return store().resolve("secret");
    }

    /** Who was erased, by fingerprints; see {@link ErasureList}. */
    public Path erasures() {
        return store().resolve("erasures.jsonl");
    }

    /** The hashes of the tokens that open more than everyone sees. */
    public Path tokens() {
        return store().resolve("tokens.jsonl");
    }

    /** What was done with those tokens. */
    public Path audit() {
        return store().resolve("audit.jsonl");
    }

    /** Files that live no longer than one run: transcoded input, what the engine spills. Emptied when a run starts. */
    public Path scratch() {
        return store().resolve("scratch");
    }

    /** The published version served, such as {@code v12}; empty before the first. */
    public Optional<String> findCurrentVersion() {
        try {
            return Files.exists(current())
                    ? Optional.of(Files.readString(current()).strip()).filter(name -> name.matches("v\\d+"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + current(), e);
        }
    }

    public Path publishedVersion(String version) {
        return published().resolve(version + ".duckdb");
    }

    /** Makes the folders of the store where they are missing, for this user alone. */
    public void createStore() {
        try {
            Files.createDirectories(data());
            for (Path folder : new Path[] {store(), archive(), published(), scratch()}) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectory(folder);
                }
                restrict(folder, "rwx------");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("making the store " + store(), e);
        }
    }

    /** Takes the file or folder from everybody but its owner, where the file system knows owners. */
    static void restrict(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
