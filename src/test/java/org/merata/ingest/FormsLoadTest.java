package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.model.Language;
import org.merata.warehouse.ParquetFile;

/** The same rows are the same facts and the same figures, in whatever form they are sent. */
class FormsLoadTest {
    static final List<String> HEADER = List.of(TestHome.TRANSACTIONS_HEADER.split(","));
    static final List<List<String>> ROWS = List.of(
            List.of(
                    "X1",
                    "passport",
                    "A",
                    "G1",
                    "online",
                    "2024-07-05 16:00:00",
                    "2024-07-10 10:00:00",
                    "",
                    "completed",
                    "0"),
            List.of(
                    "X2",
                    "licence",
                    "B",
                    "",
                    "counter",
                    "2024-07-01 00:30:00",
                    "2024-07-01 01:15:00",
                    "",
                    "completed",
                    "1"),
            List.of("X3", "permit", "Z", "", "phone", "2024-07-01 08:00:00", "", "", "in_progress", ""),
            List.of("X4", "permit", "A1", "", "phone", "2024-07-02 08:00:00", "", "", "in_progress", ""));
    static final String FACTS = "SELECT transaction_id, service, region, agency, channel, submitted_at, completed_at,"
            + " status, returned_times, processing_time_seconds FROM fact_service_transactions ORDER BY 1";

    @TempDir
    Path folder;

    private TestHome home(String name) {
        return home(folder, name);
    }

