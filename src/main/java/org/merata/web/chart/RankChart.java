package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;

/**
 * One row a thing compared, in the order of the spec: dot, interval, value; the nation as a line through all rows. A dumbbell has a
 * hollow dot for before and a full one for now. What has no value is listed last with its status in words.
 */
final class RankChart {
    private static final int ROW = 24;
    private static final int ROW_WITH_NAME_ABOVE = 42;
    private static final int TOP = 24;
    private static final int MOST_NAME_BESIDE = 176;
    private static final int MOST_NAME_ABOVE = 304;
    private static final int MOST_VALUE = 160;
    private static final int LINE_LABEL = 16;
    private static final int WIDE = 540;
    private static final int NARROW = 320;

    private final ChartSpec spec;
    private final Scale scale;
    private final Series main;
    private final Optional<Series> before;
    private final boolean nameAbove;
    private final int row;
    private final Markup out = new Markup();

    private RankChart(ChartSpec spec) {
        this.spec = spec;
        this.scale = Scale.of(spec, spec.x().minimum().isPresent() ? spec.x() : spec.y());
        this.before = spec.series().stream()
                .filter(series -> series.role() == Role.BEFORE)
                .findFirst();
        this.main = spec.series().stream()
                .filter(series -> series.role() != Role.BEFORE)
                .findFirst()
                .orElse(new Series("", "", Role.MAIN, List.of()));
        this.nameAbove = Lettering.widest(names()) > MOST_NAME_BESIDE;
        this.row = nameAbove ? ROW_WITH_NAME_ABOVE : ROW;
    }

    static String draw(ChartSpec spec) {
        return new RankChart(spec).draw();
    }

    private List<String> names() {
        return main.points().stream().map(Point::label).toList();
    }

    private String draw() {
        List<Point> points = ordered();
        int bottom = TOP + points.size() * row;
        int height =
                bottom + spec.lines().size() * LINE_LABEL + (spec.watermark().isPresent() ? 26 : 6);
        int left = nameAbove ? 8 : Lettering.margin(Lettering.widest(names()) + 14, MOST_NAME_BESIDE + 16);
        int wideRight = right(points, true);
        int narrowRight = right(points, false);
        boolean linked = points.stream().anyMatch(point -> point.link().isPresent());
        out.open(
                "svg",
                "class",
                "plot rank pl" + left + " pr" + wideRight + " nr" + narrowRight,
                "height",
                height,
                "role",
                linked ? "group" : "img",
                "aria-label",
                spec.summary());
        drawGrid(bottom);
        drawTicks("w", WIDE - left - wideRight);
        drawTicks("n", NARROW - left - narrowRight);
        for (int i = 0; i < spec.lines().size(); i++) {
            drawLine(spec.lines().get(i), bottom + LINE_LABEL * (i + 1));
        }
        for (int i = 0; i < spec.lines().size(); i++) {
            drawLineLabel(spec.lines().get(i), bottom + LINE_LABEL * (i + 1));
        }
        for (int i = 0; i < points.size(); i++) {
            drawRow(points.get(i), TOP + i * row);
        }
        spec.watermark()
                .ifPresent(words ->
                        out.leaf("text", words, "class", "wm", "x", "100%", "y", height - 4, "text-anchor", "end"));
        return out.close("svg").toString();
    }

    private int right(List<Point> points, boolean wide) {
        List<String> texts = points.stream()
                .filter(point -> point.value().isPresent())
                .map(point -> wide ? valueText(point) : point.text())
                .toList();
        return Lettering.margin(Lettering.widest(texts) + 14, MOST_VALUE);
    }

    private List<Point> ordered() {
        var points = new ArrayList<Point>();
        main.points().stream().filter(point -> point.value().isPresent()).forEach(points::add);
        main.points().stream().filter(point -> point.value().isEmpty()).forEach(points::add);
        return points;
    }

    private void drawGrid(int bottom) {
        for (Tick tick : scale.ticks()) {
            String x = Markup.percent(x(tick.at()));
            out.empty("line", "class", "gl", "x1", x, "x2", x, "y1", TOP - 4, "y2", bottom);
        }
    }

