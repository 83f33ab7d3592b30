package org.merata.web.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.merata.dashboard.AreaMap;
import org.merata.dashboard.AreaMap.Area;
import org.merata.dashboard.AreaMap.Callout;
import org.merata.dashboard.AreaMap.Spot;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Tile;

/**
 * Regions where they lie, each a link, in the shades and patterns of the tile grid. One in whose outline others lie is hatched over its
 * shade. What is too small or has no outline has a box with a line to its place; in a narrow figure, where boxes would be too small to
 * read, they stand in a list below.
 */
final class AreaDrawing {
    private final ChartSpec spec;
    private final AreaMap map;
    private final Map<String, Point> points;
    private final Map<String, Tile> tiles = new HashMap<>();
    private final Markup out = new Markup();

    private AreaDrawing(ChartSpec spec) {
        this.spec = spec;
        this.map = spec.areas().orElseThrow();
        this.points = TileGrid.points(spec);
        spec.tiles().orElseThrow().tiles().forEach(tile -> tiles.put(tile.code(), tile));
    }

    static String draw(ChartSpec spec) {
        var drawing = new AreaDrawing(spec);
        drawing.drawMap("viewBox", "0 0 " + drawing.map.width() + " " + drawing.map.height());
        drawing.out.close("svg");
        spec.watermark().ifPresent(words -> drawing.out.leaf("p", words, "class", "wm"));
        drawing.drawList();
        TileGrid.drawLegend(drawing.out, spec);
        return drawing.out.toString();
    }

    /** The map alone, for a file, so wide. */
    static String drawForFile(ChartSpec spec, double width) {
        var drawing = new AreaDrawing(spec);
        double scale = width / drawing.map.width();
        drawing.drawMap("height", drawing.map.height() * scale, "data-scale", scale);
        double x = drawing.map.width() - 4;
        double y = drawing.map.height() - 6;
        spec.watermark()
                .ifPresent(
                        words -> drawing.out.leaf("text", words, "class", "wm", "x", x, "y", y, "text-anchor", "end"));
        return drawing.out.close("svg").toString();
    }

    private void drawMap(Object... size) {
        var attributes = new ArrayList<Object>(List.of("class", "plot area"));
        attributes.addAll(List.of("role", "group", "aria-label", spec.summary()));
        attributes.addAll(List.of(size));
        out.open("svg", attributes.toArray());
        drawPatterns();
        map.areas().forEach(this::drawArea);
        out.open("g", "class", "co");
        map.callouts().forEach(this::drawLine);
        map.callouts().forEach(this::drawBox);
        out.close("g");
    }

    private void drawPatterns() {
        out.open("defs");
        var styles = new TreeSet<String>(List.of("hatch", "dots"));
        map.areas().stream().filter(Area::shared).forEach(area -> styles.add(style(area.code())));
        for (String style : styles) {
            KeySamples.openPattern(out, pattern(style));
            KeySamples.drawGround(out, style.startsWith("k") ? style : "ca");
            if (style.equals("dots")) {
                KeySamples.drawDot(out);
            } else {
                KeySamples.drawStripe(out, style.startsWith("k") ? "hs" : "hx");
            }
            out.close("pattern");
        }
        out.close("defs");
    }

    private String pattern(String style) {
        return "area-" + style + "-" + spec.id();
    }

    private String style(String code) {
        Tile tile = tiles.get(code);
        Point point = points.get(code);
        return tile == null || point == null ? "hatch" : TileGrid.style(spec, tile.level(), point);
    }

    private void drawArea(Area area) {
        String style = style(area.code());
        boolean patterned = area.shared() || !style.startsWith("k");
        open(area.code());
        out.empty(
                "path",
                "class",
                patterned ? "ar" : "ar " + style,
                "fill",
                patterned ? "url(#" + pattern(style) + ")" : "",
                "fill-rule",
                "evenodd",
                "d",
                path(area.rings()));
        close(area.code());
    }

    private void open(String code) {
        Point point = points.get(code);
        if (point == null) {
            out.open("g");
            return;
        }
        out.open(point.link().isPresent() ? "a" : "g", "href", point.link().orElse(null));
        out.leaf("title", point.label() + ": " + point.text());
    }

    private void close(String code) {
        Point point = points.get(code);
        out.close(point != null && point.link().isPresent() ? "a" : "g");
    }

    /** Each ring from its first spot on by distances, which are short. */
    private static String path(List<List<Spot>> rings) {
        var path = new StringBuilder();
        for (List<Spot> ring : rings) {
            Spot before = ring.get(0);
            path.append('M').append(before.x()).append(' ').append(before.y()).append('l');
            for (Spot spot : ring.subList(1, ring.size())) {
                append(path, spot.x() - before.x());
                append(path, spot.y() - before.y());
                before = spot;
            }
            path.append('z');
        }
        return path.toString();
    }

    /** A minus sign parts numbers as well as a blank does. */
    private static void append(StringBuilder path, int number) {
        if (number >= 0 && Character.isDigit(path.charAt(path.length() - 1))) {
            path.append(' ');
        }
        path.append(number);
    }

    private void drawLine(Callout callout) {
        if (points.containsKey(callout.code())) {
            out.empty(
                    "line",
                    "class",
                    "ld",
                    "x1",
                    callout.from().x(),
                    "y1",
                    callout.from().y(),
                    "x2",
                    callout.at().x(),
                    "y2",
                    callout.at().y());
            out.empty(
                    "circle",
                    "class",
                    "ldp",
                    "cx",
                    callout.from().x(),
                    "cy",
                    callout.from().y(),
                    "r",
                    2.5);
        }
    }

    private void drawBox(Callout callout) {
        Point point = points.get(callout.code());
        Tile tile = tiles.get(callout.code());
        if (point == null || tile == null) {
            return;
        }
        String style = style(callout.code());
        String ink = style.equals("k4") || style.equals("k5") ? "hi" : "lo";
        double left = callout.at().x() - AreaMap.BOX_WIDTH / 2.0;
        double top = callout.at().y() - AreaMap.BOX_HEIGHT / 2.0;
        open(callout.code());
        out.empty(
                "rect",
                "class",
                style.startsWith("k") ? "ar " + style : "ar",
                "fill",
                style.startsWith("k") ? "" : "url(#" + pattern(style) + ")",
                "x",
                left,
                "y",
                top,
                "width",
                AreaMap.BOX_WIDTH,
                "height",
                AreaMap.BOX_HEIGHT);
        boolean plain = tile.figure().isEmpty();
        drawText(tile.letters(), "tb " + ink + (style.startsWith("k") ? "" : " halo"), callout.at(), plain ? 5 : -3);
        if (!plain) {
            drawText(tile.figure(), "tf " + ink, callout.at(), 15);
        }
        close(callout.code());
    }

    private void drawText(String text, String style, Spot at, int down) {
        out.leaf("text", text, "class", style, "x", at.x(), "y", at.y() + down, "text-anchor", "middle");
    }

    private void drawList() {
        List<Callout> told = map.callouts().stream()
                .filter(callout -> points.containsKey(callout.code()) && tiles.containsKey(callout.code()))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        out.open("ul", "class", "leg col", "role", "list");
        for (Callout callout : told) {
            Point point = points.get(callout.code());
            out.open("li").leaf("i", "", "class", style(callout.code()), "aria-hidden", "true");
            String element = point.link().isPresent() ? "a" : "span";
            out.leaf(element, point.label(), "href", point.link().orElse(null));
            out.text(" " + point.text()).close("li");
        }
        out.close("ul");
    }
}
