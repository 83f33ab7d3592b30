package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.analysis.WeightRule;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.SurveyResult.Element;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.measure.FollowUpAction;

/** The parts of the report of a satisfaction survey, in the order that units hand them in. */
final class SkmPanels {
    static final int LOWEST = 3;

    private final Edition edition;
    private final Wording words;
    private final SurveyResult result;
    private final SurveyPanels survey;

    SkmPanels(Edition edition, SurveyResult result) {
        this.edition = edition;
        this.words = edition.words();
        this.result = result;
        this.survey = new SurveyPanels(edition);
    }

    /** A fact with its name, as every table of the report has them. */
    static Row row(Wording words, String key, Cell... cells) {
        var all = new ArrayList<>(List.of(Cell.of(words.say(key))));
        all.addAll(List.of(cells));
        return new Row(all, Optional.empty());
    }

    /** IKM and grade under every rule of weights in use. */
    Panel index() {
        var rows = new ArrayList<Row>();
        for (WeightRule rule : WeightRule.values()) {
            double index = result.index(rule).get();
            rows.add(row(
                    words,
                    "skm.rule." + rule.name().toLowerCase(Locale.ROOT),
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
                words,
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
}
