package org.merata.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real Chromium, driven without any download. */
@EnabledIf(
        value = "org.merata.web.Chromium#isFound",
        disabledReason = "no chromium, chromium-browser or google-chrome on the path: the browser tests are skipped")
class BrowserTest {
    private static final List<String> PATHS =
            List.of("/", "/regions", "/dashboards/processing_time", "/samples/maturity", "/quality", "/nothing");
    private static WebServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        server = WebServer.start(WebServer.Options.local(0), SamplePages::lease);
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    static Stream<Arguments> pages() {
        return PATHS.stream()
                .flatMap(path -> Stream.of("en", "id")
                        .flatMap(language -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(scheme -> Arguments.of("/" + language + path, scheme))));
    }

    private interface Visit {
        void to(Page page) throws Exception;
    }

    private static void visit(Browser.NewContextOptions options, Visit visit) throws Exception {
        try (BrowserContext context = chromium.browser().newContext(options)) {
            visit.to(context.newPage());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsQuietAndWithinReachOfEveryone(String path, ColorScheme scheme) throws Exception {
        visit(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 800), page -> {
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (!message.type().equals("log") && !message.text().contains("status of 404")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(url(path));
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            var violations = new AxeBuilder(page).analyze().getViolations();
            assertEquals(
                    List.of(),
                    violations.stream()
                            .map(rule ->
                                    rule.getId() + " " + rule.getNodes().get(0).getHtml())
                            .toList());
            assertEquals(List.of(), complaints);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1280})
    void noPageScrollsSideways(int width) throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(width, 740), page -> {
            for (String path : PATHS) {
                for (String language : List.of("en", "id")) {
                    page.navigate(url("/" + language + path));
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                    int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
                    assertTrue(wide <= width, language + path + " is " + wide + " wide at " + width);
                }
            }
        });
    }

    @Test
    void everythingIsThereWithoutScript() throws Exception {
        visit(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/dashboards/processing_time"));
            assertTrue(page.locator("svg.plot").count() >= 5);
            assertTrue(page.locator("svg.plot").first().isVisible());
            assertEquals(0, page.locator("canvas").count());
            page.locator("#percentiles summary").first().click();
            assertTrue(page.locator("#percentiles table").isVisible());
            page.selectOption("select[name=service]", "kk");
            page.click("button[type=submit]");
            assertTrue(page.url().endsWith("/en/dashboards/processing_time?service=kk"), page.url());
            page.click("a[hreflang=id]");
            assertTrue(page.url().endsWith("/id/dashboards/processing_time?service=kk"), page.url());
        });
    }

