package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.FrameworkDefinition;
import org.merata.disclosure.Gate;
import org.merata.ingest.IngestReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.maturity.Assessment;
import org.merata.maturity.Entity;
import org.merata.maturity.Maturity;
import org.merata.measure.Measures;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.publish.AssessmentTemplate;
import org.merata.publish.AssessmentTemplate.Known;
import org.merata.publish.ExportFormat;
import org.merata.publish.Table;
import org.merata.warehouse.PublishedVersion;

/** The sheet of a framework comes back filled in, and gives the scores. */
class AssessmentTemplateTest {
    private static final Known REGION_A = new Known(
            Optional.of(new Entity(Entity.Kind.REGION, "A")), Optional.of(Period.get("2023")), Optional.of("Alfa"));

    /** Dinas Pertanahan dan Tata Ruang, Bantul 2023, which prints 87.28. */
    private static final Map<String, Double> BANTUL = Map.of(
            "U1", 3.31, "U2", 3.35, "U3", 3.49, "U4", 3.93, "U5", 3.45, "U6", 3.39, "U7", 3.39, "U8", 3.76, "U9", 3.35);

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() throws IOException {
        String source = Files.readString(Path.of("data/sources/assessment_sheet.yaml"));
        home = TestHome.in(folder)
                .copy("dashboards/frameworks", "dashboards/frameworks")
                .source("assessment_sheet", source.replace("{region: kemendagri}", "{region: own}"));
    }

    private FrameworkDefinition framework(String id) {
        return home.definitions().frameworks().get(id);
    }

    private Table template(String framework, Known known) {
        return AssessmentTemplate.of(
                home.definitions().contracts().get("maturity_assessments"), framework(framework), known, Language.ID);
    }

    private static byte[] write(Table template, ExportFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        AssessmentTemplate.write(template, format, out);
        return out.toByteArray();
    }

    /** As an officer would with an editor: the cell between the name and the evidence. */
    private static byte[] fillCsv(byte[] csv, Map<String, Double> values) {
        var lines = new ArrayList<String>();
        for (String line : new String(csv, StandardCharsets.UTF_8).split("\r\n")) {
            String code = line.split(",")[6];
            Double value = values.get(code);
            lines.add(value == null ? line : line.replace(",,self_assessed,", "," + value + ",self_assessed,"));
        }
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As an officer would with a spreadsheet: numbers, typed into the column of values. */
    private static byte[] fillXlsx(byte[] xlsx, Map<String, Double> values) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
                var out = new ByteArrayOutputStream()) {
            assertEquals(1, workbook.getNumberOfSheets());
            for (Row row : workbook.getSheetAt(0)) {
                Double value = values.get(row.getCell(6).getStringCellValue());
                if (value != null) {
                    row.createCell(8).setCellValue(value);
                }
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private IngestReport load(String file, byte[] bytes) {
        home.write("data/inbox/assessments/" + file, bytes);
        return home.ingest();
    }

    private Maturity.Assessed assess(String framework) {
        try (PublishedVersion version = PublishedVersion.open(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()))) {
            var gate = new Gate(home.definitions(), new Measures(home.definitions(), version));
            List<Assessment> all = Assessment.listAll(framework(framework), gate.listDeclared());
            assertEquals(1, all.size(), all.toString());
            assertEquals(REGION_A.entity().orElseThrow(), all.get(0).entity());
            return new Maturity(framework(framework)).assess(all.get(0).valueByIndicator());
        }
    }

    @Test
    void theSheetHasARowForEachIndicatorInItsOrder() {
        Table template = template("pemdi_2026", REGION_A);
        assertEquals(20, template.rows().size());
        assertEquals(
                List.of(
                        "framework",
                        "agency",
                        "region",
                        "country",
                        "unit",
                        "period",
                        "part",
                        "name",
                        "value",
                        "evidence",
                        "link",
                        "publisher"),
                template.columns().stream().map(Table.Column::id).toList());
        assertEquals(
                Arrays.asList(
                        "pemdi_2026",
                        null,
                        "A",
                        null,
                        null,
                        "2023",
                        "8",
                        "Pelindungan Data Pribadi",
                        null,
                        "self_assessed",
                        null,
                        "Alfa"),
                template.rows().get(7));
    }

    @Test
    void aFilledCsvGivesTheScores() throws IOException {
        byte[] filled = fillCsv(write(template("skm_2017", REGION_A), ExportFormat.CSV), BANTUL);
        IngestReport report = load("filled.csv", filled);
        assertEquals(List.of(9L, 9L, 0L), List.of(report.rowsRead(), report.accepted(), report.quarantined()));
        assertEquals(new BigDecimal("87.28"), assess("skm_2017").published().orElseThrow());
    }

    @Test
    void aFilledWorkbookGivesTheScores() throws IOException {
        byte[] filled = fillXlsx(write(template("skm_2017", REGION_A), ExportFormat.XLSX), BANTUL);
        IngestReport report = load("filled.xlsx", filled);
        assertEquals(List.of(9L, 9L, 0L), List.of(report.rowsRead(), report.accepted(), report.quarantined()));
        assertEquals(new BigDecimal("87.28"), assess("skm_2017").published().orElseThrow());
    }

    /** Pemdi takes what is missing for level 1: (85 + 15 * 5) / 100 = 1.60, as if nothing had been said of the others. */
    @Test
    void whatStaysEmptyIsNotYetAssessed() throws IOException {
        for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.XLSX)) {
            byte[] empty = write(template("pemdi_2026", REGION_A), format);
            byte[] filled =
                    format == ExportFormat.CSV ? fillCsv(empty, Map.of("20", 5.0)) : fillXlsx(empty, Map.of("20", 5.0));
            IngestReport report = load("part." + format.id(), filled);
            assertEquals(0, report.quarantined());
            assertEquals(
                    List.of("not_provided|19", "observed|1"),
                    home.published("SELECT status, count(*) FROM declared_assessment GROUP BY status ORDER BY status"));
            assertEquals(
                    new BigDecimal("1.60"), assess("pemdi_2026").published().orElseThrow());
        }
    }

    @Test
    void theLatestSheetCounts() throws IOException {
        byte[] empty = write(template("pemdi_2026", REGION_A), ExportFormat.CSV);
        load("first.csv", fillCsv(empty, Map.of("20", 5.0)));
        load("second.csv", fillCsv(empty, Map.of("20", 3.0, "19", 2.0)));
        // (75 + 15 * 3 + 10 * 2) / 100
        assertEquals(new BigDecimal("1.40"), assess("pemdi_2026").published().orElseThrow());
    }

    @Test
    void aSheetThatNamesNobodyIsRefusedWithTheReason() throws IOException {
        byte[] filled = fillCsv(write(template("skm_2017", Known.NOTHING), ExportFormat.CSV), BANTUL);
        IngestReport report = load("nobody.csv", filled);
        assertEquals(Outcome.REFUSED, report.files().get(0).outcome());
        assertTrue(report.files().get(0).faults().keySet().contains("nobody_assessed"), report.toString());
    }

    @Test
    void noSheetIsWrittenThatPeopleCannotFillIn() {
        Table template = template("skm_2017", REGION_A);
        assertThrows(IllegalArgumentException.class, () -> write(template, ExportFormat.PARQUET));
    }
}
