package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of page of the shipped definitions on a small made-up sample, in a real Chromium. */
@EnabledIf(
        value = "org.merata.web.Chromium#isFound",
        disabledReason = "no chromium, chromium-browser or google-chrome on the path: the browser tests are skipped")
class RealBrowserTest {
    private static final RealPages pages = RealPages.shared();
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static List<String> paths() {
        var paths = new ArrayList<>(pages.paths());
        paths.add(RealPages.ERROR);
        return paths;
    }

    @ParameterizedTest
    @CsvSource({"en,LIGHT,1280", "id,DARK,360"})
    void everyPageIsQuietAndWithinReachOfEveryone(String language, ColorScheme scheme, int width) {
        assertEquals(List.of(), complaints(paths(), language, scheme, width));
    }

    /** The pages whose tables hold file names and hashes, which know no word breaks. */
    @ParameterizedTest
    @CsvSource({"en,DARK,360", "id,LIGHT,1280", "id,LIGHT,360", "en,DARK,1280"})
    void everyPageAboutQualityFitsAndIsWithinReach(String language, ColorScheme scheme, int width) {
        assertEquals(List.of(), complaints(RealPages.QUALITY, language, scheme, width));
    }

    /** Tables of the reader's own, and how numbers come about. */
    @ParameterizedTest
    @CsvSource({"en,DARK,360", "id,LIGHT,1280"})
    void everyPageAReaderMakesIsWithinReach(String language, ColorScheme scheme, int width) {
        List<String> made = List.of(
                "/explore",
                "/explore?by=channel,region&grain=year&measures=digital_take_up,within_standard&show=interval,n",
                "/explore?by=agency,region,service&grain=month&measures=digital_take_up",
                "/working/ranked/measures/digital_take_up?time=2025");
        assertEquals(List.of(), complaints(made, language, scheme, width));
    }

    private static List<String> complaints(List<String> paths, String language, ColorScheme scheme, int width) {
        var options = new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800);
        try (BrowserContext context = chromium.browser().newContext(options)) {
            Page page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (!message.type().equals("log") && !message.text().contains("status of 404")) {
                    complaints.add(page.url() + " " + message.text());
                }
            });
            page.onPageError(complaints::add);
            for (String path : paths) {
                page.navigate(pages.url("/" + language + path));
                assertEquals(language, page.getAttribute("html", "lang"));
                assertFits(page, width);
                page.evaluate(
                        "document.querySelectorAll('.panel:first-of-type details').forEach(one => one.open = true)");
                new AxeBuilder(page)
                        .analyze()
                        .getViolations()
                        .forEach(rule -> complaints.add(path + " " + rule.getId() + " "
                                + rule.getNodes().get(0).getHtml()));
            }
            return complaints;
        }
    }

    @Test
    void withoutScriptEveryDrawingIsThereAndNoCanvas() {
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 740);
        try (BrowserContext context = chromium.browser().newContext(options)) {
            Page page = context.newPage();
            for (String path : paths()) {
                page.navigate(pages.url("/en" + path));
                assertFits(page, 360);
                assertTrue(page.locator("h1").isVisible(), path);
                assertEquals(0, page.locator("canvas").count(), path);
                for (var drawing : page.locator("figure.chart .draw").all()) {
                    assertTrue(drawing.isVisible(), path);
                }
            }
        }
    }

    /** What the page says while a slider moves is what the server says at the address it then has. */
    @Test
    void aTrialSaysWhatTheServerSaysAndStandsInTheAddress() throws Exception {
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(pages.url("/en" + pages.unit()));
            String before = page.locator("#trial h2").textContent();
            var slider = page.locator(".trial input[name='level.20']");
            String moved = slider.inputValue().equals("5") ? "1" : "5";
            slider.evaluate(
                    "(field, value) => { field.value = value;"
                            + " field.dispatchEvent(new Event('input', { bubbles: true })); }",
                    moved);
            page.waitForURL(url -> url.contains("level.20=" + moved));
            String path = java.net.URI.create(page.url()).getRawPath();
            var answer = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(pages.get(path + ".json?level.20=" + moved, "identity")
                            .body());
            for (var panel : answer.get("panels")) {
                if (panel.get("id").asText().equals("trial")) {
                    assertEquals(
                            panel.get("title").asText(),
                            page.locator("#trial h2").textContent());
                    assertEquals(
                            panel.get("summary").asText(),
                            page.locator("#trial .say").textContent());
                }
            }
            String said = page.locator("#trial h2").textContent();
            assertTrue(!said.equals(before), said);
            page.reload();
            assertEquals(said, page.locator("#trial h2").textContent());
            assertEquals(moved, page.locator(".trial input[name='level.20']").inputValue());
        }
    }

    @Test
    void theNavigationStandsOnOneLineAtADesk() {
        try (BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = context.newPage();
            for (String language : List.of("en", "id")) {
                page.navigate(pages.url("/" + language + "/dashboards"));
                var first = page.locator(".nav a").first().boundingBox();
                var last = page.locator(".nav a").last().boundingBox();
                assertEquals(first.y, last.y, 1, language);
            }
        }
    }

    private static void assertFits(Page page, int width) {
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertTrue(wide <= width, page.url() + " is " + wide + " wide at " + width);
    }
}
