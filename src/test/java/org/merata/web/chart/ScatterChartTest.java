package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.merata.web.chart.SampleSpecs.NO_VALUE;
import static org.merata.web.chart.SampleSpecs.draw;
import static org.merata.web.chart.SampleSpecs.find;
import static org.merata.web.chart.SampleSpecs.known;
import static org.merata.web.chart.SampleSpecs.scatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Scatter;
import org.merata.dashboard.Scatter.Spot;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.web.WebServer;
import org.merata.web.chart.SpotLabels.Anchor;
import org.merata.web.chart.SpotLabels.Place;
import org.w3c.dom.Document;

class ScatterChartTest {
    private static final List<String> CORNERS = List.of("upper right", "lower right", "upper left", "lower left");

    private static Spot spot(String name, double x, double y, boolean named) {
        return new Spot(name, name, x, y, Shape.CIRCLE, named, Optional.of("/" + name), "words of " + name);
    }

    @Test
    void spotsAndCutsStandWhereTheAxesSay() throws Exception {
        Document drawing = draw(scatter(new Scatter(
                List.of(spot("a", 1, 1, false), spot("b", 5, 5, false), spot("c", 2, 3, false)),
                known(2),
                known(3),
                CORNERS)));
        assertEquals(List.of("0%", "100%", "25%"), find(drawing, "//circle[@class!='hit']", "cx"));
        List<Integer> heights = find(drawing, "//circle[@class!='hit']", "cy").stream()
                .map(Integer::valueOf)
                .toList();
        assertEquals(heights.get(0) - heights.get(1), 2 * (heights.get(0) - heights.get(2)));
        assertEquals("25%", find(drawing, "//line[@class='nat']", "x1").get(0));
        assertEquals(
                String.valueOf(heights.get(2)),
                find(drawing, "//line[@class='nat']", "y1").get(1));
    }

    @Test
    void curvesRunBehindTheMarksAndStopAtTheAxes() throws Exception {
        Scatter funnel = Scatter.withCurves(
                List.of(spot("a", 1, 1, false), spot("b", 5, 5, false)),
                List.of(
                        new Scatter.Curve("target", Scatter.Stroke.REFERENCE, line(3, 3)),
                        new Scatter.Curve("limit", Scatter.Stroke.LIMIT, line(2, 9))),
                Map.of(Shape.CIRCLE, "ordinary"));
        Document drawing = draw(scatter(funnel));
        assertEquals(List.of("nat", "ser s2"), find(drawing, "//svg/svg/path", "class"));
        List<String> paths = find(drawing, "//svg/svg/path", "d");
        assertTrue(paths.get(0).matches("M0 (\\S+)L100 \\1"), paths.get(0));
        // its right end lies above the axis and is not drawn along the edge
        assertTrue(paths.get(1).matches("M0 \\S+"), paths.get(1));
        List<ChartKey.Entry> key = ChartKey.of(scatter(funnel), Phrases.of(WebServer.class, Language.EN));
        assertEquals(
                List.of("ordinary", "target", "limit"),
                key.stream().map(ChartKey.Entry::words).toList());
    }

    private static List<Scatter.Place> line(double left, double right) {
        return List.of(new Scatter.Place(1, left), new Scatter.Place(5, right));
    }

    @Test
    void theWordsOfEachCornerStandInIt() throws Exception {
        Document drawing = draw(scatter(new Scatter(List.of(spot("a", 3, 3, false)), known(3), known(3), CORNERS)));
        var wide = find(drawing, "//g[@class='w']/text[@class='qd halo']");
        double middle =
                Double.parseDouble(find(drawing, "//line[@class='nat']", "y1").get(1));
        for (int i = 0; i < 4; i++) {
            assertEquals(CORNERS.get(i), wide.get(i).getTextContent());
            assertEquals(i < 2 ? "end" : "start", wide.get(i).getAttribute("text-anchor"));
            assertEquals(i % 2 == 0, Double.parseDouble(wide.get(i).getAttribute("y")) < middle, CORNERS.get(i));
        }
        String narrow = String.join(
                " ",
                find(drawing, "//g[@class='n']/text[@class='qd halo']").stream()
                        .map(text -> text.getTextContent())
                        .toList());
        assertEquals(String.join(" ", CORNERS), narrow, "a narrow figure breaks words to lines and loses none");
    }

