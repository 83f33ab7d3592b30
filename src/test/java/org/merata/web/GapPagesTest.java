package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages about gaps on a small made-up sample, as sent. */
class GapPagesTest {
    private static final RealPages pages = RealPages.shared();

    private static JsonNode json(String path) throws Exception {
        String file = path.contains("?") ? path.replace("?", ".json?") : path + ".json";
        var reply = pages.get(file, "identity");
        assertEquals(200, reply.statusCode(), file);
        return new ObjectMapper().readTree(reply.body());
    }

    private static JsonNode panel(JsonNode page, String id) {
        for (JsonNode panel : page.get("panels")) {
            if (panel.get("id").asText().equals(id)) {
                return panel;
            }
        }
        throw new AssertionError("no panel " + id + " on " + page.get("path"));
    }

    private static List<String> links(String path) throws Exception {
        var links = new ArrayList<String>();
        var found = Pattern.compile("href=\"([^\"]+)\"")
                .matcher(pages.get(path, "identity").body());
        while (found.find()) {
            links.add(found.group(1));
        }
        return links;
    }

    @Test
    void gapsAreOneStepFromTheFirstPageAndTwoToEachMeasure() throws Exception {
        assertTrue(links("/en/").contains("/en/gaps"));
        assertTrue(links("/en/gaps").contains("/en/gaps/digital_take_up"));
        assertTrue(links("/en/measures/digital_take_up").contains("/en/gaps/digital_take_up"));
        assertTrue(links("/en/regions").contains("/en/gaps/digital_take_up"));
        assertTrue(links("/id/regions/94").contains("/id/gaps"));
    }

    @Test
    void absoluteAndRelativeMeasuresStandSideBySideWithTheirIntervals() throws Exception {
        JsonNode page = json("/en/gaps/digital_take_up");
        for (String id : List.of("absolute", "relative")) {
            JsonNode rows = panel(page, id).get("table").get("rows");
            assertTrue(rows.size() >= 5, id);
            assertTrue(rows.get(0).get(2).get("text").asText().contains("\u2013"), "an interval of " + rows.get(0));
        }
        String columns = panel(page, "relative").get("table").get("columns").toString();
        assertTrue(columns.contains("\"shortfall\""), "a share has its shortfall beside it");
        assertFalse(json("/en/gaps/processing_time_median").toString().contains("\"shortfall\""));
    }

    @Test
    void partsOfGroupsAddUpToTheWhole() throws Exception {
        for (String path : List.of("/en/gaps/digital_take_up", "/en/gaps/digital_take_up?level=regency")) {
            JsonNode rows = panel(json(path), "groups").get("table").get("rows");
            double within = 0;
            double between = 0;
            for (int i = 0; i < rows.size() - 2; i++) {
                within += rows.get(i).get(5).get("value").asDouble();
                between += rows.get(i).get(6).get("value").asDouble();
                assertTrue(rows.get(i).get(6).get("value").asDouble() >= 0);
            }
            assertEquals(1, within + between, 1e-9, path);
            assertEquals(rows.get(rows.size() - 2).get(6).get("value").asDouble(), between, 1e-9, path);
        }
    }

    @Test
    void theDistanceOfEachRegionIsItsMixAndItsPerformance() throws Exception {
        JsonNode page = json("/en/gaps/digital_take_up");
        JsonNode why = panel(page, "why");
        int split = 0;
        double last = Double.MAX_VALUE;
        for (JsonNode row : why.get("table").get("rows")) {
            double distance = row.get(2).get("value").asDouble();
            assertTrue(Math.abs(distance) <= last, "farthest first: " + row);
            last = Math.abs(distance);
            if (row.get(4).has("value")) {
                split++;
                double parts = row.get(4).get("value").asDouble()
                        + row.get(6).get("value").asDouble();
                assertEquals(distance, parts, 1e-9, row.toString());
            }
        }
        assertTrue(split > 0, "no region is split");
        assertTrue(why.get("summary").asText().contains("can be told from Indonesia and split"));
        String html = pages.get("/id/gaps/digital_take_up", "identity").body();
        String section = html.split("id=\"why\"", 2)[1].split("</section>", 2)[0];
        assertTrue(section.contains("href=\"/id/regions/"), "each row leads to its region");
        assertTrue(section.contains("class=\"sum\""), "the parts are drawn");
        assertFalse(json("/en/gaps/imdi").toString().contains("\"id\":\"why\""), "what was published has no mix");
    }

