package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.web.chart.SampleSpecs.NO_VALUE;
import static org.merata.web.chart.SampleSpecs.draw;
import static org.merata.web.chart.SampleSpecs.find;
import static org.merata.web.chart.SampleSpecs.known;
import static org.merata.web.chart.SampleSpecs.profile;
import static org.merata.web.chart.SampleSpecs.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.w3c.dom.Document;

class ProfileChartTest {
    private static Series main(Point... rows) {
        return new Series("main", "now", Role.MAIN, List.of(rows));
    }

    @Test
    void eachKindOfEvidenceHasAMarkOfItsOwnEvenWithoutColour() throws Exception {
        var forms = new HashSet<String>();
        for (Shape shape : Shape.values()) {
            Document drawing = draw(profile(List.of(main(row("a", known(3), shape))), List.of()));
            boolean hollow = !find(drawing, "//*[starts-with(@class, 'd0')]").isEmpty();
            List<String> paths = find(drawing, "//svg[@class='mark']/path", "d");
            List<String> discs = find(drawing, "//circle", "r");
            assertEquals(1, paths.size() + discs.size(), shape + " is one mark");
            assertEquals(shape == Shape.CIRCLE, hollow, "only what is self-assessed is open: " + shape);
            forms.add(hollow + " " + paths + " " + discs);
        }
        assertEquals(Shape.values().length, forms.size(), forms.toString());
    }

    @Test
    void marksAndRangesStandWhereTheAxisSays() throws Exception {
        Document drawing = draw(profile(
                List.of(main(
                        row("low", known(1), Shape.DOT),
                        row("mid", known(3), Shape.SQUARE),
                        row("high", known(5), Shape.DOT))),
                List.of()));
        assertEquals(List.of("0%", "100%"), find(drawing, "//circle", "cx"));
        assertEquals(List.of("50%"), find(drawing, "//svg[@class='mark']", "x"));
        assertEquals(List.of("25%", "25%", "25%"), find(drawing, "//rect[@class='rg']", "x"));
        assertEquals(List.of("50%", "50%", "50%"), find(drawing, "//rect[@class='rg']", "width"));
    }

    @Test
    void aRangeOfOneValueIsStillSeen() throws Exception {
        var same = new Point(
                "a",
                "a",
                known(3),
                known(3),
                known(3),
                org.merata.model.Status.OBSERVED,
                "3",
                org.merata.dashboard.ChartSpec.Signal.NONE,
                java.util.Optional.empty(),
                Shape.CIRCLE);
        Document drawing = draw(profile(List.of(main(same)), List.of()));
        assertEquals(List.of("50%", "50%"), find(drawing, "//line[@class='rge']", "x1"));
    }

    @Test
    void rowsKeepTheirOrderAndAMissingOneSaysWhy() throws Exception {
        Document drawing = draw(profile(
                List.of(main(
                        row("a", known(3), Shape.DOT), row("b", NO_VALUE, Shape.DOT), row("c", known(2), Shape.DOT))),
                List.of()));
        List<String> names = find(drawing, "//text[@class='nm']").stream()
                .map(text -> text.getTextContent())
                .toList();
        assertEquals(List.of("name of a", "name of b", "name of c"), names);
        assertEquals(
                "not provided", find(drawing, "//text[@class='miss']").get(0).getTextContent());
        assertEquals(2, find(drawing, "//circle").size());
    }

    @Test
    void whatIsMissingNowStillShowsItsEarlierValue() throws Exception {
        var before = new Series("before", "2024", Role.BEFORE, List.of(row("a", known(4), Shape.SQUARE)));
        Document drawing = draw(profile(List.of(main(row("a", NO_VALUE, Shape.CIRCLE)), before), List.of()));
        assertEquals(List.of("75%"), find(drawing, "//svg[@class='mark'][path[@class='d2']]", "x"));
        assertEquals(0, find(drawing, "//*[contains(@class, 'ms2')]").size(), "no mark for now");
        assertEquals(
                "not provided", find(drawing, "//text[@class='miss w']").get(0).getTextContent());
        assertEquals("–", find(drawing, "//text[@class='tk n']").get(0).getTextContent());
    }

    @Test
    void changeAndTheOtherInstitutionAreInTheWords() throws Exception {
        var before = new Series("before", "2024", Role.BEFORE, List.of(row("a", known(2), Shape.DOT)));
        var second = new Series("second", "Agency B", Role.SECOND, List.of(row("a", known(4), Shape.DOT)));
        Document drawing = draw(profile(List.of(main(row("a", known(3), Shape.DOT)), before, second), List.of()));
        String words = find(drawing, "//g/title").get(0).getTextContent();
        assertEquals("name of a: value 2.0 → value 3.0; Agency B: value 4.0", words);
        assertEquals(List.of("25%"), find(drawing, "//circle[@class='d2']", "cx"));
        assertEquals(List.of("75%"), find(drawing, "//circle[@class='d3']", "cx"));
    }

    @Test
    void aLineWithAValueForEachRowIsDrawnRowByRow() throws Exception {
        var rows = main(row("a", known(3), Shape.DOT), row("b", known(3), Shape.DOT), row("c", known(3), Shape.DOT));
        var median = new Line("median", Line.Role.NATION, List.of(known(2), NO_VALUE, known(4)));
        var target = new Line("target", Line.Role.TARGET, List.of(known(5)));
        Document drawing = draw(profile(List.of(rows), List.of(median, target)));
        assertEquals(List.of("25%", "75%"), find(drawing, "//line[@class='nat row']", "x1"));
        assertEquals(List.of("100%"), find(drawing, "//line[@class='tgt']", "x1"));
        String text = drawing.getDocumentElement().getTextContent();
        assertTrue(text.contains("target"), text);
        assertFalse(
                find(drawing, "//text").stream()
                        .anyMatch(one -> one.getTextContent().equals("median")),
                text);
    }

    @Test
    void sixtyRowsStandApart() throws Exception {
        var rows = new ArrayList<Point>();
        for (int i = 0; i < 60; i++) {
            rows.add(row("r" + i, known(1 + i / 15.0), Shape.values()[i % 4]));
        }
        Document drawing = draw(profile(List.of(main(rows.toArray(Point[]::new))), List.of()));
        List<String> tops = find(drawing, "//rect[@class='hit']", "y");
        assertEquals(60, tops.size());
        for (int i = 1; i < tops.size(); i++) {
            assertEquals(24, Integer.parseInt(tops.get(i)) - Integer.parseInt(tops.get(i - 1)));
        }
    }
}
