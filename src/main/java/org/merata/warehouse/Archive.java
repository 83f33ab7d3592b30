package org.merata.warehouse;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Every accepted file as it came, compressed, under the hash of its bytes: the source of truth, from which the records can be made
 * again.
 */
public final class Archive {
    private static final int BUFFER_BYTES = 1 << 17;
    /** The fastest of the usual levels: the archive is written while the engine loads, and the two share the machine. */
    private static final int LEVEL = 1;

    private final Path folder;

    public Archive(Home home) {
        this.folder = home.archive();
    }

    /** A file on its way in: it has no name in the archive until it is kept. */
    public final class Incoming implements AutoCloseable {
        private final Path temporary;
        private final String sha256;
        private final boolean held;

        private Incoming(Path temporary, String sha256, boolean held) {
            this.temporary = temporary;
            this.sha256 = sha256;
            this.held = held;
        }

        /** The SHA-256 of the bytes that were archived, in lower-case hexadecimal. */
        public String sha256() {
            return sha256;
        }

        /** Gives the file its name, for good. */
        public void keep() {
            try {
                // One that is there already is replaced: that mends a damaged copy, and makes sure that the name is on
                // the disk.
                if (!held) {
                    Durable.rename(temporary, path(sha256));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("keeping " + path(sha256), e);
            }
        }

        /** Drops what was not kept. */
        @Override
        public void close() {
            try {
                if (!held) {
                    Files.deleteIfExists(temporary);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("deleting " + temporary, e);
            }
        }
    }

    /** Copies a file in, compressed, and hashes it on the way. */
    public Incoming receive(Path file) {
        try {
            Path temporary = Files.createTempFile(folder, "incoming-", ".part");
            MessageDigest digest = sha256();
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new ZstdOutputStream(Files.newOutputStream(temporary), LEVEL)) {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            return new Incoming(temporary, hash, false);
        } catch (IOException e) {
            throw new UncheckedIOException("archiving " + file, e);
        }
    }

    /** A file that is in the archive already, and comes out of it to be loaded again. */
    public Incoming held(String sha256) {
        return new Incoming(path(sha256), sha256, true);
    }

    public boolean has(String sha256) {
        return Files.exists(path(sha256)) || Files.exists(oldPath(sha256));
    }

    /** Whether the archive has a file and its bytes still have their hash. */
    public boolean isWhole(String sha256) {
        return has(sha256) && copy(sha256, OutputStream.nullOutputStream());
    }

    /** Deletes a file that {@link #restore} made, if it did. */
    public static void discard(Path restored) {
        try {
            Files.deleteIfExists(restored);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + restored, e);
        }
    }

    /** Writes an archived file out; answers false where it is missing or damaged, and then the copy is worth nothing. */
    public boolean restore(String sha256, Path to) {
        try (OutputStream out = Files.newOutputStream(to)) {
            return has(sha256) && copy(sha256, out);
        } catch (IOException e) {
            throw new UncheckedIOException("restoring " + sha256, e);
        }
    }

    private boolean copy(String sha256, OutputStream to) {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open(sha256)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                to.write(buffer, 0, read);
            }
        } catch (EOFException | ZipException | ZstdIOException damaged) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path(sha256), e);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    public Path path(String sha256) {
        return folder.resolve(sha256 + ".zst");
    }

    /** What earlier releases called it: they compressed with gzip. */
    private Path oldPath(String sha256) {
        return folder.resolve(sha256 + ".gz");
    }

    /** Where the archive has a file, under the name of this release or of an earlier one. */
    Path pathOf(String sha256) {
        return Files.exists(path(sha256)) ? path(sha256) : oldPath(sha256);
    }

    /** The bytes of an archived file, as they came; empty where it is not in the archive. */
    public Optional<InputStream> findContent(String sha256) {
        try {
            return has(sha256) ? Optional.of(open(sha256)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path(sha256), e);
        }
    }

    private InputStream open(String sha256) throws IOException {
        return Files.exists(path(sha256))
                ? new ZstdInputStream(Files.newInputStream(path(sha256)))
                : new GZIPInputStream(Files.newInputStream(oldPath(sha256)), BUFFER_BYTES);
    }

    /** Deletes a file that was written anew under another hash, for good. */
    public void remove(String sha256) {
        try {
            if (Files.deleteIfExists(path(sha256)) | Files.deleteIfExists(oldPath(sha256))) {
                Durable.syncFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + path(sha256), e);
        }
    }

    /** Deletes what a killed run left half-written. Only under the lock of the home. */
    public void sweep() {
        try (var parts = Files.newDirectoryStream(folder, "incoming-*.part")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sweeping " + folder, e);
        }
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
