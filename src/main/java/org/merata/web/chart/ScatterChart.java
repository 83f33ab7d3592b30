package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.Scatter;
import org.merata.dashboard.Scatter.Curve;
import org.merata.dashboard.Scatter.Spot;
import org.merata.dashboard.Scatter.Stroke;
import org.merata.web.chart.SpotLabels.Anchor;
import org.merata.web.chart.SpotLabels.Place;

/**
 * One number against another: a mark a thing, two lines that part the plot and a few words in each corner, for which the plot keeps a
 * strip above and below its marks. Labels of spots and words in corners are placed for wide (class {@code w}) and narrow ({@code n})
 * figures apart.
 */
final class ScatterChart {
    private static final int PLOT = 320;
    private static final int LINE = 15;
    private static final int RIGHT = 16;
    private static final int EDGE = 10;
    private static final int MOST_NAME = 176;
    private static final int MOST_NARROW_NAME = 112;
    private static final double PADDING = 0.05;
    private static final double MOST_CORNER = 0.7;

    /** The widths of a figure between which a drawing holds, its margins included. */
    private record Room(String style, int least, int most, int name) {}

    private static final Room WIDE = new Room("w", 540, 1200, MOST_NAME);
    private static final Room NARROW = new Room("n", 288, 540, MOST_NARROW_NAME);

    private final ChartSpec spec;
    private final Scatter scatter;
    private final Scale xScale;
    private final Scale yScale;
    private final int left;
    private final int frameTop;
    private final int top;
    private final int bottom;
    private final int frameBottom;
    private final Markup out = new Markup();

    private ScatterChart(ChartSpec spec, Scatter scatter) {
        this.spec = spec;
        this.scatter = scatter;
        this.xScale = scale(spec.x(), Spot::x, scatter.xCut());
        this.yScale = scale(spec.y(), Spot::y, scatter.yCut());
        List<String> texts = yScale.ticks().stream().map(Tick::text).toList();
        this.left = Lettering.margin(Lettering.widest(texts) + 10, 96);
        this.frameTop = 8 + LINE * lines(yTitle(), NARROW.least()).size();
        this.top = frameTop + strip(0, 2) + EDGE;
        this.bottom = top + PLOT;
        this.frameBottom = bottom + strip(1, 3) + EDGE;
    }

    static String draw(ChartSpec spec) {
        return new ScatterChart(spec, spec.scatter().orElseThrow()).draw();
    }

    /** The axis as the spec says; where it says nothing, wide enough for all spots and the cut with some room around them. */
    private Scale scale(Axis axis, ToDoubleFunction<Spot> value, OptionalDouble cut) {
        var seen = new ArrayList<Double>();
        scatter.spots().forEach(spot -> seen.add(value.applyAsDouble(spot)));
        cut.ifPresent(seen::add);
        double low = seen.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = seen.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double room = high > low ? PADDING * (high - low) : 1;
        low = axis.minimum().orElse(low - room);
        high = axis.maximum().orElse(high + room);
        return new Scale(low, high > low ? high : low + 1, axis.ticks(), axis.logarithmic());
    }

    private String draw() {
        int height = frameBottom
                + 22
                + LINE * lines(xTitle(), NARROW.least() - left).size()
                + (spec.watermark().isPresent() ? 18 : 0);
        boolean linked = scatter.spots().stream().anyMatch(spot -> spot.link().isPresent());
        out.open(
                "svg",
                "class",
                "plot scatter pl" + left + " pr" + RIGHT + " nr" + RIGHT,
                "height",
                height,
                "role",
                linked ? "group" : "img",
                "aria-label",
                spec.summary());
        drawGrid();
        scatter.curves().forEach(this::drawCurve);
        for (Room room : List.of(WIDE, NARROW)) {
            RowFrame.drawTicks(out, xScale, room.style(), room.least() - left - RIGHT, frameBottom + 17);
            drawTitles(room);
            drawCorners(room);
        }
        drawSpots();
        spec.watermark()
                .ifPresent(words ->
                        out.leaf("text", words, "class", "wm", "x", "100%", "y", height - 4, "text-anchor", "end"));
        return out.close("svg").toString();
    }

