package org.merata.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.model.Location;
import org.merata.model.Notices;

/**
 * The files of one kind of definition, as far as they are YAML and valid by their schema.
 *
 * @param valid the valid ones, in the order of their names
 * @param refused the names, without ending, of those that are not
 */
record DefinitionFiles(List<YamlNode> valid, Set<String> refused) {
    private static final String ENDING = ".yaml";
    private static final String COUNTRY = "country.yaml";

    DefinitionFiles {
        valid = List.copyOf(valid);
        refused = Set.copyOf(refused);
    }

    static DefinitionFiles read(Path home, DefinitionKind kind, Notices notices) {
        List<YamlNode> valid = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        for (Path path : list(home, kind, notices)) {
            String name = path.getFileName().toString();
            String id = name.substring(0, name.length() - ENDING.length());
            var findings = new Findings(notices);
            Optional<YamlNode> node = read(path, kind.folder() + "/" + name, kind, findings);
            node.filter(any -> kind.named()).flatMap(root -> root.find("id")).ifPresent(written -> {
                if (!written.written().equals(id)) {
                    findings.add(
                            DefinitionNotice.ID_IS_NOT_FILE_NAME, written, "value", written.written(), "expected", id);
                }
            });
            if (node.isPresent() && !findings.hasErrors()) {
                valid.add(node.get());
            } else {
                refused.add(id);
            }
        }
        return new DefinitionFiles(valid, refused);
    }

    private static Optional<YamlNode> read(Path path, String file, DefinitionKind kind, Findings findings) {
        String yaml;
        try {
            yaml = Files.readString(path);
        } catch (IOException unreadable) {
            findings.add(
                    DefinitionNotice.FILE_UNREADABLE,
                    new Location.InFile(file),
                    "problem",
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
        Optional<YamlNode> node = YamlFile.read(file, yaml, findings);
        node.ifPresent(root -> SchemaCheck.check(kind, root, findings));
        return node;
    }

    /** The folder's definitions by name; what lies among them and is none is reported. */
    private static List<Path> list(Path home, DefinitionKind kind, Notices notices) {
        Path folder = home.resolve(kind.folder());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> definitions = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                boolean expected = kind != DefinitionKind.COUNTRY || name.equals(COUNTRY);
                if (Files.isRegularFile(entry) && name.endsWith(ENDING) && expected && !name.startsWith(".")) {
                    definitions.add(entry);
                } else if (Files.isRegularFile(entry) && (name.endsWith(ENDING) || name.endsWith(".yml"))) {
                    new Findings(notices)
                            .add(DefinitionNotice.FILE_NOT_EXPECTED, new Location.InFile(kind.folder() + "/" + name));
                }
            }
        } catch (IOException unlistable) {
            throw new UncheckedIOException(unlistable);
        }
        return definitions;
    }
}
