package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.merata.analysis.Satisfaction;
import org.merata.analysis.WeightRule;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.SurveyResult.Element;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.FollowUpAction;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** The parts of the report of a satisfaction survey, in the order that units hand them in. */
final class SkmPanels {
    static final int LOWEST = 3;
    private static final int PERIODS = 6;

    private final Edition edition;
    private final Wording words;
    private final SurveyResult result;
    private final SurveyPanels survey;
    private final Period period;

    SkmPanels(Edition edition, SurveyResult result, Period period) {
        this.edition = edition;
        this.words = edition.words();
        this.result = result;
        this.survey = new SurveyPanels(edition);
        this.period = period;
    }

    private Map<String, String> where() {
        return result.answer().question().where();
    }

    private Question here() {
        return Question.of().where(where()).during(TimeRange.of(period));
    }

    /** The count of questionnaires: of the same rows as the index. */
    private Optional<MeasureDefinition> findCount() {
        String dataset = result.index().datasets().iterator().next();
        return edition.listOwn(Set.of("agency")).stream()
                .filter(measure -> measure.formula() instanceof Formula.Total total
                        && total.of().size() == 1
                        && total.of().get(0).kind() == Aggregate.Kind.COUNT
                        && total.of().get(0).where().isEmpty()
                        && total.of().get(0).dataset().equals(dataset))
                .findFirst();
    }

    /** The settled applications: the population that the respondents stand for. */
    private Optional<MeasureDefinition> findPopulation() {
        return edition.findVolume(Set.of("agency"))
                .filter(volume -> !volume.id()
                        .equals(findCount().map(MeasureDefinition::id).orElse("")));
    }

