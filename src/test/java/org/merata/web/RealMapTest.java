package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The map beside the tile grid, as sent and in a real browser. */
class RealMapTest {
    private static final String MAP = "/regions?view=map";
    private static final int MOST_BYTES = 150_000;
    private static final int PROVINCES = 38;

    private static final RealPages pages = RealPages.shared();

    private static String map(String language) throws Exception {
        String html = pages.get("/" + language + MAP, "identity").body();
        Matcher figure = Pattern.compile("<figure class=\"chart\" data-kind=\"area_map\">.*?</figure>", Pattern.DOTALL)
                .matcher(html);
        assertTrue(figure.find(), "no map in " + html);
        return figure.group();
    }

    private static Set<String> find(String pattern, String text) {
        var found = new LinkedHashSet<String>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** Every province is a link with its name and value, as on the grid; those without an outline and those too small by their boxes. */
    @Test
    void everyProvinceIsALinkWithItsNameAndValue() throws Exception {
        String map = map("en");
        String tiles = pages.get("/en/regions", "identity").body();
        Set<String> onMap = find("<a href=\"(/en/regions/[^\"]+)\"><title>", map);
        assertEquals(PROVINCES, onMap.size());
        assertEquals(find("<li class=\"t [^\"]*\"><a href=\"([^\"]+)\"", tiles), onMap);
        assertEquals(find("<span class=\"vh\">([^<]+)</span>", tiles), find("<title>([^<]+)</title>", map));
        assertEquals(33, map.split("<path class=\"ar", -1).length - 1);
        assertEquals(3, map.split("<path class=\"ar\" fill=\"url\\(#area-k", -1).length - 1, "hatched parents");
        assertTrue(find("<text class=\"tb [^\"]*\"[^>]*>([^<]+)<", map)
                .containsAll(Set.of("JK", "YO", "KU", "PS", "PT", "PP", "PD")));
    }

    @Test
    void thePageSaysWhatTheBoundariesAreAndWhoLiesInWhom() throws Exception {
        String english = pages.get("/en" + MAP, "identity").body();
        String indonesian = pages.get("/id" + MAP, "identity").body();
        assertTrue(english.contains("North Kalimantan in East Kalimantan"), "within");
        assertTrue(english.contains("Natural Earth (public domain)"), "source");
        assertTrue(indonesian.contains("Kalimantan Utara di Kalimantan Timur"), "within");
        assertTrue(indonesian.contains("Natural Earth (domain publik)"), "source");
    }

    @Test
    void theGridStaysThePagesOwnAndTheViewStandsInTheAddress() throws Exception {
        String page = pages.get("/en/regions", "identity").body();
        assertTrue(page.contains("data-kind=\"tile_map\""));
        assertFalse(page.contains("data-kind=\"area_map\""));
        assertTrue(page.contains("<select name=\"view\"") || page.contains("name=\"view\""), "a choice of the form");
        assertEquals(400, pages.get("/en/regions?view=globe", "identity").statusCode());
        assertEquals(400, pages.get("/en/regions/11?view=map", "identity").statusCode());
        var json = new ObjectMapper()
                .readTree(pages.get("/en/regions.json?view=map&panel=map", "identity")
                        .body());
        assertEquals("map", json.get("panels").get(0).get("id").asText());
    }

    @Test
    void aPageWithAMapIsLightAndItsMapComesAsAPicture() throws Exception {
        int bytes = pages.packed("/en" + MAP).length;
        String html = pages.get("/en" + MAP, "identity").body();
        for (String asset : find("\"(/static/[^\"]+[.](?:css|js))\"", html)) {
            bytes += asset.contains("chart") ? 0 : pages.packed(asset).length;
        }
        assertTrue(bytes < MOST_BYTES, "it weighs " + bytes + " bytes");
        String svg = pages.get("/en/regions.svg?view=map&panel=map", "identity").body();
        assertEquals(33, svg.split("fill-rule=\"evenodd\"", -1).length - 1);
        assertTrue(svg.contains("Natural Earth (public domain)"), "its boundaries are cited inside");
    }

    @Test
    void theMapIsWithinReachOfEveryoneAtAnyWidth() {
        assumeTrue(Chromium.isFound(), "no browser, so nothing is looked at");
        try (Chromium chromium = Chromium.launch()) {
            for (int width : new int[] {320, 1280}) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    var options = new Browser.NewContextOptions()
                            .setColorScheme(scheme)
                            .setViewportSize(width, 800);
                    try (BrowserContext context = chromium.browser().newContext(options)) {
                        look(context.newPage(), width);
                    }
                }
            }
        }
    }

    private static void look(Page page, int width) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
        page.navigate(pages.url("/en" + MAP));
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(rule -> complaints.add(
                        rule.getId() + " " + rule.getNodes().get(0).getHtml()));
        assertEquals(List.of(), complaints, "at " + width);
        Object wide = page.evaluate("document.documentElement.scrollWidth");
        assertTrue(((Number) wide).intValue() <= width, "it scrolls sideways at " + width);
        boolean boxes = page.locator(".area .co a").first().isVisible();
        assertEquals(width > 1000, boxes, "boxes beside the map at " + width);
        assertEquals(width < 1000, page.locator(".leg.col a").first().isVisible(), "a list below it at " + width);
        page.locator("svg.area > a").nth(2).focus();
        assertEquals(
                "4px",
                page.evaluate("getComputedStyle(document.activeElement.querySelector('.ar')).strokeWidth"),
                "the focus is seen");
    }
}
