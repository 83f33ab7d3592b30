package org.merata.publish;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Text;

/** {@code release.json}: what a release holds, as this program reads it again. Others read {@code datapackage.json}. */
final class ReleaseJson {
    static final String FILE = "release.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReleaseJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(file.toFile());
    }

    /** Indented by two spaces with lines that end in LF on every system: the same document is the same bytes. */
    static void write(JsonNode document, Path file) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        Files.writeString(file, MAPPER.writer(printer).writeValueAsString(document) + "\n");
    }

    static ObjectNode of(Release release) {
        ObjectNode json = object();
        json.put("id", release.id());
        json.put("released_on", release.releasedOn().toString());
        json.put("published_version", release.publishedVersion());
        json.put("published_at", release.publishedAt().toString());
        json.put("program", release.program());
        release.note().ifPresent(note -> json.set("note", text(note)));
        ArrayNode datasets = json.putArray("datasets");
        release.datasets().forEach(dataset -> datasets.add(of(dataset)));
        return json;
    }

    private static ObjectNode of(ReleasedDataset dataset) {
        ObjectNode json = object();
        json.put("id", dataset.id());
        json.put("version", dataset.version().toString());
        json.put("kind", dataset.kind().id());
        json.set("title", text(dataset.title()));
        json.set("about", text(dataset.about()));
        json.put("synthetic", dataset.synthetic());
        json.put("rows", dataset.rows());
        ArrayNode columns = json.putArray("columns");
        for (Table.Column column : dataset.columns()) {
            ObjectNode one = columns.addObject();
            one.put("id", column.id());
            one.put("type", column.type().name().toLowerCase(Locale.ROOT));
            one.set("label", text(column.label()));
        }
        dataset.key().forEach(json.putArray("key")::add);
        dataset.sources().forEach(json.putArray("sources")::add);
        dataset.publisher().ifPresent(publisher -> json.set("publisher", text(publisher)));
        dataset.first().ifPresent(first -> json.put("first_period", first.code()));
        dataset.last().ifPresent(last -> json.put("last_period", last.code()));
        ArrayNode notes = json.putArray("notes");
        dataset.notes().forEach(note -> notes.add(text(note)));
        ArrayNode files = json.putArray("files");
        for (ReleasedFile file : dataset.files()) {
            files.addObject()
                    .put("format", file.format())
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        return json;
    }

    static Release readRelease(Path file) throws IOException {
        JsonNode json = read(file);
        return new Release(
                json.required("id").asText(),
                LocalDate.parse(json.required("released_on").asText()),
                json.required("published_version").asText(),
                Instant.parse(json.required("published_at").asText()),
                json.required("program").asText(),
                findText(json, "note"),
                list(json.required("datasets"), ReleaseJson::dataset));
    }

    private static ReleasedDataset dataset(JsonNode json) {
        return new ReleasedDataset(
                json.required("id").asText(),
                DatasetVersion.find(json.required("version").asText()).orElseThrow(),
                ReleasedDataset.Kind.valueOf(json.required("kind").asText().toUpperCase(Locale.ROOT)),
                text(json.required("title")),
                text(json.required("about")),
                json.required("synthetic").asBoolean(),
                json.required("rows").asLong(),
                list(json.required("columns"), ReleaseJson::column),
                list(json.required("key"), JsonNode::asText),
                list(json.required("sources"), JsonNode::asText),
                findText(json, "publisher"),
                findPeriod(json, "first_period"),
                findPeriod(json, "last_period"),
                list(json.required("notes"), ReleaseJson::text),
                list(json.required("files"), ReleaseJson::file));
    }

    private static Table.Column column(JsonNode json) {
        return new Table.Column(
                json.required("id").asText(),
                Table.Type.valueOf(json.required("type").asText().toUpperCase(Locale.ROOT)),
                text(json.required("label")));
    }

    private static ReleasedFile file(JsonNode json) {
        return new ReleasedFile(
                json.required("format").asText(),
                json.required("name").asText(),
                json.required("bytes").asLong(),
                json.required("sha256").asText());
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
        return new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false).map(item).toList());
    }

    /** In every language, by its code. */
    static ObjectNode text(Text text) {
        ObjectNode json = object();
        for (Language language : Language.values()) {
            json.put(language.code(), text.in(language));
        }
        return json;
    }

    private static Text text(JsonNode json) {
        return Text.of(
                json.required(Language.EN.code()).asText(),
                json.required(Language.ID.code()).asText());
    }

    private static Optional<Text> findText(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(ReleaseJson::text);
    }

    private static Optional<Period> findPeriod(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).flatMap(code -> Period.find(code.asText()));
    }
}
