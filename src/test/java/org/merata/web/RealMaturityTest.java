package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages about maturity of the shipped frameworks: what they say can be worked out again from what they show. */
class RealMaturityTest {
    private static final RealPages pages = RealPages.shared();

    private static JsonNode json(String path) throws IOException, InterruptedException {
        var reply = pages.get("/en" + path, "identity");
        assertEquals(200, reply.statusCode(), path + " " + reply.body());
        return new ObjectMapper().readTree(reply.body());
    }

    private static JsonNode panel(JsonNode page, String id) {
        for (JsonNode panel : page.get("panels")) {
            if (panel.get("id").asText().equals(id)) {
                return panel;
            }
        }
        throw new AssertionError("no panel " + id);
    }

    private static String text(JsonNode row, int cell) {
        return row.get(cell).get("text").asText();
    }

    /** By code: a weight and a level of each indicator, as the page tells them. */
    private static Map<String, BigDecimal[]> indicators(JsonNode page) {
        var found = new HashMap<String, BigDecimal[]>();
        for (JsonNode row : panel(page, "profile").get("table").get("rows")) {
            if (text(row, 1).matches("\\d+")) {
                found.put(text(row, 1), new BigDecimal[] {
                    row.get(2).get("value").decimalValue(),
                    row.get(3).get("value").decimalValue()
                });
            }
        }
        return found;
    }

    private static BigDecimal index(Map<String, BigDecimal[]> indicators) {
        return indicators.values().stream()
                .map(one -> one[0].multiply(one[1]))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4, RoundingMode.HALF_UP);
    }

    @Test
    void anIndexIsWhatItsTableGives() throws Exception {
        JsonNode page = json(pages.unit() + ".json");
        Map<String, BigDecimal[]> indicators = indicators(page);
        assertEquals(20, indicators.size());
        BigDecimal index = index(indicators).setScale(2, RoundingMode.HALF_UP);
        assertTrue(
                page.get("title").asText().contains(index.toPlainString()),
                page.get("title").asText() + " " + index);
    }

    @Test
    void aTrialIsWorkedOutToTheLastDigit() throws Exception {
        Map<String, BigDecimal[]> indicators = indicators(json(pages.unit() + ".json"));
        indicators.get("19")[1] = new BigDecimal("4.37");
        indicators.get("6")[1] = new BigDecimal("2.5");
        JsonNode trial = panel(json(pages.unit() + ".json?level.19=4.37&level.6=2.5"), "trial");
        String exact = index(indicators).stripTrailingZeros().toPlainString();
        assertTrue(trial.get("summary").asText().contains("Before rounding: " + exact + "."), trial + " " + exact);
    }

    @Test
    void whatIsNotOfferedIsRefusedWithWhatIs() throws Exception {
        for (String query : List.of(
                "level.99=3",
                "level.1=9",
                "level.1=x",
                "effort.1=0",
                "effort.zz=1",
                "compare=unit-nobody",
                "target=none",
                "time=1999",
                "service=paspor")) {
            var reply = pages.get("/en" + pages.unit() + ".json?" + query, "identity");
            assertEquals(400, reply.statusCode(), query);
            assertTrue(reply.body().contains("allowed"), query + " " + reply.body());
        }
        assertEquals(400, pages.get("/en/regions?level.1=3", "identity").statusCode());
        assertEquals(404, pages.get("/en/maturity/none", "identity").statusCode());
        assertEquals(
                404, pages.get("/en/maturity/pemdi_2026/region-11", "identity").statusCode());
    }

    @Test
    void everyoneRankedHasAPageAndARangeOfRanksThatHoldsTheRank() throws Exception {
        JsonNode rows =
                panel(json("/maturity/pemdi_2026.json"), "ranked").get("table").get("rows");
        assertEquals(24, rows.size());
        String html = pages.get("/en/maturity/pemdi_2026", "identity").body();
        for (JsonNode row : rows) {
            int rank = row.get(4).get("value").asInt();
            String[] ranks = text(row, 5).split("\u2013");
            assertTrue(
                    Integer.parseInt(ranks[0]) <= rank && rank <= Integer.parseInt(ranks[ranks.length - 1]),
                    row.toString());
            assertTrue(html.contains(text(row, 0)), row.toString());
        }
    }

    @Test
    void paperIsHeldAgainstPracticeOfTheSameMadeUpUnits() throws Exception {
        JsonNode practice = panel(json("/maturity/pemdi_2026.json"), "practice-digital_service_level");
        JsonNode rows = practice.get("table").get("rows");
        assertTrue(rows.size() > 10, practice.toString());
        double last = Double.MAX_VALUE;
        for (JsonNode row : rows) {
            double difference = Math.abs(row.get(2).get("value").asDouble());
            assertTrue(difference <= last + 1e-9, "where they differ most stands first");
            last = difference;
            assertTrue(text(row, 0).contains("fiktif"), row.toString());
        }
    }

    @Test
    void madeUpOutcomesNeverStandBesideAPublishedScore() throws Exception {
        JsonNode page = json("/maturity/imdi_2025.json");
        JsonNode apart = panel(page, "practice-digital_service_level");
        assertEquals(0, apart.get("table").get("rows").size());
        assertTrue(apart.get("summary").asText().contains("made up"), apart.toString());
        assertFalse(page.get("synthetic").asBoolean());
        JsonNode list = json("/maturity.json");
        for (JsonNode row : panel(list, "made_up").get("table").get("rows")) {
            assertEquals(3, row.size(), "no figure of them: " + row);
        }
        assertFalse(panel(list, "assessed").toString().contains("fiktif"));
    }

    @Test
    void aRoadMapLeadsWhereItSays() throws Exception {
        JsonNode page = json(pages.unit() + ".json?effort.20=3&target=5");
        Map<String, BigDecimal[]> indicators = indicators(page);
        JsonNode map = panel(page, "roadmap");
        for (JsonNode row : map.get("table").get("rows")) {
            indicators.get(text(row, 1))[1] = new BigDecimal(text(row, 3).split(" ")[0]);
        }
        BigDecimal index = index(indicators).setScale(2, RoundingMode.HALF_UP);
        assertTrue(index.compareTo(new BigDecimal("4.00")) >= 0, map + " " + index);
        assertTrue(map.get("summary").asText().contains("index " + index), map + " " + index);
    }

    @Test
    void theSheetToFillInIsAFile() throws Exception {
        var csv = pages.get("/en/maturity/spbe_2020/sheet.csv", "identity");
        assertEquals(200, csv.statusCode());
        assertTrue(
                csv.body().replace("\uFEFF", "").startsWith("framework,"),
                csv.body().substring(0, 60));
        assertEquals(48, csv.body().lines().count());
        assertEquals(
                200, pages.get("/id/maturity/spbe_2020/sheet.xlsx", "identity").statusCode());
        assertEquals(
                404,
                pages.get("/en/maturity/spbe_2020/sheet.parquet", "identity").statusCode());
        assertEquals(404, pages.get("/en/maturity/none/sheet.csv", "identity").statusCode());
    }
}