    @Test
    void aRankNeverStandsWithoutItsRangeAndOrdinaryVariationIsNamed() throws Exception {
        JsonNode funnel = panel(json("/en/gaps/digital_take_up"), "funnel");
        assertTrue(funnel.get("summary").asText().contains("consistent with ordinary variation"));
        for (JsonNode row : funnel.get("table").get("rows")) {
            int rank = row.get(5).get("value").asInt();
            String[] range = row.get(6).get("text").asText().split("\u2013");
            assertTrue(Integer.parseInt(range[0]) <= rank && rank <= Integer.parseInt(range[1]), row.toString());
        }
        String page = pages.get("/en/gaps/digital_take_up", "identity").body();
        assertTrue(page.contains("limits of 99.8%"));
        assertTrue(page.contains("class=\"ser s6\""), "the limits are drawn");
    }

    @Test
    void madeUpMeasuresAndPublishedOnesAreNotListedTogether() throws Exception {
        JsonNode list = panel(json("/en/gaps"), "gaps");
        assertTrue(list.get("table").toString().contains("Digital take-up"));
        assertFalse(list.get("table").toString().contains("IMDI"));
        assertFalse(json("/en/gaps/imdi").get("synthetic").asBoolean());
        assertFalse(panel(json("/en/gaps/imdi"), "absolute").toString().contains("no clear change"));
    }

    @Test
    void anOrderThatMayNotStandBesideMadeUpFiguresIsHeldBackInWords() throws Exception {
        JsonNode held = panel(json("/en/gaps/digital_take_up?order=imdi"), "concentration");
        assertEquals(0, held.get("table").get("rows").size());
        assertTrue(held.get("summary").asText().contains("made-up figures never stand beside published ones"));
        String page =
                pages.get("/en/gaps/digital_take_up?order=imdi", "identity").body();
        assertFalse(
                page.contains("class=\"ser s1\" vector-effect=\"non-scaling-stroke\" d=\"M0 0"), "no curve is drawn");
        JsonNode allowed = panel(json("/en/gaps/digital_take_up?order=within_standard"), "concentration");
        JsonNode rows = allowed.get("table").get("rows");
        assertEquals(1, rows.get(rows.size() - 1).get(5).get("value").asDouble(), 1e-9);
        assertEquals(1, rows.get(rows.size() - 1).get(6).get("value").asDouble(), 1e-9);
        assertTrue(allowed.get("summary").asText().contains("95% interval"));
        assertEquals(
                400,
                pages.get("/en/gaps/digital_take_up?order=nothing", "identity").statusCode());
    }

    @Test
    void convergenceAndYearsToTheTargetAreToldInWords() throws Exception {
        JsonNode page = json("/id/gaps/digital_take_up");
        JsonNode sigma = panel(page, "convergence").get("table").get("rows");
        assertTrue(sigma.size() >= 2);
        int regions = sigma.get(0).get(3).get("value").asInt();
        for (JsonNode year : sigma) {
            assertEquals(regions, year.get(3).get("value").asInt(), "the same regions in every year");
        }
        for (JsonNode region : panel(page, "years").get("table").get("rows")) {
            boolean onTheWay = region.get(1).get("text").asText().equals("menuju target");
            assertEquals(onTheWay, region.get(2).has("value"), region.toString());
            assertEquals(onTheWay, region.get(3).get("text").asText().matches(".*\\d\u2013\\d.*"), region.toString());
        }
        assertFalse(json("/en/gaps/imdi").toString().contains("\"convergence\""), "editions are not on one scale");
    }

    @Test
    void whatRegionsCannotBeComparedByHasNoPage() throws Exception {
        assertEquals(404, pages.get("/en/gaps/channel_share", "identity").statusCode());
        assertEquals(
                404, pages.get("/en/gaps/completed_transactions", "identity").statusCode());
        assertEquals(404, pages.get("/en/gaps/nothing", "identity").statusCode());
        assertEquals(400, pages.get("/en/gaps?level=regency", "identity").statusCode());
        assertEquals(400, pages.get("/en/gaps/imdi?level=regency", "identity").statusCode());
    }
}
