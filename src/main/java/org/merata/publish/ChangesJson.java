package org.merata.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.publish.DatasetChange.ValueChange;

/** {@code changes.json}: what changed in each dataset since the release before, in numbers. */
final class ChangesJson {
    static final String FILE = "changes.json";

    private ChangesJson() {}

    static ObjectNode of(String release, List<DatasetChange> changes) {
        ObjectNode json = ReleaseJson.object();
        json.put("release", release);
        ArrayNode datasets = json.putArray("datasets");
        changes.forEach(change -> datasets.add(of(change)));
        return json;
    }

    private static ObjectNode of(DatasetChange change) {
        ObjectNode json = ReleaseJson.object();
        json.put("id", change.dataset());
        json.put("compared_with", change.release().orElse(null));
        json.put("version_before", change.before().map(DatasetVersion::toString).orElse(null));
        json.put("version", change.now().map(DatasetVersion::toString).orElse(null));
        json.put("change", change.change().name().toLowerCase(Locale.ROOT));
        json.put("added_rows", change.addedRows());
        json.put("removed_rows", change.removedRows());
        json.put("changed_rows", change.changedRows());
        json.put("changed_statuses", change.statuses());
        change.addedColumns().forEach(json.putArray("added_columns")::add);
        change.removedColumns().forEach(json.putArray("removed_columns")::add);
        ArrayNode values = json.putArray("values");
        for (ValueChange value : change.values()) {
            ObjectNode one = values.addObject();
            value.key().forEach(one.putObject("key")::put);
            one.set("before", number(value.before()));
            one.set("now", number(value.now()));
            one.put("status_before", value.statusBefore().orElse(null));
            one.put("status_now", value.statusNow().orElse(null));
        }
        ArrayNode gone = json.putArray("gone");
        change.gone().forEach(key -> key.forEach(gone.addObject()::put));
        return json;
    }

    private static JsonNode number(OptionalDouble number) {
        var nodes = JsonNodeFactory.instance;
        return number.isPresent() ? nodes.numberNode(number.getAsDouble()) : nodes.nullNode();
    }

    static List<DatasetChange> read(Path file) throws IOException {
        return ReleaseJson.list(ReleaseJson.read(file).required("datasets"), ChangesJson::change);
    }

    private static DatasetChange change(JsonNode json) {
        return new DatasetChange(
                json.required("id").asText(),
                text(json, "compared_with"),
                text(json, "version_before").flatMap(DatasetVersion::find),
                text(json, "version").flatMap(DatasetVersion::find),
                DatasetVersion.Change.valueOf(json.required("change").asText().toUpperCase(Locale.ROOT)),
                json.required("added_rows").asLong(),
                json.required("removed_rows").asLong(),
                json.required("changed_rows").asLong(),
                json.required("changed_statuses").asLong(),
                ReleaseJson.list(json.required("added_columns"), JsonNode::asText),
                ReleaseJson.list(json.required("removed_columns"), JsonNode::asText),
                ReleaseJson.list(
                        json.required("values"),
                        value -> new ValueChange(
                                key(value.required("key")),
                                number(value.required("before")),
                                number(value.required("now")),
                                text(value, "status_before"),
                                text(value, "status_now"))),
                ReleaseJson.list(json.required("gone"), ChangesJson::key));
    }

    private static Map<String, String> key(JsonNode json) {
        var key = new LinkedHashMap<String, String>();
        json.properties()
                .forEach(field -> key.put(field.getKey(), field.getValue().asText()));
        return key;
    }

    private static OptionalDouble number(JsonNode json) {
        return json.isNull() ? OptionalDouble.empty() : OptionalDouble.of(json.asDouble());
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(node -> !node.isNull())
                .map(JsonNode::asText);
    }
}
