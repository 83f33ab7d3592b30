package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.merata.analysis.Satisfaction;

/** The report of a unit's satisfaction survey, in its four forms. */
class RealSkmReportTest {
    private static final String REPORT = RealPages.SKM_REPORT;

    private static final RealPages pages = RealPages.shared();

    private static JsonNode json(String path) throws IOException, InterruptedException {
        var reply = pages.get(path + ".json", "identity");
        assertEquals(200, reply.statusCode(), path);
        return new ObjectMapper().readTree(reply.body());
    }

    private static XWPFDocument document(String path) throws IOException, InterruptedException {
        return new XWPFDocument(new ByteArrayInputStream(pages.bytes(path + ".docx")));
    }

    /** Every table of the page as rows of text, those without rows left out. */
    private static List<List<List<String>>> tables(JsonNode page) {
        var tables = new ArrayList<List<List<String>>>();
        for (JsonNode panel : page.get("panels")) {
            var rows = new ArrayList<List<String>>();
            for (JsonNode row : panel.get("table").get("rows")) {
                var cells = new ArrayList<String>();
                row.forEach(cell -> cells.add(cell.get("text").asText()));
                rows.add(cells);
            }
            if (!rows.isEmpty()) {
                tables.add(rows);
            }
        }
        return tables;
    }

    private static JsonNode panel(JsonNode page, String id) {
        for (JsonNode panel : page.get("panels")) {
            if (panel.get("id").asText().equals(id)) {
                return panel;
            }
        }
        throw new AssertionError("no panel " + id);
    }

    private static double value(JsonNode panel, int row, int cell) {
        return panel.get("table").get("rows").get(row).get(cell).get("value").asDouble();
    }

    @Test
    void theDocumentSaysWhatThePageSays() throws Exception {
        for (String language : List.of("/en", "/id")) {
            JsonNode page = json(language + REPORT);
            String html = pages.get(language + REPORT, "identity").body();
            try (XWPFDocument document = document(language + REPORT)) {
                List<List<List<String>>> tables = tables(page);
                assertEquals(tables.size(), document.getTables().size());
                for (int i = 0; i < tables.size(); i++) {
                    XWPFTable table = document.getTables().get(i);
                    assertEquals(tables.get(i).size() + 1, table.getNumberOfRows());
                    for (int row = 0; row < tables.get(i).size(); row++) {
                        for (int cell = 0; cell < tables.get(i).get(row).size(); cell++) {
                            String text = tables.get(i).get(row).get(cell);
                            assertEquals(
                                    text, table.getRow(row + 1).getCell(cell).getText());
                            assertTrue(html.contains(text.replace("&", "&amp;").replace("'", "&#39;")), text);
                        }
                    }
                }
                var texts = document.getParagraphs().stream()
                        .map(paragraph -> paragraph.getText())
                        .toList();
                assertTrue(texts.contains(page.get("title").asText()));
                assertTrue(texts.contains(page.get("summary").asText()));
                page.get("panels")
                        .forEach(panel -> assertTrue(
                                texts.contains(panel.get("title").asText()),
                                panel.get("title").asText()));
                assertTrue(texts.get(0).contains("SYNTHETIC DATA"), "made-up data say so first");
                assertTrue(document.getFooterList().get(0).getText().contains("SYNTHETIC DATA"));
            }
        }
    }

