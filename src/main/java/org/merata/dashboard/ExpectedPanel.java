package org.merata.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.merata.analysis.Expected;
import org.merata.analysis.Result;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.model.Region;

/** What the readiness of a region leads to expect of an outcome, from the regions that are known, or why that is not told. */
final class ExpectedPanel {
    private final Edition edition;
    private final Wording words;
    private final Region region;
    private final ReadinessValues readiness;
    private final SideBySide side;

    /** @param side the outcomes of all regions of its level */
    ExpectedPanel(Edition edition, Region region, ReadinessValues readiness, SideBySide side) {
        this.edition = edition;
        this.words = edition.words();
        this.region = region;
        this.readiness = readiness;
        this.side = side;
    }

    /** @param apart whether outcomes are made up, so that no published indicator may lead to expect them */
    Panel of(MeasureDefinition measure, boolean apart) {
        if (apart) {
            String title = words.say("expected.apart.title");
            return withoutNumbers(title, words.say("expected.apart", "measure", words.label(measure)));
        }
        var outcomes = new HashMap<String, Double>();
        side.totals(measure).stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> figure.value().isPresent())
                .forEach(figure -> outcomes.put(
                        figure.codes().getOrDefault("region", ""),
                        figure.value().getAsDouble()));
        Result<Expected> expected = Expected.of(region.code(), readiness.byRegion(), outcomes);
        return expected.value()
                .map(one -> told(measure, one))
                .orElseGet(() -> withoutNumbers(
                        words.say("expected.none.title"),
                        words.statistic(expected.undefined().orElseThrow().phrase())));
    }

    private Panel withoutNumbers(String title, String why) {
        return new Panel(
                "expected",
                title,
                words.in(region.name()),
                why,
                Optional.empty(),
                Optional.empty(),
                new TableSpec(title, List.of(), List.of()),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }

    private Panel told(MeasureDefinition measure, Expected one) {
        String interval = words.interval(measure, one.interval());
        String title = words.say(
                one.isTold()
                        ? one.residual() > 0 ? "expected.title.above" : "expected.title.below"
                        : "expected.title.within",
                "measure",
                words.label(measure),
                "place",
                words.in(region.name()));
        String summary = words.say(
                "expected.summary",
                "measure",
                words.label(measure),
                "place",
                words.in(region.name()),
                "period",
                words.periods(side.time()),
                "expected",
                words.value(measure, one.expected()),
                "interval",
                interval,
                "actual",
                words.value(measure, one.actual()),
                "residual",
                words.change(measure, one.residual()),
                "n",
                words.formats().count(one.others()),
                "indicators",
                readiness.names(words));
        List<Answer> answers = new ArrayList<>(side.totals(measure));
        answers.addAll(readiness.answers());
        var table = new TableSpec(
                title,
                List.of(
                        new Column("region", words.singular("region", Optional.of(region.level())), false),
                        new Column("actual", words.label(measure), true),
                        new Column("expected", words.say("column.expected"), true),
                        new Column("interval", words.say("column.prediction"), true),
                        new Column("residual", words.say("column.residual"), true)),
                List.of(new Row(
                        List.of(
                                Cell.of(words.in(region.name())),
                                Cell.of(words.value(measure, one.actual()), one.actual()),
                                Cell.of(words.value(measure, one.expected()), one.expected()),
                                Cell.of(interval),
                                Cell.of(words.change(measure, one.residual()), one.residual())),
                        Optional.empty())));
        return new Panel(
                "expected",
                title,
                Scope.line(
                        words,
                        Optional.empty(),
                        List.of(measure),
                        answers.get(0).question(),
                        Optional.of(side.time())),
                summary,
                Optional.empty(),
                Optional.empty(),
                table,
                List.of(),
                edition.furniture().source(answers),
                edition.furniture().definitions(List.of(measure)),
                Optional.of(words.say("expected.note")),
                answers);
    }
}
