package org.merata.web.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.model.Status;

/** A line whose definition changes. */
class BrokenLineTest {
    private static ChartSpec line(Event... events) {
        List<Point> points = List.of(1.0, 2.0, 3.0, 4.0, 5.0).stream()
                .map(value -> new Point(
                        "p" + value,
                        "",
                        OptionalDouble.of(value),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Status.OBSERVED,
                        "",
                        Signal.NONE,
                        Optional.empty()))
                .toList();
        return new ChartSpec(
                "id",
                Kind.LINE,
                "",
                "",
                "summary",
                new Axis(
                        "",
                        List.of("a", "b", "c", "d", "e"),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                new Axis("", List.of(), OptionalDouble.of(0), OptionalDouble.of(6), List.of(new Tick(0, "0"))),
                List.of(new Series("s", "s", Role.MAIN, points)),
                List.of(),
                List.of(),
                List.of(events),
                Optional.empty());
    }

    private static String path(ChartSpec spec) throws Exception {
        return SampleSpecs.find(SampleSpecs.draw(spec), "//path[contains(@class,'ser')]", "d")
                .get(0)
                .replaceAll("[0-9. ]", "");
    }

    @Test
    void noLineRunsAcrossABreakAndTheMarkStandsBetweenItsPositions() throws Exception {
        assertEquals("MLLLL", path(line(new Event(2, 2, "event", ""))));

        ChartSpec broken = line(new Event(2, 2, "break", "", true));
        assertEquals("MLMLL", path(broken));
        assertEquals(List.of("37.5%"), SampleSpecs.find(SampleSpecs.draw(broken), "//line[@class='ev evd']", "x1"));
        assertEquals(
                List.of("50%"),
                SampleSpecs.find(SampleSpecs.draw(line(new Event(2, 2, "event", ""))), "//line[@class='ev']", "x1"));
    }
}
