package org.merata.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;

/**
 * One row a thing measured, in the order of the spec: a light bar from the lowest to the highest of all compared, and on it a mark whose
 * shape says on what evidence the value stands. An earlier or another value is a smaller hollow mark of its own shape. A line with a
 * value for each row is drawn row by row and named in the key.
 */
final class ProfileChart implements RowFrame.Marks {
    private static final int BAR = 8;
    private static final int STROKE_OF_ROW = 9;
    private static final String NO_VALUE = "–";

    private final Scale scale;
    private final List<Point> rows;
    private final Optional<Series> before;
    private final Optional<Series> second;
    private final List<Line> byRow;

    private ProfileChart(ChartSpec spec) {
        this.scale = RowFrame.scale(spec);
        this.rows = find(spec, Role.MAIN).map(Series::points).orElse(List.of());
        this.before = find(spec, Role.BEFORE);
        this.second = find(spec, Role.SECOND);
        this.byRow = spec.lines().stream().filter(ProfileChart::isByRow).toList();
    }

    static String draw(ChartSpec spec) {
        var marks = new ProfileChart(spec);
        List<Line> through = new ArrayList<>(spec.lines());
        through.removeAll(marks.byRow);
        return new RowFrame(spec, marks.scale, marks.rows, through, marks).draw();
    }

    /** Whether a line has a value of its own for each row, rather than one for all. */
    static boolean isByRow(Line line) {
        return line.values().size() > 1;
    }

    private static Optional<Series> find(ChartSpec spec, Role role) {
        return spec.series().stream().filter(series -> series.role() == role).findFirst();
    }

    @Override
    public boolean isMissing(Point row) {
        return row.value().isEmpty()
                && others(row).noneMatch(other -> other.value().isPresent());
    }

    @Override
    public void draw(Markup out, Point row, int middle) {
        drawRange(out, row, middle);
        for (Line line : byRow) {
            drawLineOfRow(out, line, rows.indexOf(row), middle);
        }
        find(before, row).filter(old -> old.value().isPresent()).ifPresent(old -> {
            String x = x(old.value().getAsDouble());
            row.value()
                    .ifPresent(now ->
                            out.empty("line", "class", "gap2", "x1", x, "x2", x(now), "y1", middle, "y2", middle));
            ShapeMarks.drawHollow(out, old.shape(), "d2", x, middle);
        });
        find(second, row)
                .filter(other -> other.value().isPresent())
                .ifPresent(other -> ShapeMarks.drawHollow(
                        out, other.shape(), "d3", x(other.value().getAsDouble()), middle));
        row.value().ifPresent(value -> ShapeMarks.draw(out, row.shape(), x(value), middle));
    }

    /** The bar is light; its ends are strokes dark enough to be seen for themselves. */
    private void drawRange(Markup out, Point row, int middle) {
        if (row.lower().isEmpty() || row.upper().isEmpty()) {
            return;
        }
        double lower = 100 * scale.share(row.lower().getAsDouble());
        double upper = 100 * scale.share(row.upper().getAsDouble());
        String left = Markup.percent(lower);
        String right = Markup.percent(upper);
        int top = middle - BAR / 2;
        String width = Markup.percent(upper - lower);
        out.empty("rect", "class", "rg", "x", left, "y", top, "width", width, "height", BAR);
        out.empty("line", "class", "rge", "x1", left, "x2", left, "y1", top, "y2", top + BAR);
        out.empty("line", "class", "rge", "x1", right, "x2", right, "y1", top, "y2", top + BAR);
    }

    private void drawLineOfRow(Markup out, Line line, int nth, int middle) {
        if (nth < line.values().size() && line.values().get(nth).isPresent()) {
            String x = x(line.values().get(nth).getAsDouble());
            String style = RowFrame.style(line) + " row";
            out.open(
                    "line",
                    "class",
                    style,
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    middle - STROKE_OF_ROW,
                    "y2",
                    middle + STROKE_OF_ROW);
            out.leaf("title", line.label()).close("line");
        }
    }

    @Override
    public String value(Point row) {
        return row.value().isPresent() ? change(row) : Lettering.fit(row.text(), RowFrame.MOST_VALUE - 14);
    }

    private String change(Point row) {
        return find(before, row).map(old -> old.text() + " → " + row.text()).orElse(row.text());
    }

    @Override
    public String shortValue(Point row) {
        return row.value().isPresent() ? row.text() : NO_VALUE;
    }

    @Override
    public String words(Point row) {
        var words = new StringBuilder(change(row));
        find(second, row)
                .ifPresent(other -> words.append("; ")
                        .append(second.map(Series::label).orElse(""))
                        .append(": ")
                        .append(other.text()));
        return words.toString();
    }

    private Stream<Point> others(Point row) {
        return Stream.of(find(before, row), find(second, row)).flatMap(Optional::stream);
    }

    private static Optional<Point> find(Optional<Series> series, Point row) {
        return series.flatMap(one -> one.points().stream()
                .filter(point -> point.code().equals(row.code()))
                .findFirst());
    }

    private String x(double value) {
        return Markup.percent(100 * scale.share(value));
    }
}
