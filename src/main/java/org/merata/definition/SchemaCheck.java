package org.merata.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.merata.model.Language;

/** Holds a definition against the JSON Schema of its kind and turns every violation into a notice with its place. */
final class SchemaCheck {
    private static final String FOLDER = "org/merata/definition/schema/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<DefinitionKind, Schema> SCHEMAS = load();
    private static final Map<String, JsonNode> SCHEMA_FILES = new ConcurrentHashMap<>();

    private final YamlNode root;
    private final Findings findings;
    /** Keys that are probably an unknown key's right spelling: their absence is not reported twice. */
    private final Set<String> misspelled = new HashSet<>();

    private SchemaCheck(YamlNode root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    static void check(DefinitionKind kind, YamlNode root, Findings findings) {
        List<Error> errors = SCHEMAS.get(kind).validate(root.json());
        var check = new SchemaCheck(root, findings);
        errors.stream()
                .filter(error -> error.getKeyword().equals("additionalProperties"))
                .forEach(check::unknownKey);
        errors.stream()
                .filter(error -> !error.getKeyword().equals("additionalProperties"))
                .filter(error -> !error.getEvaluationPath().toString().contains("/oneOf/"))
                .forEach(check::report);
    }

    /** The text of a schema file, such as {@code measure.schema.json}. */
    static JsonNode schemaFile(String name) {
        return SCHEMA_FILES.computeIfAbsent(name, file -> {
            try (InputStream in = SchemaCheck.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new IllegalStateException("no schema " + file);
                }
                return JSON.readTree(in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static Map<DefinitionKind, Schema> load() {
        var config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
        var schemas = new EnumMap<DefinitionKind, Schema>(DefinitionKind.class);
        for (DefinitionKind kind : DefinitionKind.values()) {
            schemas.put(kind, registry.getSchema(SchemaLocation.of("classpath:" + FOLDER + kind.schema())));
        }
        return schemas;
    }

    private void unknownKey(Error error) {
        YamlNode map = node(error.getInstanceLocation());
        List<String> allowed = new ArrayList<>();
        enclosing(error).path("properties").fieldNames().forEachRemaining(allowed::add);
        String key = error.getProperty();
        Nearest.to(key, allowed).ifPresent(name -> misspelled.add(map.at().path() + " " + name));
        findings.addNotAllowed(DefinitionNotice.UNKNOWN_KEY, map.get(key).at(), key, allowed, Map.of());
    }

    private void report(Error error) {
        YamlNode node = node(error.getInstanceLocation());
        switch (error.getKeyword()) {
            case "required" -> missing(node, error.getProperty(), error);
            case "oneOf" -> oneOf(node, error.getSchemaNode());
            case "enum" ->
                findings.addNotAllowed(
                        DefinitionNotice.VALUE_NOT_ALLOWED,
                        node.at(),
                        shown(node),
                        texts(error.getSchemaNode()),
                        Map.of());
            case "type" ->
                findings.add(
                        DefinitionNotice.WRONG_TYPE,
                        node,
                        "value",
                        shown(node),
                        "expected",
                        String.join(" or ", texts(error.getSchemaNode())));
            case "pattern", "format" -> wrongForm(node, node.written(), error);
            case "propertyNames" -> wrongForm(node.get(error.getProperty()), error.getProperty(), error);
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
                findings.add(DefinitionNotice.OUT_OF_RANGE, node, "value", node.written(), "expected", bounds(error));
            case "minItems", "maxItems", "minProperties", "maxProperties" -> wrongLength(node, error);
            case "minLength", "maxLength" ->
                findings.add(
                        DefinitionNotice.WRONG_FORM,
                        node,
                        "value",
                        node.written(),
                        "expected",
                        "characters: " + bounds(error));
            case "uniqueItems" -> findings.add(DefinitionNotice.REPEATED_ITEM, node, "value", shown(node));
            default -> throw new IllegalStateException("a schema uses " + error.getKeyword() + ", which has no notice");
        }
    }

    private void missing(YamlNode map, String key, Error error) {
        boolean text = enclosing(error).path("required").size() == Language.values().length
                && Language.find(key).isPresent()
                && texts(enclosing(error).path("required")).stream()
                        .allMatch(code -> Language.find(code).isPresent());
        if (text) {
            findings.add(
                    DefinitionNotice.MISSING_TRANSLATION,
                    map,
                    "language",
                    Language.find(key).orElseThrow().ownName(),
                    "key",
                    key);
        } else if (!misspelled.contains(map.at().path() + " " + key)) {
            findings.add(DefinitionNotice.MISSING_KEY, map, "key", key);
        }
    }

    private void oneOf(YamlNode map, JsonNode alternatives) {
        List<String> keys = new ArrayList<>();
        alternatives.forEach(alternative -> keys.addAll(texts(alternative.path("required"))));
        if (keys.stream().noneMatch(key -> misspelled.contains(map.at().path() + " " + key))) {
            List<String> written =
                    keys.stream().filter(map.members()::containsKey).toList();
            findings.add(
                    DefinitionNotice.ONE_KEY_OF,
                    map,
                    "allowed",
                    String.join(", ", keys),
                    "value",
                    String.join(", ", written));
        }
    }

    private void wrongForm(YamlNode node, String value, Error error) {
        JsonNode described = error.getKeyword().equals("propertyNames")
                ? schemaFile("common.schema.json").at("/$defs/id")
                : enclosing(error);
        String form = described.has("pattern")
                ? described.path("pattern").asText()
                : described.path("format").asText();
        String description = described.path("description").asText();
        findings.add(
                DefinitionNotice.WRONG_FORM,
                node,
                "value",
                value,
                "expected",
                description.isEmpty() ? form : form + " (" + description + ")");
    }

    private void wrongLength(YamlNode node, Error error) {
        int size = node.json().size();
        if (error.getKeyword().endsWith("Properties") && enclosing(error).has("properties")) {
            List<String> allowed = new ArrayList<>();
            enclosing(error).path("properties").fieldNames().forEachRemaining(allowed::add);
            findings.add(
                    DefinitionNotice.ONE_KEY_OF,
                    node,
                    "allowed",
                    String.join(", ", allowed),
                    "value",
                    String.join(", ", node.members().keySet()));
        } else {
            findings.add(
                    DefinitionNotice.WRONG_LENGTH, node, "value", Integer.toString(size), "expected", bounds(error));
        }
    }

    /** The bounds in the schema that the value broke, such as {@code >= 1, <= 3}. */
    private static String bounds(Error error) {
        JsonNode schema = enclosing(error);
        List<String> bounds = new ArrayList<>();
        for (String keyword : List.of("minimum", "minItems", "minProperties", "minLength")) {
            Optional.ofNullable(schema.get(keyword)).ifPresent(bound -> bounds.add(">= " + bound.asText()));
        }
        Optional.ofNullable(schema.get("exclusiveMinimum")).ifPresent(bound -> bounds.add("> " + bound.asText()));
        for (String keyword : List.of("maximum", "maxItems", "maxProperties", "maxLength")) {
            Optional.ofNullable(schema.get(keyword)).ifPresent(bound -> bounds.add("<= " + bound.asText()));
        }
        Optional.ofNullable(schema.get("exclusiveMaximum")).ifPresent(bound -> bounds.add("< " + bound.asText()));
        return String.join(", ", bounds);
    }

    /** The schema that holds the keyword which was broken. */
    private static JsonNode enclosing(Error error) {
        String location = error.getSchemaLocation().toString();
        String file = location.substring(location.lastIndexOf('/', location.indexOf('#')) + 1, location.indexOf('#'));
        String pointer = location.substring(location.indexOf('#') + 1);
        return schemaFile(file).at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private YamlNode node(NodePath path) {
        YamlNode node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            node = path.getElement(i) instanceof Integer index
                    ? node.items().get(index)
                    : node.get(path.getElement(i).toString());
        }
        return node;
    }

    private static List<String> texts(JsonNode oneOrMore) {
        if (!oneOrMore.isArray()) {
            return List.of(oneOrMore.asText());
        }
        List<String> texts = new ArrayList<>();
        oneOrMore.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** A value for a message: what is written, or what it is. */
    private static String shown(YamlNode node) {
        return node.json().isContainerNode()
                ? node.json().isArray() ? "a list" : "a map"
                : node.json().isNull() && node.written().isEmpty() ? "nothing" : node.written();
    }
}