    @Test
    void onlyNamedSpotsHaveLabelsButAllHaveTheirWords() throws Exception {
        Document drawing = draw(scatter(new Scatter(
                List.of(spot("named", 2, 2, true), spot("quiet", 4, 4, false)), NO_VALUE, NO_VALUE, List.of())));
        assertEquals(2, find(drawing, "//text[starts-with(@class, 'nm')]").size(), "once wide, once narrow");
        assertEquals(
                List.of("named: words of named", "quiet: words of quiet"),
                find(drawing, "//a//title").stream()
                        .map(title -> title.getTextContent())
                        .toList());
    }

    @Test
    void allAtOnePlaceWithoutAnAxisGivenStandInTheMiddle() throws Exception {
        var spots = List.of(spot("a", 7, 7, true), spot("b", 7, 7, true));
        var spec = SampleSpecs.chart(
                Kind.SCATTER,
                SampleSpecs.NO_AXIS,
                SampleSpecs.NO_AXIS,
                List.of(),
                List.of(),
                Optional.of(new Scatter(spots, NO_VALUE, NO_VALUE, List.of())));
        assertEquals(List.of("50%", "50%"), find(draw(spec), "//circle[@class!='hit']", "cx"));
    }

    @Test
    void anIntervalIsALineThroughItsSpot() throws Exception {
        var spot = new Spot("a", "a", 3, 3, known(2), known(4), Shape.DIAMOND, false, Optional.empty(), "");
        ChartSpec spec = scatter(new Scatter(List.of(spot), NO_VALUE, NO_VALUE, List.of()));
        assertEquals(List.of("25%"), find(draw(spec), "//line[@class='ci']", "x1"));
        assertEquals(List.of("75%"), find(draw(spec), "//line[@class='ci']", "x2"));
    }

    private record Box(double left, double right, double top, double bottom) {
        boolean covers(Box other) {
            return left < other.right - 1e-6
                    && other.left < right - 1e-6
                    && top < other.bottom - 1e-6
                    && other.top < bottom - 1e-6;
        }
    }

    private static Box box(Anchor anchor, Place place, double plot) {
        double width = Lettering.width(anchor.text());
        double at = place.share() * plot + place.right();
        double left = at - (place.anchor().equals("start") ? 0 : place.anchor().equals("end") ? width : width / 2);
        double middle = anchor.y() + place.down() - 4;
        return new Box(left, left + width, middle - 6, middle + 6);
    }

    @Test
    void noLabelLiesOnAnotherOrOnASpotAtAnyWidth() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var anchors = new ArrayList<Anchor>();
            for (int i = 0; i < 5 + random.nextInt(40); i++) {
                double share = random.nextDouble();
                double from = random.nextBoolean() ? share : Math.max(0, share - 0.1);
                anchors.add(new Anchor(
                        share,
                        from,
                        Math.min(1, share + (share - from)),
                        20 + 300 * random.nextDouble(),
                        "Instansi " + i));
            }
            List<Optional<Place>> places =
                    SpotLabels.place(anchors, 240, 500, 10, 330, OptionalDouble.of(0.4), OptionalDouble.of(150));
            assertTrue(places.stream().anyMatch(Optional::isPresent), "seed " + seed + " has labels");
            for (double width = 240; width <= 500; width += 13) {
                check(anchors, places, width, "seed " + seed + ", width " + width);
            }
        }
    }

    private static void check(List<Anchor> anchors, List<Optional<Place>> places, double width, String seen) {
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < anchors.size(); i++) {
            if (places.get(i).isPresent()) {
                boxes.add(box(anchors.get(i), places.get(i).get(), width));
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertTrue(box.left() >= 0 && box.right() <= width && box.top() >= 10 && box.bottom() <= 330, seen);
            for (int j = 0; j < i; j++) {
                assertTrue(!box.covers(boxes.get(j)), seen + ": labels " + j + " and " + i);
            }
            for (Anchor anchor : anchors) {
                double x = anchor.share() * width;
                var mark = new Box(x - 6, x + 6, anchor.y() - 6, anchor.y() + 6);
                assertTrue(!box.covers(mark), seen + ": a label on a spot");
            }
        }
    }
}
