package org.merata.web.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Tile;
import org.merata.dashboard.ChartSpec.Tiles;
import org.merata.model.Status;

/**
 * Regions as tiles of one size, each a link with its letters and value, shaded by fixed classes; hatched where nothing was provided,
 * dotted where the value may not be shown. A grid of HTML, so that letters keep their size; in a narrow figure its eastern part moves
 * below the western one, which keeps every tile large enough for a finger.
 */
final class TileGrid {
    private static final int MOST_NARROW_COLUMNS = 8;

    private static final int GAP_ROWS = 2;

    private final ChartSpec spec;
    private final Tiles tiles;
    private final Map<String, Point> points;
    private final int split;
    private final int firstEastRow;
    private final Markup out = new Markup();

    private TileGrid(ChartSpec spec, Tiles tiles) {
        this.spec = spec;
        this.tiles = tiles;
        this.points = points(spec);
        this.split = split(tiles);
        this.firstEastRow = tiles.tiles().stream()
                .filter(tile -> tile.column() >= split)
                .mapToInt(Tile::row)
                .min()
                .orElse(0);
    }

    /** Where a wide grid is cut for narrow figures: where fewest neighbours part, and of those where the halves are most alike. */
    private static int split(Tiles tiles) {
        int best = tiles.columns();
        if (best <= MOST_NARROW_COLUMNS) {
            return best;
        }
        long least = Long.MAX_VALUE;
        for (int column = 1; column < tiles.columns(); column++) {
            int widest = Math.max(column, tiles.columns() - column);
            long cost = 100 * neighboursParted(tiles, column) + widest;
            if (widest <= Math.max(MOST_NARROW_COLUMNS, (tiles.columns() + 1) / 2) && cost < least) {
                least = cost;
                best = column;
            }
        }
        return best;
    }

    private static long neighboursParted(Tiles tiles, int column) {
        return tiles.tiles().stream()
                .filter(east -> east.column() == column)
                .filter(east -> tiles.tiles().stream()
                        .anyMatch(west -> west.column() == column - 1 && west.row() == east.row()))
                .count();
    }

    static String draw(ChartSpec spec) {
        return new TileGrid(spec, spec.tiles().orElseThrow()).draw();
    }

    private String draw() {
        out.open(
                "ul",
                "class",
                "tiles c" + tiles.columns() + " nc" + Math.max(split, tiles.columns() - split),
                "role",
                "list",
                "aria-label",
                spec.summary());
        for (Tile tile : tiles.tiles()) {
            Point point = points.get(tile.code());
            if (point != null) {
                drawTile(tile, point);
            }
        }
        out.close("ul");
        spec.watermark().ifPresent(words -> out.leaf("p", words, "class", "wm"));
        drawLegend(out, spec);
        return out.toString();
    }

    private void drawTile(Tile tile, Point point) {
        boolean east = tile.column() >= split;
        int narrowColumn = east ? tile.column() - split : tile.column();
        int narrowRow = east ? tile.row() - firstEastRow + tiles.rows() + GAP_ROWS : tile.row();
        out.open("li", "class", "t x" + tile.column() + " y" + tile.row() + " u" + narrowColumn + " v" + narrowRow);
        String element = point.link().isPresent() ? "a" : "span";
        String title = point.label() + ": " + point.text();
        out.open(
                element,
                "href",
                point.link().orElse(null),
                "title",
                title,
                "class",
                "in " + style(spec, tile.level(), point));
        out.leaf("b", tile.letters(), "aria-hidden", "true");
        out.leaf("span", tile.figure(), "class", "va", "aria-hidden", "true");
        out.leaf("span", title, "class", "vh").close(element).close("li");
    }

    /** The style of a region's shade, or of the reason why it has none. */
    static String style(ChartSpec spec, OptionalInt level, Point point) {
        if (level.isPresent()) {
            return Shades.of(
                    level.getAsInt(), spec.tiles().orElseThrow().classes().size());
        }
        return point.status() == Status.SUPPRESSED || point.status() == Status.UNRELIABLE ? "dots" : "hatch";
    }

    /** Each kind of missing value there is, in words, with its style. */
    static Map<String, String> missing(ChartSpec spec) {
        Map<String, Point> points = points(spec);
        var missing = new LinkedHashMap<String, String>();
        for (Tile tile : spec.tiles().orElseThrow().tiles()) {
            Point point = points.get(tile.code());
            if (point != null && tile.level().isEmpty()) {
                missing.putIfAbsent(point.text(), style(spec, tile.level(), point));
            }
        }
        return missing;
    }

    static Map<String, Point> points(ChartSpec spec) {
        var points = new LinkedHashMap<String, Point>();
        spec.series().forEach(series -> series.points().forEach(point -> points.put(point.code(), point)));
        return points;
    }

    /** The classes and the kinds of missing values, each with its words. */
    static void drawLegend(Markup out, ChartSpec spec) {
        List<String> classes = spec.tiles().orElseThrow().classes();
        out.open("ul", "class", "leg", "role", "list");
        for (int i = 0; i < classes.size(); i++) {
            drawSample(out, Shades.of(i, classes.size()), classes.get(i));
        }
        missing(spec).forEach((words, style) -> drawSample(out, style, words));
        out.close("ul");
    }

    private static void drawSample(Markup out, String style, String words) {
        out.open("li")
                .leaf("i", "", "class", style, "aria-hidden", "true")
                .text(words)
                .close("li");
    }
}
