package org.merata.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.TilePanels.Frame;
import org.merata.definition.DashboardDefinition.Chart;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.TimeRange;

/** What people complain about to an agency or of a service, how soon they are answered by channel, and in time by class. */
final class ComplaintPanels {
    /** The measures shown here, which a page need not show again. */
    static final Set<String> MEASURES = Set.of(
            "complaint_reasons",
            "answer_time_median",
            "answer_time_p90",
            "complaints_answered_in_time",
            "complaints_reopened");

    static final String ANSWERED = "complaints_answered_in_time";

    private static final String REASON = "reason";
    private static final int MOST_REASONS = 5;

    private final Edition edition;
    private final Wording words;

    ComplaintPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** Rows of panels; none where the home has no complaints of what the frame is about. */
    List<List<Panel>> rows(Frame frame) {
        var rows = new ArrayList<List<Panel>>();
        find("complaint_reasons").flatMap(measure -> reasons(measure, frame)).ifPresent(panel -> {
            rows.add(List.of(panel));
            add(rows, by("channel", "answer_time_median", frame), by("class", "complaints_answered_in_time", frame));
            add(rows, by("channel", "answer_time_p90", frame), by("channel", "complaints_reopened", frame));
        });
        return rows;
    }

    /** Side by side what a page of paper has room for: how many were answered in time, and the reasons; none without complaints. */
    List<Panel> brief(Frame frame) {
        Optional<Panel> reasons = find("complaint_reasons")
                .flatMap(measure -> reasons(measure, frame))
                .filter(panel -> panel.chart().isPresent())
                .map(ComplaintPanels::shortened);
        return Stream.concat(totals(frame).stream(), reasons.stream()).toList();
    }

    /** The first reasons as a table: a chart of all of them would not fit a sheet with six headlines. */
    private static Panel shortened(Panel panel) {
        TableSpec table = panel.table();
        return panel.withoutChart()
                .with(
                        new TableSpec(
                                table.caption(),
                                table.columns(),
                                table.rows().stream().limit(MOST_REASONS).toList()),
                        Optional.empty());
    }

    /** How complaints were answered over the whole time: in months alone most offices have too few. */
    private Optional<Panel> totals(Frame frame) {
        List<MeasureDefinition> measures = Stream.of(ANSWERED, "answer_time_median", "complaints_reopened")
                .flatMap(id -> find(id).stream())
                .filter(measure ->
                        measure.dimensions().containsAll(frame.where().keySet()))
                .toList();
        Optional<TimeRange> time = measures.stream()
                .findFirst()
                .flatMap(measure -> edition.numbers().total(measure, frame.time()));
        if (time.isEmpty()) {
            return Optional.empty();
        }
        List<Answer> answers =
                edition.ask(measures, Question.of().where(frame.where()).during(time.get()));
        Map<String, Figure> figures = new HashMap<>();
        answers.forEach(answer -> answer.figures().forEach(figure -> figures.put(figure.measure(), figure)));
        Optional<Figure> answered = Optional.ofNullable(figures.get(ANSWERED))
                .filter(figure -> figure.value().isPresent());
        return answered.map(figure -> totals(measures, figures, figure, answers, frame, time.get()));
    }

    private Panel totals(
            List<MeasureDefinition> measures,
            Map<String, Figure> figures,
            Figure answered,
            List<Answer> answers,
            Frame frame,
            TimeRange time) {
        List<MeasureDefinition> known =
                measures.stream().filter(one -> figures.containsKey(one.id())).toList();
        MeasureDefinition first = known.get(0);
        List<Row> rows = known.stream()
                .map(one -> new Row(
                        List.of(
                                Cell.of(words.label(one)),
                                CompareTable.value(words, one, figures.get(one.id()), Signal.NONE),
                                CompareTable.interval(words, one, figures.get(one.id())),
                                CompareTable.cases(words, figures.get(one.id()))),
                        Optional.empty()))
                .toList();
        String title = words.say(
                "time.title",
                "measure",
                words.label(first),
                "value",
                words.figure(first, answered),
                "period",
                words.periods(time));
        return new Panel(
                ANSWERED,
                title,
                Scope.line(words, Optional.empty(), known, answers.get(0).question(), Optional.of(time)),
                words.say(
                        "time.latest",
                        "measure",
                        words.label(first),
                        "place",
                        Scope.place(words, frame.where()),
                        "period",
                        words.periods(time),
                        "value",
                        TimeSentences.withEvidence(words, first, answered)),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("measure", words.say("filter.measure"), false),
                                new Column("value", words.say("column.value"), true),
                                new Column("interval", words.say("column.interval"), true),
                                new Column("n", words.say("column.n"), true)),
                        rows),
                edition.furniture().statuses(figures.values(), answers, known),
                edition.furniture().source(answers),
                edition.furniture().definitions(known),
                Optional.empty(),
                answers);
    }

    private Optional<MeasureDefinition> find(String id) {
        return words.definitions().findMeasure(id).filter(edition.numbers()::hasData);
    }

    private static void add(List<List<Panel>> rows, Optional<Panel> left, Optional<Panel> right) {
        List<Panel> row = Stream.concat(left.stream(), right.stream()).toList();
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private Optional<Panel> by(String dimension, String id, Frame frame) {
        return find(id).map(measure -> edition.tiles()
                .of(
                        id + "-" + dimension,
                        edition.tile(Chart.RANKED, measure, Optional.of(dimension), Optional.empty(), 0),
                        frame));
    }

    private Optional<Panel> reasons(MeasureDefinition measure, Frame frame) {
        boolean fits = measure.formula() instanceof Formula.Share share
                && share.over().equals(REASON)
                && measure.dimensions().containsAll(frame.where().keySet());
        Optional<TimeRange> time = fits ? edition.numbers().total(measure, frame.time()) : Optional.empty();
        if (time.isEmpty()) {
            return Optional.empty();
        }
        try {
            Answer answer = edition.numbers()
                    .ask(Question.of(measure.id())
                            .by(Breakdown.of(REASON))
                            .where(frame.where())
                            .during(time.get()));
            Compared compared = Compared.of(words, measure, answer, REASON, Optional.empty(), List.of());
            if (compared.all().isEmpty()) {
                return Optional.empty();
            }
            var subject = new Subject(REASON, measure, Optional.empty(), Optional.empty(), List.of(answer), time);
            return Optional.of(new ParetoPanel(edition.furniture(), subject, compared).panel());
        } catch (QuestionRefused notPublishedLikeThis) {
            return Optional.empty();
        }
    }
}
