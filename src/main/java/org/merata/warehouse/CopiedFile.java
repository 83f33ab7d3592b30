package org.merata.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.merata.model.Sha256;

/** A file that was copied, put on the disk and read again: the copy has the bytes that were read. */
record CopiedFile(long bytes, String sha256) {
    private static final int BUFFER_BYTES = 1 << 17;

    /**
     * Copies the beginning of a file.
     *
     * @param bytes so many, or all where there are fewer
     * @throws IOException also where the copy does not read as what was written
     */
    static CopiedFile copy(Path from, Path to, long bytes) throws IOException {
        Files.createDirectories(to.getParent());
        MessageDigest digest = Archive.sha256();
        long copied = 0;
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (copied < bytes) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, bytes - copied));
                if (read < 0) {
                    break;
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                copied += read;
            }
        }
        Durable.syncFile(to);
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!Sha256.of(to).equals(sha256)) {
            throw new IOException(to + " does not read as it was written");
        }
        return new CopiedFile(copied, sha256);
    }
}
