package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.web.chart.SampleSpecs.draw;
import static org.merata.web.chart.SampleSpecs.find;
import static org.merata.web.chart.SampleSpecs.grid;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Heat.Group;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HeatGridTest {
    private static final List<String> CODES = List.of("1", "2", "3", "4", "5", "6");

    @Test
    void everyCellHasItsShadeItsFigureAndItsWords() throws Exception {
        Document drawing = draw(grid(List.of("01234-", "4-3210"), CODES, List.of(), Shape.CIRCLE));
        assertEquals(
                List.of("k1", "k2", "k3", "k4", "k5", "hatch", "k5", "hatch", "k4", "k3", "k2", "k1"),
                find(drawing, "//tbody//td", "class"));
        for (Element cell : find(drawing, "//tbody//td")) {
            assertTrue(cell.getAttribute("title").matches("name of \\d: words \\d\\.\\d"), cell.getAttribute("title"));
            assertTrue(cell.getTextContent().matches("(f\\d)?words \\d\\.\\d"), cell.getTextContent());
        }
        assertEquals(List.of("row 0", "row 1"), texts(find(drawing, "//tbody//th[@scope='row']/a")));
        assertEquals(6, find(drawing, "//thead//th[@scope='col']").size());
        assertEquals(
                "name of 4", find(drawing, "//thead//th[@scope='col']", "title").get(3));
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream().map(Element::getTextContent).toList();
    }

    @Test
    void groupsSpanTheirColumnsAndTheRestStaysEmpty() throws Exception {
        var groups = List.of(new Group("Kebijakan", 1, 2), new Group("Layanan", 3, 4));
        Document drawing = draw(grid(List.of("012340"), CODES, groups, Shape.CIRCLE));
        assertEquals(List.of("2", "2"), find(drawing, "//thead//th[@scope='colgroup']", "colspan"));
        int columns = find(drawing, "//thead/tr[1]/*").stream()
                .mapToInt(cell -> cell.hasAttribute("colspan") ? Integer.parseInt(cell.getAttribute("colspan")) : 1)
                .sum();
        assertEquals(1 + CODES.size(), columns, "the row of groups is as wide as the grid");
        assertEquals(List.of("k1", "k2 gs", "k3", "k4 gs", "k5", "k1 gs"), find(drawing, "//tbody//td", "class"));
    }

    @Test
    void aGroupWhoseWordsDoNotFitKeepsThemForThoseWhoListen() throws Exception {
        var groups = List.of(new Group("Penyelenggara", 0, 0));
        Document drawing = draw(grid(List.of("012340"), CODES, groups, Shape.CIRCLE));
        Element head = find(drawing, "//thead//th[@scope='colgroup']").get(0);
        assertEquals("true", ((Element) head.getFirstChild()).getAttribute("aria-hidden"));
        assertEquals("Penyelenggara", head.getLastChild().getTextContent());
    }

    @Test
    void evidenceIsMarkedOnlyWhereItDiffers() throws Exception {
        Document one = draw(grid(List.of("012340"), CODES, List.of(), Shape.SQUARE));
        Document mixed =
                draw(grid(List.of("0123-0"), CODES, List.of(), Shape.CIRCLE, Shape.SQUARE, Shape.DIAMOND, Shape.DOT));
        assertEquals(0, find(one, "//td[contains(@class, ' e')]").size());
        assertEquals(List.of("k1 ec", "k2 es", "k3 ed", "k4", "hatch", "k1 es"), find(mixed, "//tbody//td", "class"));
    }

    @Test
    void longCodesStandUpright() throws Exception {
        List<String> codes = List.of("Aspek 1", "Aspek 2");
        assertEquals(
                0,
                find(draw(grid(List.of("000000"), CODES, List.of(), Shape.DOT)), "//th[@class='up']")
                        .size());
        assertEquals(
                2,
                find(draw(grid(List.of("00"), codes, List.of(), Shape.DOT)), "//th[@class='up']")
                        .size());
    }

    /** WCAG 2.2, 1.4.3: 4.5 to 1 for text; the contrast is computed as WCAG defines it from the stylesheet's own colours. */
    @Test
    void aFigureCanBeReadOnEveryShadeInLightAndDark() throws Exception {
        String css;
        try (var in = org.merata.web.WebServer.class.getResourceAsStream("/org/merata/web/static/merata.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String dark = css.substring(css.indexOf("prefers-color-scheme:dark"));
        for (String scheme : List.of(css, dark)) {
            Map<String, Double> light = luminances(scheme);
            for (int shade = 1; shade <= 5; shade++) {
                double text = light.get(shade <= 3 ? "t-lo" : "t-hi");
                double contrast = contrast(text, light.get("c" + shade));
                assertTrue(contrast >= 4.5, "shade " + shade + ": " + contrast);
            }
            assertTrue(contrast(light.get("edge"), light.get("bg")) >= 3, "the outline of the lightest cell");
        }
    }

    /** The first colour of each name in a text. */
    private static Map<String, Double> luminances(String css) {
        var found = new TreeMap<String, Double>();
        var matcher =
                Pattern.compile("--([a-z0-9-]+):#([0-9a-f]{6}|[0-9a-f]{3})\\b").matcher(css);
        while (matcher.find()) {
            String hex = matcher.group(2);
            found.putIfAbsent(matcher.group(1), luminance(hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex));
        }
        return found;
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
    }

    private static double channel(String hex, int at) {
        double share = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
}
