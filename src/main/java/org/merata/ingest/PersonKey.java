package org.merata.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.merata.warehouse.Secret;

/**
 * The key that takes the place of a text about a person: the first 128 bits of {@code HMAC-SHA256(secret, "person:" + text)} in
 * hexadecimal. The same text has the same key for ever, and without the secret nobody finds one from the other. For one thread.
 */
final class PersonKey {
    static final int LETTERS = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    private PersonKey(Mac mac) {
        this.mac = mac;
    }

    static PersonKey of(Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return new PersonKey(mac);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The key of a text; ways to write the same number or address have the same. */
    String of(String text) {
        return keyed("person:" + PersonalText.normal(text));
    }

    /** The fingerprint by which the list of erased people knows a text; another one than its key, so that neither tells the other. */
    String fingerprint(String text) {
        return keyed("erased:" + PersonalText.normal(text));
    }

    private String keyed(String text) {
        byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, LETTERS);
    }

    @Override
    public String toString() {
        return "PersonKey";
    }
}
