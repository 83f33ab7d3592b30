package org.merata.web.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Band;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;

/** Lines over time: plain, as a control chart, or as bands of percentiles. A missing value breaks the line and is marked on the axis. */
final class TimeChart {
    private static final int MOST_DOTS = 200;

    private final ChartSpec spec;
    private final TimeFrame frame;
    private final Markup out = new Markup();
    private final List<String> styles;

    private TimeChart(ChartSpec spec, ChartSize size) {
        this.spec = spec;
        this.frame = TimeFrame.of(spec, size);
        this.styles = Styles.ofLines(spec.series());
    }

    static String draw(ChartSpec spec, ChartSize size) {
        return new TimeChart(spec, size).draw();
    }

    private String draw() {
        var wide = new LineEnds(spec, frame, true);
        var narrow = new LineEnds(spec, frame, false);
        out.open(
                "svg",
                "class",
                "plot pl" + frame.leftMargin() + " pr" + wide.margin() + " nr" + narrow.margin(),
                "height",
                frame.height(),
                "role",
                "img",
                "aria-label",
                spec.summary());
        spec.bands().forEach(this::drawBand);
        if (spec.kind() == ChartSpec.Kind.PERCENTILES) {
            drawPercentileBand(Role.P10, Role.P90, "bando");
            drawPercentileBand(Role.P25, Role.P75, "bandi");
        }
        find(Role.COUNTERFACTUAL).ifPresent(this::drawIntervals);
        frame.drawGrid(out);
        frame.drawEvents(out);
        spec.lines().forEach(this::drawLine);
        for (int i = 0; i < spec.series().size(); i++) {
            drawSeries(spec.series().get(i), styles.get(i));
        }
        wide.draw(out);
        narrow.draw(out);
        frame.drawTimes(out, wide.margin(), narrow.margin());
        frame.drawWatermark(out);
        return out.close("svg").toString();
    }

    private void drawBand(Band band) {
        String left = Markup.percent(frame.from(band.from()));
        String right = Markup.percent(frame.to(band.to()));
        double top = frame.y(band.upper());
        double bottom = frame.y(band.lower());
        String width = Markup.percent(frame.to(band.to()) - frame.from(band.from()));
        out.open("rect", "class", "band", "x", left, "width", width, "y", top, "height", Math.max(1, bottom - top));
        out.leaf("title", band.label()).close("rect");
        out.empty("line", "class", "lim", "x1", left, "x2", right, "y1", top, "y2", top);
        out.empty("line", "class", "lim", "x1", left, "x2", right, "y1", bottom, "y2", bottom);
        double centre = frame.y(band.centre());
        out.empty("line", "class", "cl", "x1", left, "x2", right, "y1", centre, "y2", centre);
    }

    private void drawPercentileBand(Role lower, Role upper, String style) {
        Optional<Series> low = find(lower);
        Optional<Series> high = find(upper);
        if (low.isEmpty() || high.isEmpty()) {
            return;
        }
        int count = Math.min(low.get().points().size(), high.get().points().size());
        var path = new StringBuilder();
        int first = 0;
        while (first < count) {
            if (!both(low.get(), high.get(), first)) {
                first++;
                continue;
            }
            int last = first;
            while (last + 1 < count && both(low.get(), high.get(), last + 1)) {
                last++;
            }
            for (int i = first; i <= last; i++) {
                path.append(i == first ? 'M' : 'L')
                        .append(place(i, high.get().points().get(i).value()));
            }
            for (int i = last; i >= first; i--) {
                path.append('L').append(place(i, low.get().points().get(i).value()));
            }
            path.append('Z');
            first = last + 1;
        }
        drawPath(path.toString(), style, low.get().label() + "–" + high.get().label());
    }

    /** The intervals of a series' points as one band for each stretch of values. */
    private void drawIntervals(Series series) {
        var path = new StringBuilder();
        int first = 0;
        int count = series.points().size();
        while (first < count) {
            if (series.points().get(first).lower().isEmpty()) {
                first++;
                continue;
            }
            int last = first;
            while (last + 1 < count && series.points().get(last + 1).lower().isPresent()) {
                last++;
            }
            for (int i = first; i <= last; i++) {
                path.append(i == first ? 'M' : 'L')
                        .append(place(i, series.points().get(i).upper()));
            }
            for (int i = last; i >= first; i--) {
                path.append('L').append(place(i, series.points().get(i).lower()));
            }
            path.append('Z');
            first = last + 1;
        }
        drawPath(path.toString(), "bando", series.label());
    }

    private static boolean both(Series low, Series high, int position) {
        return low.points().get(position).value().isPresent()
                && high.points().get(position).value().isPresent();
    }

