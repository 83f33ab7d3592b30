package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Interval;
import org.merata.model.Period;

/** The parts that all charts over time have in common: axes, lines, points, the table by period. */
final class TimeChart {
    private final Wording words;

    TimeChart(Wording words) {
        this.words = words;
    }

    Axis periods(List<Period> periods) {
        return new Axis(
                words.say("column.period"),
                periods.stream().map(words::shortPeriod).toList(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
    }

    Series series(Timeline line, String label, Role role, List<Signal> signals) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < line.figures().size(); i++) {
            Figure figure = line.figures().get(i);
            boolean shown = figure.value().isPresent();
            points.add(new Point(
                    figure.period().orElseThrow().code(),
                    words.period(figure.period().orElseThrow()),
                    figure.value(),
                    shown ? RankedPanel.lower(figure) : OptionalDouble.empty(),
                    shown ? RankedPanel.upper(figure) : OptionalDouble.empty(),
                    figure.status(),
                    words.marked(line.measure(), figure),
                    signals.isEmpty() ? Signal.NONE : signals.get(i),
                    Optional.empty()));
        }
        return new Series(line.code().isEmpty() ? line.measure().id() : line.code(), label, role, points);
    }

    /** A target line, named with its last value. */
    Line target(MeasureDefinition measure, List<OptionalDouble> steps, boolean inherited, Line.Role role) {
        double last = steps.stream()
                .filter(OptionalDouble::isPresent)
                .reduce((first, second) -> second)
                .orElseThrow()
                .getAsDouble();
        String key = role == Line.Role.STANDARD ? "line.standard" : inherited ? "line.target.nation" : "line.target";
        return new Line(words.say(key, "value", words.value(measure, last)), role, steps);
    }

    /** Every number that must be inside the frame. */
    static List<Double> values(List<Timeline> lines, boolean intervals, List<Line> others) {
        var values = new ArrayList<Double>();
        for (Timeline line : lines) {
            for (Figure figure : line.shown()) {
                values.add(figure.value().getAsDouble());
                if (intervals) {
                    figure.interval().map(Interval::lower).ifPresent(values::add);
                    figure.interval().map(Interval::upper).ifPresent(values::add);
                }
            }
        }
        others.forEach(line -> line.values().forEach(value -> value.ifPresent(values::add)));
        return values;
    }

    /** The table of one line: value, interval, cases, and what ordinary variation says. */
    TableSpec table(Timeline line, String caption, List<String> verdicts) {
        boolean intervals =
                line.shown().stream().anyMatch(figure -> figure.interval().isPresent());
        boolean cases = line.shown().stream().anyMatch(figure -> figure.n().isPresent());
        var columns = new ArrayList<Column>();
        columns.add(new Column("period", words.say("column.period"), false));
        columns.add(new Column(line.measure().id(), words.label(line.measure()), true));
        if (intervals) {
            columns.add(new Column("interval", words.say("column.interval"), true));
        }
        if (cases) {
            columns.add(new Column("n", words.say("column.n"), true));
        }
        if (!verdicts.isEmpty()) {
            columns.add(new Column("signal", words.say("column.signal"), false));
        }
        var rows = new ArrayList<Row>();
        for (int i = line.figures().size() - 1; i >= 0; i--) {
            Figure figure = line.figures().get(i);
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(words.period(figure.period().orElseThrow())));
            cells.add(CompareTable.value(words, line.measure(), figure, Signal.NONE));
            if (intervals) {
                cells.add(CompareTable.interval(words, line.measure(), figure));
            }
            if (cases) {
                cells.add(CompareTable.cases(words, figure));
            }
            if (!verdicts.isEmpty()) {
                cells.add(Cell.of(verdicts.get(i)));
            }
            rows.add(new Row(cells, Optional.empty()));
        }
        return new TableSpec(caption, columns, rows);
    }

    /** The table of several lines side by side, latest period first. */
    TableSpec table(List<Timeline> lines, String caption) {
        var columns = new ArrayList<Column>();
        columns.add(new Column("period", words.say("column.period"), false));
        for (Timeline line : lines) {
            columns.add(new Column(
                    line.code().isEmpty() ? line.measure().id() : line.code(),
                    line.name().isEmpty() ? words.label(line.measure()) : line.name(),
                    true));
        }
        var rows = new ArrayList<Row>();
        List<Period> periods = lines.isEmpty() ? List.of() : lines.get(0).periods();
        for (int i = periods.size() - 1; i >= 0; i--) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(words.period(periods.get(i))));
            for (Timeline line : lines) {
                cells.add(
                        CompareTable.value(words, line.measure(), line.figures().get(i), Signal.NONE));
            }
            rows.add(new Row(cells, Optional.empty()));
        }
        return new TableSpec(caption, columns, rows);
    }

    String caption(Subject subject) {
        return words.say(
                "table.caption.time",
                "measure",
                words.label(subject.measure()),
                "period",
                subject.time().map(words::periods).orElse(""));
    }
}
