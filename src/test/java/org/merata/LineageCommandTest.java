package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.ingest.Ingestion;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Lineage;
import org.merata.measure.Measures;
import org.merata.measure.Parts;
import org.merata.measure.Question;
import org.merata.measure.Tally;
import org.merata.model.TimeRange;
import org.merata.warehouse.PublishedVersion;

/** From a figure to the batches, files and rows behind it: what they add must be what the measure layer counts. */
class LineageCommandTest {
    private static final List<String> MONTHS = List.of("2024-01", "2024-02", "2024-03", "2024-04", "2024-05");
    private static final List<String> CHANNELS = List.of("counter", "online", "phone");
    private static final List<String> REGIONS = List.of("A1", "A2", "B", "C", "D");

    @TempDir
    static Path folder;

    private static TestHome home;

    @BeforeAll
    static void loadSeveralFilesOfSeveralDatasets() {
        home = TestHome.in(folder);
        int row = 0;
        for (String month : MONTHS) {
            var rows = new ArrayList<String>();
            for (int i = 0; i < 37; i++, row++) {
                String submitted = month + "-%02dT08:00:00".formatted(1 + i % 25);
                // Every seventh is settled a month late, every fifth is open, every eleventh is no row.
                String completed = i % 5 == 0
                        ? ""
                        : (i % 7 == 0 ? "2024-06" : month) + "-%02dT%02d:15:00".formatted(3 + i % 25, 8 + i % 9);
                rows.add(String.join(
                        ",",
                        "t" + row,
                        i % 11 == 0 ? "unknown" : i % 2 == 0 ? "passport" : "licence",
                        REGIONS.get(i % 5),
                        i % 3 == 0 ? "G2" : "G1",
                        CHANNELS.get(i % 3),
                        submitted,
                        completed,
                        "",
                        i % 5 == 0 ? "in_progress" : i % 13 == 0 ? "rejected" : "completed",
                        "0"));
            }
            home.transactions(month + ".csv", rows.toArray(String[]::new));
        }
        home.write("data/inbox/volumes/v1.csv", """
                service,region,agency,channel,period,applications,within_standard,with_standard
                permit,B,G1,counter,2024-01,120,ND,ND
                permit,B,G1,online,2024-02,80,ND,ND
                """);
        home.write("data/inbox/volumes/v2.csv", """
                service,region,agency,channel,period,applications,within_standard,with_standard
                permit,C,G1,counter,2024-03,NA,ND,ND
                permit,A1,G1,online,2024-04,90,40,60
                """);
        home.source(
                "indicators", "region_indicators", "", List.of("region", "indicator", "period", "value", "publisher"));
        home.write(
                "data/inbox/indicators/2023.csv",
                "region,indicator,period,value,publisher\nT,imdi,2023,41.5,M\nA,imdi,2023,44,M\nB,imdi,2023,40,M\n");
        home.write(
                "data/inbox/indicators/2024.csv",
                "region,indicator,period,value,publisher\nT,imdi,2024,43.5,M\nB,imdi,2024,42,M\nB,ipp,2024,3,M\n");
        var survey = new ArrayList<>(List.of("response_id", "service", "region", "agency", "channel"));
        survey.addAll(List.of("submitted_on", "u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8", "u9"));
        home.source("survey", "survey_responses", "", survey);
        home.write(
                "data/inbox/survey/s1.csv",
                String.join(",", survey)
                        + "\ns1,passport,A1,G1,online,2024-01-05,4,4,3,4,4,3,4,,4"
                        + "\ns2,licence,B,G1,online,2024-02-05,4,,3,4,2,3,4,1,4\n");
        home.write(
                "data/inbox/survey/s2.csv",
                String.join(",", survey) + "\ns3,passport,A2,G1,counter,2024-03-05,1,4,3,4,4,3,4,4,4\n");
        home.ingest();
    }

    private static Question question(String measure, String where, String time) {
        Map<String, String> filters = new TreeMap<>();
        if (where != null) {
            for (String filter : where.split("\\+")) {
                filters.put(filter.split("=")[0], filter.split("=")[1]);
            }
        }
        Question question = Question.of(measure).where(filters);
        return time == null ? question : question.during(TimeRange.find(time).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "completed_transactions,,",
        "completed_transactions,region=A,2024-01..2024-03",
        "completed_transactions,agency=G2,2024",
        "completed_transactions,agency=G1,2024-06",
        "completed_transactions,service=permit,2024-Q1",
        "completed_transactions,region=T+channel=online,2024-02",
        "digital_take_up,,",
        "digital_take_up,region=A1,2024-S1",
        "digital_take_up,region.group=jawa+service.sector=population,2024-01..2024-06",
        "channel_share,channel=online,2024-01..2024-05",
        "within_standard,region=B,2024",
        "within_standard,service=passport,2024-03",
        "processing_time_median,,2024",
        "processing_time_p90,region=A+service=licence,2024-Q2",
        "satisfaction_index,,",
        "satisfaction_index,region=A,2024-Q1",
        "imdi,,",
        "imdi,region=B,",
        "imdi,region=A,"
    })
    void theBatchesAddUpToTheFigureAndTheRowsToTheBatches(String measure, String where, String time) {
        assertAddsUp(home, question(measure, where, time));
    }

