package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** The index of a period and of those of the same length before it. */
final class SkmTrendPanel {
    private static final int PERIODS = 6;

    private final Edition edition;
    private final Wording words;
    private final SurveyResult result;
    private final SurveyPanels survey;
    private final Period period;

    SkmTrendPanel(Edition edition, SurveyResult result, Period period) {
        this.edition = edition;
        this.words = edition.words();
        this.result = result;
        this.survey = new SurveyPanels(edition);
        this.period = period;
    }

    /** None where it is the first period. */
    Optional<Panel> of() {
        List<Answer> answers = edition.ask(
                List.of(result.index()),
                Question.of()
                        .where(result.answer().question().where())
                        .during(new TimeRange(period.plus(1 - PERIODS), period))
                        .each(period.grain()));
        List<Figure> figures = answers.stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> figure.value().isPresent())
                .sorted(Comparator.comparing(figure -> figure.period().orElseThrow()))
                .toList();
        if (figures.size() < 2) {
            return Optional.empty();
        }
        Figure last = figures.get(figures.size() - 1);
        Figure before = figures.get(figures.size() - 2);
        String title = words.say(
                told(before, last),
                "from",
                words.figure(result.index(), before),
                "to",
                words.figure(result.index(), last),
                "before",
                words.period(before.period().orElseThrow()));
        var rows = new ArrayList<Row>();
        figures.forEach(figure -> rows.add(new Row(
                List.of(
                        Cell.of(words.period(figure.period().orElseThrow())),
                        CompareTable.value(words, result.index(), figure, Signal.NONE),
                        CompareTable.interval(words, result.index(), figure),
                        CompareTable.cases(words, figure)),
                Optional.empty())));
        String all = words.formats()
                .list(figures.stream()
                        .map(figure -> words.say(
                                "skm.trend.one",
                                "period",
                                words.period(figure.period().orElseThrow()),
                                "value",
                                words.figure(result.index(), figure)))
                        .toList());
        String summary = words.say("skm.trend.summary", "all", all);
        return Optional.of(survey.panel(
                "trend",
                title,
                summary,
                result,
                Optional.of(chart(figures, title, summary, answers)),
                new TableSpec(
                        title,
                        List.of(
                                new Column("period", words.say("column.period"), false),
                                new Column("index", words.label(result.index()), true),
                                new Column("interval", words.say("column.interval"), true),
                                new Column("n", words.say("column.n"), true)),
                        rows),
                figures,
                answers));
    }

    /** Higher or lower only where the intervals do not meet. */
    private static String told(Figure before, Figure last) {
        Optional<Interval> one = before.interval();
        Optional<Interval> other = last.interval();
        if (one.isEmpty() || other.isEmpty()) {
            return "skm.trend.unclear";
        }
        if (other.get().liesAbove(one.get())) {
            return "skm.trend.higher";
        }
        return one.get().liesAbove(other.get()) ? "skm.trend.lower" : "skm.trend.unclear";
    }

    private ChartSpec chart(List<Figure> figures, String title, String summary, List<Answer> answers) {
        List<Double> values =
                figures.stream().map(figure -> figure.value().orElseThrow()).toList();
        return new ChartSpec(
                "trend",
                ChartSpec.Kind.LINE,
                title,
                survey.scope(result),
                summary,
                new Axis(
                        "",
                        figures.stream()
                                .map(figure -> words.shortPeriod(figure.period().orElseThrow()))
                                .toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                Scale.of(words, result.index(), values).axis(words, result.index()),
                List.of(new Series(
                        result.index().id(),
                        words.label(result.index()),
                        Role.MAIN,
                        figures.stream().map(this::point).toList())),
                List.of(),
                List.of(),
                List.of(),
                edition.furniture().watermark(answers));
    }

    private Point point(Figure figure) {
        String name = words.period(figure.period().orElseThrow());
        return new Point(
                figure.period().orElseThrow().code(),
                name,
                figure.value(),
                RankedPanel.lower(figure),
                RankedPanel.upper(figure),
                figure.status(),
                words.figure(result.index(), figure),
                Signal.NONE,
                Optional.empty());
    }
}
