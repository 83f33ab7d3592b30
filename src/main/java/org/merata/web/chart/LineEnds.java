package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.model.Status;

/**
 * What is written where lines end: names and last values at the right edge; and beside its own last point for a series that is over
 * before the axis is, such as the index under an edition that has given way to another.
 */
final class LineEnds {
    private static final int MOST_LABEL = 168;
    private static final int MOST_VALUE = 80;
    private static final int MOST_NARROW_LABEL = 120;
    private static final int SHORT_LINE_LABEL = 92;
    private static final double LEFT_PART = 35;

    private final ChartSpec spec;
    private final TimeFrame frame;
    private final boolean wide;
    private final List<EndLabels.Label> labels;

    LineEnds(ChartSpec spec, TimeFrame frame, boolean wide) {
        this.spec = spec;
        this.frame = frame;
        this.wide = wide;
        this.labels = atEdge();
    }

    /** Whether a point lies outside the life of its series, where nothing is missing and nothing is drawn. */
    static boolean isOutside(ChartSpec spec, Point point) {
        return spec.kind() == Kind.LINE && point.value().isEmpty() && point.status() == Status.NOT_APPLICABLE;
    }

    /** Whether a chart has series that are over before its axis is. */
    static boolean areApart(ChartSpec spec) {
        return spec.series().stream().anyMatch(series -> isOver(spec, series));
    }

    private static boolean isOver(ChartSpec spec, Series series) {
        return !series.points().isEmpty()
                && isOutside(spec, series.points().get(series.points().size() - 1))
                && lastPoint(series).isPresent();
    }

    /** The room that the labels at the right edge need. */
    int margin() {
        int most = most();
        int widest = Lettering.widest(labels.stream().map(EndLabels.Label::text).toList());
        return widest == 0 ? 8 : Lettering.margin(Math.min(widest, most) + 14, most + 16);
    }

    private int most() {
        return wide ? MOST_LABEL : MOST_NARROW_LABEL;
    }

    /** Whether a line has a name short enough to stand at its end in a narrow figure too. */
    static boolean isNamedInNarrow(Line line) {
        return Lettering.width(line.label()) <= SHORT_LINE_LABEL;
    }

    /** Wide figures name every line at its end; narrow ones give the last value and short names, and the key names the rest. */
    private List<EndLabels.Label> atEdge() {
        var found = new ArrayList<EndLabels.Label>();
        for (Line line : spec.lines()) {
            OptionalDouble last = last(line.values());
            if (last.isPresent() && (wide || isNamedInNarrow(line))) {
                String style = line.role() == Line.Role.NATION ? "tk" : "ta";
                found.add(new EndLabels.Label(frame.y(last.getAsDouble()), line.label(), style));
            }
        }
        for (Series series : spec.series()) {
            Optional<Point> last = lastPoint(series);
            if (last.isPresent() && !isOver(spec, series)) {
                double y = frame.y(last.get().value().getAsDouble());
                found.add(new EndLabels.Label(y, endText(series, last.get()), endStyle(series, last.get())));
            }
        }
        return EndLabels.spread(found, frame.top(), frame.bottom());
    }

    private String endText(Series series, Point last) {
        boolean named = spec.series().size() > 1;
        if (!named) {
            return Lettering.fit(last.text(), wide ? MOST_LABEL : MOST_VALUE);
        }
        if (spec.kind() == Kind.PERCENTILES) {
            return Lettering.fit(series.role().name().toLowerCase(Locale.ROOT) + " " + last.text(), MOST_LABEL);
        }
        int room = MOST_LABEL - Lettering.width(" " + last.text());
        return wide ? Lettering.fit(series.label(), room) + " " + last.text() : Lettering.fit(last.text(), MOST_VALUE);
    }

    private String endStyle(Series series, Point last) {
        if (last.signal() == Signal.BETTER) {
            return "tg";
        }
        if (last.signal() == Signal.WORSE) {
            return "tb";
        }
        boolean main = spec.series().size() == 1 || series.role() == Role.NATION || series.role() == Role.P50;
        return main ? "tk" : series.role() == Role.MAIN ? "ta" : "";
    }

    private static OptionalDouble last(List<OptionalDouble> values) {
        return values.stream()
                .filter(OptionalDouble::isPresent)
                .reduce((a, b) -> b)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<Point> lastPoint(Series series) {
        return series.points().stream()
                .filter(point -> point.value().isPresent())
                .reduce((a, b) -> b);
    }

    void draw(Markup out) {
        out.open("g", "class", wide ? "w" : "n");
        for (EndLabels.Label label : labels) {
            String text = Lettering.fit(label.text(), most());
            out.leaf("text", text, "class", label.style(), "x", "100%", "dx", "8", "y", label.y() + 4);
        }
        spec.series().stream().filter(series -> isOver(spec, series)).forEach(series -> drawBeside(out, series));
        out.close("g");
    }

    /** Above the end of a line that rises and below one that falls, so that its own line does not run through it. */
    private void drawBeside(Markup out, Series series) {
        Point last = lastPoint(series).orElseThrow();
        Point first = series.points().stream()
                .filter(point -> point.value().isPresent())
                .findFirst()
                .orElseThrow();
        boolean falls = first.value().getAsDouble() > last.value().getAsDouble();
        boolean start = frame.x(series.points().indexOf(last)) < LEFT_PART;
        Point near = start ? first : last;
        double end = frame.y(last.value().getAsDouble());
        out.leaf(
                "text",
                Lettering.fit(endText(series, last), most()),
                "class",
                (endStyle(series, last) + " halo").strip(),
                "x",
                Markup.percent(frame.x(series.points().indexOf(near))),
                "y",
                falls ? end + 18 : end - 9,
                "text-anchor",
                start ? "start" : "end");
    }
}
