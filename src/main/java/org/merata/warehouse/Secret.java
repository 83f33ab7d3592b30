package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key of the record keys: 256 random bits, made once for a home. With another secret every record would get another key, and the
 * noise of published figures could be averaged away; so it is never made anew while there are records.
 */
public final class Secret {
    private static final int BYTES = 32;

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    /** Reads the secret of a home, or makes it. */
    public static Secret of(Home home) {
        Path file = home.secret();
        try {
            if (!Files.exists(file)) {
                if (Files.exists(home.records()) || Files.exists(home.archiveLedger())) {
                    throw new IllegalStateException("There are records but no " + file
                            + ": put the secret back from a backup, or move the whole store aside and ingest again.");
                }
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Durable.write(file, HexFormat.of().formatHex(key));
            }
            Home.restrict(file, "rw-------");
            return new Secret(parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static byte[] parse(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalStateException(file + " does not hold 64 hexadecimal digits.");
        }
        return HexFormat.of().parseHex(text);
    }

    /** The 32 bytes. For HMAC only; never logged, published or put into an answer. */
    public byte[] key() {
        return key.clone();
    }
}
