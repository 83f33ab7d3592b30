package org.merata.web.chart;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Scatter.Spot;

/** Marks whose shape says on what evidence a value stands: disc, open circle, square, diamond; told apart without colour. */
final class ShapeMarks {
    private ShapeMarks() {}

    /** A mark at full weight; the open circle is hollow, every other shape is filled. */
    static void draw(Markup out, Shape shape, String x, double y) {
        draw(out, shape, shape == Shape.CIRCLE ? "d0 ms2" : "d1 ms2", x, y, 4.5);
    }

    /** A mark that stands back: smaller, hollow, with a thin line. */
    static void drawHollow(Markup out, Shape shape, String style, String x, double y) {
        draw(out, shape, style, x, y, 3.5);
    }

    private static void draw(Markup out, Shape shape, String style, String x, double y, double reach) {
        if (shape == Shape.DOT || shape == Shape.CIRCLE) {
            out.empty("circle", "class", style, "cx", x, "cy", y, "r", reach);
            return;
        }
        out.open("svg", "x", x, "y", y, "class", "mark");
        out.empty("path", "class", style, "d", shape == Shape.SQUARE ? square(reach + 0.25) : diamond(reach + 2));
        out.close("svg");
    }

    private static String square(double reach) {
        String side = Markup.number(2 * reach);
        String corner = Markup.number(-reach);
        return "M" + corner + " " + corner + "h" + side + "v" + side + "h-" + side + "z";
    }

    private static String diamond(double reach) {
        String far = Markup.number(reach);
        return "M0-" + far + "L" + far + " 0 0 " + far + "-" + far + " 0z";
    }

    /** The shapes in a chart, of what has a value. */
    static Set<Shape> in(ChartSpec spec) {
        Set<Shape> shapes = EnumSet.noneOf(Shape.class);
        switch (spec.kind()) {
            case PROFILE, TIMELINE ->
                spec.series().stream()
                        .flatMap(series -> series.points().stream())
                        .filter(point -> point.value().isPresent())
                        .map(Point::shape)
                        .forEach(shapes::add);
            case HEAT_GRID -> spec.heat().ifPresent(heat -> heat.rows().forEach(row -> add(shapes, row.cells())));
            case SCATTER ->
                spec.scatter().map(scatter -> scatter.spots()).orElse(List.of()).stream()
                        .map(Spot::shape)
                        .forEach(shapes::add);
            default -> {}
        }
        return shapes;
    }

    private static void add(Set<Shape> shapes, Collection<HeatCell> cells) {
        cells.stream()
                .filter(cell -> cell.level().isPresent())
                .map(HeatCell::shape)
                .forEach(shapes::add);
    }
}
