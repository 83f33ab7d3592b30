package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;

/** Rows that are set aside keep their place in the file that was sent, whatever its form and however often it is loaded. */
class FormsPlacesTest {
    @TempDir
    Path folder;

    private TestHome home(String name) {
        return FormsLoadTest.home(folder, name);
    }

    /** A value with a carriage return in a column nobody maps makes the engine's reader unfit, which must not be seen in the result. */
    @Test
    void aBrokenLineOfJsonIsSetAsideAloneOnBothPathsAndInItsPlace() throws IOException {
        var kept = new ArrayList<List<String>>();
        for (String remark : List.of("a", "a\\rb")) {
            TestHome home = home("broken-" + remark.length());
            String[] lines = new String(FormsLoadTest.ndjson(), StandardCharsets.UTF_8).split("\n");
            lines[0] = lines[0].replace("{", "{\"remark\":\"" + remark + "\",");
            String broken = lines[1].substring(0, 40);
            String twice = lines[0].replace("{", "{\"region\":\"B\",").replace("X1", "X9");
            List<String> sent = List.of(lines[0], broken, lines[1], lines[2], twice, lines[0], lines[3]);
            home.write("data/inbox/transactions/rows.ndjson", String.join("\n", sent) + "\n");
            FileReport report = home.ingest().files().get(0);
            assertEquals(
                    Outcome.LOADED, report.outcome(), () -> report.notices().toString());
            assertEquals(remark.equals("a") ? "set" : "row", report.readPath(), report.readReason());
            assertEquals(7, report.rowsRead());
            assertEquals(3, report.accepted());
            assertEquals(3, report.quarantined());
            assertEquals(1, report.duplicates());
            assertEquals(
                    List.of("2||2||line_not_json|41", "4||4|region|unknown_code|Z", "5||5||key_repeated|region"),
                    home.records("SELECT record, part, line, \"column\", code, value FROM quarantine ORDER BY record"));
            kept.add(home.records(FormsLoadTest.FACTS));
            assertEquals(
                    List.of("2 line_not_json 41"),
                    report.notices().stream()
                            .filter(notice -> notice.kind().code().equals("line_not_json"))
                            .map(notice -> ((org.merata.model.Location.InRecord) notice.at())
                                            .line()
                                            .getAsLong()
                                    + " " + notice.kind().code() + " "
                                    + notice.details().get("value"))
                            .toList());
        }
        assertEquals(kept.get(0), kept.get(1));
    }

    @Test
    void aBrokenLineOfJsonStaysInItsPlaceWhenTheFileIsWrittenAnewWithoutWhatIsPersonal() throws IOException {
        TestHome home = home("personal");
        String[] lines = new String(FormsLoadTest.ndjson(), StandardCharsets.UTF_8).split("\n");
        lines[0] = lines[0].replace("{", "{\"NIK\":\"3201010101900001\",");
        home.write(
                "data/inbox/transactions/rows.ndjson",
                lines[0] + "\n" + lines[1].substring(9) + "\n" + lines[3] + "\n");
        FileReport report = home.ingest().files().get(0);
        assertEquals(2, report.accepted(), () -> report.notices().toString());
        assertEquals(
                List.of("2||2|line_not_json|1"),
                home.records("SELECT record, part, line, code, value FROM quarantine"));
    }

    private static final String FAULTS =
            "SELECT record, part, line, \"column\", code, value FROM quarantine ORDER BY record, \"column\"";

    /** A workbook of two sheets with an identity number in each row, totals, and a row that names no region in each sheet. */
    private static byte[] personalWorkbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (String month : List.of("Juli, 1", "Agustus")) {
                Sheet sheet = workbook.createSheet(month);
                sheet.createRow(0).createCell(0).setCellValue("Data layanan");
                Row header = sheet.createRow(2);
                FormsLoadTest.HEADER.forEach(name ->
                        header.createCell(FormsLoadTest.HEADER.indexOf(name)).setCellValue(name));
                header.createCell(FormsLoadTest.HEADER.size()).setCellValue("NIK");
                for (List<String> cells : FormsLoadTest.ROWS) {
                    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                    for (int i = 0; i < cells.size(); i++) {
                        row.createCell(i).setCellValue(i == 0 ? cells.get(0) + month.charAt(0) : cells.get(i));
                    }
                    row.createCell(FormsLoadTest.HEADER.size()).setCellValue("320101010190000" + sheet.getLastRowNum());
                }
            }
            workbook.write(out);
        }
        return out.toByteArray();
    }

    @Test
    void whatWasWrittenAnewWithoutPersonalDataKeepsSheetRowAndReasonWhenItIsLoadedAgain() throws IOException {
        var ndjson = new String(FormsLoadTest.ndjson(), StandardCharsets.UTF_8)
                .replaceAll("(?m)^\\{", "{\"NIK\":\"3201010101900001\",");
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("rows.xlsx", personalWorkbook());
        forms.put("rows.ndjson", ("\n" + ndjson + "{\"broken\n").getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            TestHome home = home("again-" + form.getKey());
            home.write("data/inbox/transactions/" + form.getKey(), form.getValue());
            FileReport report = home.ingest().files().get(0);
            assertEquals(
                    Outcome.LOADED, report.outcome(), () -> report.notices().toString());
            List<String> faults = home.records(FAULTS);
            boolean workbook = form.getKey().endsWith("xlsx");
            assertEquals(
                    workbook
                            ? List.of("3|Juli, 1|6|region|unknown_code|Z", "7|Agustus|6|region|unknown_code|Z")
                            : List.of("3||4|region|unknown_code|Z", "5||6||line_not_json|9"),
                    faults);
            List<String> facts = home.records(FormsLoadTest.FACTS);
            home.rebuild();
            assertEquals(faults, home.records(FAULTS), form.getKey());
            assertEquals(facts, home.records(FormsLoadTest.FACTS), form.getKey());
            String regions = Files.readString(home.home().root().resolve("data/reference/regions.csv"));
            home.write(
                    "data/reference/regions.csv",
                    regions.replaceFirst("(?m)^A1,", "Z,Zed,Zed,regency,A,,,,,,,,Z\nA1,"));
            try (Ingestion ingestion = home.open()) {
                RetryReport.Batch retried = ingestion
                        .retryQuarantine(Optional.empty(), Progress.NONE)
                        .batches()
                        .get(0);
                assertEquals(workbook ? 2 : 1, retried.accepted(), retried::toString);
            }
        }
    }
}
