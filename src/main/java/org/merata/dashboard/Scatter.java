package org.merata.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Shape;

/**
 * One number against another.
 *
 * @param xCut where a vertical line parts the plot; empty for no line
 * @param yCut where a horizontal line parts it
 * @param quadrants what each corner means: upper right, lower right, upper left, lower left; empty for no words
 * @param curves drawn behind the marks, such as the limits of a funnel
 * @param shapes what the marks mean, where it is not the evidence they stand on; empty for evidence
 */
public record Scatter(
        List<Spot> spots,
        OptionalDouble xCut,
        OptionalDouble yCut,
        List<String> quadrants,
        List<Curve> curves,
        Map<Shape, String> shapes)
        implements ChartSpec.Layout {
    public Scatter {
        curves = List.copyOf(curves);
        shapes = Map.copyOf(shapes);
        spots = List.copyOf(spots);
        quadrants = List.copyOf(quadrants);
        if (!quadrants.isEmpty() && quadrants.size() != 4) {
            throw new IllegalArgumentException(quadrants.size() + " words for the four corners of a scatter");
        }
    }

    /** Spots and cuts alone. */
    public Scatter(List<Spot> spots, OptionalDouble xCut, OptionalDouble yCut, List<String> quadrants) {
        this(spots, xCut, yCut, quadrants, List.of(), Map.of());
    }

    /** Marks that mean what {@code shapes} says, before curves. */
    public static Scatter withCurves(List<Spot> spots, List<Curve> curves, Map<Shape, String> shapes) {
        return new Scatter(spots, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), curves, shapes);
    }

    /** A line through places, from left to right; where it leaves the axes it is not drawn. Curves of one label are one entry of the key. */
    public record Curve(String label, Stroke stroke, List<Place> places) {
        public Curve {
            places = List.copyOf(places);
        }
    }

    public record Place(double x, double y) {}

    /** How a curve is drawn, told apart without colour. */
    public enum Stroke {
        /** What is looked at. */
        MAIN,
        /** What it is held against. */
        REFERENCE,
        /** Where ordinary variation ends. */
        LIMIT,
        /** Where it ends for certain. */
        FAR_LIMIT
    }

    /**
     * One mark of a scatter.
     *
     * @param xLower the interval of its x; both ends or neither
     * @param named whether its label stands beside it, where there is room
     * @param text its values as written
     */
    public record Spot(
            String code,
            String label,
            double x,
            double y,
            OptionalDouble xLower,
            OptionalDouble xUpper,
            Shape shape,
            boolean named,
            Optional<String> link,
            String text) {
        public Spot {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("spot " + code + " has no place: " + x + ", " + y);
            }
            if (xLower.isPresent() != xUpper.isPresent()) {
                throw new IllegalArgumentException("spot " + code + " has one end of an interval");
            }
        }

        /** A mark without interval. */
        public Spot(
                String code,
                String label,
                double x,
                double y,
                Shape shape,
                boolean named,
                Optional<String> link,
                String text) {
            this(code, label, x, y, OptionalDouble.empty(), OptionalDouble.empty(), shape, named, link, text);
        }
    }
}
