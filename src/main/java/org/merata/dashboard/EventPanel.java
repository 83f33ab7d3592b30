package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.merata.analysis.BeforeAfter;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Period;
import org.merata.model.Status;

/** One measure before and after an event: what was observed, the model, and where trend and season alone would have led. */
final class EventPanel {
    private final Furniture furniture;
    private final Wording words;
    private final Events events;

    EventPanel(Furniture furniture, Events events) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.events = events;
    }

    Panel of(EventStudy study) {
        var sentences = new EventSentences(words, study, events.partsOf(study.event()));
        MeasureDefinition measure = study.measure();
        String title = sentences.title();
        String summary = sentences.summary();
        String scope = scope(study);
        List<BeforeAfter.Point> points = study.found().map(BeforeAfter::points).orElse(List.of());
        boolean covered = events.covers(study.event(), study.where());
        boolean inScope = events.isInScope(study.event(), study.where());
        return new Panel(
                        "effect",
                        title,
                        scope,
                        summary,
                        Optional.empty(),
                        points.isEmpty() ? Optional.empty() : Optional.of(chart(study, points, title, scope, summary)),
                        table(measure, points, title),
                        sentences.cautions(covered, inScope),
                        furniture.source(study.answer().stream().toList()),
                        furniture.definitions(List.of(measure)),
                        sentences.method(),
                        study.answer().stream().toList())
                .using(study.found()
                        .map(found -> found.scale().isCount()
                                ? new String[] {"segmented_regression", "newey_west", "quasi_poisson", "breusch_godfrey"
                                }
                                : new String[] {"segmented_regression", "newey_west", "breusch_godfrey"})
                        .orElse(new String[] {"segmented_regression"}));
    }

    private String scope(EventStudy study) {
        var parts = new ArrayList<String>();
        parts.add(words.label(study.measure()));
        parts.add(Scope.place(words, study.where()));
        parts.add(words.say("scope.grain." + study.measure().finest().id()));
        List<Period> periods = study.series().periods();
        if (!periods.isEmpty()) {
            parts.add(words.periods(new org.merata.model.TimeRange(periods.get(0), periods.get(periods.size() - 1))));
        }
        return String.join(" \u00b7 ", parts);
    }

    private ChartSpec chart(
            EventStudy study, List<BeforeAfter.Point> points, String title, String scope, String summary) {
        MeasureDefinition measure = study.measure();
        List<Period> periods = points.stream().map(BeforeAfter.Point::period).toList();
        var values = new ArrayList<Double>();
        for (BeforeAfter.Point point : points) {
            point.value().ifPresent(values::add);
            values.add(point.fitted());
            if (!study.exposure().isBefore(point.period())) {
                values.add(point.interval().lower());
                values.add(point.interval().upper());
            }
        }
        Map<String, String> where = study.where();
        return new ChartSpec(
                "effect",
                ChartSpec.Kind.LINE,
                title,
                scope,
                summary,
                new TimeChart(words).periods(periods),
                Scale.ofTime(words, measure, values).axis(words, measure),
                List.of(
                        series("observed", Role.MAIN, points, point -> observed(measure, point)),
                        series("without", Role.COUNTERFACTUAL, points, point -> without(study, point)),
                        series("model", Role.MODEL, points, point -> modelled(measure, point))),
                List.of(),
                List.of(),
                Breaks.withMarks(words, List.of(measure), periods, events.on(words, periods, where)),
                furniture.watermark(study.answer().stream().toList()));
    }

    private Series series(
            String id, Role role, List<BeforeAfter.Point> points, Function<BeforeAfter.Point, ChartSpec.Point> mark) {
        return new Series(
                id,
                words.say("event.series." + id),
                role,
                points.stream().map(mark).toList());
    }

    private ChartSpec.Point observed(MeasureDefinition measure, BeforeAfter.Point point) {
        boolean known = point.value().isPresent();
        return mark(
                point.period(),
                point.value(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                known ? Status.OBSERVED : Status.NOT_PROVIDED,
                known ? words.value(measure, point.value().getAsDouble()) : words.say("event.no_value"));
    }

    private ChartSpec.Point modelled(MeasureDefinition measure, BeforeAfter.Point point) {
        return mark(
                point.period(),
                OptionalDouble.of(point.fitted()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.ESTIMATED,
                words.value(measure, point.fitted()));
    }

    /** Before the event it is the model itself, and not drawn. */
    private ChartSpec.Point without(EventStudy study, BeforeAfter.Point point) {
        if (study.exposure().isBefore(point.period())) {
            return mark(
                    point.period(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Status.NOT_APPLICABLE,
                    words.status(Status.NOT_APPLICABLE));
        }
        return mark(
                point.period(),
                OptionalDouble.of(point.counterfactual()),
                OptionalDouble.of(point.interval().lower()),
                OptionalDouble.of(point.interval().upper()),
                Status.ESTIMATED,
                words.value(study.measure(), point.counterfactual()));
    }

    private ChartSpec.Point mark(
            Period period,
            OptionalDouble value,
            OptionalDouble lower,
            OptionalDouble upper,
            Status status,
            String text) {
        return new ChartSpec.Point(
                period.code(), words.period(period), value, lower, upper, status, text, Signal.NONE, Optional.empty());
    }

    private TableSpec table(MeasureDefinition measure, List<BeforeAfter.Point> points, String caption) {
        var rows = new ArrayList<Row>();
        for (int i = points.size() - 1; i >= 0; i--) {
            BeforeAfter.Point point = points.get(i);
            rows.add(new Row(
                    List.of(
                            Cell.of(words.period(point.period())),
                            point.value().isPresent()
                                    ? cell(measure, point.value().getAsDouble())
                                    : Cell.of(words.say("event.no_value")),
                            cell(measure, point.fitted()),
                            cell(measure, point.counterfactual()),
                            Cell.of(words.interval(measure, point.interval()))),
                    Optional.empty()));
        }
        return new TableSpec(
                caption,
                List.of(
                        new Column("period", words.say("column.period"), false),
                        new Column("observed", words.say("event.series.observed"), true),
                        new Column("model", words.say("event.series.model"), true),
                        new Column("without", words.say("event.series.without"), true),
                        new Column("interval", words.say("column.interval"), true)),
                rows);
    }

    private Cell cell(MeasureDefinition measure, double value) {
        return Cell.of(words.value(measure, value), value);
    }
}
