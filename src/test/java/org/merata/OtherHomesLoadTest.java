package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.DefinitionFolder;
import org.merata.ingest.IngestReport;
import org.merata.ingest.Ingestion;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;
import org.merata.warehouse.Home;

/** What publishers of other countries really published goes in by YAML alone. Their files are not in the project. */
@EnabledIf(
        value = "filesAreThere",
        disabledReason = "The publishers' files are not in ../shared/real: nothing was loaded.")
class OtherHomesLoadTest {
    private static final Path FILES = Path.of("../shared/real");

    static boolean filesAreThere() {
        return Files.isDirectory(FILES);
    }

    @Test
    void everyRequestOfBaltimoreIsAcceptedOrNamesNoDistrict(@TempDir Path home) throws IOException {
        OtherHomesTest.layOut("baltimore", home);
        IngestReport report = load(home, FILES.resolve("baltimore_311/311_sample.csv"));
        assertEquals(10_000, report.rowsRead());
        assertEquals(888, report.quarantined());
        assertEquals(9_112, report.accepted());
        assertFalse(report.hasErrors());
    }

    @Test
    void everyServiceOfCanadaBecomesOneRowAChannel(@TempDir Path home) throws IOException {
        OtherHomesTest.layOut("canada", home);
        IngestReport report = load(home, FILES.resolve("canada_gc_services/si_2024.csv"));
        assertEquals(1_721 * 7, report.rowsRead());
        assertEquals(1_721 * 7, report.accepted());
        assertFalse(report.hasErrors());
    }

    private static IngestReport load(Path home, Path file) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("data/inbox"));
        Files.copy(file, inbox.resolve(file.getFileName()));
        var definitions = DefinitionFolder.read(home).definitions();
        var reference = ReferenceFiles.read(home, definitions, new Notices());
        try (Ingestion ingestion = Ingestion.open(Home.of(home), definitions, reference, "test")) {
            return ingestion.run((name, step, share) -> {});
        }
    }
}
