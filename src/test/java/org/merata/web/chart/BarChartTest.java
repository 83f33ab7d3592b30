package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.model.Status;
import org.merata.web.WebServer;

class BarChartTest {
    private static final Axis DIFFERENCES = new Axis(
            "points",
            List.of(),
            OptionalDouble.of(-20),
            OptionalDouble.of(20),
            List.of(new Tick(-20, "-20"), new Tick(0, "0"), new Tick(20, "20")));

    private static Point point(String code, double value, Signal signal) {
        return new Point(
                code,
                code,
                OptionalDouble.of(value),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.OBSERVED,
                (value < 0 ? "" : "+") + value,
                signal,
                Optional.empty());
    }

    private static ChartSpec spec(Series... series) {
        return new ChartSpec(
                "why",
                Kind.BARS,
                "title",
                "scope",
                "summary",
                DIFFERENCES,
                new Axis("", List.of("same", "against"), OptionalDouble.empty(), OptionalDouble.empty(), List.of()),
                List.of(series),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static ChartSpec parts() {
        return spec(
                new Series(
                        "total",
                        "distance",
                        Role.MAIN,
                        List.of(point("same", -14, Signal.NONE), point("against", -6, Signal.NONE))),
                new Series(
                        "mix",
                        "mix",
                        Role.SECOND,
                        List.of(point("same", -4, Signal.NONE), point("against", 4, Signal.NONE))),
                new Series(
                        "performance",
                        "performance",
                        Role.SECOND,
                        List.of(point("same", -10, Signal.WORSE), point("against", -10, Signal.WORSE))));
    }

    /** Each box as its class, start and width in per cent of the plot. */
    private static List<String> boxes(String svg) {
        var boxes = new ArrayList<String>();
        var found = Pattern.compile("<rect class=\"(bar[^\"]*)\" x=\"([^\"]+)%\" y=\"[^\"]+\" width=\"([^\"]+)%\"")
                .matcher(svg);
        while (found.find()) {
            boxes.add(found.group(1) + " " + found.group(2) + " " + found.group(3));
        }
        return boxes;
    }

    @Test
    void partsOfOneSignStandOnOneAnotherAndThoseOfTheOtherGoTheOtherWay() {
        assertEquals(
                List.of("barn edged 40 10", "barb edged 15 25", "barn edged 50 10", "barb edged 25 25"),
                boxes(BarChart.draw(parts())));
    }

    @Test
    void aDotSaysWhatTheyComeToAndTheRowSaysItInWords() {
        String svg = BarChart.draw(parts());
        assertTrue(svg.contains("class=\"sum\" cx=\"15%\""), svg);
        assertTrue(svg.contains("class=\"sum\" cx=\"35%\""), svg);
        assertTrue(svg.contains("<title>same: -14.0; mix -4.0; performance -10.0</title>"), svg);
    }

    @Test
    void theKeyNamesEachPartAndTheSum() {
        List<String> words = ChartKey.of(parts(), Phrases.of(WebServer.class, Language.EN)).stream()
                .map(entry -> entry.style() + ": " + entry.words())
                .toList();
        assertEquals(List.of("sw barn: mix", "sw barb: performance, worse", "sum: distance"), words);
    }

    @Test
    void aRowWithoutPartsIsOneBar() {
        String svg =
                BarChart.draw(spec(new Series("total", "adds", Role.MAIN, List.of(point("same", 10, Signal.BETTER)))));
        assertEquals(List.of("barg 50 25"), boxes(svg));
    }
}
