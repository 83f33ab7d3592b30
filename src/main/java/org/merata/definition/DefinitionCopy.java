package org.merata.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of all that {@link DefinitionFolder#read} reads of a home, and of nothing else. */
public final class DefinitionCopy {
    private DefinitionCopy() {}

    /** @param to a new home */
    public static void copy(Path home, Path to) throws IOException {
        Files.createDirectories(to);
        for (DefinitionKind kind : DefinitionKind.values()) {
            Path folder = home.resolve(kind.folder());
            if (!Files.isDirectory(folder)) {
                continue;
            }
            List<Path> files;
            try (Stream<Path> entries = Files.list(folder)) {
                files = entries.filter(Files::isRegularFile)
                        .filter(file -> kind != DefinitionKind.COUNTRY || file.endsWith("country.yaml"))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                Path copy = to.resolve(home.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
