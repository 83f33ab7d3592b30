package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every type of page of the shipped definitions on a small made-up sample, as sent. */
class RealPagesTest {
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_BYTES_WITH_CHARTS = 300_000;

    private static final RealPages pages = RealPages.shared();

    @Test
    void everyPageAndItsFilesAreThereInBothLanguages() throws Exception {
        for (String language : List.of("en", "id")) {
            for (String path : pages.paths()) {
                String address = "/" + language + path;
                var page = pages.get(address, "identity");
                assertEquals(200, page.statusCode(), address);
                assertTrue(page.body().contains("<html lang=\"" + language + "\">"), address);
                String file = "/" + language + (path.equals("/") ? "/overview" : path);
                var json = pages.get(file + ".json", "identity");
                assertEquals(200, json.statusCode(), file + ".json");
                assertTrue(new ObjectMapper().readTree(json.body()).isObject(), file + ".json");
                var csv = pages.get(file + ".csv", "identity");
                assertEquals(200, csv.statusCode(), file + ".csv");
                assertTrue(csv.body().lines().count() > 1, file + ".csv has rows");
            }
            assertEquals(
                    404, pages.get("/" + language + RealPages.ERROR, "identity").statusCode());
        }
    }

    @Test
    void everyChartOfMadeUpDataSaysSoAndEveryOtherDoesNot() throws Exception {
        int charts = 0;
        for (String language : List.of("en", "id")) {
            for (String path : pages.paths()) {
                String html = pages.get("/" + language + path, "identity").body();
                boolean published = RealPages.PUBLISHED.contains(path);
                List<String> figures = parts(html, "<figure class=\"chart\".*?</figure>");
                charts += figures.size();
                for (String figure : figures) {
                    assertEquals(!published, figure.contains("class=\"wm\""), language + path + " " + figure);
                }
                assertFalse(published && html.contains("<div class=\"syn\""), language + path + " is not made up");
                assertTrue(
                        published || figures.isEmpty() || html.contains("<div class=\"syn\""),
                        language + path + " has no strip");
            }
        }
        assertTrue(charts > 40, "only " + charts + " charts were seen");
    }

    @Test
    void everyChartThatIsADrawingComesAsAPictureWithItsWords() throws Exception {
        int pictures = 0;
        for (String path : pages.paths()) {
            String html = pages.get("/id" + path, "identity").body();
            if (html.contains("<div class=\"sheet ")) {
                continue;
            }
            List<String> panels = parts(html, "<section class=\"panel.*?</section>");
            for (String panel : panels) {
                boolean drawn = panel.contains("<figure class=\"chart\"") && !panel.contains("data-kind=\"heat_grid\"");
                List<String> links = parts(panel, "/id/[^\"]+[.]svg[^\"]*");
                boolean onPaper = html.contains("<div class=\"sheet ");
                assertEquals(drawn && !onPaper ? 1 : 0, links.size(), path + " " + panel);
                for (String link : links) {
                    var svg = pages.get(link.replace("&amp;", "&"), "identity");
                    assertEquals(200, svg.statusCode(), link);
                    String title = parts(panel, "<h2>.*?</h2>").get(0).replaceAll("</?h2>", "");
                    assertTrue(svg.body().contains("<title>" + title + "</title>"), link + " " + title);
                    assertEquals(html.contains("<div class=\"syn\""), svg.body().contains("DATA SINTETIS"), link);
                    pictures++;
                }
            }
        }
        assertTrue(pictures > 30, "only " + pictures + " pictures were seen");
    }

    @Test
    void everyChartHasItsTable() throws Exception {
        for (String path : pages.paths()) {
            for (String panel :
                    parts(pages.get("/en" + path, "identity").body(), "<section class=\"panel.*?</section>")) {
                if (panel.contains("<figure class=\"chart\"")) {
                    assertTrue(panel.contains("<table"), path + " " + panel);
                }
            }
        }
    }

    @Test
    void speedStandsBesideItsQueueOnPagesOfServicesAndAgencies() throws Exception {
        for (String path : pages.paths()) {
            if (path.matches("/(services|agencies)/[^/]+")) {
                for (String language : List.of("/en", "/id")) {
                    String json =
                            pages.get(language + path + ".json", "identity").body();
                    assertTrue(json.matches("(?s).*\"id\" *: *\"times\".*\"id\" *: *\"queue\".*"), path);
                }
            }
        }
    }

    @Test
    void whatMovingToDigitalWouldSaveFollowsTheAddress() throws Exception {
        String usual = pages.get("/en/services/ktp_el", "identity").body();
        String half = pages.get("/en/services/ktp_el?shift=50", "identity").body();
        assertTrue(usual.contains("Moving 20% of what is not digital would have saved IDR "), usual);
        assertTrue(half.contains("Moving 50% of what is not digital would have saved IDR "), half);
        assertTrue(
                half.contains("name=\"shift\" min=\"5\" max=\"100\" step=\"5\" value=\"50\" data-known=\"20\""), half);
        assertTrue(pages.get("/id/services/ktp_el?shift=50", "identity")
                .body()
                .contains("Pengalihan 50% layanan nondigital dapat menghemat Rp"));
        for (String wrong :
                List.of("/en/services/ktp_el?shift=0", "/en/services/ktp_el?shift=101", "/en/agencies?shift=20")) {
            assertEquals(400, pages.get(wrong, "identity").statusCode(), wrong);
        }
    }

    @Test
    void pagesOfServicesAndAgenciesTellWhatPeopleComplainAbout() throws Exception {
        for (String path : List.of("/en/services/ktp_el?time=2020..2025", "/en/agencies/polri?time=2020..2025")) {
            String html = pages.get(path, "identity").body();
            for (String id : List.of("reason", "answer_time_median-channel", "complaints_answered_in_time-class")) {
                assertTrue(html.contains("id=\"" + id + "\""), path + " has no panel " + id);
            }
            assertTrue(html.contains("Cumulative share"), path);
        }
    }

    @Test
    void aServiceTellsWhatItAskedBeforeBesideItsFiguresOfThatTime() throws Exception {
        String english = pages.get("/en/services/ktp_el", "identity").body();
        assertTrue(english.contains("The procedure asks less of applicants since 1 January 2022"), english);
        assertTrue(english.contains("4 steps, 2 documents, 1 visit; before: 6, 4 and 2."), english);
        assertTrue(english.contains("January 2022 \u2013 December 2025"), english);
        assertTrue(pages.get("/id/services/ktp_el", "identity")
                .body()
                .contains("Prosedur lebih ringan bagi pemohon sejak 1 Januari 2022"));
        assertFalse(pages.get("/en/services/paspor", "identity").body().contains("asks less of applicants"));
    }

    @Test
    void aFirstViewIsLightOverTheWire() throws Exception {
        for (String path : pages.paths()) {
            String html = pages.get("/en" + path, "identity").body();
            int bytes = pages.packed("/en" + path).length;
            for (String asset : parts(html, "/static/[^\"]+[.](css|js)")) {
                bytes += pages.packed(asset).length;
            }
            int most = html.contains("chart.umd") ? MOST_BYTES_WITH_CHARTS : MOST_BYTES;
            assertTrue(bytes <= most, path + " weighs " + bytes + " bytes");
        }
    }

    private static List<String> parts(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        var parts = new ArrayList<String>();
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }
}
