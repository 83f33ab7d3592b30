package org.merata.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.merata.model.Sha256;

/**
 * What was done with a right to see more than everyone, a line each: tokens made and revoked, and every question of a researcher. Each line
 * holds the hash of the one before it, so that a line changed or taken out of the middle is found. A chain alone can't tell that its end
 * was cut off: keep its head elsewhere. Safe for threads and processes.
 */
public final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGINNING = "0".repeat(64);

    private final PrivateLines lines;
    private final Clock clock;

    private AuditLog(PrivateLines lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** @param file need not exist yet; its folder must */
    public static AuditLog of(Path file, Clock clock) {
        return new AuditLog(new PrivateLines(file), clock);
    }

    /**
     * Writes a line; what it tells of must not happen where this throws.
     *
     * @param who the id of a token, or how a reader is called
     * @param what such as {@code question}
     * @param of such as the question
     */
    public void write(String who, String what, String of) {
        lines.append(last -> {
            Entry before = last.isEmpty() ? new Entry(0, BEGINNING) : Entry.of(last);
            String content = content(before.number() + 1, clock.instant().toString(), who, what, of);
            return sealed(content, chain(before.hash(), content));
        });
    }

    /**
     * What a look through the whole log found.
     *
     * @param entries how many lines hold
     * @param head the hash of the last of them, to be kept elsewhere
     * @param broken the first line that doesn't; empty where all do
     */
    public record Finding(int entries, String head, Optional<Integer> broken) {}

    /** Works the chain out again from its beginning. */
    public Finding verify() {
        String hash = BEGINNING;
        int number = 0;
        List<String> all = lines.list();
        for (String line : all) {
            String content = findContent(line, number + 1).orElse("");
            String expected = chain(hash, content);
            if (content.isEmpty() || !sealed(content, expected).equals(line)) {
                return new Finding(number, hash, Optional.of(number + 1));
            }
            hash = expected;
            number++;
        }
        return new Finding(number, hash, Optional.empty());
    }

    private record Entry(int number, String hash) {
        static Entry of(String line) {
            try {
                JsonNode node = JSON.readTree(line);
                return new Entry(
                        node.required("number").asInt(), node.required("hash").asText());
            } catch (JsonProcessingException | IllegalArgumentException damaged) {
                throw new IllegalStateException(
                        "The last line of the audit log is damaged: run merata audit verify.", damaged);
            }
        }
    }

    private static Optional<String> findContent(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            return Optional.of(content(
                    number,
                    node.path("at").asText(),
                    node.path("who").asText(),
                    node.path("what").asText(),
                    node.path("of").asText()));
        } catch (JsonProcessingException damaged) {
            // the finding names the line
            return Optional.empty();
        }
    }

    /** In one order of fields, without spaces: the same content is the same text. */
    private static String content(int number, String at, String who, String what, String of) {
        return JSON.createObjectNode()
                .put("number", number)
                .put("at", at)
                .put("who", who)
                .put("what", what)
                .put("of", of)
                .toString();
    }

    private static String chain(String before, String content) {
        return Sha256.of(before + content);
    }

    private static String sealed(String content, String hash) {
        return content.substring(0, content.length() - 1) + ",\"hash\":\"" + hash + "\"}";
    }
}