    private void drawGrid() {
        for (Tick tick : xScale.ticks()) {
            drawVertical("gl", Markup.percent(100 * xScale.share(tick.at())));
        }
        for (Tick tick : yScale.ticks()) {
            double y = y(tick.at());
            out.empty("line", "class", "gl", "x1", "0", "x2", "100%", "y1", y, "y2", y);
            out.leaf("text", tick.text(), "x", "-8", "y", y + 4, "text-anchor", "end");
        }
        out.empty("line", "class", "ax", "x1", "0", "x2", "100%", "y1", frameBottom + ".5", "y2", frameBottom + ".5");
        drawVertical("ax", "0");
        scatter.xCut().ifPresent(cut -> drawVertical("nat", Markup.percent(100 * xScale.share(cut))));
        scatter.yCut()
                .ifPresent(
                        cut -> out.empty("line", "class", "nat", "x1", "0", "x2", "100%", "y1", y(cut), "y2", y(cut)));
    }

    /** Stretched to the width with the height as it is, so that its places run in per cent. */
    private void drawCurve(Curve curve) {
        var path = new StringBuilder();
        boolean pen = false;
        for (Scatter.Place place : curve.places()) {
            boolean inside = xScale.holds(place.x()) && yScale.holds(place.y());
            if (inside) {
                path.append(pen ? 'L' : 'M')
                        .append(Markup.number(100 * xScale.share(place.x())))
                        .append(' ')
                        .append(Markup.number(y(place.y())));
            }
            pen = inside;
        }
        if (path.length() > 0) {
            out.open(
                    "svg",
                    "width",
                    "100%",
                    "height",
                    frameBottom,
                    "viewBox",
                    "0 0 100 " + frameBottom,
                    "preserveAspectRatio",
                    "none");
            out.open("path", "class", style(curve.stroke()), "vector-effect", "non-scaling-stroke", "d", path);
            out.leaf("title", curve.label()).close("path").close("svg");
        }
    }

    static String style(Stroke stroke) {
        return switch (stroke) {
            case MAIN -> "ser s1";
            case REFERENCE -> "nat";
            case LIMIT -> "ser s2";
            case FAR_LIMIT -> "ser s6";
        };
    }

    private void drawVertical(String style, String x) {
        out.empty("line", "class", style, "x1", x, "x2", x, "y1", frameTop, "y2", frameBottom);
    }

    /** The title of the upright axis stands above it, where it reads without a turned head; that of the other one below its end. */
    private void drawTitles(Room room) {
        List<String> yTitle = lines(yTitle(), room.least());
        List<String> xTitle = lines(xTitle(), room.least() - left);
        out.open("g", "class", room.style());
        for (int i = 0; i < yTitle.size(); i++) {
            int y = frameTop - 8 - LINE * (yTitle.size() - 1 - i);
            out.leaf("text", yTitle.get(i), "class", "tt", "x", -left, "y", y);
        }
        for (int i = 0; i < xTitle.size(); i++) {
            int y = frameBottom + 20 + LINE * (i + 1);
            out.leaf("text", xTitle.get(i), "class", "tt", "x", "100%", "y", y, "text-anchor", "end");
        }
        out.close("g");
    }

    private String xTitle() {
        return spec.x().title().isBlank() ? "" : spec.x().title() + " →";
    }

    private String yTitle() {
        return spec.y().title().isBlank() ? "" : "↑ " + spec.y().title();
    }

    private static List<String> lines(String text, int room) {
        return text.isEmpty() ? List.of() : Lettering.wrap(text, room);
    }

    /** The words of a corner, broken to the width of its quadrant, within bounds that leave the other one room. */
    private List<String> corner(int nth, Room room) {
        if (scatter.quadrants().isEmpty()) {
            return List.of();
        }
        boolean right = nth < 2;
        double cut = scatter.xCut().isPresent() ? xScale.share(scatter.xCut().getAsDouble()) : 0.5;
        double share = Math.max(1 - MOST_CORNER, Math.min(MOST_CORNER, right ? 1 - cut : cut));
        return lines(scatter.quadrants().get(nth), (int) (share * (room.least() - left - RIGHT)) - 12);
    }