    /** The batches of a figure are those whose values it counts, and their rows add up to them. */
    static List<Lineage.Batch> assertAddsUp(TestHome home, Question question) {
        try (Ingestion ingestion = home.open();
                PublishedVersion version = PublishedVersion.open(home.home()
                        .publishedVersion(home.home().findCurrentVersion().orElseThrow()))) {
            var lineage = new Lineage(
                    home.definitions(), version.reference(), version.meta(), ingestion.recordsBehindFigures());
            List<Lineage.Batch> batches = lineage.listBatches(question);
            assertFalse(batches.isEmpty());
            Observation figure = new Measures(home.definitions(), version)
                    .answer(question)
                    .observations()
                    .get(0);
            assertEquals(
                    basis(figure.parts()),
                    List.of(
                            batches.stream().mapToLong(Lineage.Batch::numerator).sum(),
                            batches.stream()
                                    .mapToLong(Lineage.Batch::denominator)
                                    .sum()));
            var fromRows = new TreeMap<Integer, List<Long>>();
            for (Lineage.Row row : lineage.listRows(question, 1_000)) {
                fromRows.merge(
                        row.batch(),
                        List.of(row.numerator(), row.denominator()),
                        (left, right) -> List.of(left.get(0) + right.get(0), left.get(1) + right.get(1)));
            }
            var fromCubes = new TreeMap<Integer, List<Long>>();
            batches.forEach(batch -> fromCubes.put(batch.batch(), List.of(batch.numerator(), batch.denominator())));
            assertEquals(fromCubes, fromRows);
            return batches;
        }
    }

    private static List<Long> basis(Parts parts) {
        if (parts instanceof Parts.Sums sums) {
            return List.of(
                    sums.numerator().stream().mapToLong(Tally::n).sum(),
                    sums.denominator().stream().mapToLong(Tally::n).sum());
        }
        return List.of(parts instanceof Parts.Quantile quantile ? quantile.n() : 1L, 0L);
    }

    private static CommandRun lineage(String... arguments) {
        var all = new ArrayList<>(List.of("lineage", "--home", folder.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void theCommandNamesBatchesFilesAndSumInBothLanguages() throws Exception {
        CommandRun json = lineage("digital_take_up", "--time", "2024-01..2024-02", "--format", "json");
        assertEquals(0, json.exitCode(), json.err());
        JsonNode rows = new ObjectMapper().readTree(json.out()).findValue("rows");
        assertEquals(3, rows.size(), json.out());
        assertEquals(
                Optional.of(home.records("SELECT file || '|' || sha256 FROM batch WHERE file LIKE '%2024-01%'")
                        .get(0)),
                Optional.of(rows.get(0).get("file").asText() + "|"
                        + rows.get(0).get("sha256").asText()));

        CommandRun english = lineage("digital_take_up", "--time", "2024-01..2024-02");
        assertTrue(english.out().contains("The figure rests on "), english.out());
        assertTrue(english.out().contains(" from 3 batches. Published as v1."), english.out());
        CommandRun indonesian = lineage("digital_take_up", "--time", "2024-01..2024-02", "--language", "id");
        assertTrue(indonesian.out().contains("Angka ini didasarkan pada "), indonesian.out());
        assertFalse(english.out().contains("t0"), "no record without --rows");
    }

    @Test
    void rowsAreShownOnlyWhenAskedForUpToALimitAndWithAWarning() {
        CommandRun csv =
                lineage("completed_transactions", "--where", "region=A2", "--rows", "--limit", "3", "--format", "csv");
        assertEquals(0, csv.exitCode(), csv.err());
        List<String> lines = csv.out().lines().toList();
        assertEquals("batch,dataset,file,record,key,n", lines.get(0));
        assertEquals(4, lines.size(), csv.out());
        String[] first = lines.get(1).split(",");
        assertEquals(
                List.of(first[4]),
                home.records("SELECT transaction_id FROM fact_service_transactions WHERE batch = " + first[0]
                        + " AND record = " + first[3]));
        assertTrue(csv.err().contains("personal data"), csv.err());

        CommandRun table = lineage("completed_transactions", "--rows", "--limit", "3", "--language", "id");
        assertTrue(table.out().contains("Ditampilkan 3 baris pertama"), table.out());
        assertTrue(table.err().contains("data pribadi"), table.err());
        assertEquals(
                2, lineage("completed_transactions", "--rows", "--limit", "0").exitCode());
    }

    @Test
    void whatIsUnknownIsRefusedWithWhatIsAllowed() {
        CommandRun unknown = lineage("completed_transactions", "--where", "region=Z");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("A1"), unknown.err());
        assertEquals(2, lineage("nothing").exitCode());
        assertEquals(2, lineage("imdi", "--time", "soon").exitCode());
    }

    @Test
    void aPublishedVersionThatSaysOtherwiseIsToldOf(@TempDir Path other) throws Exception {
        TestHome changed = TestHome.in(other);
        changed.transactions("a.csv", "t1,passport,A,G1,online,2024-01-02T08:00:00,2024-01-03T08:00:00,,completed,0");
        changed.ingest();
        Path first = changed.home().publishedVersion("v1");
        Path kept = Files.copy(first, other.resolve("kept"));
        changed.transactions("b.csv", "t2,passport,A,G1,online,2024-01-02T08:00:00,2024-01-03T08:00:00,,completed,0");
        changed.ingest();
        Files.copy(
                kept,
                changed.home()
                        .publishedVersion(changed.home().findCurrentVersion().orElseThrow()),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        CommandRun run = CommandRun.of("lineage", "--home", other.toString(), "completed_transactions");
        assertEquals(1, run.exitCode(), run.out());
        assertTrue(run.err().contains("says 1 value, the records say 2 values"), run.err());
    }
}
