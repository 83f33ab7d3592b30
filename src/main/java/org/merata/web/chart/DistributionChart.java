package org.merata.web.chart;

import java.util.List;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Tick;

/**
 * Bars between edges on a number axis, each as high as its share is dense: its area on the axis as drawn is its share. Marks and the
 * standard are lines through all, named above, one name a row, so that none stands on another.
 */
final class DistributionChart {
    private static final int PLOT = 150;
    private static final int NAME = 18;
    private static final int MOST_SIDE = 96;
    private static final int LEAST_WIDTH = 288;

    private final ChartSpec spec;
    private final Scale scale;
    private final List<Point> bars;
    private final List<Point> marks;
    private final List<Line> lines;
    private final int side;
    private final int top;
    private final int bottom;
    private final Markup out = new Markup();

    private DistributionChart(ChartSpec spec) {
        this.spec = spec;
        this.scale = Scale.of(spec, spec.x());
        this.bars = points(Role.MAIN).stream()
                .filter(bar -> bar.lower().isPresent() && bar.upper().isPresent())
                .toList();
        this.marks = points(Role.SECOND);
        this.lines = spec.lines().stream()
                .filter(line -> line.values().stream().limit(1).anyMatch(OptionalDouble::isPresent))
                .toList();
        this.side = Lettering.margin(
                Lettering.widest(spec.x().ticks().stream().map(Tick::text).toList()) / 2 + 4, MOST_SIDE);
        this.top = NAME * (marks.size() + lines.size()) + 6;
        this.bottom = top + PLOT;
    }

    static String draw(ChartSpec spec) {
        return new DistributionChart(spec).draw();
    }

    private List<Point> points(Role role) {
        return spec.series().stream()
                .filter(series -> series.role() == role)
                .findFirst()
                .map(series -> series.points().stream()
                        .filter(point -> point.value().isPresent())
                        .toList())
                .orElse(List.of());
    }

    private String draw() {
        int height = bottom + 26 + (spec.watermark().isPresent() ? 18 : 0);
        out.open(
                "svg",
                "class",
                "plot pl" + side + " pr" + side + " nr" + side,
                "height",
                height,
                "role",
                "img",
                "aria-label",
                spec.summary());
        for (Tick tick : spec.x().ticks()) {
            String x = at(tick.at());
            out.empty("line", "class", "gl", "x1", x, "x2", x, "y1", top, "y2", bottom);
        }
        double densest = bars.stream().mapToDouble(this::density).max().orElse(1);
        bars.forEach(bar -> drawBar(bar, densest));
        out.empty("line", "class", "ax", "x1", "0", "x2", "100%", "y1", bottom + ".5", "y2", bottom + ".5");
        for (String room : List.of("w", "n")) {
            int width = room.equals("w") ? 540 : LEAST_WIDTH;
            RowFrame.drawTicks(out, scale, room, width - 2 * side, bottom + 17);
        }
        int row = 0;
        for (Line line : lines) {
            drawMark("tgt", line.values().get(0).orElseThrow(), line.label(), row++);
        }
        for (Point mark : marks) {
            drawMark(
                    mark == marks.get(0) ? "med" : "nat",
                    mark.value().orElseThrow(),
                    mark.label() + " " + mark.text(),
                    row++);
        }
        spec.watermark()
                .ifPresent(words ->
                        out.leaf("text", words, "class", "wm", "x", "100%", "y", height - 4, "text-anchor", "end"));
        return out.close("svg").toString();
    }

    private String at(double value) {
        return Markup.percent(100 * scale.share(value));
    }

    private double width(Point bar) {
        double width =
                scale.share(bar.upper().orElseThrow()) - scale.share(bar.lower().orElseThrow());
        return Math.max(width, 0.002);
    }

    private double density(Point bar) {
        return bar.value().orElseThrow() / width(bar);
    }

    private void drawBar(Point bar, double densest) {
        double height = PLOT * density(bar) / densest;
        out.open(
                "rect",
                "class",
                "barn edged",
                "x",
                at(bar.lower().orElseThrow()),
                "y",
                bottom - height,
                "width",
                Markup.percent(100 * width(bar)),
                "height",
                height);
        out.leaf("title", bar.text()).close("rect");
    }

    /** A line with its name at the side where there is room. */
    private void drawMark(String style, double value, String name, int row) {
        double share = scale.share(value);
        String x = at(value);
        int y = NAME * row + 13;
        out.empty("line", "class", style, "x1", x, "x2", x, "y1", y + 4, "y2", bottom);
        out.leaf("text", name, "x", x, "y", y, "text-anchor", share > 0.66 ? "end" : share > 0.34 ? "middle" : "start");
    }
}
