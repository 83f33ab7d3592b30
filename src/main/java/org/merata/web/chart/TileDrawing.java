package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Tile;
import org.merata.dashboard.ChartSpec.Tiles;

/** The tile grid as a drawing for a file; on a page it is a grid of HTML ({@link TileGrid}). */
final class TileDrawing {
    private static final double GAP = 5;
    private static final double MOST_WIDTH = 58;
    private static final double HEIGHT = 44;

    private TileDrawing() {}

    static String draw(ChartSpec spec, double width) {
        Tiles tiles = spec.tiles().orElseThrow();
        Map<String, Point> points = TileGrid.points(spec);
        double across = Math.min(MOST_WIDTH, (width - GAP * (tiles.columns() - 1)) / tiles.columns());
        double height = tiles.rows() * (HEIGHT + GAP) + (spec.watermark().isPresent() ? 22 : 4);
        var out = new Markup();
        out.open("svg", "class", "plot map", "height", height);
        for (Tile tile : tiles.tiles()) {
            Point point = points.get(tile.code());
            if (point != null) {
                double x = tile.column() * (across + GAP);
                double y = tile.row() * (HEIGHT + GAP);
                String style = TileGrid.style(spec, tile.level(), point);
                out.open("g").leaf("title", point.label() + ": " + point.text());
                KeySamples.drawBox(out, style, x, y, across, HEIGHT);
                String ink = style.equals("k4") || style.equals("k5") ? "hi" : "lo";
                boolean plain = tile.figure().isEmpty();
                String letters = "tb " + ink + (style.startsWith("k") ? "" : " halo");
                out.leaf(
                        "text",
                        tile.letters(),
                        "class",
                        letters,
                        "x",
                        x + across / 2,
                        "y",
                        y + (plain ? 27 : 20),
                        "text-anchor",
                        "middle");
                if (!plain) {
                    out.leaf(
                            "text",
                            tile.figure(),
                            "class",
                            ink,
                            "x",
                            x + across / 2,
                            "y",
                            y + 35,
                            "text-anchor",
                            "middle");
                }
                out.close("g");
            }
        }
        spec.watermark()
                .ifPresent(words ->
                        out.leaf("text", words, "class", "wm", "x", "100%", "y", height - 4, "text-anchor", "end"));
        return out.close("svg").toString();
    }

    /** The classes from low to high and each kind of missing value, in words. */
    static List<ChartKey.Entry> key(ChartSpec spec) {
        Tiles tiles = spec.tiles().orElseThrow();
        var entries = new ArrayList<ChartKey.Entry>();
        for (int i = 0; i < tiles.classes().size(); i++) {
            String shade = "sw " + Shades.of(i, tiles.classes().size());
            entries.add(new ChartKey.Entry(shade, tiles.classes().get(i), Optional.empty()));
        }
        TileGrid.missing(spec)
                .forEach((words, style) -> entries.add(new ChartKey.Entry("sw " + style, words, Optional.empty())));
        return entries;
    }
}
