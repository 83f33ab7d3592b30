package org.merata.web.chart;

import java.util.List;
import java.util.OptionalDouble;

/** The small line of a table cell: the shape alone, its numbers stand beside it. A missing value breaks it. */
public final class Sparkline {
    private static final int HEIGHT = 24;
    private static final int ROOM = 3;

    private Sparkline() {}

    /** @return the drawing, hidden from screen readers; empty where fewer than two values are known */
    public static String draw(List<OptionalDouble> values) {
        double[] known = values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (known.length < 2) {
            return "";
        }
        double low = java.util.Arrays.stream(known).min().getAsDouble();
        double high = java.util.Arrays.stream(known).max().getAsDouble();
        var path = new StringBuilder();
        var out = new Markup();
        double lastX = 0;
        double lastY = 0;
        boolean pen = false;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                lastX = 100.0 * i / (values.size() - 1);
                double share = high > low ? (values.get(i).getAsDouble() - low) / (high - low) : 0.5;
                lastY = HEIGHT - ROOM - share * (HEIGHT - 2 * ROOM);
                path.append(pen ? 'L' : 'M')
                        .append(Markup.number(lastX))
                        .append(' ')
                        .append(Markup.number(lastY));
            }
            pen = values.get(i).isPresent();
        }
        out.open("svg", "class", "spark", "height", HEIGHT, "aria-hidden", "true", "focusable", "false");
        out.open(
                "svg",
                "width",
                "100%",
                "height",
                HEIGHT,
                "viewBox",
                "0 0 100 " + HEIGHT,
                "preserveAspectRatio",
                "none");
        out.empty("path", "class", "ser", "vector-effect", "non-scaling-stroke", "d", path)
                .close("svg");
        out.empty("circle", "class", "pt", "cx", Markup.percent(lastX), "cy", lastY, "r", "2.5");
        return out.close("svg").toString();
    }
}