    private Optional<Series> find(Role role) {
        return spec.series().stream().filter(series -> series.role() == role).findFirst();
    }

    private void drawLine(Line line) {
        String path = path(line.values().size(), line.values()::get, true);
        drawPath(path, line.role() == Line.Role.NATION ? "nat" : "tgt", line.label());
    }

    private void drawSeries(Series series, String style) {
        boolean percentile = spec.kind() == ChartSpec.Kind.PERCENTILES && series.role() != Role.P50;
        String drawn = percentile ? "edge" : spec.kind() == ChartSpec.Kind.LINE ? "ser " + style : "ser";
        if (spec.kind() == ChartSpec.Kind.PERCENTILES && series.role() == Role.P50) {
            drawn = "med";
        }
        Function<Integer, OptionalDouble> value = i -> series.points().get(i).value();
        drawPath(path(series.points().size(), value, false), drawn, series.label());
        boolean modelled = series.role() == Role.MODEL || series.role() == Role.COUNTERFACTUAL;
        boolean dots = !modelled && spec.series().size() * frame.count() <= MOST_DOTS;
        for (int i = 0; i < series.points().size(); i++) {
            Point point = series.points().get(i);
            if (point.value().isEmpty()) {
                if (!LineEnds.isOutside(spec, point)) {
                    drawMissing(i, point);
                }
            } else if (!percentile && (dots || alone(series, i))) {
                drawPoint(i, point, style);
            }
        }
    }

    private static boolean alone(Series series, int position) {
        boolean before =
                position > 0 && series.points().get(position - 1).value().isPresent();
        boolean after = position + 1 < series.points().size()
                && series.points().get(position + 1).value().isPresent();
        return !before && !after;
    }

    private void drawPoint(int position, Point point, String style) {
        String title = point.label() + ": " + point.text();
        String x = Markup.percent(frame.x(position));
        double y = frame.y(point.value().getAsDouble());
        if (point.signal() == Signal.WORSE) {
            out.open("svg", "x", x, "y", y, "class", "mark")
                    .open("path", "class", "pb", "d", "M0-4.5L4.5 0 0 4.5-4.5 0z");
            out.leaf("title", title).close("path").close("svg");
        } else {
            boolean better = point.signal() == Signal.BETTER;
            boolean line = spec.kind() == ChartSpec.Kind.LINE;
            out.open(
                    "circle",
                    "class",
                    better ? "pg" : line ? "pt " + style : "pt",
                    "cx",
                    x,
                    "cy",
                    y,
                    "r",
                    better ? "3.5" : line ? "2" : "2.5");
            out.leaf("title", title).close("circle");
        }
    }

    private void drawMissing(int position, Point point) {
        out.open(
                "text",
                "class",
                "ms",
                "x",
                Markup.percent(frame.x(position)),
                "y",
                frame.bottom() - 3,
                "text-anchor",
                "middle");
        out.leaf("title", point.label() + ": " + point.text()).text("×").close("text");
    }

    /** One stretch a run of values; a stepped line keeps its value up to the next position. */
    private String path(int count, Function<Integer, OptionalDouble> values, boolean stepped) {
        var path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < count; i++) {
            OptionalDouble value = values.apply(i);
            if (value.isPresent() && stepped && count > 1) {
                double y = frame.y(value.getAsDouble());
                path.append(pen ? 'L' : 'M')
                        .append(Markup.number(frame.from(i)))
                        .append(' ')
                        .append(Markup.number(y));
                path.append('L').append(Markup.number(frame.to(i))).append(' ').append(Markup.number(y));
            } else if (value.isPresent()) {
                path.append(pen ? 'L' : 'M').append(place(i, value));
            }
            pen = value.isPresent() && (stepped || !isBreak(i + 1));
        }
        return path.toString();
    }

    /** Whether figures before the position are not on the scale of those from it on. */
    private boolean isBreak(int position) {
        return spec.events().stream().anyMatch(event -> event.breaks() && event.from() == position);
    }

    private String place(int position, OptionalDouble value) {
        return Markup.number(frame.x(position)) + " " + Markup.number(frame.y(value.getAsDouble()));
    }

    private void drawPath(String path, String style, String title) {
        if (path.isEmpty()) {
            return;
        }
        out.open(
                "svg",
                "width",
                "100%",
                "height",
                frame.height(),
                "viewBox",
                "0 0 100 " + frame.height(),
                "preserveAspectRatio",
                "none");
        out.open("path", "class", style, "vector-effect", "non-scaling-stroke", "d", path);
        out.leaf("title", title).close("path").close("svg");
    }
}
