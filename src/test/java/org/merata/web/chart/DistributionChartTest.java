package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.model.Status;
import org.w3c.dom.Element;

/** Bars whose areas are shares, under lines with names. */
class DistributionChartTest {
    private static final Axis HOURS = new Axis(
            "Time",
            List.of(),
            OptionalDouble.of(1),
            OptionalDouble.of(100),
            List.of(new Tick(1, "1 h"), new Tick(10, "10 h"), new Tick(100, "100 h")),
            true);

    private static Point bar(double from, double to, double share) {
        return new Point(
                "b" + from,
                "10%",
                OptionalDouble.of(share),
                OptionalDouble.of(from),
                OptionalDouble.of(to),
                Status.OBSERVED,
                "from " + from + " to " + to,
                Signal.NONE,
                Optional.empty());
    }

    private static Point mark(String name, double value) {
        return new Point(
                name,
                name,
                OptionalDouble.of(value),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.OBSERVED,
                value + " h",
                Signal.NONE,
                Optional.empty());
    }

    private static ChartSpec spec() {
        return new ChartSpec(
                "spread",
                Kind.DISTRIBUTION,
                "title",
                "scope",
                "summary <&>",
                HOURS,
                new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of()),
                List.of(
                        new Series(
                                "bars", "bars", Role.MAIN, List.of(bar(1, 2, 0.05), bar(2, 10, 0.1), bar(10, 90, 0.2))),
                        new Series("marks", "marks", Role.SECOND, List.of(mark("Half:", 5), mark("Nine in ten:", 80)))),
                List.of(),
                List.of(new Line("Standard: 24 h", Line.Role.STANDARD, List.of(OptionalDouble.of(24)))),
                List.of(),
                Optional.of("SYNTHETIC DATA"));
    }

    @Test
    void theAreaOfABarIsItsShare() throws Exception {
        List<Element> bars = SampleSpecs.find(SampleSpecs.draw(spec()), "//rect");
        assertEquals(3, bars.size());
        double first = area(bars.get(0)) / 0.05;
        assertEquals(first, area(bars.get(1)) / 0.1, 0.02 * first);
        assertEquals(first, area(bars.get(2)) / 0.2, 0.02 * first);
    }

    private static double area(Element bar) {
        return Double.parseDouble(bar.getAttribute("height"))
                * Double.parseDouble(bar.getAttribute("width").replace("%", ""));
    }

    @Test
    void standardMedianAndSlowEndAreNamedOneARow() throws Exception {
        var drawing = SampleSpecs.draw(spec());
        String text = drawing.getDocumentElement().getTextContent();
        for (String name : List.of("Standard: 24 h", "Half: 5.0 h", "Nine in ten: 80.0 h", "SYNTHETIC DATA")) {
            assertTrue(text.contains(name), name);
        }
        List<String> rows = SampleSpecs.find(
                drawing,
                "//text[@text-anchor='start' or @text-anchor='end' or @text-anchor='middle'][contains(., ':')]",
                "y");
        assertEquals(rows.size(), rows.stream().distinct().count(), rows.toString());
        assertEquals(
                "69.01%",
                SampleSpecs.find(drawing, "//line[@class='tgt']", "x1").get(0));
    }
}
