package org.merata.ingest;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.merata.warehouse.Archive;
import org.merata.warehouse.Secret;

/**
 * The record key of the cell key method, as SQL: {@code HMAC-SHA256(secret, record id) mod 256} (RFC 2104), uniform, the same for a
 * record for ever, and not to be guessed without the secret. The record id is the text of the contract's key fields with U+001F between
 * them.
 */
record RecordKey(String innerPad, String outerPad) {
    private static final int BLOCK_BYTES = 64;

    static RecordKey of(Secret secret) {
        byte[] key = secret.key();
        if (key.length > BLOCK_BYTES) {
            MessageDigest digest = Archive.sha256();
            key = digest.digest(key);
        }
        return new RecordKey(pad(key, 0x36), pad(key, 0x5c));
    }

    private static String pad(byte[] key, int mask) {
        byte[] block = new byte[BLOCK_BYTES];
        System.arraycopy(key, 0, block, 0, key.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) mask;
        }
        return "unhex('" + HexFormat.of().formatHex(block) + "')";
    }

    /** SQL for the key of the record whose id is this text. */
    String of(String id) {
        String inner = "unhex(sha256(" + innerPad + " || encode(" + id + ")))";
        return "CAST(concat('0x', right(sha256(" + outerPad + " || " + inner + "), 2)) AS SMALLINT)";
    }

    /** SQL for the id of a record from its key fields. */
    static String id(List<String> keyFields) {
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
