package org.merata.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import org.merata.warehouse.Archive;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.Secret;

/**
 * The record key of the cell key method: the first eight bytes of {@code HMAC-SHA256(secret, record id)} (RFC 2104)
 * as a number modulo 256, uniform in 0..255, the same
 * for a record for ever, and not to be guessed without the secret. The record id is the text of the contract's key fields with U+001F
 * between them. The engine calls back into Java for it: four times as fast as the same written in SQL, and the secret is in no statement.
 */
final class RecordKey {
    private static final String FUNCTION = "record_key";
    private static final int BLOCK_BYTES = 64;
    /** Modulo 256 nothing is left of the bytes before it. */
    private static final int LAST_OF_EIGHT = 7;

    /** The digest after the padded key, for the inner and the outer hash: both are cloned for each record. */
    private final MessageDigest inner;

    private final MessageDigest outer;

    private RecordKey(byte[] key) {
        this.inner = started(key, 0x36);
        this.outer = started(key, 0x5c);
    }

    /** Makes the function known to the records, whose statements may use {@link #sql} from then on. */
    static void register(Secret secret, RecordsDatabase records) {
        byte[] key = secret.key();
        var recordKey =
                new RecordKey(key.length > BLOCK_BYTES ? Archive.sha256().digest(key) : key);
        try {
            records.register(FUNCTION, recordKey::of);
        } catch (SQLException e) {
            throw new IllegalStateException("The engine does not take the function of the record keys.", e);
        }
    }

    private static MessageDigest started(byte[] key, int mask) {
        byte[] block = new byte[BLOCK_BYTES];
        System.arraycopy(key, 0, block, 0, key.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) mask;
        }
        MessageDigest digest = Archive.sha256();
        digest.update(block);
        return digest;
    }

    /** The key of a record; for many threads at once. */
    short of(String id) {
        byte[] first = copy(inner).digest(id.getBytes(StandardCharsets.UTF_8));
        byte[] hash = copy(outer).digest(first);
        return (short) (hash[LAST_OF_EIGHT] & 0xFF);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException everyPlatformClonesSha256) {
            throw new IllegalStateException(everyPlatformClonesSha256);
        }
    }

    /** SQL for the key of the record with these key fields. */
    static String sql(List<String> keyFields) {
        return FUNCTION + "(" + id(keyFields) + ")";
    }

    private static String id(List<String> keyFields) {
        if (keyFields.size() == 1) {
            return "CAST(" + keyFields.get(0) + " AS VARCHAR)";
        }
        List<String> parts = keyFields.stream()
                .map(field -> "coalesce(CAST(" + field + " AS VARCHAR), '')")
                .toList();
        return "concat_ws(chr(31), " + String.join(", ", parts) + ")";
    }

    @Override
    public String toString() {
        return "RecordKey";
    }
}
