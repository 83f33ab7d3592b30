package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.merata.model.Notices;

/** The page on definitions says what the program does, and the contracts are what the page says they are. */
class DocumentationTest {
    private static final Path PAGE = Path.of("src/docs/definitions.md");

    /** Constraints of a Table Schema by type (specs.frictionlessdata.io/table-schema, "Constraints"). */
    private static final Map<String, Set<String>> CONSTRAINTS = Map.of(
            "string", Set.of("required", "unique", "enum", "minLength", "maxLength", "pattern"),
            "integer", Set.of("required", "unique", "enum", "minimum", "maximum"),
            "number", Set.of("required", "unique", "enum", "minimum", "maximum"),
            "boolean", Set.of("required", "enum"),
            "date", Set.of("required", "unique", "enum", "minimum", "maximum"),
            "datetime", Set.of("required", "unique", "enum", "minimum", "maximum"));

    @Test
    void thePageIsMadeFromTheSchemas() throws IOException {
        String page = DefinitionDocs.page();
        String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (!page.equals(written)) {
            Files.writeString(PAGE, page);
            fail(PAGE + " was not what the schemas say; it has been written anew: look at it and commit it.");
        }
    }

    static List<Path> contracts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("data/contracts"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aContractIsATableSchema(Path file) throws IOException {
        JsonNode schema = YamlFile.read(file.toString(), Files.readString(file), new Findings(new Notices()))
                .orElseThrow()
                .json();
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode field : schema.path("fields")) {
            String name = field.path("name").asText();
            if (name.isEmpty() || !names.add(name)) {
                problems.add("a field without a name of its own: " + field);
            }
            Set<String> allowed = CONSTRAINTS.getOrDefault(field.path("type").asText(), Set.of());
            if (allowed.isEmpty()) {
                problems.add(name + " is of no type of the standard: " + field.path("type"));
            }
            field.path("constraints").fieldNames().forEachRemaining(constraint -> {
                if (!allowed.contains(constraint)) {
                    problems.add(name + " may not have " + constraint);
                }
            });
        }
        schema.path("primaryKey").forEach(key -> {
            if (!names.contains(key.asText())) {
                problems.add("the key names no field: " + key);
            }
        });
        assertEquals(List.of(), problems);
    }
}
