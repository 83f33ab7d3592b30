package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.DefinitionFolder;
import org.merata.ingest.IngestReport;
import org.merata.ingest.Ingestion;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.synthetic.Dirt;
import org.merata.synthetic.SyntheticData;
import org.merata.warehouse.Home;

/** The demonstration's files go in by their sources: what was spoilt is kept out, and nothing else is. */
class SampleLoadTest {
    private static final long ROWS = 20_000;
    private static final long SEED = 41;

    @Test
    void everySpoiltApplicationIsCaughtAndNoOther(@TempDir Path root) throws IOException {
        HomeTemplate.layOutDemonstration(root);
        var definitions = DefinitionFolder.read(root).definitions();
        Reference reference = ReferenceFiles.read(root, definitions, new Notices());
        Home home = Home.of(root);
        SyntheticData.Written written = Sample.write(home.inbox(), reference, ROWS, SEED, rows -> {});
        IngestReport report;
        try (Ingestion ingestion = Ingestion.open(home, definitions, reference, "test")) {
            report = ingestion.run(definitions.getSource("synthetic_transactions"), (name, step, share) -> {});
        }
        long repeated = spoilt(written, Dirt.REPEATED_ROW) + spoilt(written, Dirt.REPEATED_NUMBER);
        long spoilt = written.spoiltTransactions().values().stream()
                .mapToLong(count -> count)
                .sum();
        assertEquals(ROWS, report.rowsRead());
        assertEquals(repeated, report.duplicates());
        assertEquals(spoilt - repeated, report.quarantined());
        assertEquals(ROWS - spoilt, report.accepted());
    }

    /** Assessments of the demonstration are all well written, and by frameworks that come with Merata. */
    @Test
    void everyMadeUpAssessmentComesIn(@TempDir Path root) throws IOException {
        HomeTemplate.layOutDemonstration(root);
        var definitions = DefinitionFolder.read(root).definitions();
        Reference reference = ReferenceFiles.read(root, definitions, new Notices());
        Home home = Home.of(root);
        SyntheticData.Written written = Sample.write(home.inbox(), reference, 1_000, SEED, rows -> {});
        IngestReport report;
        try (Ingestion ingestion = Ingestion.open(home, definitions, reference, "test")) {
            report = ingestion.run(definitions.getSource("synthetic_assessments"), (name, step, share) -> {});
        }
        assertEquals(4, report.files().size());
        assertEquals(written.assessments(), report.rowsRead());
        assertEquals(written.assessments(), report.accepted());
    }

    private static long spoilt(SyntheticData.Written written, Dirt kind) {
        return written.spoiltTransactions().getOrDefault(kind, 0L);
    }
}
