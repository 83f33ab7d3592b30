package org.merata.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.merata.model.Sha256;

/**
 * The right to see more than everyone, as it is kept: never the secret itself.
 *
 * @param id names it in lists and logs
 * @param sha256 of the whole token, in hexadecimal digits
 * @param expiresAt the first moment at which it opens nothing
 * @param revokedAt empty while it was not revoked
 */
public record Token(
        String id, Access access, String sha256, Instant createdAt, Instant expiresAt, Optional<Instant> revokedAt) {
    /** What a token looks like, anywhere in a text. */
    public static final Pattern SHAPE = Pattern.compile("merata_([0-9a-f]{8})_[0-9a-f]{64}");

    public Token {
        if (!id.matches("[0-9a-f]{8}") || !sha256.matches("[0-9a-f]{64}") || access.isPublic()) {
            throw new IllegalArgumentException("no token: " + id);
        }
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("the token " + id + " expires before it begins");
        }
    }

    /** Whether it opens anything at a moment. */
    public boolean isValid(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(expiresAt);
    }

    /** Takes as long for a nearly right text as for a wrong one. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII), Sha256.of(presented).getBytes(StandardCharsets.US_ASCII));
    }
}
