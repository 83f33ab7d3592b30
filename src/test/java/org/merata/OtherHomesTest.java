package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.DefinitionFolder;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Language;
import org.merata.model.Notices;

/** The definitions and reference data of the project and of other countries, read as they stand: no Java is made for any of them. */
class OtherHomesTest {
    @Test
    void theFirstCountryIsWithoutAnError() {
        assertEquals(List.of(), problems(Path.of(".")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baltimore", "canada"})
    void anotherCountryTakesContractsMeasuresAndDashboardsAsTheyAre(String name, @TempDir Path home)
            throws IOException {
        layOut(name, home);
        DefinitionFolder.Reading reading = DefinitionFolder.read(home);
        assertEquals(List.of(), problems(home));
        assertEquals(name, reading.definitions().country().id());
        assertEquals(1, reading.definitions().sources().size());
        assertTrue(reading.definitions()
                .dashboards()
                .keySet()
                .containsAll(Set.of("digital_adoption", "processing_time", "regional_gaps")));
    }

    /** A home of {@code src/test/homes} with what it shares with the project beside it. */
    static void layOut(String name, Path home) throws IOException {
        copy(Path.of("src/test/homes", name), home);
        copy(Path.of("data/contracts"), home.resolve("data/contracts"));
        copy(Path.of("dashboards"), home.resolve("dashboards"));
    }

    private static List<String> problems(Path home) {
        DefinitionFolder.Reading reading = DefinitionFolder.read(home);
        var notices = new Notices();
        notices.addAll(reading.notices());
        ReferenceFiles.read(home, reading.definitions(), notices);
        return notices.list().stream()
                .map(notice -> notice.describe(Language.EN))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