    @Test
    void theArrowKeysWalkThroughAChartAndSayEachPoint() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/dashboards/processing_time"));
            page.focus("#lines canvas");
            page.keyboard().press("End");
            String last = page.locator("#lines [aria-live]").textContent();
            page.keyboard().press("ArrowLeft");
            String before = page.locator("#lines [aria-live]").textContent();
            page.keyboard().press("Home");
            String first = page.locator("#lines [aria-live]").textContent();
            assertTrue(last.startsWith("Sep 2026: ") && last.contains("Indonesia: "), last);
            assertTrue(before.startsWith("Aug 2026: "), before);
            assertTrue(first.startsWith("Oct 2023: "), first);
            assertEquals("", page.locator("#shares [aria-live]").textContent(), "each chart has a cursor of its own");
        });
    }

    @Test
    void aSeriesCanBeHiddenButNotTheLast() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/dashboards/processing_time"));
            var buttons = page.locator("#lines .key button");
            assertEquals(4, buttons.count());
            for (int i = 0; i < 4; i++) {
                buttons.nth(i).click();
            }
            assertEquals(
                    3, page.locator("#lines .key button[aria-pressed=false]").count());
        });
    }

    @Test
    void aTableIsSortedByItsNumbersAndBack() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/regions"));
            page.locator("#map summary").first().click();
            var firstRow = page.locator("#map tbody tr").first();
            String original = firstRow.textContent();
            var byValue = page.locator("#map thead th.num button");
            byValue.click();
            assertTrue(firstRow.textContent().contains("78.7%"), firstRow.textContent());
            assertEquals("descending", page.locator("#map thead th.num").getAttribute("aria-sort"));
            byValue.click();
            assertTrue(firstRow.textContent().contains("19.7%"), firstRow.textContent());
            byValue.click();
            assertEquals(original, firstRow.textContent());
        });
    }

    @Test
    void whereChartJsDoesNotLoadTheDrawingStays() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.route(address -> address.contains("chart.umd"), route -> route.abort());
            page.navigate(url("/en/dashboards/processing_time"));
            assertTrue(page.locator("#lines svg.plot").isVisible());
            assertEquals(0, page.locator("canvas").count());
        });
    }

    @Test
    void paperAndForcedColoursGetTheDrawing() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/dashboards/processing_time"));
            assertTrue(page.locator("#lines canvas").isVisible());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertTrue(page.locator("#lines svg.plot").isVisible());
            assertFalse(page.locator("#lines canvas").isVisible());
        });
        visit(new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE), page -> {
            page.navigate(url("/en/dashboards/processing_time"));
            assertTrue(page.locator("#lines svg.plot").isVisible());
            assertEquals(0, page.locator("canvas").count());
        });
    }

    @Test
    void theFocusCanBeSeenOnLinksTilesAndCharts() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/"));
            for (String place : List.of(".nav a", ".tiles a", "#take-up canvas", "summary", ".scroll")) {
                page.evaluate("place => document.querySelectorAll('details').forEach(one => one.open = true)", place);
                page.keyboard().press("Tab");
                page.locator(place).first().focus();
                Object outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
                assertNotEquals("none", outline, place);
            }
            page.locator(".plot a").first().focus();
            Object stroke = page.evaluate("getComputedStyle(document.activeElement.querySelector('.hit')).strokeWidth");
            assertEquals("2px", stroke);
        });
    }

    @Test
    void onAPhoneEveryTileIsLargeEnoughForAFinger() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true), page -> {
            page.navigate(url("/id/regions"));
            assertEquals(38, page.locator(".tiles a").count());
            for (var tile : page.locator(".tiles a").all()) {
                var box = tile.boundingBox();
                assertTrue(box.width >= 36 && box.height >= 44, box.width + " x " + box.height);
            }
        });
    }

    @Test
    void aLargeGridScrollsInItsBoxWithNamesAndCodesInSight() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(360, 740), page -> {
            page.navigate(url("/id/samples/large"));
            int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            assertTrue(wide <= 360, "the page is " + wide + " wide");
            var box = page.locator(".heat");
            var name = page.locator(".heat tbody th").first();
            var code = page.locator(".heat thead th[scope=col]").nth(20);
            double left = name.boundingBox().x;
            box.evaluate("box => box.scrollTo(600, 400)");
            assertEquals(600, ((Number) box.evaluate("box => box.scrollLeft")).intValue(), "the box scrolls");
            assertEquals(left, name.boundingBox().x, 3, "names stay at the left edge");
            double top = box.boundingBox().y;
            assertTrue(code.boundingBox().y >= top && code.boundingBox().y < top + 80, "codes stay at the top");
        });
    }

    @Test
    void theFocusCanBeSeenOnASpot() throws Exception {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 800), page -> {
            page.navigate(url("/en/samples/maturity"));
            page.keyboard().press("Tab");
            page.locator("#quadrants .plot a").first().focus();
            Object stroke = page.evaluate("getComputedStyle(document.activeElement.querySelector('.hit')).strokeWidth");
            assertEquals("2px", stroke);
        });
    }

    @Test
    void hostileTextsRunNothing() throws Exception {
        visit(new Browser.NewContextOptions(), page -> {
            var alarms = new ArrayList<String>();
            page.onDialog(dialog -> {
                alarms.add(dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> alarms.add(message.text()));
            page.onPageError(alarms::add);
            page.navigate(url("/en/evil"));
            page.locator("h1").waitFor();
            assertEquals(List.of(), alarms);
        });
    }
}
