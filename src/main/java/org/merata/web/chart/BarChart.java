package org.merata.web.chart;

import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;

/**
 * Bars from zero to the left and to the right, a row each, in the order of the spec: what parts add to a difference. The side says which way,
 * the sign of the text repeats it, and so colour says nothing alone. The interval is a line over the bar.
 */
final class BarChart implements RowFrame.Marks {
    private static final int BAR = 10;

    private final Scale scale;

    private BarChart(ChartSpec spec) {
        this.scale = RowFrame.scale(spec);
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
        double zero = 100 * scale.share(0);
        double value = 100 * scale.share(row.value().getAsDouble());
        out.empty(
                "rect",
                "class",
                style(row),
                "x",
                Markup.percent(Math.min(zero, value)),
                "y",
                middle - BAR / 2,
                "width",
                Markup.percent(Math.abs(value - zero)),
                "height",
                BAR);
        if (row.lower().isPresent() && row.upper().isPresent()) {
            String lower = Markup.percent(100 * scale.share(row.lower().getAsDouble()));
            String upper = Markup.percent(100 * scale.share(row.upper().getAsDouble()));
            out.empty("line", "class", "cib", "x1", lower, "x2", upper, "y1", middle, "y2", middle);
        }
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
        return row.text();
    }
}
