package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.model.Region.Tile;
import org.merata.model.Status;

/**
 * Regions as tiles of one size, each a link with its letters and value, shaded by fixed classes; hatched where nothing was provided,
 * dotted where the value may not be shown. A grid of HTML, so that letters keep their size; in a narrow figure its eastern half moves
 * below the western one, which keeps every tile large enough for a finger.
 */
final class TileGrid {
    private static final int SHADES = 5;
    private static final int MOST_NARROW = 8;
    private static final int MOST_LETTERS = 6;

    private record Placed(Point point, Tile tile) {}

    private final ChartSpec spec;
    private final List<Placed> tiles = new ArrayList<>();
    private final List<Tick> breaks;
    private final int columns;
    private final int rows;
    private final int split;
    private final Markup out = new Markup();

    private TileGrid(ChartSpec spec, Function<String, Optional<Tile>> findTile) {
        this.spec = spec;
        for (Point point : spec.series().get(0).points()) {
            findTile.apply(point.code()).ifPresent(tile -> tiles.add(new Placed(point, tile)));
        }
        this.breaks = spec.y().ticks().isEmpty() ? spec.x().ticks() : spec.y().ticks();
        this.columns =
                tiles.stream().mapToInt(placed -> placed.tile().column()).max().orElse(0) + 1;
        this.rows = tiles.stream().mapToInt(placed -> placed.tile().row()).max().orElse(0) + 1;
        this.split = columns <= MOST_NARROW ? columns : Math.min(MOST_NARROW, (columns * 8 + 12) / 13);
    }

    static String draw(ChartSpec spec, Function<String, Optional<Tile>> findTile) {
        return spec.series().isEmpty() ? "" : new TileGrid(spec, findTile).draw();
    }

    private String draw() {
        boolean values =
                tiles.stream().allMatch(placed -> shortText(placed.point()).length() <= MOST_LETTERS);
        int firstEastRow = tiles.stream()
                .filter(placed -> placed.tile().column() >= split)
                .mapToInt(placed -> placed.tile().row())
                .min()
                .orElse(0);
        out.open(
                "ul",
                "class",
                "tiles c" + columns + " nc" + split + (values ? "" : " bare"),
                "role",
                "list",
                "aria-label",
                spec.summary());
        for (Placed placed : tiles) {
            drawTile(placed, firstEastRow);
        }
        out.close("ul");
        spec.watermark().ifPresent(words -> out.leaf("p", words, "class", "wm"));
        drawLegend();
        return out.toString();
    }

    private void drawTile(Placed placed, int firstEastRow) {
        Tile tile = placed.tile();
        Point point = placed.point();
        boolean east = tile.column() >= split;
        int narrowColumn = east ? tile.column() - split : tile.column();
        int narrowRow = east ? tile.row() - firstEastRow + rows : tile.row();
        String place = "t x" + tile.column() + " y" + tile.row() + " u" + narrowColumn + " v" + narrowRow + " ";
        out.open("li", "class", place + shade(point));
        String element = point.link().isPresent() ? "a" : "span";
        String title = point.label() + ": " + point.text();
        out.open(element, "href", point.link().orElse(null), "title", title, "class", "in");
        out.leaf("b", tile.letters(), "aria-hidden", "true");
        out.leaf("span", point.value().isPresent() ? shortText(point) : "", "class", "va", "aria-hidden", "true");
        out.leaf("span", title, "class", "vh").close(element).close("li");
    }

    /** The class of a value: how many lower ends of classes it has reached. */
    private String shade(Point point) {
        if (point.value().isEmpty()) {
            return point.status() == Status.SUPPRESSED || point.status() == Status.UNRELIABLE ? "dots" : "hatch";
        }
        int reached = 0;
        for (Tick tick : breaks) {
            if (point.value().getAsDouble() >= tick.at()) {
                reached++;
            }
        }
        return "k" + shadeOf(Math.max(1, reached));
    }

    private int shadeOf(int nth) {
        int classes = Math.max(1, breaks.size());
        return classes <= 1 ? 3 : 1 + (int) Math.round((nth - 1.0) * (SHADES - 1) / (classes - 1));
    }

    private static String shortText(Point point) {
        String text = point.text();
        int space = text.indexOf(' ');
        return point.value().isEmpty() ? "" : space < 0 ? text : text.substring(0, space);
    }

    private void drawLegend() {
        out.open("ul", "class", "leg", "role", "list");
        for (int i = 0; i < breaks.size(); i++) {
            out.open("li")
                    .leaf("i", "", "class", "k" + shadeOf(i + 1))
                    .text(breaks.get(i).text())
                    .close("li");
        }
        var said = new ArrayList<String>();
        for (Placed placed : tiles) {
            Point point = placed.point();
            if (point.value().isEmpty() && !said.contains(point.text())) {
                said.add(point.text());
                out.open("li")
                        .leaf("i", "", "class", shade(point))
                        .text(point.text())
                        .close("li");
            }
        }
        out.close("ul");
    }
}