    @Test
    void theWorkbookHoldsTheExactNumbersOfThePage() throws Exception {
        JsonNode page = json("/id" + REPORT);
        var panels = new ArrayList<JsonNode>();
        page.get("panels").forEach(panel -> {
            if (panel.get("table").get("rows").size() > 0) {
                panels.add(panel.get("table"));
            }
        });
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(pages.bytes("/id" + REPORT + ".xlsx")))) {
            assertEquals(panels.size() + 1, workbook.getNumberOfSheets());
            int numbers = 0;
            for (int i = 0; i < panels.size(); i++) {
                Sheet sheet = workbook.getSheetAt(i + 1);
                JsonNode rows = panels.get(i).get("rows");
                for (int row = 0; row < rows.size(); row++) {
                    for (int cell = 0; cell < rows.get(row).size(); cell++) {
                        JsonNode shown = rows.get(row).get(cell);
                        Cell held = sheet.getRow(row + 2).getCell(cell);
                        if (shown.has("value")) {
                            assertEquals(CellType.NUMERIC, held.getCellType());
                            assertEquals(shown.get("value").asDouble(), held.getNumericCellValue(), 1e-9);
                            numbers++;
                        } else {
                            assertEquals(shown.get("text").asText(), held == null ? "" : held.getStringCellValue());
                        }
                    }
                }
            }
            assertTrue(numbers > 50, numbers + " numbers");
        }
    }

    @Test
    void theIndexFollowsFromTheElementsAndTheMinimumFromThePopulation() throws Exception {
        JsonNode page = json("/en" + REPORT);
        JsonNode elements = panel(page, "nrr");
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < 9; i++) {
            double mean = value(elements, i, 1);
            assertEquals(mean / 9, value(elements, i, 3), 1e-12);
            sum = sum.add(BigDecimal.valueOf(mean));
        }
        double index = sum.doubleValue() / 9 * 25;
        assertEquals(index, value(panel(page, "index"), 0, 1), 1e-9);
        assertEquals(sum.doubleValue() * 0.11 * 25, value(panel(page, "index"), 3, 1), 1e-9);
        String written =
                BigDecimal.valueOf(index).setScale(2, RoundingMode.HALF_UP).toString();
        assertTrue(
                page.get("title").asText().contains(written), page.get("title").asText());
        JsonNode respondents = panel(page, "respondents");
        assertEquals(Satisfaction.minimumSample((long) value(respondents, 1, 1)), (long) value(respondents, 2, 1));
        assertEquals(3, panel(page, "lowest").get("table").get("rows").size());
        double lowest = value(panel(page, "lowest"), 0, 1);
        for (int i = 0; i < 9; i++) {
            assertTrue(lowest <= value(elements, i, 1));
        }
    }

    @Test
    void smallGroupsOfRespondentsAreWithheldNeverAlone() throws Exception {
        JsonNode page = json("/en" + REPORT);
        int withheld = 0;
        for (String field : List.of("sex", "age_band", "education", "occupation")) {
            int here = 0;
            for (JsonNode row : panel(page, field).get("table").get("rows")) {
                boolean hidden = row.get(1).get("status").asText().equals("suppressed");
                here += hidden ? 1 : 0;
                assertEquals(hidden, !row.get(1).has("value"));
                assertEquals(hidden, !row.get(2).has("value"));
                double n = hidden ? 0 : row.get(1).get("value").asDouble();
                assertTrue(n == 0 || n >= 10, field + " shows " + n);
            }
            assertFalse(here == 1, field + " hides one group, which subtraction would find");
            withheld += here;
        }
        assertTrue(withheld > 0, "the sample is small enough for something to hide");
    }

    @Test
    void thePlanToFollowUpStandsInTheReport() throws Exception {
        JsonNode plan = panel(json("/id" + REPORT.replace("2025", "2024-S2")), "follow-up");
        JsonNode rows = plan.get("table").get("rows");
        assertEquals(3, rows.size());
        for (JsonNode row : rows) {
            assertTrue(row.get(1).get("text").asText().startsWith("Contoh sintetis: "), row.toString());
        }
        JsonNode none = panel(json("/id" + REPORT.replace("2025", "2023-S2")), "follow-up");
        assertTrue(none.get("summary").asText().contains("follow_up_actions"));
    }

    @Test
    void thereIsNoReportOfAMonthOrOfNoPeriodAndNoFileOfAnotherPage() throws Exception {
        for (String path : List.of(
                "/en/agencies/korlantas/skm/2025-03",
                "/en/agencies/korlantas/skm/2025-Q1",
                "/en/agencies/korlantas/skm/never",
                "/en/agencies/nobody/skm/2025",
                "/en/agencies/korlantas.docx",
                "/en/agencies/korlantas/board-pack.xlsx")) {
            assertEquals(404, pages.get(path, "identity").statusCode(), path);
        }
        var empty = pages.get("/en/agencies/korlantas/skm/1999", "identity");
        assertEquals(200, empty.statusCode());
        assertTrue(empty.body().contains("no satisfaction index can be shown"));
    }
}
