package org.merata.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.merata.model.Language;
import org.merata.model.NoticeKind;

/** Writes {@code src/docs/definitions.md} from the JSON Schemas and the notices, so that it says what the program does. */
final class DefinitionDocs {
    private static final String OPENING = """
            # Definitions

            *Made from the JSON Schemas in `src/main/resources/org/merata/definition/schema/` by a test; change those, not this page.*

            Everything a home shows is defined in YAML 1.2 files. They are read strictly: a key that is not listed here is an error, and
            every problem of every file is reported at once with file, line, path and what is allowed (`check` prints them). A definition
            with an error is left out, and so is what refers to it; the rest stands. Reading needs no network.

            - Texts for people are maps by language: `{en: ..., id: ...}`. Both must be there.
            - Ids are small letters, digits and underscores; where a file holds one definition, its id is the file's name.
            - Only `true`, `false`, `null` and numbers are more than text: `NO` is a text. Codes are kept as they are written, so
              `01` stays `01`.
            - Anchors, aliases and tags are not used. A file is at most 1 MiB of text.

            An editor that knows JSON Schema helps while writing:
            `# yaml-language-server: $schema=../../src/main/resources/org/merata/definition/schema/measure.schema.json`.

            ## Contracts are Table Schemas
            A contract is a [Frictionless Table Schema](https://specs.frictionlessdata.io/table-schema/): `fields` with `name`, `type` and
            `constraints`, and `primaryKey`. Types and constraints are those of the standard, and a constraint stands only where its type
            allows it. `label`, `meaning`, `period`, `references`, `personal`, `carries_status`, `derived`, `time` and `cubes` are properties
            of our own, which the standard permits; a reader of Table Schemas may ignore them.
            """;

    private final StringBuilder page = new StringBuilder();

    private DefinitionDocs() {}

    static String page() {
        var docs = new DefinitionDocs();
        docs.page.append(OPENING);
        for (DefinitionKind kind : DefinitionKind.values()) {
            docs.kind(SchemaCheck.schemaFile(kind.schema()), kind.schema());
        }
        docs.notices();
        return docs.page.toString();
    }

    private void kind(JsonNode schema, String file) {
        page.append("\n## ").append(schema.path("title").asText()).append('\n');
        page.append(schema.path("description").asText()).append("\n\n");
        page.append("| key | value | |\n|---|---|---|\n");
        keys(schema, file, "", 0);
    }

    /** What is being described: a part that holds parts like itself is described once. */
    private final Deque<JsonNode> open = new ArrayDeque<>();

    private void keys(JsonNode schema, String file, String path, int depth) {
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        schema.path("properties").properties().forEach(property -> {
            String name = (path.isEmpty() ? "" : path + ".") + property.getKey();
            Resolved resolved = resolve(property.getValue(), file);
            row(name, resolved, required.contains(property.getKey()));
            inside(resolved, name, depth);
        });
    }

    private void inside(Resolved resolved, String name, int depth) {
        if (depth > 6 || isText(resolved.schema()) || open.contains(resolved.schema())) {
            return;
        }
        open.push(resolved.schema());
        keysInside(resolved, name, depth);
        open.pop();
    }

    private void keysInside(Resolved resolved, String name, int depth) {
        keys(resolved.schema(), resolved.file(), name, depth + 1);
        if (resolved.schema().path("items").isObject()) {
            Resolved items = resolve(resolved.schema().path("items"), resolved.file());
            keys(items.schema(), items.file(), name + "[]", depth + 1);
        }
        JsonNode others = resolved.schema().path("additionalProperties");
        if (others.isObject()) {
            Resolved values = resolve(others, resolved.file());
            if (!isText(values.schema())) {
                keys(values.schema(), values.file(), name + ".KEY", depth + 1);
            }
        }
    }

