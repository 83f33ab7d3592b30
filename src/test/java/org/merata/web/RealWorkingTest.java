package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The real pages lead to how their numbers come about, and tables that readers make come as files. */
class RealWorkingTest {
    private static final Pattern WORKING = Pattern.compile("href=\"(/(?:en|id)/working/[^\"]+)\"");
    private final RealPages pages = RealPages.shared();

    @Test
    void everyPanelOfNumbersTellsItsWorking() throws IOException, InterruptedException {
        int told = 0;
        for (String path : java.util.List.of(
                "/en/measures/digital_take_up", "/id/regions/11", "/en/gaps/digital_take_up", "/en/")) {
            var links = WORKING.matcher(pages.get(path, "identity").body());
            while (links.find()) {
                var reply = pages.get(links.group(1).replace("&amp;", "&"), "identity");
                assertEquals(200, reply.statusCode(), links.group(1));
                String body = reply.body();
                assertTrue(body.contains("measures=["), links.group(1));
                assertFalse(
                        body.contains(".duckdb") || body.contains("/tmp/") || body.contains("5a5a5a"), links.group(1));
                told++;
            }
        }
        assertTrue(told > 10, told + " panels");
    }

    @Test
    void aTableComesAsAWorkbookOfItselfAndOfItsFigures() throws IOException, InterruptedException {
        byte[] bytes = pages.bytes("/en/explore.xlsx?by=region&grain=year&measures=digital_take_up&panel=table");
        try (var workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(bytes))) {
            assertTrue(workbook.getNumberOfSheets() >= 3);
        }
        String csv = new String(
                pages.bytes("/en/explore.csv?by=region&grain=year&measures=digital_take_up&panel=table"),
                java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(csv.lines().count() > 38, csv);
    }

    @Test
    void whatIsNoPanelHasNoWorking() throws IOException, InterruptedException {
        assertEquals(
                404, pages.get("/en/working/nothing/regions/11", "identity").statusCode());
        assertEquals(
                404,
                pages.get("/en/working/about/measures/digital_take_up", "identity")
                        .statusCode());
        assertEquals(404, pages.get("/en/working/working/working/x", "identity").statusCode());
        assertEquals(
                404,
                pages.get("/en/explore.docx?measures=digital_take_up", "identity")
                        .statusCode());
    }
}
