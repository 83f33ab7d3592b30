package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.Definitions;
import org.merata.disclosure.Gate;
import org.merata.measure.MadeUpCountry;
import org.merata.measure.MadeUpStore;
import org.merata.measure.Measures;
import org.merata.model.Language;
import org.merata.publish.PublicDatasets.PublicDataset;
import org.merata.warehouse.PublishedVersion;

/** The exports of a real published version, through the real gate. */
class GatedDatasetsTest {
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of("service_transactions", 10));

    @TempDir
    static Path directory;

    private static MadeUpStore store;
    private static PublishedVersion version;
    private static PublicDatasets datasets;

    @BeforeAll
    static void publish() throws Exception {
        store = many(MadeUpStore.empty(directory, DEFINITIONS));
        version = PublishedVersion.open(store.publish("v1"));
        datasets = datasets(version);
    }

    private static MadeUpStore many(MadeUpStore empty) throws Exception {
        return empty.transactions(60, "2024-01", "1101", "online", "completed")
                .transactions(40, "2024-01", "1101", "counter", "completed")
                .transactions(50, "2024-01", "1201", "online", "completed")
                .transactions(45, "2024-01", "1201", "counter", "completed");
    }

    private static PublicDatasets datasets(PublishedVersion version) {
        var gate = new Gate(DEFINITIONS, new Measures(DEFINITIONS, version));
        return new PublicDatasets(
                DEFINITIONS, version.reference(), gate::answer, gate::listDeclared, "v1", Instant.EPOCH);
    }

    @AfterAll
    static void close() throws Exception {
        version.close();
        store.close();
    }

    @Test
    void everyPublicDatasetCanBeWritten() throws Exception {
        for (String id : datasets.listIds()) {
            PublicDataset dataset = datasets.find(id, Language.ID).orElseThrow();
            for (ExportFormat format : ExportFormat.values()) {
                var out = new ByteArrayOutputStream();
                format.write(dataset.table(), dataset.provenance(), CsvFile.Mode.SPREADSHEET, Language.ID, out);
                // a line for each row, and nothing else: a dataset without rows is empty there
                boolean nothing =
                        format == ExportFormat.NDJSON && dataset.table().rows().isEmpty();
                assertTrue(nothing ? out.size() == 0 : out.size() > 20, id + " " + format);
            }
        }
    }

    @Test
    void theNationStandsAboveItsRegions() throws Exception {
        List<CSVRecord> rows = rows("digital_take_up");
        assertEquals("ID", rows.get(0).get("region"));
        assertEquals("Country", rows.get(0).get("region_name"));
        CSVRecord north = rows.stream()
                .filter(row ->
                        row.get("region").equals("11") && row.get("period").equals("2024-01"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("0.6", "100", "share"), List.of(north.get("value"), north.get("n"), north.get("unit")));
        assertFalse(north.get("lci_95").isEmpty());
    }

    @Test
    void aFewPeopleLeaveInNoFormat(@TempDir Path folder) throws Exception {
        try (MadeUpStore few = many(MadeUpStore.empty(folder, DEFINITIONS))
                        .transactions(3, "2024-01", "1301", "online", "completed");
                PublishedVersion small = PublishedVersion.open(few.publish("v1"))) {
            PublicDataset dataset =
                    datasets(small).find("completed_transactions", Language.EN).orElseThrow();
            CSVRecord east = rows(dataset).stream()
                    .filter(row -> row.get("region").equals("13"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("suppressed", east.get("status"));
            assertEquals(List.of("", "", ""), List.of(east.get("value"), east.get("n"), east.get("lci_95")));
            for (List<Object> row : dataset.table().rows()) {
                assertFalse(row.contains(3.0) || row.contains(3L), row.toString());
            }
        }
    }

    @Test
    void channelSharesAreGivenByChannel() throws Exception {
        Set<String> channels =
                rows("channel_share").stream().map(row -> row.get("channel")).collect(Collectors.toSet());
        assertTrue(channels.containsAll(Set.of("online", "counter")), channels.toString());
    }

    private static List<CSVRecord> rows(String id) throws Exception {
        return rows(datasets.find(id, Language.EN).orElseThrow());
    }

    private static List<CSVRecord> rows(PublicDataset dataset) throws Exception {
        var out = new ByteArrayOutputStream();
        ExportFormat.CSV.write(dataset.table(), dataset.provenance(), CsvFile.Mode.DATA, Language.EN, out);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString(StandardCharsets.UTF_8)))
                .getRecords();
    }
}
