package org.merata.web.chart;

import java.util.List;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;

/** One row an event: a mark on its first day, a bar to its last, its dates in words. Its shape says whether the dates were read at the source. */
final class EventRows implements RowFrame.Marks {
    private final Scale scale;

    private EventRows(Scale scale) {
        this.scale = scale;
    }

    static String draw(ChartSpec spec) {
        Scale scale = RowFrame.scale(spec);
        List<Point> rows =
                spec.series().stream().findFirst().map(Series::points).orElse(List.of());
        return new RowFrame(spec, scale, rows, spec.lines(), new EventRows(scale)).draw();
    }

    @Override
    public boolean isMissing(Point row) {
        return row.value().isEmpty();
    }

    @Override
    public void draw(Markup out, Point row, int middle) {
        double from = 100 * scale.share(row.value().getAsDouble());
        if (row.upper().isPresent()) {
            String to = Markup.percent(100 * scale.share(row.upper().getAsDouble()));
            out.empty("line", "class", "gap", "x1", Markup.percent(from), "x2", to, "y1", middle, "y2", middle);
        }
        boolean verified = row.shape() == Shape.SQUARE;
        out.empty("circle", "class", verified ? "d1" : "d0", "cx", Markup.percent(from), "cy", middle, "r", "4");
    }

    @Override
    public String value(Point row) {
        return row.text();
    }

    @Override
    public String shortValue(Point row) {
        return "";
    }

    @Override
    public String words(Point row) {
        return row.text();
    }
}
