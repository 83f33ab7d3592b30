package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;

/**
 * One row a thing compared, in the order of the spec: dot, interval, value; the nation as a line through all rows. A dumbbell has a
 * hollow dot for before and a full one for now. What has no value is listed last with its status in words.
 */
final class RankChart implements RowFrame.Marks {
    private final Scale scale;
    private final Optional<Series> before;

    private RankChart(ChartSpec spec) {
        this.scale = RowFrame.scale(spec);
        this.before = spec.series().stream()
                .filter(series -> series.role() == Role.BEFORE)
                .findFirst();
    }

    static String draw(ChartSpec spec) {
        var marks = new RankChart(spec);
        List<Point> points = spec.series().stream()
                .filter(series -> series.role() != Role.BEFORE)
                .findFirst()
                .map(Series::points)
                .orElse(List.of());
        return new RowFrame(spec, marks.scale, missingLast(points), spec.lines(), marks).draw();
    }

    private static List<Point> missingLast(List<Point> points) {
        var ordered = new ArrayList<Point>();
        points.stream().filter(point -> point.value().isPresent()).forEach(ordered::add);
        points.stream().filter(point -> point.value().isEmpty()).forEach(ordered::add);
        return ordered;
    }

    @Override
    public boolean isMissing(Point row) {
        return row.value().isEmpty();
    }

    @Override
    public void draw(Markup out, Point row, int middle) {
        String value = x(row.value().getAsDouble());
        earlier(row).filter(old -> old.value().isPresent()).ifPresent(old -> {
            String x = x(old.value().getAsDouble());
            out.empty("line", "class", "gap", "x1", x, "x2", value, "y1", middle, "y2", middle);
            out.empty("circle", "class", "d0", "cx", x, "cy", middle, "r", "4");
        });
        if (before.isEmpty() && row.lower().isPresent() && row.upper().isPresent()) {
            String lower = x(row.lower().getAsDouble());
            String upper = x(row.upper().getAsDouble());
            out.empty("line", "class", "ci", "x1", lower, "x2", upper, "y1", middle, "y2", middle);
        }
        boolean full = before.isPresent() || row.signal() != Signal.NOT_DISTINGUISHED;
        out.empty("circle", "class", full ? "d1" : "d0", "cx", value, "cy", middle, "r", "4");
    }

    @Override
    public String value(Point row) {
        return earlier(row)
                .filter(old -> row.value().isPresent())
                .map(old -> old.text() + " → " + row.text())
                .orElse(row.text());
    }

    @Override
    public String shortValue(Point row) {
        return row.text();
    }

    @Override
    public String words(Point row) {
        return value(row);
    }

    private Optional<Point> earlier(Point point) {
        return before.flatMap(series -> series.points().stream()
                .filter(old -> old.code().equals(point.code()))
                .findFirst());
    }

    private String x(double value) {
        return Markup.percent(100 * scale.share(value));
    }
}
