package org.merata.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Location;
import org.merata.model.Outline;

/** Turns a file of {@code data/boundaries}, valid by its schema, and the outlines it names into their definition. */
final class BoundaryReader {
    private static final String SHIPPED = "boundaries/";

    private final Optional<CountryDefinition> country;
    private final Shelf<BoundaryDefinition> others;
    private final Findings findings;

    BoundaryReader(Optional<CountryDefinition> country, Shelf<BoundaryDefinition> others, Findings findings) {
        this.country = country;
        this.others = others;
        this.findings = findings;
    }

    /** @param folder where the file of outlines lies */
    Optional<BoundaryDefinition> read(YamlNode node, Path folder) {
        String level = level(node);
        others.values().values().stream()
                .filter(other -> other.level().equals(level))
                .findFirst()
                .ifPresent(other ->
                        findings.add(BoundaryNotice.BOUNDARIES_TWICE, node, "value", level, "first", other.id()));
        Path file = folder.resolve(node.string("file"));
        String name = "data/boundaries/" + node.string("file");
        if (!Files.isRegularFile(file)) {
            findings.add(BoundaryNotice.BOUNDARIES_MISSING, node.get("file"), "value", name);
            return Optional.empty();
        }
        try {
            if (Files.size(file) > OutlineFile.MOST_BYTES) {
                findings.add(
                        BoundaryNotice.BOUNDARIES_TOO_LARGE,
                        new Location.InFile(name),
                        "value",
                        Files.size(file) / 1024 / 1024 + " MiB",
                        "expected",
                        "<= " + OutlineFile.MOST_BYTES / 1024 / 1024 + " MiB");
                return Optional.empty();
            }
            return Optional.of(definition(node, level, name, Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            findings.add(
                    DefinitionNotice.FILE_UNREADABLE,
                    new Location.InFile(name),
                    "problem",
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * The boundaries that come with Merata for the country; empty where there are none, or where the program was put together without the
     * outlines, which the build unpacks.
     */
    Optional<BoundaryDefinition> findShipped() {
        return country.flatMap(found -> find(SHIPPED + found.id() + ".yaml")).flatMap(yaml -> {
            String name = country.orElseThrow().id() + ".yaml";
            YamlNode node = YamlFile.read(name, new String(yaml, StandardCharsets.UTF_8), findings)
                    .orElseThrow();
            SchemaCheck.check(DefinitionKind.BOUNDARIES, node, findings);
            return find(SHIPPED + node.string("file"))
                    .map(bytes -> definition(node, level(node), node.string("file"), bytes));
        });
    }

    private static Optional<byte[]> find(String resource) {
        try (InputStream in = BoundaryReader.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String level(YamlNode node) {
        String level = node.findString("level")
                .orElseGet(() -> country.map(CountryDefinition::mapLevel).orElse(""));
        country.map(found ->
                        found.levels().stream().map(CountryDefinition.Level::id).toList())
                .filter(levels -> !levels.contains(level))
                .ifPresent(levels -> findings.addNotAllowed(
                        DefinitionNotice.UNKNOWN_REFERENCE,
                        node.find("level").orElse(node).at(),
                        level,
                        levels,
                        Map.of()));
        return level;
    }

    private BoundaryDefinition definition(YamlNode node, String level, String file, byte[] bytes) {
        Optional<String> system = node.findString("code")
                .map(any -> node.findString("code_system")
                        .orElseGet(() -> country.flatMap(found ->
                                        found.codeSystems().keySet().stream().findFirst())
                                .orElse("")));
        node.find("code_system")
                .filter(written -> country.isPresent())
                .filter(written -> !country.get().codeSystems().containsKey(written.written()))
                .ifPresent(written -> findings.addNotAllowed(
                        DefinitionNotice.UNKNOWN_REFERENCE,
                        written.at(),
                        written.written(),
                        country.get().codeSystems().keySet(),
                        Map.of()));
        String property =
                node.findString("code").or(() -> node.findString("name")).orElseThrow();
        Map<String, Outline> outlines =
                new OutlineFile(file, property, node.isTrue("pass_unnamed"), findings).read(bytes);
        return new BoundaryDefinition(
                node.string("id"), level, system, node.stringsByKey("regions"), node.text("source"), outlines, file);
    }
}
