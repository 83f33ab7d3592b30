package org.merata.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.merata.model.Sha256;

/**
 * The tokens of a home, in a file that is read each time one is presented, so that a revocation holds from the next request on. Lines are
 * added only: one a token made, one a token revoked. Safe for threads and processes.
 */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final Path file;
    private final PrivateLines lines;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private Tokens(Path file, Clock clock) {
        this.file = file;
        this.lines = new PrivateLines(file);
        this.clock = clock;
    }

    /** @param file need not exist yet; its folder must */
    public static Tokens of(Path file, Clock clock) {
        return new Tokens(file, clock);
    }

    /**
     * A token just made.
     *
     * @param text what its holder presents; this is the only time that it can be seen
     */
    public record Made(Token token, String text) {}

    /** Makes a token and keeps its hash. */
    public Made create(Access access, Duration validity) {
        Instant now = clock.instant();
        String id = randomHex(ID_BYTES);
        String text = "merata_" + id + "_" + randomHex(SECRET_BYTES);
        var token = new Token(id, access, Sha256.of(text), now, now.plus(validity), Optional.empty());
        ObjectNode line = JSON.createObjectNode().put("made", id);
        if (access instanceof Access.Agency agency) {
            line.put("agency", agency.code());
        } else if (access instanceof Access.Researcher researcher) {
            line.put("researcher", researcher.name());
        }
        line.put("sha256", token.sha256())
                .put("created_at", now.toString())
                .put("expires_at", token.expiresAt().toString());
        lines.append(last -> line.toString());
        return new Made(token, text);
    }

    /** Ends a token at once; answers whether there is one of this id that was not revoked before. */
    public boolean revoke(String id) {
        boolean stands = list().stream()
                .anyMatch(token -> token.id().equals(id) && token.revokedAt().isEmpty());
        if (stands) {
            ObjectNode line = JSON.createObjectNode()
                    .put("revoked", id)
                    .put("at", clock.instant().toString());
            lines.append(last -> line.toString());
        }
        return stands;
    }

    /** The token that a text is; empty where it is none that is valid now. */
    public Optional<Token> findValid(String presented) {
        Matcher shape = Token.SHAPE.matcher(presented);
        if (!shape.matches()) {
            return Optional.empty();
        }
        return findById(shape.group(1)).filter(token -> token.matches(presented));
    }

    /** The token of an id, where it is valid now: for who has shown it before. */
    public Optional<Token> findById(String id) {
        Instant now = clock.instant();
        return list().stream()
                .filter(token -> token.id().equals(id) && token.isValid(now))
                .findFirst();
    }

    /** Every token ever made, oldest first. */
    public List<Token> list() {
        Map<String, Token> tokens = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines.list()) {
            number++;
            try {
                take(JSON.readTree(line), tokens);
            } catch (JsonProcessingException | RuntimeException damaged) {
                // nobody is let in by a list that can't be read whole: a revocation may be what is lost
                throw new IllegalStateException(
                        "Line " + number + " of " + file
                                + " is damaged: put the file back from a backup, or move it aside"
                                + " and make new tokens.",
                        damaged);
            }
        }
        return new ArrayList<>(tokens.values());
    }

    private static void take(JsonNode line, Map<String, Token> tokens) {
        if (line.has("revoked")) {
            Instant at = Instant.parse(line.required("at").asText());
            tokens.computeIfPresent(
                    line.get("revoked").asText(),
                    (id, token) -> new Token(
                            id, token.access(), token.sha256(), token.createdAt(), token.expiresAt(), Optional.of(at)));
            return;
        }
        String id = line.required("made").asText();
        Access access = line.has("agency")
                ? new Access.Agency(line.get("agency").asText())
                : new Access.Researcher(line.required("researcher").asText());
        tokens.put(
                id,
                new Token(
                        id,
                        access,
                        line.required("sha256").asText(),
                        Instant.parse(line.required("created_at").asText()),
                        Instant.parse(line.required("expires_at").asText()),
                        Optional.empty()));
    }

    private String randomHex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