    /** A home whose transactions come in any form. */
    static TestHome home(Path folder, String name) {
        TestHome home = TestHome.in(folder.resolve(name));
        Path source = home.home().root().resolve("data/sources/transactions.yaml");
        try {
            Files.writeString(source, Files.readString(source).replace("transactions/*.csv", "transactions/*"));
            return home;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] csv() {
        var lines = new ArrayList<String>(List.of(String.join(",", HEADER)));
        ROWS.forEach(row -> lines.add(String.join(",", row)));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ndjson() {
        var text = new StringBuilder();
        for (List<String> row : ROWS) {
            var members = new ArrayList<String>();
            for (int i = 0; i < row.size(); i++) {
                boolean number = i == 9 && !row.get(i).isEmpty();
                members.add("\"" + HEADER.get(i) + "\":" + (number ? row.get(i) : "\"" + row.get(i) + "\""));
            }
            text.append('{').append(String.join(",", members)).append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] parquet() throws IOException {
        var rows = new ArrayList<List<Object>>();
        for (List<String> row : ROWS) {
            var values = new ArrayList<Object>();
            for (int i = 0; i < row.size(); i++) {
                boolean number = i == 9;
                values.add(row.get(i).isEmpty() ? null : number ? (Object) Double.valueOf(row.get(i)) : row.get(i));
            }
            rows.add(values);
        }
        var columns = new ArrayList<ParquetFile.Column>();
        HEADER.forEach(name -> columns.add(new ParquetFile.Column(
                name, name.equals("returned_times") ? ParquetFile.Type.NUMBER : ParquetFile.Type.TEXT)));
        var out = new ByteArrayOutputStream();
        ParquetFile.write(columns, rows, Map.of(), out);
        return out.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle moments = workbook.createCellStyle();
            moments.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            Sheet sheet = workbook.createSheet("Juli");
            sheet.createRow(0).createCell(0).setCellValue("Data layanan");
            Row header = sheet.createRow(1);
            HEADER.forEach(name -> header.createCell(HEADER.indexOf(name)).setCellValue(name));
            for (List<String> cells : ROWS) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int i = 0; i < cells.size(); i++) {
                    if (cells.get(i).isEmpty()) {
                        continue;
                    }
                    Cell cell = row.createCell(i);
                    if (i == 5 || i == 6) {
                        cell.setCellValue(LocalDateTime.parse(cells.get(i).replace(' ', 'T')));
                        cell.setCellStyle(moments);
                    } else if (i == 9) {
                        cell.setCellValue(Double.parseDouble(cells.get(i)));
                    } else {
                        cell.setCellValue(cells.get(i));
                    }
                }
            }
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void theSameRowsAreTheSameFactsAndTheSamePublishedFiguresInEveryForm() throws IOException {
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("rows.csv", csv());
        forms.put("rows.csv.gz", gzip(csv()));
        forms.put("rows.ndjson", ndjson());
        forms.put("rows.parquet", parquet());
        forms.put("rows.xlsx", workbook());
        var facts = new ArrayList<List<String>>();
        var figures = new ArrayList<List<String>>();
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            TestHome home = home(form.getKey());
            home.write("data/inbox/transactions/" + form.getKey(), form.getValue());
            FileReport report = home.ingest().files().get(0);
            assertEquals(Outcome.LOADED, report.outcome(), () -> form.getKey() + " " + report.notices());
            assertEquals(4, report.rowsRead(), form.getKey());
            assertEquals(1, report.quarantined(), form.getKey());
            facts.add(home.records(FACTS));
            figures.add(figures(home));
            boolean workbook = form.getKey().endsWith("xlsx");
            assertEquals(
                    List.of(workbook ? "Juli|5|region" : form.getKey().contains("csv") ? "|4|region" : "|3|region"),
                    home.records("SELECT part, line, \"column\" FROM quarantine"),
                    form.getKey());
        }
        for (int i = 1; i < facts.size(); i++) {
            assertEquals(facts.get(0), facts.get(i));
            assertEquals(figures.get(0), figures.get(i));
        }
    }

    /** All figures but the keys, which are made with each home's secret. */
    private static List<String> figures(TestHome home) {
        var figures = new ArrayList<String>();
        for (String table : home.published(
                "SELECT table_name FROM information_schema.tables WHERE table_name LIKE" + " 'cube%' ORDER BY 1")) {
            home.published("SELECT CAST(t AS VARCHAR) FROM \"" + table + "\" t ORDER BY 1")
                    .forEach(row -> figures.add(table + " " + row.replaceAll("(_k|'k)': \\d+", "")));
        }
        assertNotEquals(List.of(), figures);
        return figures;
    }

    @Test
    void theMonthOfASheetAndTheNameOfAFileAreColumnsLikeAnyOther() throws IOException {
        TestHome home = TestHome.in(folder.resolve("months")).source("months", """
                id: months
                dataset: service_volumes
                label: {en: Months, id: Bulan}
                files: months/*
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                columns:
                  service: {from: "@file", values: {paspor.xlsx: passport, paspor.csv: passport}}
                  region: {from: Wilayah}
                  period: {from: ["@sheet", Bulan], values: {Januari: 2024-01, Februari: 2024-02}}
                  channel: {constant: online}
                  applications: {from: Jumlah}
                """);
        var out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (String month : List.of("Januari", "Februari")) {
                Sheet sheet = workbook.createSheet(month);
                sheet.createRow(0).createCell(0).setCellValue("Wilayah");
                sheet.getRow(0).createCell(1).setCellValue("Jumlah");
                sheet.createRow(1).createCell(0).setCellValue("A");
                sheet.getRow(1).createCell(1).setCellValue(month.length());
                sheet.createRow(2).createCell(0).setCellValue("B");
                sheet.getRow(2).createCell(1).setCellValue(1);
                sheet.createRow(3).createCell(0).setCellValue("Jumlah");
                sheet.getRow(3).createCell(1).setCellValue(month.length() + 1);
            }
            workbook.write(out);
        }
        home.write("data/inbox/months/paspor.xlsx", out.toByteArray());
        FileReport report = home.ingest().files().get(0);
        assertEquals(4, report.accepted(), () -> report.notices().toString());
        assertEquals(
                List.of(
                        "passport|A|2024-01-01|7",
                        "passport|A|2024-02-01|8",
                        "passport|B|2024-01-01|1",
                        "passport|B|2024-02-01|1"),
                home.records(
                        "SELECT service, region, period, applications FROM fact_service_volumes ORDER BY 1, 2, 3"));
        home.write("data/inbox/months/paspor.csv", "Wilayah,Jumlah,Bulan\nC,5,Januari\n");
        assertEquals(1, home.ingest().accepted());
    }

    @Test
    void answersOfAnOnlineFormLoadByYamlAloneFromWorkbookAndCsv() throws IOException {
        var questions = List.of(
                "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan?",
                "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?");
        String yaml = """
                id: forms
                dataset: survey_responses
                label: {en: Online form, id: Formulir daring}
                files: forms/*
                publisher: {name: {en: Office, id: Kantor}, licence: CC0-1.0}
                columns:
                  response_id: {from: Timestamp}
                  submitted_on: {from: Timestamp, formats: ["yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss"]}
                  service: {from: Jenis layanan, values: {Paspor: passport}}
                  region: {constant: A}
                  sex: {from: Jenis kelamin, values: {Laki-laki: male, Perempuan: female}}
                  u1: {from: "%s", values: &x {}}
                  u2: {from: "%s", values: &x {}}
                """.formatted(questions.get(0), questions.get(1)).replace(
                "&x {}",
                "{\"1. Tidak baik\": 1, \"2. Kurang baik\": 2, \"3. Baik\": 3, \"4. Sangat baik\": 4,"
                        + " Tidak Baik: 1, Kurang Baik: 2, Baik: 3, Sangat Baik: 4}");
        var facts = new ArrayList<List<String>>();
        for (String form : List.of("xlsx", "csv")) {
            TestHome home = TestHome.in(folder.resolve("forms-" + form)).source("forms", yaml);
            home.write(
                    "data/inbox/forms/jawaban." + form,
                    form.equals("csv") ? answersAsCsv(questions) : answers(questions));
            FileReport report = home.ingest().files().get(0);
            assertEquals(2, report.accepted(), () -> report.notices().toString());
            facts.add(home.records("SELECT submitted_on, service, sex, u1, u2 FROM fact_survey_responses ORDER BY 1"));
        }
        assertEquals(List.of("2024-07-05|passport|male|4|3", "2024-07-06|passport|female|2|4"), facts.get(0));
        assertEquals(facts.get(0), facts.get(1));
    }

