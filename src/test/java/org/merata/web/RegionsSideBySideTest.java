package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Regions beside each other, and why one is not like the nation, as sent. */
class RegionsSideBySideTest {
    private static final String COMPARE = "/en/regions/compare";

    private static final RealPages pages = RealPages.shared();

    private static String body(String path) throws Exception {
        var page = pages.get(path, "identity");
        assertEquals(200, page.statusCode(), path);
        return page.body();
    }

    @Test
    void theBoxesOfTheFormLeadToOneAddressInTheOrderOfCodes() throws Exception {
        var sent = pages.get(COMPARE + "?regions=31&regions=11&measure=&regions=31", "identity");
        assertEquals(302, sent.statusCode());
        assertEquals(
                COMPARE + "?regions=11,31",
                sent.headers().firstValue("Location").orElseThrow());
        String page = body(COMPARE + "?regions=11,31");
        assertTrue(page.contains("<input type=\"checkbox\" name=\"regions\" value=\"11\" checked>"), "11 is chosen");
        assertTrue(page.contains("<input type=\"checkbox\" name=\"regions\" value=\"12\">"), "12 is not");
    }

    @Test
    void otherParametersMayStillStandOnceOnly() throws Exception {
        assertEquals(
                400, pages.get(COMPARE + "?time=2024&time=2025", "identity").statusCode());
    }

    @Test
    void moreThanTenAreRefusedWithAdvice() throws Exception {
        var refused = pages.get(COMPARE + ".json?regions=11,12,13,14,15,16,17,18,19,21,31", "identity");
        assertEquals(400, refused.statusCode());
        JsonNode problem = new ObjectMapper().readTree(refused.body());
        assertEquals("regions", problem.get("parameter").asText());
        assertTrue(problem.get("detail").asText().contains("up to 10"), refused.body());
        assertEquals(
                200,
                pages.get(COMPARE + "?regions=11,12,13,14,15,16,17,18,19,21", "identity")
                        .statusCode());
    }

    @Test
    void aRegionThatIsNoneIsRefusedWithThoseThereAre() throws Exception {
        var refused = pages.get(COMPARE + ".json?regions=11,XX", "identity");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("\"allowed\":[\"11\",\"12\""), refused.body());
        assertEquals(
                400, pages.get(COMPARE + "?regions=ID", "identity").statusCode(), "the country is no region of it");
        assertEquals(
                400, pages.get("/en/regions?regions=11", "identity").statusCode(), "another page has no such list");
    }

    @Test
    void regionsStandInColumnsBesideTheNationAndTheirLinesShareOneScale() throws Exception {
        JsonNode page = new ObjectMapper().readTree(body(COMPARE + ".json?regions=32,33,35"));
        JsonNode table = panel(page, "side");
        assertTrue(table.toString().contains("West Java"), table.toString());
        String html = body(COMPARE + "?regions=32,33,35");
        var ends = Pattern.compile("\"minimum\":[0-9.E-]+,\"maximum\":[0-9.E-]+")
                .matcher(html)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        assertEquals(1, ends.size(), "small multiples on one scale: " + ends);
        assertEquals(3, html.split("id=\"trend-", -1).length - 1);
    }

    private static JsonNode panel(JsonNode page, String id) {
        for (JsonNode panel : page.get("panels")) {
            if (panel.get("id").asText().equals(id)) {
                return panel;
            }
        }
        throw new AssertionError("no panel " + id);
    }

    @Test
    void listAndRegionLeadThere() throws Exception {
        assertTrue(body("/en/regions").contains("href=\"" + COMPARE + "\""));
        String address = body("/en/regions/11")
                .split("href=\"" + Pattern.quote(COMPARE).replaceAll("\\\\[QE]", ""), 2)[1]
                .split("\"", 2)[0];
        assertTrue(address.contains("11") && address.split(",").length == 6, "the region and five peers: " + address);
        assertEquals(200, pages.get(COMPARE + address, "identity").statusCode());
    }

    @Test
    void aBriefIsASheetOfPaper() throws Exception {
        for (String language : new String[] {"en", "id"}) {
            String brief = body("/" + language + "/regions/11/brief");
            assertEquals(1, brief.split("class=\"sheet fixed\"", -1).length - 1, language);
        }
        assertTrue(body("/en/regions/11").contains("href=\"/en/regions/11/brief\""));
        assertEquals(404, pages.get("/en/regions/ID/brief", "identity").statusCode());
    }

    @Test
    void aRegionIsToldWhyItIsNotLikeTheNation() throws Exception {
        String page = body("/en/regions/32");
        assertTrue(page.contains("id=\"why-digital_take_up\""));
        assertTrue(page.contains("id=\"why-within_standard\""));
        String take = page.split("id=\"why-digital_take_up\"", 2)[1].split("</section>", 2)[0];
        assertFalse(take.contains(">Website<"), "take-up counts channels, so its mix is not told by channel");
    }
}
