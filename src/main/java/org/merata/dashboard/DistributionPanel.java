package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.definition.PercentileMeasures;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/**
 * How times are spread: bars of a tenth of all cases each between published percentiles, so that no bar can hold too few people. What is
 * beyond the 5th and the 95th is told and not drawn.
 */
final class DistributionPanel {
    static final List<Integer> EDGES = List.of(5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95);
    private static final int MEDIAN = 50;
    private static final int SLOW = 90;
    private static final String WITHIN = "within_standard";

    private final Furniture furniture;
    private final Wording words;
    private final Numbers numbers;

    DistributionPanel(Furniture furniture, Numbers numbers) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.numbers = numbers;
    }

    /** @param standard the standard's length on the axis, where it has one; empty where median or slow end may not be shown */
    Optional<Panel> find(String id, MeasureDefinition median, TilePanels.Frame frame, OptionalDouble standard) {
        Optional<TimeRange> time = numbers.total(median, frame.time());
        if (time.isEmpty() || !Numbers.supports(median, frame.where().keySet())) {
            return Optional.empty();
        }
        Optional<MeasureDefinition> within = words.definitions()
                .findMeasure(WITHIN)
                .filter(measure -> Numbers.supports(measure, frame.where().keySet()));
        var ids = new ArrayList<String>();
        EDGES.forEach(percent -> ids.add(PercentileMeasures.id(median, percent)));
        within.ifPresent(measure -> ids.add(measure.id()));
        Answer answer = numbers.ask(
                Question.of(ids.toArray(String[]::new)).where(frame.where()).during(time.get()));
        var edges = new TreeMap<Integer, Double>();
        EDGES.forEach(percent -> find(answer, PercentileMeasures.id(median, percent))
                .flatMap(figure -> figure.value().stream().boxed().findFirst())
                .ifPresent(value -> edges.put(percent, value)));
        return edges.containsKey(MEDIAN) && edges.containsKey(SLOW)
                ? Optional.of(panel(id, median, frame, time.get(), answer, edges, within, standard))
                : Optional.empty();
    }

    private static Optional<Figure> find(Answer answer, String measure) {
        return answer.figures().stream()
                .filter(figure -> figure.measure().equals(measure))
                .findFirst();
    }

    private Panel panel(
            String id,
            MeasureDefinition median,
            TilePanels.Frame frame,
            TimeRange time,
            Answer answer,
            Map<Integer, Double> edges,
            Optional<MeasureDefinition> within,
            OptionalDouble standard) {
        String title = words.say(
                "distribution.title",
                "half",
                words.value(median, edges.get(MEDIAN)),
                "nine",
                words.value(median, edges.get(SLOW)));
        String summary = summary(median, frame, time, answer, edges, within);
        List<MeasureDefinition> measures = new ArrayList<>(List.of(median));
        within.ifPresent(measures::add);
        String scope = Scope.line(words, Optional.empty(), List.of(median), answer.question(), Optional.of(time));
        Scale scale = scale(median, edges, standard);
        ChartSpec chart = new ChartSpec(
                id,
                Kind.DISTRIBUTION,
                title,
                scale.logarithmic() ? scope + " \u00b7 " + words.say("scope.logarithmic") : scope,
                summary,
                scale.axis(words, median),
                new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of()),
                List.of(bars(median, edges), marks(median, edges)),
                List.of(),
                standard.isPresent()
                        ? List.of(new Line(
                                words.say("line.standard", "value", words.value(median, standard.getAsDouble())),
                                Line.Role.STANDARD,
                                List.of(standard)))
                        : List.of(),
                List.of(),
                furniture.watermark(List.of(answer)));
        return new Panel(
                id,
                title,
                chart.subtitle(),
                summary,
                Optional.empty(),
                Optional.of(chart),
                table(median, time, answer),
                furniture.statuses(answer.figures(), List.of(answer), measures),
                furniture.source(List.of(answer)),
                furniture.definitions(measures),
                Optional.of(words.say(standard.isPresent() ? "distribution.note.standard" : "distribution.note")),
                List.of(answer));
    }

    private String summary(
            MeasureDefinition median,
            TilePanels.Frame frame,
            TimeRange time,
            Answer answer,
            Map<Integer, Double> edges,
            Optional<MeasureDefinition> within) {
        var sentences = new ArrayList<String>();
        sentences.add(words.say(
                "distribution.summary",
                "place",
                Scope.place(words, frame.where()),
                "period",
                words.periods(time),
                "half",
                words.value(median, edges.get(MEDIAN)),
                "nine",
                words.value(median, edges.get(SLOW))));
        if (edges.containsKey(95)) {
            sentences.add(words.say("distribution.slowest", "slowest", words.value(median, edges.get(95))));
        }
        within.flatMap(measure -> find(answer, measure.id())
                        .filter(figure -> figure.value().isPresent())
                        .map(figure -> words.say("distribution.within", "share", words.figure(measure, figure))))
                .ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private Scale scale(MeasureDefinition median, Map<Integer, Double> edges, OptionalDouble standard) {
        var values = new ArrayList<>(edges.values());
        standard.ifPresent(values::add);
        return Scale.ofTime(words, median, values);
    }

    /** A bar between each two percentiles that follow each other; its value is the share of the cases in it. */
    private Series bars(MeasureDefinition median, Map<Integer, Double> edges) {
        var points = new ArrayList<Point>();
        for (int i = 1; i < EDGES.size(); i++) {
            int from = EDGES.get(i - 1);
            int to = EDGES.get(i);
            if (edges.containsKey(from) && edges.containsKey(to)) {
                String share = words.formats().share((to - from) / 100.0, 0);
                String between = words.say(
                        "distribution.bar",
                        "share",
                        share,
                        "from",
                        words.value(median, edges.get(from)),
                        "to",
                        words.value(median, edges.get(to)));
                points.add(new Point(
                        "p" + from,
                        share,
                        OptionalDouble.of((to - from) / 100.0),
                        OptionalDouble.of(edges.get(from)),
                        OptionalDouble.of(edges.get(to)),
                        Status.OBSERVED,
                        between,
                        Signal.NONE,
                        Optional.empty()));
            }
        }
        return new Series("bars", words.label(median), Role.MAIN, points);
    }

    private Series marks(MeasureDefinition median, Map<Integer, Double> edges) {
        var points = new ArrayList<Point>();
        for (int percent : List.of(MEDIAN, SLOW)) {
            points.add(new Point(
                    "p" + percent,
                    words.say(percent == MEDIAN ? "distribution.half" : "distribution.nine"),
                    OptionalDouble.of(edges.get(percent)),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Status.OBSERVED,
                    words.value(median, edges.get(percent)),
                    Signal.NONE,
                    Optional.empty()));
        }
        return new Series("marks", words.label(median), Role.SECOND, points);
    }

    private TableSpec table(MeasureDefinition median, TimeRange time, Answer answer) {
        List<Row> rows = EDGES.stream()
                .map(percent -> {
                    Optional<Figure> figure = find(answer, PercentileMeasures.id(median, percent));
                    return new Row(
                            List.of(
                                    Cell.of(words.formats().share(percent / 100.0, 0), percent / 100.0),
                                    new Cell(
                                            figure.map(found -> words.marked(median, found))
                                                    .orElse("\u2013"),
                                            figure.map(Figure::value).orElse(OptionalDouble.empty()),
                                            figure.map(Figure::status).orElse(Status.NOT_PROVIDED),
                                            Signal.NONE)),
                            Optional.empty());
                })
                .toList();
        return new TableSpec(
                words.say("table.caption.time", "measure", words.label(median), "period", words.periods(time)),
                List.of(
                        new Column("share", words.say("distribution.column.share"), true),
                        new Column("within", words.say("distribution.column.within"), true)),
                rows);
    }
}