    private void row(String name, Resolved resolved, boolean required) {
        page.append("| `").append(name).append("` | ").append(value(resolved)).append(" | ");
        page.append(required ? "Required. " : "").append(cell(resolved.description()));
        List<String> oneOf = new ArrayList<>();
        JsonNode items = resolved.schema().path("items");
        JsonNode alternatives =
                items.has("oneOf") ? items.path("oneOf") : resolved.schema().path("oneOf");
        if (alternatives.isMissingNode()) {
            alternatives = resolved.schema().path("additionalProperties").path("oneOf");
        }
        alternatives.forEach(alternative ->
                oneOf.add("`" + alternative.path("required").path(0).asText() + "`"));
        page.append(oneOf.isEmpty() ? "" : " Exactly one of " + String.join(", ", oneOf) + ".");
        page.append(" |\n");
    }

    private static String value(Resolved resolved) {
        JsonNode schema = resolved.schema();
        if (isText(schema)) {
            return "text in both languages";
        }
        if (schema.equals(SchemaCheck.schemaFile("common.schema.json").at("/$defs/id"))) {
            return "id";
        }
        if (schema.has("enum")) {
            return listed(schema.path("enum"));
        }
        String type = schema.path("type").isArray()
                ? StreamSupport.stream(schema.path("type").spliterator(), false)
                        .map(JsonNode::asText)
                        .map(DefinitionDocs::word)
                        .collect(Collectors.joining(" or "))
                : word(schema.path("type").asText());
        List<String> bounds = new ArrayList<>();
        bound(schema, "minimum", "from ", bounds);
        bound(schema, "exclusiveMinimum", "above ", bounds);
        bound(schema, "maximum", "to ", bounds);
        bound(schema, "exclusiveMaximum", "below ", bounds);
        bound(schema, "minItems", "at least ", bounds);
        bound(schema, "maxItems", "at most ", bounds);
        JsonNode items = schema.path("items");
        if (items.isObject()) {
            Resolved item = resolve(items, resolved.file());
            boolean several = schema.path("type").isArray();
            type += several
                    ? ""
                    : " of " + (item.schema().has("properties") && !isText(item.schema()) ? "maps" : value(item));
        }
        return cell(type + (bounds.isEmpty() ? "" : ", " + String.join(" ", bounds)));
    }

    private static void bound(JsonNode schema, String key, String word, List<String> bounds) {
        if (schema.has(key)) {
            bounds.add(word + schema.path(key).asText());
        }
    }

    private static String word(String type) {
        return switch (type) {
            case "object" -> "map";
            case "array" -> "list";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "whole number";
            default -> type;
        };
    }

    private static String listed(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("properties").has("en")
                && schema.path("properties").has("id")
                && schema.path("required").size() == 2;
    }

    /** @param description what stands beside the reference, else with what it refers to */
    private record Resolved(JsonNode schema, String file, String description) {}

    private static Resolved resolve(JsonNode schema, String file) {
        if (!schema.has("$ref")) {
            return new Resolved(schema, file, schema.path("description").asText());
        }
        String reference = schema.path("$ref").asText();
        int hash = reference.indexOf('#');
        String target = hash == 0 ? file : reference.substring(0, hash);
        JsonNode found = SchemaCheck.schemaFile(target).at(reference.substring(hash + 1));
        boolean plain = isText(found) || reference.endsWith("/id");
        String description = plain ? "" : found.path("description").asText();
        return new Resolved(found, target, schema.path("description").asText(description));
    }

    private void notices() {
        page.append("\n## What can be wrong\n");
        page.append("Codes are stable; `check --json` and the API carry them.\n\n");
        page.append("| code | severity | what is wrong | what to do |\n|---|---|---|---|\n");
        for (NoticeKind notice : DefinitionFolderTest.notices()) {
            page.append("| `")
                    .append(notice.code())
                    .append("` | ")
                    .append(Ids.of(notice.severity()))
                    .append(" | ")
                    .append(cell(notice.title().in(Language.EN)))
                    .append(" | ")
                    .append(cell(notice.advice().in(Language.EN)))
                    .append(" |\n");
        }
    }
}
