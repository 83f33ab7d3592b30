package org.merata.web.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;

/**
 * Bars from zero to the left and to the right, a row each, in the order of the spec: what parts add to a difference. The side says which way,
 * the sign of the text repeats it, and so colour says nothing alone. The interval is a line over the bar. Where a row has parts they stand on
 * one another, those below zero to the left, and a dot says what they come to.
 */
final class BarChart implements RowFrame.Marks {
    private static final int BAR = 10;

    private final Scale scale;
    private final List<Series> parts;

    private BarChart(ChartSpec spec) {
        this.scale = RowFrame.scale(spec);
        this.parts = spec.series().subList(1, spec.series().size());
    }

    static String draw(ChartSpec spec) {
        var marks = new BarChart(spec);
        return new RowFrame(spec, marks.scale, spec.series().get(0).points(), spec.lines(), marks).draw();
    }

    @Override
    public boolean isMissing(Point row) {
        return row.value().isEmpty();
    }

    @Override
    public void draw(Markup out, Point row, int middle) {
        if (parts.isEmpty()) {
            bar(out, style(row), 0, row.value().getAsDouble(), middle);
        }
        double below = 0;
        double above = 0;
        for (Point part : parts(row)) {
            double size = part.value().orElse(0);
            double from = size < 0 ? below : above;
            bar(out, style(part) + " edged", from, from + size, middle);
            below += Math.min(0, size);
            above += Math.max(0, size);
        }
        if (row.lower().isPresent() && row.upper().isPresent()) {
            String lower = x(row.lower().getAsDouble());
            String upper = x(row.upper().getAsDouble());
            out.empty("line", "class", "cib", "x1", lower, "x2", upper, "y1", middle, "y2", middle);
        }
        if (!parts.isEmpty()) {
            out.empty("circle", "class", "sum", "cx", x(row.value().getAsDouble()), "cy", middle, "r", "4");
        }
    }

    private void bar(Markup out, String style, double from, double to, int middle) {
        double start = 100 * scale.share(Math.min(from, to));
        double width = 100 * scale.share(Math.max(from, to)) - start;
        out.empty(
                "rect",
                "class",
                style,
                "x",
                Markup.percent(start),
                "y",
                middle - BAR / 2,
                "width",
                Markup.percent(width),
                "height",
                BAR);
    }

    private String x(double value) {
        return Markup.percent(100 * scale.share(value));
    }

    private List<Point> parts(Point row) {
        return parts.stream()
                .flatMap(series -> series.points().stream())
                .filter(part -> part.code().equals(row.code()))
                .toList();
    }

    private static String style(Point row) {
        return switch (row.signal()) {
            case BETTER -> "barg";
            case WORSE -> "barb";
            case NONE, NOT_DISTINGUISHED, DISTINGUISHED -> "barn";
        };
    }

    @Override
    public String value(Point row) {
        return row.text();
    }

    @Override
    public String shortValue(Point row) {
        return row.text();
    }

    @Override
    public String words(Point row) {
        return Stream.concat(
                        Stream.of(row.text()),
                        parts.stream()
                                .flatMap(series -> series.points().stream()
                                        .filter(part -> part.code().equals(row.code()))
                                        .map(part -> series.label() + " " + part.text())))
                .collect(Collectors.joining("; "));
    }
}
