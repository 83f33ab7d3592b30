package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.web.chart.SampleSpecs.LEVELS;
import static org.merata.web.chart.SampleSpecs.NO_VALUE;
import static org.merata.web.chart.SampleSpecs.draw;
import static org.merata.web.chart.SampleSpecs.find;
import static org.merata.web.chart.SampleSpecs.known;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.model.Status;
import org.merata.web.WebServer;
import org.w3c.dom.Document;

/** Editions of an index on one axis: each a line of its own, none joined to the next. */
class LineEndsTest {
    private static final List<String> YEARS =
            List.of("2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027");

    /** A digit is a value, {@code x} one that is missing, a space a year in which the edition was not in force. */
    private static Series edition(String name, String years) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < YEARS.size(); i++) {
            char year = years.charAt(i);
            boolean there = Character.isDigit(year);
            points.add(new Point(
                    YEARS.get(i),
                    YEARS.get(i),
                    there ? known(year - '0') : NO_VALUE,
                    NO_VALUE,
                    NO_VALUE,
                    there ? Status.OBSERVED : year == 'x' ? Status.NOT_PROVIDED : Status.NOT_APPLICABLE,
                    there ? "value " + year : "none",
                    Signal.NONE,
                    Optional.empty()));
        }
        return new Series(name, name, Role.MAIN, points);
    }

    private static ChartSpec chart(Series... editions) {
        return SampleSpecs.chart(
                Kind.LINE,
                new Axis("", YEARS, NO_VALUE, NO_VALUE, List.of()),
                LEVELS,
                List.of(editions),
                List.of(),
                Optional.empty());
    }

    private static final ChartSpec EDITIONS = chart(
            edition("SPBE 2018", "12        "),
            edition("SPBE 2020", "  43x221  "),
            edition("Pemdi 2026", "        34"));

    @Test
    void anEditionHasItsNameWhereItIsOverAndTheLastAtTheEdge() throws Exception {
        Document drawing = draw(EDITIONS);
        var labels = find(drawing, "//g[@class='w']/text[contains(., 'value')]");
        assertEquals(
                List.of("Pemdi 2026 value 4", "SPBE 2018 value 2", "SPBE 2020 value 1"),
                labels.stream().map(label -> label.getTextContent()).toList());
        assertEquals(
                List.of("100%", "0%", "77.78%"),
                labels.stream().map(label -> label.getAttribute("x")).toList());
        assertEquals(
                List.of("", "start", "end"),
                labels.stream().map(label -> label.getAttribute("text-anchor")).toList());
        double rising = Double.parseDouble(labels.get(1).getAttribute("y"));
        double falling = Double.parseDouble(labels.get(2).getAttribute("y"));
        assertTrue(rising < place(drawing, "2019: value 2"), "above a line that rises");
        assertTrue(falling > place(drawing, "2025: value 1"), "below one that falls");
    }

    private static double place(Document drawing, String point) throws Exception {
        return Double.parseDouble(
                find(drawing, "//circle[title='" + point + "']", "cy").get(0));
    }

    @Test
    void onlyAGapWithinItsYearsIsMissing() throws Exception {
        List<String> crosses = find(draw(EDITIONS), "//text[@class='ms']/title").stream()
                .map(title -> title.getTextContent())
                .toList();
        assertEquals(List.of("2022: none"), crosses);
        var phrases = Phrases.of(WebServer.class, Language.EN);
        String missing = phrases.say("key.missing");
        assertTrue(ChartKey.of(EDITIONS, phrases).stream()
                .anyMatch(entry -> entry.words().equals(missing)));
        ChartSpec whole = chart(edition("a", "12        "), edition("b", "  33333333"));
        assertFalse(ChartKey.of(whole, phrases).stream()
                .anyMatch(entry -> entry.words().equals(missing)));
    }

    @Test
    void noLineJoinsTwoEditions() throws Exception {
        List<String> paths = find(draw(EDITIONS), "//path[starts-with(@class, 'ser')]", "d");
        assertEquals(
                List.of(1L, 2L, 1L),
                paths.stream()
                        .map(path -> path.chars().filter(c -> c == 'M').count())
                        .toList());
    }

    @Test
    void theBrowserLeavesEditionsToTheDrawing() {
        assertFalse(ChartDrawing.hasBrowserChart(EDITIONS));
        assertTrue(ChartDrawing.hasBrowserChart(chart(edition("a", "1234512345"), edition("b", "  44444444"))));
        assertTrue(ChartDrawing.hasBrowserChart(chart(edition("late", "123451234x"))), "a late value is no end");
    }
}
