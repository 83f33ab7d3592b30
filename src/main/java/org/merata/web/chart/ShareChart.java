package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;

/** Shares of a whole over time: one column a period, one shade and pattern a series, all to 100 %. A period without values stays empty. */
final class ShareChart {
    private static final int MOST_LABEL = 168;
    private static final int NARROW_RIGHT = 8;
    private static final double COLUMN = 0.88;

    private final ChartSpec spec;
    private final TimeFrame frame;
    private final Markup out = new Markup();
    private final List<String> styles;

    private ShareChart(ChartSpec spec, ChartSize size) {
        this.spec = spec;
        this.frame = TimeFrame.of(spec, size);
        this.styles = Styles.ofShares(spec.series());
    }

    static String draw(ChartSpec spec, ChartSize size) {
        return new ShareChart(spec, size).draw();
    }

    private String draw() {
        List<EndLabels.Label> labels = endLabels();
        int widest = Lettering.widest(labels.stream().map(EndLabels.Label::text).toList());
        int right = Lettering.margin(Math.min(widest, MOST_LABEL) + 14, MOST_LABEL + 16);
        out.open(
                "svg",
                "class",
                "plot pl" + frame.leftMargin() + " pr" + right + " nr" + NARROW_RIGHT,
                "height",
                frame.height(),
                "role",
                "img",
                "aria-label",
                spec.summary());
        out.open("defs")
                .open(
                        "pattern",
                        "id",
                        "hatch-" + spec.id(),
                        "width",
                        "6",
                        "height",
                        "6",
                        "patternUnits",
                        "userSpaceOnUse",
                        "patternTransform",
                        "rotate(45)");
        out.empty("rect", "class", "ca", "width", "6", "height", "6");
        out.empty("line", "class", "hl", "x1", "0", "y1", "0", "x2", "0", "y2", "6")
                .close("pattern")
                .close("defs");
        frame.drawGrid(out);
        for (int i = 0; i < spec.series().size(); i++) {
            drawSeries(i);
        }
        frame.drawEvents(out);
        out.open("g", "class", "w");
        for (EndLabels.Label label : labels) {
            out.leaf("text", label.text(), "class", label.style(), "x", "100%", "dx", "8", "y", label.y() + 4);
        }
        out.close("g");
        frame.drawTimes(out, right, NARROW_RIGHT);
        frame.drawWatermark(out);
        return out.close("svg").toString();
    }

    private void drawSeries(int index) {
        Series series = spec.series().get(index);
        boolean hatched = styles.get(index).startsWith("ca");
        for (int i = 0; i < series.points().size(); i++) {
            Point point = series.points().get(i);
            if (point.value().isEmpty()) {
                continue;
            }
            double below = below(index, i);
            double top = frame.y(below + point.value().getAsDouble());
            double bottom = frame.y(below);
            out.open(
                    "rect",
                    "class",
                    "sh " + styles.get(index),
                    "fill",
                    hatched ? "url(#hatch-" + spec.id() + ")" : "",
                    "x",
                    Markup.percent(frame.from(i)),
                    "width",
                    Markup.percent(COLUMN * (frame.to(i) - frame.from(i))),
                    "y",
                    top,
                    "height",
                    Math.max(0, bottom - top - 1));
            out.leaf("title", series.label() + ", " + point.label() + ": " + point.text())
                    .close("rect");
        }
    }

    private double below(int index, int position) {
        double sum = 0;
        for (int i = 0; i < index; i++) {
            List<Point> points = spec.series().get(i).points();
            if (position < points.size()) {
                sum += points.get(position).value().orElse(0);
            }
        }
        return sum;
    }

    private List<EndLabels.Label> endLabels() {
        int last = frame.count() - 1;
        var labels = new ArrayList<EndLabels.Label>();
        for (int i = 0; i < spec.series().size(); i++) {
            Series series = spec.series().get(i);
            if (last < 0 || last >= series.points().size()) {
                continue;
            }
            Point point = series.points().get(last);
            if (point.value().isPresent()) {
                double middle = frame.y(below(i, last) + point.value().getAsDouble() / 2);
                String name = Lettering.fit(series.label(), MOST_LABEL - Lettering.width(" " + point.text()));
                labels.add(new EndLabels.Label(middle, name + " " + point.text(), i == 0 ? "tk" : ""));
            }
        }
        return EndLabels.spread(labels, frame.top(), frame.bottom());
    }
}
