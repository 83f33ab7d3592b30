package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Tick;

/**
 * What every chart over time shares: positions, axes, events, watermark. Positions run in per cent of the width and heights in px, so
 * that text keeps its size at any width. What needs room is drawn twice, for wide (class {@code w}) and narrow ({@code n}) figures.
 */
final class TimeFrame {
    private static final int TOP = 26;
    private static final int WIDE = 540;
    private static final int NARROW = 320;
    private static final int THIRD_OF_A4 = 218;
    private static final int FLAG_ROOM = 200;

    /** The last label ends at the edge, so its neighbour needs half a label more than the others. */
    private static final double LAST_AND_NEXT = 1.5;

    private static final int FLAG = 18;
    private static final int[] STEPS = {1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120};

    private final ChartSpec spec;
    private final Scale scale;
    private final int count;
    private final boolean columns;
    private final int top;
    private final int bottom;
    private final int height;
    private final int narrow;

    private TimeFrame(ChartSpec spec, int plotHeight, int narrow) {
        this.spec = spec;
        this.scale = Scale.of(spec, spec.y());
        this.count = Math.max(
                spec.x().labels().size(),
                spec.series().stream()
                        .mapToInt(series -> series.points().size())
                        .max()
                        .orElse(0));
        this.narrow = narrow;
        this.columns = spec.kind() == ChartSpec.Kind.STACKED_SHARE;
        this.top = spec.events().isEmpty() ? 14 : TOP;
        this.bottom = top + plotHeight;
        this.height = bottom + (spec.watermark().isPresent() ? 40 : 22);
    }

    static TimeFrame of(ChartSpec spec, ChartSize size) {
        return switch (size) {
            case THIRD -> new TimeFrame(spec, 92, THIRD_OF_A4);
            case SMALL -> new TimeFrame(spec, 122, NARROW);
            case FULL -> new TimeFrame(spec, 216, NARROW);
        };
    }

    /** The middle of a position: lines run from edge to edge, columns stand side by side. */
    double x(int position) {
        if (columns) {
            return 100.0 * (position + 0.5) / count;
        }
        return count <= 1 ? 50 : 100.0 * position / (count - 1);
    }

    /** The left edge of a position's share of the width, for bands and events. */
    double from(int position) {
        return Math.max(0, x(position) - half());
    }

    double to(int position) {
        return Math.min(100, x(position) + half());
    }

    private double half() {
        return count <= 1 ? 50 : 50.0 / (columns ? count : count - 1);
    }

    double y(double value) {
        return bottom - scale.share(value) * (bottom - top);
    }

    int count() {
        return count;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    int height() {
        return height;
    }

    int leftMargin() {
        return Lettering.margin(
                Lettering.widest(scale.ticks().stream().map(Tick::text).toList()) + 10, 96);
    }

    void drawGrid(Markup out) {
        out.empty("line", "class", "ax", "x1", "0", "x2", "100%", "y1", bottom + ".5", "y2", bottom + ".5");
        for (Tick tick : scale.ticks()) {
            double y = y(tick.at());
            if (y < bottom - 1) {
                out.empty("line", "class", "gl", "x1", "0", "x2", "100%", "y1", y, "y2", y);
            }
            out.leaf("text", tick.text(), "x", "-8", "y", y + 4, "text-anchor", "end");
        }
    }

    /** @param wideRight the right margin of a wide figure, {@code narrowRight} of a narrow one, in px */
    void drawTimes(Markup out, int wideRight, int narrowRight) {
        List<String> labels = spec.x().labels();
        drawTimes(out, "w", chosen(labels, WIDE - leftMargin() - wideRight));
        drawTimes(out, "n", chosen(labels, narrow - leftMargin() - narrowRight));
    }

    private void drawTimes(Markup out, String style, List<Integer> positions) {
        out.open("g", "class", style);
        for (int position : positions) {
            String anchor = x(position) < 8 ? "start" : x(position) > 92 ? "end" : "middle";
            out.leaf(
                    "text",
                    spec.x().labels().get(position),
                    "x",
                    Markup.percent(x(position)),
                    "y",
                    bottom + 17,
                    "text-anchor",
                    count <= 1 ? "middle" : anchor);
        }
        out.close("g");
    }

    /** Evenly spaced labels that fit, counted back from the last: years stay years and quarters stay quarters. */
    private List<Integer> chosen(List<String> labels, int room) {
        double apart = LAST_AND_NEXT * Lettering.widest(labels) + 10;
        int last = labels.size() - 1;
        int step = last + 1;
        for (int candidate : STEPS) {
            if (room * (x(Math.min(last, candidate)) - x(0)) / 100 >= apart) {
                step = candidate;
                break;
            }
        }
        var positions = new ArrayList<Integer>();
        for (int position = last; position >= 0; position -= step) {
            positions.add(position);
        }
        int earliest = positions.isEmpty() ? 0 : positions.get(positions.size() - 1);
        if (earliest > 0 && (x(earliest) - x(0)) / 100 * room >= apart) {
            positions.add(0);
        }
        return positions;
    }

    /** Events as lines or spans with a numbered flag above; near ones share a flag. Their names stand in the key. */
    void drawEvents(Markup out) {
        for (Event event : spec.events()) {
            double left = x(event);
            double right = x(event.to());
            if (event.to() > event.from()) {
                out.open(
                        "rect",
                        "class",
                        "evb",
                        "x",
                        Markup.percent(left),
                        "width",
                        Markup.percent(right - left),
                        "y",
                        top,
                        "height",
                        bottom - top);
                out.leaf("title", event.label()).close("rect");
            }
            out.empty(
                    "line",
                    "class",
                    event.breaks() ? "ev evd" : "ev",
                    "x1",
                    Markup.percent(left),
                    "x2",
                    Markup.percent(left),
                    "y1",
                    top - 6,
                    "y2",
                    bottom);
        }
        drawFlags(out, "n", 100.0 * FLAG / FLAG_ROOM);
        drawFlags(out, "w", 100.0 * FLAG / (WIDE - FLAG_ROOM));
    }

    /** A break lies between two positions, an event in one. */
    private double x(Event event) {
        return event.breaks() ? from(event.from()) : x(event.from());
    }

    private void drawFlags(Markup out, String style, double apart) {
        out.open("g", "class", style);
        int first = 0;
        while (first < spec.events().size()) {
            int last = first;
            while (last + 1 < spec.events().size()
                    && x(spec.events().get(last + 1)) - x(spec.events().get(first)) < apart) {
                last++;
            }
            String text = last == first ? String.valueOf(first + 1) : (first + 1) + "–" + (last + 1);
            double x = x(spec.events().get(first));
            out.leaf(
                    "text",
                    text,
                    "class",
                    "fl halo",
                    "x",
                    Markup.percent(x),
                    "y",
                    top - 9,
                    "text-anchor",
                    x < 3 ? "start" : x > 97 ? "end" : "middle");
            first = last + 1;
        }
        out.close("g");
    }

    void drawWatermark(Markup out) {
        spec.watermark()
                .ifPresent(words ->
                        out.leaf("text", words, "class", "wm", "x", "100%", "y", height - 4, "text-anchor", "end"));
    }
}
