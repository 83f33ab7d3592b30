package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.merata.analysis.Satisfaction;
import org.merata.dashboard.ChartSpec.Signal;
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
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** Who answered: how many against how many were served and how many it takes, and a table for each thing asked of a person. */
final class SkmRespondents {
    private final Edition edition;
    private final Wording words;
    private final SurveyResult result;
    private final SurveyPanels survey;
    private final Question here;

    SkmRespondents(Edition edition, SurveyResult result, Period period) {
        this.edition = edition;
        this.words = edition.words();
        this.result = result;
        this.survey = new SurveyPanels(edition);
        this.here = Question.of().where(result.answer().question().where()).during(TimeRange.of(period));
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
    OptionalDouble count() {
        return findCount()
                .flatMap(count -> first(edition.ask(List.of(count), here)))
                .map(Figure::value)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<Figure> first(List<Answer> answers) {
        return answers.stream().flatMap(answer -> answer.figures().stream()).findFirst();
    }

    /** Respondents against the least number for as many applications as were settled. */
    Optional<Panel> sample() {
        if (findCount().isEmpty()) {
            return Optional.empty();
        }
        List<Answer> counted = edition.ask(List.of(findCount().get()), here);
        List<Answer> settled = findPopulation()
                .map(measure -> edition.ask(List.of(measure), here))
                .orElse(List.of());
        var answers = new ArrayList<>(counted);
        answers.addAll(settled);
        OptionalDouble n = first(counted).map(Figure::value).orElse(OptionalDouble.empty());
        OptionalDouble population = first(settled).map(Figure::value).orElse(OptionalDouble.empty());
        var rows = new ArrayList<Row>();
        rows.add(SkmPanels.row(words, "skm.respondents.n", count(n, first(counted))));
        rows.add(SkmPanels.row(words, "skm.respondents.population", count(population, first(settled))));
        boolean known = n.isPresent() && population.orElse(0) >= 1;
        long minimum = known ? Satisfaction.minimumSample((long) population.getAsDouble()) : 0;
        if (known) {
            rows.add(SkmPanels.row(
                    words, "skm.respondents.minimum", Cell.of(words.formats().count(minimum), minimum)));
            double rate = n.getAsDouble() / population.getAsDouble();
            rows.add(SkmPanels.row(
                    words, "skm.respondents.rate", Cell.of(words.formats().share(rate, 1), rate)));
        }
        String title = known
                ? words.say(
                        n.getAsDouble() >= minimum ? "skm.respondents.enough" : "skm.respondents.short",
                        "n",
                        words.formats().count((long) n.getAsDouble()),
                        "minimum",
                        words.formats().count(minimum))
                : words.say("skm.respondents.unknown");
        return Optional.of(survey.panel(
                "respondents",
                title,
                words.say("skm.respondents.summary"),
                result,
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

    /** Who answered: a table for each thing asked of a person. Small groups are withheld, and as many others as it takes to hide them. */
    List<Panel> characteristics() {
        var panels = new ArrayList<Panel>();
        findCount().ifPresent(count -> {
            ContractDefinition contract = words.definitions()
                    .getContract(result.index().datasets().iterator().next());
            double total = count().orElse(result.whole().n().orElseThrow());
            contract.fields().stream()
                    .filter(field -> field.personal()
                            && !field.allowed().isEmpty()
                            && count.dimensions().contains(field.name()))
                    .forEach(field -> characteristic(count, field, total).ifPresent(panels::add));
        });
        return panels;
    }

    private Optional<Panel> characteristic(MeasureDefinition count, Field field, double total) {
        List<Answer> answers = edition.ask(List.of(count), here.by(Breakdown.of(field.name())));
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
        return Optional.of(survey.panel(
                field.name(),
                title,
                withheld == 0
                        ? words.say("skm.people.all")
                        : words.say("skm.people.withheld", "n", words.formats().count(withheld)),
                result,
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
}