    /** As many ticks as fit, evenly apart, the first among them. */
    private void drawTicks(String style, int room) {
        int widest = Lettering.widest(scale.ticks().stream().map(Tick::text).toList()) + 8;
        int fit = Math.max(1, room / widest);
        int step = Math.max(1, (scale.ticks().size() + fit - 1) / fit);
        out.open("g", "class", style);
        for (int i = 0; i < scale.ticks().size(); i += step) {
            Tick tick = scale.ticks().get(i);
            out.leaf("text", tick.text(), "x", Markup.percent(x(tick.at())), "y", TOP - 10, "text-anchor", "middle");
        }
        out.close("g");
    }

    private void drawLine(Line line, int bottom) {
        first(line).ifPresent(value -> {
            String x = Markup.percent(x(value));
            String style = line.role() == Line.Role.NATION ? "nat" : "tgt";
            out.empty("line", "class", style, "x1", x, "x2", x, "y1", TOP - 4, "y2", bottom - 11);
        });
    }

    private void drawLineLabel(Line line, int y) {
        first(line).ifPresent(value -> {
            String style = line.role() == Line.Role.NATION ? "tk halo" : "ta halo";
            String anchor = x(value) < 30 ? "start" : x(value) > 70 ? "end" : "middle";
            out.leaf(
                    "text", line.label(), "class", style, "x", Markup.percent(x(value)), "y", y, "text-anchor", anchor);
        });
    }

    private static Optional<Double> first(Line line) {
        return line.values().stream().flatMap(value -> box(value).stream()).findFirst();
    }

    private void drawRow(Point point, int top) {
        int middle = top + (nameAbove ? 28 : 16);
        point.link().ifPresent(link -> out.open("a", "href", link));
        out.leaf("title", point.label() + ": " + valueText(point));
        out.empty("rect", "class", "hit", "x", "0", "y", top, "width", "100%", "height", row);
        boolean told = point.signal() == Signal.DISTINGUISHED
                || point.signal() == Signal.BETTER
                || point.signal() == Signal.WORSE;
        if (nameAbove) {
            out.leaf(
                    "text",
                    Lettering.fit(point.label(), MOST_NAME_ABOVE),
                    "class",
                    "nm n halo",
                    "x",
                    "0",
                    "y",
                    top + 14);
            out.leaf("text", point.label(), "class", "nm w halo", "x", "0", "y", top + 14);
        } else {
            out.leaf("text", point.label(), "class", "nm", "x", "-10", "y", middle + 4, "text-anchor", "end");
        }
        if (point.value().isPresent()) {
            drawMarks(point, middle, told);
            out.leaf("text", valueText(point), "class", "tk w", "x", "100%", "dx", "8", "y", middle + 4);
            out.leaf("text", point.text(), "class", "tk n", "x", "100%", "dx", "8", "y", middle + 4);
        } else {
            out.leaf("text", point.text(), "class", "miss", "x", "0", "y", middle + 4);
        }
        point.link().ifPresent(link -> out.close("a"));
    }

    private void drawMarks(Point point, int middle, boolean told) {
        double value = x(point.value().getAsDouble());
        earlier(point).flatMap(old -> box(old.value())).ifPresent(old -> {
            out.empty(
                    "line",
                    "class",
                    "gap",
                    "x1",
                    Markup.percent(x(old)),
                    "x2",
                    Markup.percent(value),
                    "y1",
                    middle,
                    "y2",
                    middle);
            out.empty("circle", "class", "d0", "cx", Markup.percent(x(old)), "cy", middle, "r", "4");
        });
        if (before.isEmpty() && point.lower().isPresent() && point.upper().isPresent()) {
            out.empty(
                    "line",
                    "class",
                    "ci",
                    "x1",
                    Markup.percent(x(point.lower().getAsDouble())),
                    "x2",
                    Markup.percent(x(point.upper().getAsDouble())),
                    "y1",
                    middle,
                    "y2",
                    middle);
        }
        boolean full = before.isPresent() || told || point.signal() == Signal.NONE;
        out.empty("circle", "class", full ? "d1" : "d0", "cx", Markup.percent(value), "cy", middle, "r", "4");
    }

    private String valueText(Point point) {
        return earlier(point)
                .filter(old -> point.value().isPresent())
                .map(old -> old.text() + " → " + point.text())
                .orElse(point.text());
    }

    private Optional<Point> earlier(Point point) {
        return before.flatMap(series -> series.points().stream()
                .filter(old -> old.code().equals(point.code()))
                .findFirst());
    }

    private static Optional<Double> box(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private double x(double value) {
        return 100 * scale.share(value);
    }
}
