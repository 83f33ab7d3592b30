package org.merata.warehouse;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds, {@code backup.json}: every file with its size and the SHA-256 of its bytes, and a check sum of the list itself. It
 * is written last, so a backup without it was never finished.
 */
record BackupList(String madeAt, String program, int batches, List<Entry> files) {
    static final String NAME = "backup.json";
    private static final int FORMAT = 1;
    private static final String CHECK = "check";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file. @param path below the home, with slashes */
    record Entry(String path, long bytes, String sha256) {}

    BackupList {
        files = List.copyOf(files);
    }

    void write(Path folder) throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("made_at", madeAt)
                .put("program", program)
                .put("batches", batches);
        var list = node.putArray("files");
        files.forEach(file -> list.addObject()
                .put("path", file.path())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
        node.put(CHECK, checkSum(node));
        Durable.write(
                folder.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    }

    /** Reads the list of a backup; empty where it is not what was written. */
    static Optional<BackupList> read(Path folder) throws IOException {
        try {
            if (!(JSON.readTree(Files.readAllBytes(folder.resolve(NAME))) instanceof ObjectNode node)) {
                return Optional.empty();
            }
            JsonNode check = node.remove(CHECK);
            if (check == null
                    || !check.asText().equals(checkSum(node))
                    || node.path("format").asInt() != FORMAT) {
                return Optional.empty();
            }
            var files = new ArrayList<Entry>();
            for (JsonNode file : node.path("files")) {
                files.add(new Entry(
                        file.path("path").asText(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText()));
            }
            return Optional.of(new BackupList(
                    node.path("made_at").asText(),
                    node.path("program").asText(),
                    node.path("batches").asInt(),
                    files));
        } catch (JacksonException notWhatWasWritten) {
            return Optional.empty();
        }
    }

    private static String checkSum(ObjectNode node) {
        return HexFormat.of().formatHex(Archive.sha256().digest(node.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
