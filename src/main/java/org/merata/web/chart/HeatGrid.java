package org.merata.web.chart;

import java.util.HashSet;
import java.util.Set;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Heat;
import org.merata.dashboard.Heat.Group;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Heat.HeatRow;

/**
 * Things by indicators as a table of HTML, so that a reader who listens goes through it cell by cell and hears both headings. It scrolls
 * in a box of its own; names stay at its left edge and codes at its top. A cell has the shade of its class, its figure, its words for
 * those who can't see it, and, where evidence differs within the grid, a small mark of its shape.
 */
final class HeatGrid {
    private static final int MOST_LYING_CODE = 24;
    private static final int MOST_ROWS = 20;
    private static final int MANY_COLUMNS = 24;
    private static final int COLUMN = 32;
    private static final double BOLD = 1.1;

    private final ChartSpec spec;
    private final Heat heat;
    private final boolean mixed;
    private final Set<Integer> starts = new HashSet<>();
    private final Markup out = new Markup();

    private HeatGrid(ChartSpec spec, Heat heat) {
        this.spec = spec;
        this.heat = heat;
        this.mixed = ShapeMarks.in(spec).size() > 1;
        for (Group group : heat.groups()) {
            starts.add(group.from());
            starts.add(group.to() + 1);
        }
        starts.remove(0);
    }

    static String draw(ChartSpec spec) {
        return new HeatGrid(spec, spec.heat().orElseThrow()).draw();
    }

    private String draw() {
        String tall = heat.rows().size() > MOST_ROWS ? " tall" : "";
        String marked = mixed ? " marked" : "";
        String many = heat.columns().size() > MANY_COLUMNS ? " many" : "";
        out.open(
                "div",
                "class",
                "scroll heat" + tall + many + marked,
                "tabindex",
                "0",
                "role",
                "group",
                "aria-label",
                spec.summary());
        out.open("table").leaf("caption", spec.summary(), "class", "vh").open("thead");
        drawGroups();
        drawCodes();
        out.close("thead").open("tbody");
        heat.rows().forEach(this::drawRow);
        out.close("tbody").close("table").close("div");
        spec.watermark().ifPresent(words -> out.leaf("p", words, "class", "wm"));
        return out.toString();
    }

    private void drawGroups() {
        if (heat.groups().isEmpty()) {
            return;
        }
        out.open("tr").empty("td");
        int next = 0;
        for (Group group : heat.groups()) {
            drawGap(next, group.from());
            out.open(
                    "th",
                    "scope",
                    "colgroup",
                    "colspan",
                    group.to() - group.from() + 1,
                    "class",
                    "gr" + start(group.from()));
            drawGroup(group);
            out.close("th");
            next = group.to() + 1;
        }
        drawGap(next, heat.columns().size());
        out.close("tr");
    }

    /** A word that is wider than its columns ends in an ellipsis, for eyes only. */
    private void drawGroup(Group group) {
        int room = (group.to() - group.from() + 1) * COLUMN - 8;
        String seen = String.join(" ", Lettering.wrap(group.label(), (int) (room / BOLD)));
        boolean cut = !seen.equals(group.label());
        out.leaf("span", seen, "title", group.label(), "aria-hidden", cut ? "true" : null);
        if (cut) {
            out.leaf("span", group.label(), "class", "vh");
        }
    }

    private void drawGap(int from, int to) {
        if (to > from) {
            out.empty("td", "colspan", to - from, "class", start(from).strip());
        }
    }

    private String start(int column) {
        return starts.contains(column) ? " gs" : "";
    }

    private void drawCodes() {
        boolean upright = Lettering.widest(heat.columns()) > MOST_LYING_CODE;
        out.open("tr").empty("td");
        for (int i = 0; i < heat.columns().size(); i++) {
            String name = heat.columnNames().get(i);
            out.open("th", "scope", "col", "title", name, "class", (upright ? "up" : "") + start(i));
            out.leaf("span", heat.columns().get(i))
                    .leaf("span", name, "class", "vh")
                    .close("th");
        }
        out.close("tr");
    }

    private void drawRow(HeatRow row) {
        out.open("tr").open("th", "scope", "row");
        out.leaf(
                row.link().isPresent() ? "a" : "span",
                row.label(),
                "href",
                row.link().orElse(null));
        out.close("th");
        for (int i = 0; i < row.cells().size(); i++) {
            drawCell(row.cells().get(i), i);
        }
        out.close("tr");
    }

    private void drawCell(HeatCell cell, int column) {
        String shade = cell.level().isPresent()
                ? Shades.of(cell.level().getAsInt(), heat.classes().size())
                : "hatch";
        out.open(
                "td",
                "class",
                shade + shape(cell) + start(column),
                "title",
                heat.columnNames().get(column) + ": " + cell.text());
        if (!cell.figure().isEmpty()) {
            out.leaf("span", cell.figure(), "aria-hidden", "true");
        }
        out.leaf("span", cell.text(), "class", "vh").close("td");
    }

    private String shape(HeatCell cell) {
        return mixed && cell.level().isPresent() ? style(cell.shape()) : "";
    }

    private static String style(Shape shape) {
        return switch (shape) {
            case DOT -> "";
            case CIRCLE -> " ec";
            case SQUARE -> " es";
            case DIAMOND -> " ed";
        };
    }
}