    private static byte[] answersAsCsv(List<String> questions) {
        return ("Timestamp,Jenis layanan,Jenis kelamin,\"" + String.join("\",\"", questions) + "\"\r\n"
                        + "05/07/2024 9:05:06,Paspor,Laki-laki,4. Sangat baik,Baik\r\n"
                        + "06/07/2024 19:05:06,Paspor,Perempuan,2. Kurang baik,Sangat Baik\r\n")
                .replace(" 9:05", " 09:05")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] answers(List<String> questions) throws IOException {
        var out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("Form Responses 1");
            CellStyle moments = workbook.createCellStyle();
            moments.setDataFormat(workbook.createDataFormat().getFormat("m/d/yyyy h:mm:ss"));
            var rows = List.of(
                    List.of("Timestamp", "Jenis layanan", "Jenis kelamin", questions.get(0), questions.get(1)),
                    List.of("2024-07-05T09:05:06", "Paspor", "Laki-laki", "4. Sangat baik", "Baik"),
                    List.of("2024-07-06T19:05:06", "Paspor", "Perempuan", "2. Kurang baik", "Sangat Baik"));
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < 5; j++) {
                    if (i > 0 && j == 0) {
                        row.createCell(0)
                                .setCellValue(LocalDateTime.parse(rows.get(i).get(0)));
                        row.getCell(0).setCellStyle(moments);
                    } else {
                        row.createCell(j).setCellValue(rows.get(i).get(j));
                    }
                }
            }
            workbook.write(out);
        }
        return out.toByteArray();
    }

    @Test
    void theSendersOwnWorkbookComesBackWithItsBadCellsMarked() throws IOException {
        for (String name : List.of("rows.xlsx", "rows.csv")) {
            TestHome home = home("marked-" + name);
            home.write("data/inbox/transactions/" + name, name.endsWith("csv") ? csv() : workbook());
            Path received = home.home().inbox().resolve("transactions/" + name);
            byte[] before = Files.readAllBytes(received);
            Path copy;
            try (Ingestion ingestion = home.open()) {
                FileReport report = ingestion.run(Progress.NONE).files().get(0);
                copy = new MarkedCopies(ingestion.records(), folder.resolve("marked"), Language.ID)
                        .write(report, home.definitions().sources().get("transactions"), received)
                        .orElseThrow();
            }
            try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(copy))) {
                Sheet sheet = workbook.getSheetAt(0);
                Cell bad = sheet.getRow(name.endsWith("csv") ? 3 : 4).getCell(2);
                assertEquals("Z", bad.getStringCellValue());
                assertEquals(
                        FillPatternType.SOLID_FOREGROUND, bad.getCellStyle().getFillPattern());
                String comment = bad.getCellComment().getString().getString();
                assertTrue(comment.startsWith(IngestNotice.UNKNOWN_CODE.title().in(Language.ID)), comment);
                assertEquals(1, sheet.getCellComments().size());
            }
            assertEquals(java.util.Arrays.hashCode(before), java.util.Arrays.hashCode(Files.readAllBytes(received)));
        }
    }

    @Test
    void aCellWhoseFormulaFailedIsQuarantinedAsThatInAnyColumn() {
        TestHome home = home("errors");
        home.transactions(
                "a.csv",
                "#REF!,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X2,passport,A,G1,online,#VALUE!,,,in_progress,0",
                "X3,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.source(TestHome.TRANSACTIONS, "service_transactions", "max_quarantined: 1", HEADER);
        home.ingest();
        assertEquals(
                List.of("2|transaction_id|cell_error", "3|submitted_at|cell_error"),
                home.records("SELECT line, \"column\", code FROM quarantine ORDER BY 1"));
    }
}
