package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.model.Language;
import org.merata.model.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class XlsxFileTest {
    @TempDir
    private Path folder;

    @Test
    void theCoverSaysWhatItIsAndTheSheetHoldsTheTable() throws Exception {
        Table table = AnswerTable.of(
                "digital_take_up",
                Text.of("Digital take-up", "Tingkat pemanfaatan"),
                List.of(Fixture.everyStatus(true)),
                Fixture.NAMES,
                Language.ID);
        Map<String, Document> parts = parts(List.of(table), true, Language.ID);
        List<String> cover = texts(parts.get("xl/worksheets/sheet1.xml"));
        assertTrue(cover.contains("Tingkat pemanfaatan"), cover.toString());
        assertTrue(cover.contains("DATA SINTETIS / SYNTHETIC DATA"));
        assertTrue(cover.contains("September 2024"));
        assertTrue(cover.contains("v7 (2026-11-01T03:00:00Z)"));
        Document sheet = parts.get("xl/worksheets/sheet2.xml");
        List<String> texts = texts(sheet);
        assertEquals("DATA SINTETIS / SYNTHETIC DATA: Tingkat pemanfaatan", texts.get(0));
        assertEquals("measure", texts.get(1));
        assertTrue(texts.contains("suppressed") && texts.contains("not_provided"));
        assertEquals("0.614", cell(sheet, "E3").getTextContent());
        assertEquals(
                "1 digital_take_up",
                ((Element) parts.get("xl/workbook.xml")
                                .getElementsByTagName("sheet")
                                .item(1))
                        .getAttribute("name"));
    }

    @Test
    void realDataCarryNoNotice() throws Exception {
        for (Document part :
                parts(List.of(Fixture.texts("a")), false, Language.EN).values()) {
            assertFalse(part.getDocumentElement().getTextContent().contains("SYNTHETIC"));
        }
    }

    @Test
    void noTextIsEverAFormula() throws Exception {
        Map<String, Document> parts = parts(
                List.of(Fixture.texts("=1+1", "@x", "-1", "\0", "\u0001\uFFFF<&>", "a".repeat(40_000))),
                false,
                Language.EN);
        Document sheet = parts.get("xl/worksheets/sheet2.xml");
        assertEquals(0, sheet.getElementsByTagName("f").getLength());
        List<String> texts = texts(sheet);
        assertTrue(texts.containsAll(List.of("=1+1", "@x", "-1", "\uFFFD", "\uFFFD\uFFFD<&>", "a".repeat(32_767))));
        assertEquals("-5.0", cell(sheet, "B3").getTextContent());
    }

    @Test
    void datesTruthsAndWholeNumbersKeepTheirType() throws Exception {
        var table = new Table(
                "types",
                Text.same("Types"),
                List.of(
                        new Table.Column("date", Table.Type.DATE, Text.same("")),
                        new Table.Column("truth", Table.Type.BOOLEAN, Text.same("")),
                        new Table.Column("whole", Table.Type.INTEGER, Text.same(""))),
                List.of(List.of(LocalDate.of(2021, 7, 3), true, 38L)));
        Document sheet = parts(List.of(table), false, Language.EN).get("xl/worksheets/sheet2.xml");
        assertEquals(44380, Double.parseDouble(cell(sheet, "A3").getTextContent()));
        assertEquals("b", cell(sheet, "B3").getAttribute("t"));
        assertEquals("38", cell(sheet, "C3").getTextContent());
    }

    @Test
    void manyRowsAllArrive() throws Exception {
        List<List<Object>> rows = IntStream.range(0, 2_500)
                .mapToObj(i -> List.<Object>of("r" + i, (double) i))
                .toList();
        var table = new Table("many", Text.same("Many"), Fixture.texts().columns(), rows);
        Document sheet = parts(List.of(table), false, Language.EN).get("xl/worksheets/sheet2.xml");
        assertEquals(2_502, sheet.getElementsByTagName("row").getLength());
        assertEquals("2499.0", cell(sheet, "B2502").getTextContent());
    }

    private Map<String, Document> parts(List<Table> tables, boolean synthetic, Language language) throws Exception {
        var out = new ByteArrayOutputStream();
        XlsxFile.write(tables, Fixture.provenance(synthetic), language, out);
        var parts = new TreeMap<String, Document>();
        Path file = Files.write(folder.resolve("book.xlsx"), out.toByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), parse(zip.getInputStream(entry).readAllBytes()));
            }
        }
        assertTrue(parts.containsKey("[Content_Types].xml"));
        return parts;
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(Document sheet) throws IOException {
        var texts = new ArrayList<String>();
        NodeList nodes = sheet.getElementsByTagName("t");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static Element cell(Document sheet, String place) {
        NodeList cells = sheet.getElementsByTagName("c");
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            if (cell.getAttribute("r").equals(place)) {
                return cell;
            }
        }
        throw new AssertionError("no cell " + place);
    }
}
