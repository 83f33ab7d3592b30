package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.analysis.Correlation;
import org.merata.analysis.GradeScale.Grade;
import org.merata.analysis.WeightRule;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.SurveyResult.Element;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Interval;
import org.merata.model.TimeRange;

/** What the people who used a service said, element by element: how they marked it, how much it matters to them, how many answered. */
final class SurveyPanels {
    static final int DECIMALS = 2;
    private static final int MOST_NAMED = 3;

    private final Edition edition;
    private final Wording words;

    SurveyPanels(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    /** The panels of a place and the months shown; none without a survey, or where too few answered. */
    List<List<Panel>> of(ViewRequest here, int months) {
        Optional<MeasureDefinition> index =
                SurveyResult.findIndex(edition, here.where().keySet());
        Optional<TimeRange> time = index.flatMap(found -> edition.numbers().window(found, here.time(), months));
        if (time.isEmpty()) {
            return List.of();
        }
        SurveyResult result = SurveyResult.ask(edition, index.get(), here.where(), time.get());
        if (!result.isSolid()) {
            return List.of();
        }
        var row = new ArrayList<Panel>(List.of(ranked(result)));
        new ImportancePanel(edition, this).of(result).ifPresent(row::add);
        return List.of(row, List.of(beside(result)));
    }

    /** Elements from the best marked to the worst, each with its interval. */
    Panel ranked(SurveyResult result) {
        List<Element> ordered = result.elements().stream()
                .sorted(Comparator.comparingDouble(Element::value).reversed().thenComparing(Element::code))
                .toList();
        Element lowest = ordered.get(ordered.size() - 1);
        String title = words.say(
                "survey.elements.title",
                "element",
                words.label(lowest.measure()),
                "value",
                words.figure(lowest.measure(), lowest.mean()));
        String summary = rankedSummary(result, lowest, ordered.get(0));
        double mean = result.whole().value().orElseThrow() / scale(result);
        Line line = new Line(
                words.say("survey.line", "value", words.formats().number(mean, DECIMALS)),
                Line.Role.NATION,
                List.of(OptionalDouble.of(mean)));
        var chart = new ChartSpec(
                "elements",
                ChartSpec.Kind.RANKED,
                title,
                scope(result),
                summary,
                axis(words.say("survey.axis.mean"), ordered, mean),
                new Axis(
                        words.say("column.element"),
                        ordered.stream()
                                .map(element -> words.label(element.measure()))
                                .toList(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                List.of(new Series(
                        "mean",
                        words.say("survey.axis.mean"),
                        Role.MAIN,
                        ordered.stream().map(this::point).toList())),
                List.of(),
                List.of(line),
                List.of(),
                edition.furniture().watermark(List.of(result.answer())));
        return panel("elements", title, summary, result, Optional.of(chart), table(result, ordered, title));
    }

    private static double scale(SurveyResult result) {
        return ((Formula.ElementIndex) result.index().formula()).scale();
    }

    private String rankedSummary(SurveyResult result, Element lowest, Element highest) {
        List<String> alike = result.listNotToldFrom(lowest).stream()
                .map(element -> words.label(element.measure()))
                .toList();
        String evidence = lowest.mean()
                .interval()
                .map(interval -> words.interval(lowest.measure(), interval))
                .orElse("");
        return words.say(
                        "survey.elements.summary",
                        "n",
                        words.formats().count(result.elements().size()),
                        "lowest",
                        words.label(lowest.measure()),
                        "value",
                        words.figure(lowest.measure(), lowest.mean()),
                        "interval",
                        evidence,
                        "highest",
                        words.label(highest.measure()),
                        "best",
                        words.figure(highest.measure(), highest.mean()))
                + " "
                + (alike.isEmpty()
                        ? words.say("survey.elements.apart")
                        : words.say("survey.elements.alike", "names", words.names(alike, MOST_NAMED)));
    }

    private Point point(Element element) {
        return new Point(
                element.code(),
                words.label(element.measure()),
                element.mean().value(),
                RankedPanel.lower(element.mean()),
                RankedPanel.upper(element.mean()),
                element.mean().status(),
                words.figure(element.measure(), element.mean()),
                Signal.NONE,
                Optional.empty());
    }

    /** From the least value or limit to the most, in round tenths of a mark. */
    Axis axis(String title, List<Element> elements, double mean) {
        List<Double> values = new ArrayList<>(List.of(mean));
        for (Element element : elements) {
            values.add(element.value());
            element.mean().interval().map(Interval::lower).ifPresent(values::add);
            element.mean().interval().map(Interval::upper).ifPresent(values::add);
        }
        Scale scale = Scale.of(words, elements.get(0).measure(), values);
        return new Axis(
                title,
                List.of(),
                OptionalDouble.of(scale.minimum()),
                OptionalDouble.of(scale.maximum()),
                scale.ticks());
    }

    TableSpec table(SurveyResult result, List<Element> ordered, String caption) {
        boolean importances = result.elements().stream()
                .anyMatch(element -> element.importance().isPresent());
        var columns = new ArrayList<Column>(List.of(
                new Column("element", words.say("column.element"), false),
                new Column("mean", words.say("survey.axis.mean"), true),
                new Column("interval", words.say("column.interval"), true),
                new Column("n", words.say("column.n"), true)));
        if (importances) {
            columns.add(new Column("importance", words.say("survey.axis.importance"), true));
            columns.add(new Column("importance_interval", words.say("column.interval"), true));
        }
        var rows = new ArrayList<Row>();
        for (Element element : ordered) {
            var cells = new ArrayList<Cell>(List.of(
                    Cell.of(words.label(element.measure())),
                    CompareTable.value(words, element.measure(), element.mean(), Signal.NONE),
                    CompareTable.interval(words, element.measure(), element.mean()),
                    CompareTable.cases(words, element.mean())));
            if (importances) {
                cells.add(element.importance()
                        .map(figure -> Cell.of(
                                words.formats().number(figure.value().orElseThrow(), DECIMALS),
                                figure.value().orElseThrow()))
                        .orElse(Cell.of("\u2013")));
                cells.add(Cell.of(element.importance()
                        .flatMap(SurveyPanels::correlation)
                        .map(this::interval)
                        .orElse("")));
            }
            rows.add(new Row(cells, Optional.empty()));
        }
        return new TableSpec(caption, columns, rows);
    }

    static Optional<Correlation> correlation(Figure figure) {
        return Correlation.ofPearson(figure.value().orElseThrow(), figure.n().orElse(0))
                .value();
    }

    String interval(Correlation correlation) {
        return words.formats().number(correlation.lower(), DECIMALS) + "\u2013"
                + words.formats().number(correlation.upper(), DECIMALS);
    }

    static double importance(Element element) {
        return element.importance().orElseThrow().value().orElseThrow();
    }

    /** The index with its grade, the one-question rating that is on another scale, and how many of those served answered. */
    private Panel beside(SurveyResult result) {
        var rows = new ArrayList<Row>();
        rows.add(row(words.label(result.index()), result.index(), result.whole()));
        Map<String, String> where = result.answer().question().where();
        var answers = new ArrayList<Answer>(List.of(result.answer()));
        for (MeasureDefinition measure : listBeside(result)) {
            for (Answer answer :
                    edition.ask(List.of(measure), Question.of().where(where).during(result.time()))) {
                answers.add(answer);
                answer.figures().forEach(figure -> rows.add(row(words.label(measure), measure, figure)));
            }
        }
        String title = words.say(
                "survey.beside.title", "value", words.figure(result.index(), result.whole()), "grades", grades(result));
        var panel = panel(
                "satisfaction",
                title,
                words.say("survey.beside.summary") + " " + rules(result),
                result,
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("measure", words.say("column.fact"), false),
                                new Column("value", words.say("column.value"), true),
                                new Column("interval", words.say("column.interval"), true),
                                new Column("n", words.say("column.n"), true)),
                        rows));
        return panel.with(answers, edition.furniture().source(answers));
    }

    /** Means over the same dataset that are no index of elements, and the ratio of its rows to others. */
    private List<MeasureDefinition> listBeside(SurveyResult result) {
        String dataset = result.index().datasets().iterator().next();
        return edition.listOwn(result.answer().question().where().keySet()).stream()
                .filter(measure -> measure.datasets().contains(dataset))
                .filter(measure ->
                        measure.formula() instanceof Formula.Mean || measure.formula() instanceof Formula.Ratio)
                .toList();
    }

    private Row row(String name, MeasureDefinition measure, Figure figure) {
        return new Row(
                List.of(
                        Cell.of(name),
                        CompareTable.value(words, measure, figure, Signal.NONE),
                        CompareTable.interval(words, measure, figure),
                        CompareTable.cases(words, figure)),
                Optional.of("/measures/" + measure.id()));
    }

    /** {@code B (Good)}; both where the rule of weights decides. */
    String grades(SurveyResult result) {
        return String.join(" / ", result.listGrades().stream().map(this::grade).toList());
    }

    String grade(Grade grade) {
        return words.say("survey.grade", "letter", grade.name(), "words", words.statistic(grade.phrase()));
    }

    /** Whether rounding the elements' weights changes the grade, in words. */
    String rules(SurveyResult result) {
        if (result.listGrades().size() == 1) {
            return words.say("survey.rules.same");
        }
        return words.say(
                "survey.rules.differ",
                "exact",
                index(result, WeightRule.EXACT),
                "grade",
                grade(result.grade(WeightRule.EXACT)),
                "rounded",
                index(result, WeightRule.TWO_DECIMALS),
                "other",
                grade(result.grade(WeightRule.TWO_DECIMALS)));
    }

    String index(SurveyResult result, WeightRule rule) {
        return words.formats().number(result.index(rule).get(), DECIMALS);
    }

    String scope(SurveyResult result) {
        return Scope.line(
                words,
                Optional.empty(),
                List.of(result.index()),
                result.answer().question(),
                Optional.of(result.time()));
    }

    Panel panel(
            String id, String title, String summary, SurveyResult result, Optional<ChartSpec> chart, TableSpec table) {
        List<Figure> figures = Stream.concat(
                        Stream.of(result.whole()), result.elements().stream().map(Element::mean))
                .toList();
        return panel(id, title, summary, result, chart, table, figures, List.of(result.answer()));
    }

    /** @param answers those that the panel rests on: its source, statuses and definitions are theirs */
    Panel panel(
            String id,
            String title,
            String summary,
            SurveyResult result,
            Optional<ChartSpec> chart,
            TableSpec table,
            List<Figure> figures,
            List<Answer> answers) {
        List<MeasureDefinition> measures = answers.stream()
                .flatMap(answer -> answer.question().measures().stream())
                .distinct()
                .map(words.definitions()::getMeasure)
                .toList();
        return new Panel(
                id,
                title,
                scope(result),
                summary,
                Optional.empty(),
                chart,
                table,
                edition.furniture().statuses(figures, answers, measures),
                edition.furniture().source(answers),
                edition.furniture().definitions(measures),
                Optional.empty(),
                answers);
    }
}
