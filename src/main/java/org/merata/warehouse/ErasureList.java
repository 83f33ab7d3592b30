package org.merata.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who was erased from a home, by keyed fingerprints alone: what keeps a person from coming back with a file that is sent again. An
 * erasure is on the list, and the list on the disk, before anything else of it is done. Only under the lock of the home.
 */
public final class ErasureList {
    /**
     * An erasure that was asked for.
     *
     * @param id told from every other
     * @param source whose files are meant; empty for those of every source
     * @param field the field or column whose cells are meant; empty for every cell
     * @param fingerprints of the texts, made with the secret of the home
     * @param why in words, without the texts
     */
    public record Erasure(
            String id,
            Instant at,
            Optional<String> source,
            Optional<String> field,
            Set<String> fingerprints,
            String why) {
        public Erasure {
            fingerprints = Set.copyOf(fingerprints);
        }

        /** Whether files of a source are meant. */
        public boolean concerns(String id) {
            return source.map(id::equals).orElse(true);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<Erasure> erasures;

    private ErasureList(Path file, List<Erasure> erasures) {
        this.file = file;
        this.erasures = erasures;
    }

    /** Reads the list of a home; an empty one where there is none. */
    public static ErasureList of(Home home) {
        Path file = home.erasures();
        var erasures = new ArrayList<Erasure>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    erasures.add(parse(line, file));
                }
            }
            return new ErasureList(file, erasures);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** All erasures, in the order they were asked for. */
    public List<Erasure> list() {
        return List.copyOf(erasures);
    }

    /** Puts an erasure on the list, for good. */
    public void add(Erasure erasure) {
        erasures.add(erasure);
        var text = new StringBuilder();
        erasures.forEach(each -> text.append(write(each)).append('\n'));
        try {
            Durable.write(file, text.toString());
            Home.restrict(file, "rw-------");
        } catch (IOException e) {
            erasures.remove(erasure);
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    private static String write(Erasure erasure) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", erasure.id())
                .put("at", erasure.at().toString());
        erasure.source().ifPresent(source -> node.put("source", source));
        erasure.field().ifPresent(field -> node.put("field", field));
        ArrayNode fingerprints = node.putArray("fingerprints");
        new TreeSet<>(erasure.fingerprints()).forEach(fingerprints::add);
        return node.put("why", erasure.why()).toString();
    }

    private static Erasure parse(String line, Path file) {
        try {
            JsonNode node = JSON.readTree(line);
            var fingerprints = new TreeSet<String>();
            node.path("fingerprints").forEach(each -> fingerprints.add(each.asText()));
            if (fingerprints.isEmpty() || !node.path("id").isTextual()) {
                throw damaged(file);
            }
            return new Erasure(
                    node.path("id").asText(),
                    Instant.parse(node.path("at").asText()),
                    Optional.ofNullable(node.get("source")).map(JsonNode::asText),
                    Optional.ofNullable(node.get("field")).map(JsonNode::asText),
                    fingerprints,
                    node.path("why").asText());
        } catch (JsonProcessingException | java.time.DateTimeException notALine) {
            throw damaged(file);
        }
    }

    /** Without it people who were erased would come back, so nothing is loaded. */
    private static IllegalStateException damaged(Path file) {
        return new IllegalStateException(
                "The list of erased people is damaged: " + file + ". Put it back from a backup; nothing was changed.");
    }
}
