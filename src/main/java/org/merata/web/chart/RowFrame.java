package org.merata.web.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Tick;

/**
 * What every chart of rows shares: names, a number axis, lines through all rows, the values in words and the watermark. Long names stand
 * above their rows. What needs room is drawn twice, for wide (class {@code w}) and narrow ({@code n}) figures.
 */
final class RowFrame {
    private static final int ROW = 24;
    private static final int ROW_WITH_NAME_ABOVE = 42;
    private static final int TOP = 24;
    private static final int MOST_NAME_BESIDE = 176;
    private static final int MOST_NAME_ABOVE = 304;
    static final int MOST_VALUE = 160;
    private static final int LINE_LABEL = 16;
    private static final int WIDE = 540;
    private static final int NARROW = 320;

    /** What differs between the charts of rows. */
    interface Marks {
        /** Whether the row has no mark at all, only the words why. */
        boolean isMissing(Point row);

        /** What stands at the right of a wide figure. */
        String value(Point row);

        /** What stands at the right of a narrow one. */
        String shortValue(Point row);

        /** Everything the row says, without its name. */
        String words(Point row);

        void draw(Markup out, Point row, int middle);
    }

    private final ChartSpec spec;
    private final Scale scale;
    private final List<Point> rows;
    private final List<Line> lines;
    private final Marks marks;
    private final boolean nameAbove;
    private final int row;
    private final Markup out = new Markup();

    /** @param lines those that hold one value, for all rows */
    RowFrame(ChartSpec spec, Scale scale, List<Point> rows, List<Line> lines, Marks marks) {
        this.spec = spec;
        this.scale = scale;
        this.rows = rows;
        this.lines = lines;
        this.marks = marks;
        this.nameAbove = Lettering.widest(names()) > MOST_NAME_BESIDE;
        this.row = nameAbove ? ROW_WITH_NAME_ABOVE : ROW;
    }

    /** The scale of the number axis, whichever of the two it is. */
    static Scale scale(ChartSpec spec) {
        return Scale.of(spec, spec.x().minimum().isPresent() ? spec.x() : spec.y());
    }

    private List<String> names() {
        return rows.stream().map(Point::label).toList();
    }

    String draw() {
        int bottom = TOP + rows.size() * row;
        int height = bottom + lines.size() * LINE_LABEL + (spec.watermark().isPresent() ? 26 : 6);
        int left = nameAbove ? 8 : Lettering.margin(Lettering.widest(names()) + 14, MOST_NAME_BESIDE + 16);
        int wideRight = right(true);
        int narrowRight = right(false);
        boolean linked = rows.stream().anyMatch(point -> point.link().isPresent());
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
        drawTicks(out, scale, "w", WIDE - left - wideRight, TOP - 10);
        drawTicks(out, scale, "n", NARROW - left - narrowRight, TOP - 10);
        for (int i = 0; i < lines.size(); i++) {
            drawLine(lines.get(i), bottom + LINE_LABEL * (i + 1));
        }
        for (int i = 0; i < lines.size(); i++) {
            drawLineLabel(lines.get(i), bottom + LINE_LABEL * (i + 1));
        }
        for (int i = 0; i < rows.size(); i++) {
            drawRow(rows.get(i), TOP + i * row);
        }
        spec.watermark()
                .ifPresent(words ->
                        out.leaf("text", words, "class", "wm", "x", "100%", "y", height - 4, "text-anchor", "end"));
        return out.close("svg").toString();
    }

    private int right(boolean wide) {
        List<String> texts = rows.stream()
                .filter(point -> !marks.isMissing(point))
                .map(point -> wide ? marks.value(point) : marks.shortValue(point))
                .toList();
        return Lettering.margin(Lettering.widest(texts) + 14, MOST_VALUE);
    }

    private void drawGrid(int bottom) {
        for (Tick tick : scale.ticks()) {
            String x = Markup.percent(100 * scale.share(tick.at()));
            out.empty("line", "class", "gl", "x1", x, "x2", x, "y1", TOP - 4, "y2", bottom);
        }
    }

    /** As many texts of a horizontal axis as fit, evenly apart, the first among them. */
    static void drawTicks(Markup out, Scale scale, String style, int room, int y) {
        int widest = Lettering.widest(scale.ticks().stream().map(Tick::text).toList()) + 8;
        int fit = Math.max(1, room / widest);
        int step = Math.max(1, (scale.ticks().size() + fit - 1) / fit);
        out.open("g", "class", style);
        for (int i = 0; i < scale.ticks().size(); i += step) {
            Tick tick = scale.ticks().get(i);
            String x = Markup.percent(100 * scale.share(tick.at()));
            out.leaf("text", tick.text(), "x", x, "y", y, "text-anchor", "middle");
        }
        out.close("g");
    }

    private void drawLine(Line line, int bottom) {
        first(line).ifPresent(value -> {
            String x = Markup.percent(100 * scale.share(value));
            out.empty("line", "class", style(line), "x1", x, "x2", x, "y1", TOP - 4, "y2", bottom - 11);
        });
    }

    /** The class of a line by what it means. */
    static String style(Line line) {
        return line.role() == Line.Role.NATION ? "nat" : "tgt";
    }

    private void drawLineLabel(Line line, int y) {
        first(line).ifPresent(value -> {
            double x = 100 * scale.share(value);
            String style = line.role() == Line.Role.NATION ? "tk halo" : "ta halo";
            String anchor = x < 30 ? "start" : x > 70 ? "end" : "middle";
            out.leaf("text", line.label(), "class", style, "x", Markup.percent(x), "y", y, "text-anchor", anchor);
        });
    }

    private static Optional<Double> first(Line line) {
        return line.values().stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .findFirst();
    }

    private void drawRow(Point point, int top) {
        int middle = top + (nameAbove ? 28 : 16);
        String element = point.link().isPresent() ? "a" : "g";
        out.open(element, "href", point.link().orElse(null));
        out.leaf("title", point.label() + ": " + marks.words(point));
        out.empty("rect", "class", "hit", "x", "0", "y", top, "width", "100%", "height", row);
        drawName(point, top, middle);
        if (marks.isMissing(point)) {
            out.leaf("text", point.text(), "class", "miss", "x", "0", "y", middle + 4);
        } else {
            marks.draw(out, point, middle);
            String style = point.value().isPresent() ? "tk w" : "miss w";
            out.leaf("text", marks.value(point), "class", style, "x", "100%", "dx", "8", "y", middle + 4);
            out.leaf("text", marks.shortValue(point), "class", "tk n", "x", "100%", "dx", "8", "y", middle + 4);
        }
        out.close(element);
    }

    private void drawName(Point point, int top, int middle) {
        if (!nameAbove) {
            out.leaf("text", point.label(), "class", "nm", "x", "-10", "y", middle + 4, "text-anchor", "end");
            return;
        }
        String narrow = Lettering.fit(point.label(), MOST_NAME_ABOVE);
        out.leaf("text", narrow, "class", "nm n halo", "x", "0", "y", top + 14);
        String wide = Lettering.fit(point.label(), WIDE - 16);
        out.leaf("text", wide, "class", "nm w halo", "x", "0", "y", top + 14);
    }
}
