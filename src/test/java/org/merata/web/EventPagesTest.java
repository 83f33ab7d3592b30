package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Pages of the shipped events on a small made-up sample, as sent. */
class EventPagesTest {
    private static final String PPKM = "/events/ppkm_emergency_2021";

    private static final RealPages pages = RealPages.shared();

    private static String page(String path) throws Exception {
        var page = pages.get(path, "identity");
        assertEquals(200, page.statusCode(), path);
        return page.body();
    }

    private static JsonNode panel(String path, String id) throws Exception {
        JsonNode page = new ObjectMapper().readTree(page(path));
        for (JsonNode panel : page.path("panels")) {
            if (panel.path("id").asText().equals(id)) {
                return panel;
            }
        }
        throw new AssertionError(path + " has no panel " + id + ": " + page);
    }

    @Test
    void theTimelineLeadsToEveryEventAndSaysWhichDatesWereRead() throws Exception {
        String all = page("/en/events");
        assertTrue(all.contains("href=\"/en" + PPKM + "\""));
        assertTrue(all.contains("read at the source") && all.contains("not yet read at the source"));
        assertTrue(page("/en/").contains("href=\"/en/events\""));
    }

    @Test
    void digitalTakeUpRoseWithPpkmAndNothingSaysWhy() throws Exception {
        String html = page("/en" + PPKM);
        assertTrue(html.contains("Digital take-up: +"), "the finding is the title");
        assertTrue(html.contains("That is no proof that the event made it"));
        assertFalse(html.toLowerCase(java.util.Locale.ROOT).contains("because"));
        assertTrue(html.contains("class=\"bando\""), "the interval of the counterfactual is drawn");
        assertTrue(html.contains("href=\"/en" + PPKM + "?measure=within_standard\""));
        assertTrue(page("/id" + PPKM).contains("bersamaan dengan")
                || page("/id" + PPKM).contains("selama PPKM"));
    }

    @Test
    void theSentenceIsTheSameOnThePageAndInItsFile() throws Exception {
        String summary = panel("/en" + PPKM + ".json", "effect").path("summary").asText();
        assertTrue(summary.startsWith("In July 2021, digital take-up in Indonesia was "), summary);
        assertTrue(page("/en" + PPKM).contains(summary.replace("<", "&lt;")), summary);
    }

    @Test
    void aMeasureAndARegionMayBeChosen() throws Exception {
        String html = page("/en" + PPKM + "?measure=processing_time_median&region=32");
        assertTrue(html.contains("Processing time, median"));
        assertTrue(html.contains("West Java"));
        assertFalse(html.contains("Against other regions"), "one region was chosen");
        assertTrue(page("/en" + PPKM + "?region=11").contains("The event did not apply to Aceh"));
        assertEquals(400, pages.get("/en" + PPKM + "?time=2021", "identity").statusCode());
        assertEquals(
                400, pages.get("/en" + PPKM + "?measure=nothing", "identity").statusCode());
        assertEquals(404, pages.get("/en/events/nothing", "identity").statusCode());
    }

    @Test
    void whatCannotBeToldIsSaidInWords() throws Exception {
        String early = page("/en/events/psbb_jakarta_2020");
        assertTrue(early.contains("cannot be told"));
        assertTrue(early.contains("Too few periods before the event have a value"));
        String rival = page("/en/events/southwest_papua_2022");
        assertTrue(rival.contains("Monthly figures cannot tell the two apart"));
        String part = page("/en/events/ppkm_levels_july_2021");
        assertTrue(part.contains("whose page tells of both"));
        assertTrue(part.contains("href=\"/en" + PPKM + "\""));
    }

    /** The regulation on service malls came three months after PPKM: the step of that is not taken for its own. */
    @Test
    void anEventShortlyBeforeIsAllowedFor() throws Exception {
        String later = page("/en/events/perpres_89_2021_mpp");
        assertTrue(later.contains("The model allows for what PPKM Darurat"));
        assertTrue(later.contains("No change of digital take-up with"));
    }

    @Test
    void eventsOfChartsLeadToTheirPages() throws Exception {
        assertTrue(page("/en/measures/digital_take_up?time=2021").contains("href=\"/en" + PPKM + "\""));
    }
}