    private int strip(int one, int other) {
        return LINE * Math.max(corner(one, NARROW).size(), corner(other, NARROW).size());
    }

    /** In the order of the spec: upper right, lower right, upper left, lower left. */
    private void drawCorners(Room room) {
        out.open("g", "class", room.style());
        for (int nth = 0; nth < scatter.quadrants().size(); nth++) {
            List<String> words = corner(nth, room);
            boolean upper = nth % 2 == 0;
            for (int i = 0; i < words.size(); i++) {
                int y = upper ? frameTop + LINE * (i + 1) : frameBottom - 6 - LINE * (words.size() - 1 - i);
                out.leaf(
                        "text",
                        words.get(i),
                        "class",
                        "qd halo",
                        "x",
                        nth < 2 ? "100%" : "0",
                        "dx",
                        nth < 2 ? "-4" : "6",
                        "y",
                        y,
                        "text-anchor",
                        nth < 2 ? "end" : "start");
            }
        }
        out.close("g");
    }

    private void drawSpots() {
        List<Optional<Place>> wide = places(WIDE);
        List<Optional<Place>> narrow = places(NARROW);
        scatter.spots().forEach(this::drawInterval);
        for (int i = 0; i < scatter.spots().size(); i++) {
            Spot spot = scatter.spots().get(i);
            String x = Markup.percent(100 * xScale.share(spot.x()));
            double y = y(spot.y());
            spot.link().ifPresent(link -> out.open("a", "href", link));
            out.open("g").leaf("title", spot.label() + ": " + spot.text());
            out.empty("circle", "class", "hit", "cx", x, "cy", y, "r", "12");
            ShapeMarks.draw(out, spot.shape(), x, y);
            wide.get(i).ifPresent(place -> drawName(spot, place, WIDE));
            narrow.get(i).ifPresent(place -> drawName(spot, place, NARROW));
            out.close("g");
            spot.link().ifPresent(link -> out.close("a"));
        }
    }

    private void drawInterval(Spot spot) {
        if (spot.xLower().isPresent()) {
            String lower = Markup.percent(100 * xScale.share(spot.xLower().getAsDouble()));
            String upper = Markup.percent(100 * xScale.share(spot.xUpper().getAsDouble()));
            double y = y(spot.y());
            out.empty("line", "class", "ci", "x1", lower, "x2", upper, "y1", y, "y2", y);
        }
    }

    private void drawName(Spot spot, Place place, Room room) {
        out.leaf(
                "text",
                Lettering.fit(spot.label(), room.name()),
                "class",
                "nm halo " + room.style(),
                "x",
                Markup.percent(100 * place.share()),
                "dx",
                place.right(),
                "y",
                y(spot.y()) + place.down(),
                "text-anchor",
                place.anchor());
    }

    private List<Optional<Place>> places(Room room) {
        List<Anchor> anchors =
                scatter.spots().stream().map(spot -> anchor(spot, room)).toList();
        int margins = left + RIGHT;
        return SpotLabels.place(
                anchors,
                room.least() - margins,
                room.most() - margins,
                top - EDGE,
                bottom + EDGE,
                map(scatter.xCut(), xScale::share),
                map(scatter.yCut(), this::y));
    }

    private static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator place) {
        return value.isPresent() ? OptionalDouble.of(place.applyAsDouble(value.getAsDouble())) : value;
    }

    private Anchor anchor(Spot spot, Room room) {
        double from = xScale.share(spot.xLower().orElse(spot.x()));
        double to = xScale.share(spot.xUpper().orElse(spot.x()));
        String text = spot.named() ? Lettering.fit(spot.label(), room.name()) : "";
        return new Anchor(xScale.share(spot.x()), from, to, y(spot.y()), text);
    }

    private double y(double value) {
        return bottom - yScale.share(value) * (bottom - top);
    }
}
