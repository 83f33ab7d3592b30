package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Shape;

/**
 * One number against another.
 *
 * @param xCut where a vertical line parts the plot; empty for no line
 * @param yCut where a horizontal line parts it
 * @param quadrants what each corner means: upper right, lower right, upper left, lower left; empty for no words
 */
public record Scatter(List<Spot> spots, OptionalDouble xCut, OptionalDouble yCut, List<String> quadrants) {
    public Scatter {
        spots = List.copyOf(spots);
        quadrants = List.copyOf(quadrants);
        if (!quadrants.isEmpty() && quadrants.size() != 4) {
            throw new IllegalArgumentException(quadrants.size() + " words for the four corners of a scatter");
        }
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