    /** The questionnaires of this period, where they are counted and may be shown. */
    OptionalDouble countRespondents() {
        return findCount()
                .flatMap(count -> first(edition.ask(List.of(count), here())))
                .map(Figure::value)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<Figure> first(List<Answer> answers) {
        return answers.stream().flatMap(answer -> answer.figures().stream()).findFirst();
    }

    private Row row(String key, Cell... cells) {
        var all = new ArrayList<>(List.of(Cell.of(words.say(key))));
        all.addAll(List.of(cells));
        return new Row(all, Optional.empty());
    }

    /** Respondents against the least number for as many applications as were settled. */
    Optional<Panel> respondents() {
        if (findCount().isEmpty()) {
            return Optional.empty();
        }
        List<Answer> counted = edition.ask(List.of(findCount().get()), here());
        List<Answer> settled = findPopulation()
                .map(measure -> edition.ask(List.of(measure), here()))
                .orElse(List.of());
        var answers = new ArrayList<>(counted);
        answers.addAll(settled);
        OptionalDouble n = first(counted).map(Figure::value).orElse(OptionalDouble.empty());
        OptionalDouble population = first(settled).map(Figure::value).orElse(OptionalDouble.empty());
        var rows = new ArrayList<Row>();
        rows.add(row("skm.respondents.n", count(n, first(counted))));
        rows.add(row("skm.respondents.population", count(population, first(settled))));
        boolean known = n.isPresent() && population.orElse(0) >= 1;
        long minimum = known ? Satisfaction.minimumSample((long) population.getAsDouble()) : 0;
        if (known) {
            rows.add(row("skm.respondents.minimum", Cell.of(words.formats().count(minimum), minimum)));
            double rate = n.getAsDouble() / population.getAsDouble();
            rows.add(row("skm.respondents.rate", Cell.of(words.formats().share(rate, 1), rate)));
        }
        String title = known
                ? words.say(
                        n.getAsDouble() >= minimum ? "skm.respondents.enough" : "skm.respondents.short",
                        "n",
                        words.formats().count((long) n.getAsDouble()),
                        "minimum",
                        words.formats().count(minimum))
                : words.say("skm.respondents.unknown");
        return Optional.of(panel(
                "respondents",
                title,
                words.say("skm.respondents.summary"),
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("fact", words.say("column.fact"), false),
                                new Column("value", words.say("column.value"), true)),
                        rows),
                answers.stream().flatMap(answer -> answer.figures().stream()).toList(),
                answers));
    }

    private Cell count(OptionalDouble value, Optional<Figure> figure) {
        return value.isPresent()
                ? Cell.of(words.formats().count((long) value.getAsDouble()), value.getAsDouble())
                : missing(figure.map(Figure::status).orElse(Status.NOT_PROVIDED));
    }

    private Cell missing(Status status) {
        return new Cell(words.status(status), OptionalDouble.empty(), status, Signal.NONE);
    }

    /** IKM and grade under every rule of weights in use. */
    Panel index() {
        var rows = new ArrayList<Row>();
        for (WeightRule rule : WeightRule.values()) {
            double index = result.index(rule).get();
            rows.add(row(
                    "skm.rule." + rule.name().toLowerCase(java.util.Locale.ROOT),
                    Cell.of(words.formats().number(index, SurveyPanels.DECIMALS), index),
                    Cell.of(result.isSolid() ? survey.grade(result.grade(rule)) : "\u2013")));
        }
        String title = result.isSolid()
                ? words.say(
                        "survey.beside.title",
                        "value",
                        words.figure(result.index(), result.whole()),
                        "grades",
                        survey.grades(result))
                : words.say(
                        "skm.index.few",
                        "value",
                        words.figure(result.index(), result.whole()),
                        "minimum",
                        words.formats().count(result.index().minimumN()));
        String summary = result.isSolid() ? survey.rules(result) : words.say("skm.index.nograde");
        return survey.panel(
                "index",
                title,
                summary,
                result,
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("rule", words.say("skm.column.rule"), false),
                                new Column("index", words.label(result.index()), true),
                                new Column("grade", words.say("skm.column.grade"), false)),
                        rows));
    }

    /** Who answered: a table for each thing asked of a person. Small groups are withheld, and as many others as it takes to hide them. */
    List<Panel> characteristics() {
        var panels = new ArrayList<Panel>();
        findCount().ifPresent(count -> {
            ContractDefinition contract = words.definitions()
                    .getContract(result.index().datasets().iterator().next());
            double total = countRespondents().orElse(result.whole().n().orElseThrow());
            contract.fields().stream()
                    .filter(field -> field.personal()
                            && !field.allowed().isEmpty()
                            && count.dimensions().contains(field.name()))
                    .forEach(field -> characteristic(count, field, total).ifPresent(panels::add));
        });
        return panels;
    }

    private Optional<Panel> characteristic(MeasureDefinition count, Field field, double total) {
        List<Answer> answers = edition.ask(List.of(count), here().by(Breakdown.of(field.name())));
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        var byCode = new TreeMap<String, Figure>();
        answers.get(0).figures().forEach(figure -> byCode.put(figure.codes().get(field.name()), figure));
        var codes = new ArrayList<>(field.allowed());
        if (byCode.containsKey(Wording.NOT_STATED)) {
            codes.add(Wording.NOT_STATED);
        }
        var rows = new ArrayList<Row>();
        for (String code : codes) {
            rows.add(people(field, code, Optional.ofNullable(byCode.get(code)), total));
        }
        long withheld = byCode.values().stream()
                .filter(figure -> figure.status() == Status.SUPPRESSED)
                .count();
        String title = words.say("skm.people.title", "field", words.inSentence(words.in(field.label())));
        return Optional.of(panel(
                field.name(),
                title,
                withheld == 0
                        ? words.say("skm.people.all")
                        : words.say("skm.people.withheld", "n", words.formats().count(withheld)),
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column(field.name(), words.in(field.label()), false),
                                new Column("n", words.say("skm.column.people"), true),
                                new Column("share", words.say("skm.column.share"), true)),
                        rows),
                List.copyOf(byCode.values()),
                answers));
    }

    /** A group that no row belongs to has no respondents; one that is withheld says so. */
    private Row people(Field field, String code, Optional<Figure> figure, double total) {
        String name = words.name(field.name(), code);
        if (figure.isPresent() && figure.get().value().isEmpty()) {
            Cell hidden = missing(figure.get().status());
            return new Row(List.of(Cell.of(name), hidden, hidden), Optional.empty());
        }
        double n = figure.map(found -> found.value().orElseThrow()).orElse(0.0);
        return new Row(
                List.of(
                        Cell.of(name),
                        Cell.of(words.formats().count((long) n), n),
                        Cell.of(words.formats().share(n / total, 1), n / total)),
                Optional.empty());
    }

    /** NRR and weighted NRR of each element, in the order of the regulation. */
    Panel elements() {
        var rows = new ArrayList<Row>();
        double weighted = 0;
        for (Element element : result.elements()) {
            double part = element.value() / result.elements().size();
            weighted += part;
            rows.add(new Row(
                    List.of(
                            Cell.of(words.label(element.measure())),
                            CompareTable.value(words, element.measure(), element.mean(), Signal.NONE),
                            CompareTable.interval(words, element.measure(), element.mean()),
                            Cell.of(words.formats().number(part, 3), part),
                            CompareTable.cases(words, element.mean())),
                    Optional.empty()));
        }
        rows.add(row(
                "skm.elements.sum",
                Cell.of(""),
                Cell.of(""),
                Cell.of(words.formats().number(weighted, 3), weighted),
                Cell.of("")));
        String title = words.say(
                "skm.elements.title",
                "n",
                words.formats().count(result.elements().size()));
        return survey.panel(
                "nrr",
                title,
                words.say(
                        "skm.elements.summary",
                        "sum",
                        words.formats().number(weighted, 3),
                        "value",
                        survey.index(result, WeightRule.EXACT)),
                result,
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("element", words.say("column.element"), false),
                                new Column("nrr", words.say("skm.column.nrr"), true),
                                new Column("interval", words.say("column.interval"), true),
                                new Column("weighted", words.say("skm.column.weighted"), true),
                                new Column("n", words.say("column.n"), true)),
                        rows));
    }

    Panel lowest() {
        List<Element> lowest = result.listLowest(LOWEST);
        String title = words.say(
                "skm.lowest.title",
                "names",
                words.formats()
                        .list(lowest.stream()
                                .map(element -> words.label(element.measure()))
                                .toList()));
        return survey.panel(
                "lowest",
                title,
                words.say("skm.lowest.summary"),
                result,
                Optional.empty(),
                survey.table(result, lowest, title));
    }

    /** The index of this period and of those of the same length before it; none where it is the first. */
    Optional<Panel> trend() {
        List<Answer> answers = edition.ask(
                List.of(result.index()),
                Question.of()
                        .where(where())
                        .during(new TimeRange(period.plus(1 - PERIODS), period))
                        .each(period.grain()));
        List<Figure> figures = answers.stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> figure.value().isPresent())
                .sorted(java.util.Comparator.comparing(figure -> figure.period().orElseThrow()))
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
        return Optional.of(panel(
                "trend",
                title,
                summary,
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
        return other.get().lower() > one.get().upper()
                ? "skm.trend.higher"
                : other.get().upper() < one.get().lower() ? "skm.trend.lower" : "skm.trend.unclear";
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

    /**
     * What the unit plans to do. Plans of the demonstration never stand beside a real survey, nor the other way round.
     *
     * @param actions those of this agency and period
     */
    Panel followUp(List<FollowUpAction> actions) {
        List<FollowUpAction> shown = actions.stream()
                .filter(action -> action.synthetic() == result.answer().origin().synthetic())
                .toList();
        List<Column> columns = List.of(
                new Column("element", words.say("column.element"), false),
                new Column("action", words.say("skm.column.action"), false),
                new Column("deadline", words.say("skm.column.deadline"), false),
                new Column("owner", words.say("skm.column.owner"), false),
                new Column("status", words.say("skm.column.status"), false),
                new Column("evidence", words.say("skm.column.evidence"), false));
        long done =
                shown.stream().filter(action -> action.status().equals("done")).count();
        String title = shown.isEmpty()
                ? words.say("skm.followup.none")
                : words.say(
                        "skm.followup.title",
                        "done",
                        words.formats().count(done),
                        "n",
                        words.formats().count(shown.size()));
        return survey.panel(
                "follow-up",
                title,
                shown.isEmpty() ? words.say("skm.followup.none.summary") : words.say("skm.followup.summary"),
                result,
                Optional.empty(),
                new TableSpec(title, columns, shown.stream().map(this::row).toList()));
    }

    private Row row(FollowUpAction action) {
        return new Row(
                List.of(
                        Cell.of(result.elements().stream()
                                .filter(element -> element.code().equals(action.element()))
                                .findFirst()
                                .map(element -> words.label(element.measure()))
                                .orElse(action.element())),
                        Cell.of(action.action()),
                        Cell.of(words.formats().date(action.deadline())),
                        Cell.of(action.owner()),
                        Cell.of(words.say("skm.status." + action.status())),
                        Cell.of(action.evidence())),
                Optional.empty());
    }

    /** What the report rests on, and what of the regulation was read. */
    Panel method() {
        return new Panel(
                "method",
                words.say("skm.method.title"),
                survey.scope(result),
                words.say("skm.method.summary"),
                Optional.empty(),
                Optional.empty(),
                new TableSpec("", List.of(), List.of()),
                List.of(),
                edition.furniture().source(List.of(result.answer())),
                edition.furniture().definitions(List.of(result.index())),
                Optional.of(words.say("skm.method.note")),
                List.of());
    }

    private Panel panel(
            String id,
            String title,
            String summary,
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
                survey.scope(result),
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
