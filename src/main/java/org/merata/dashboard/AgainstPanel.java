package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Against.Telling;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.TimeRange;

/** One region against the whole country, measure by measure. */
final class AgainstPanel {
    private final Furniture furniture;
    private final Wording words;

    AgainstPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    /** The totals of one measure: of the region, of the country. */
    record Pair(MeasureDefinition measure, Answer own, Answer nation) {
        Optional<Figure> ownFigure() {
            return own.figures().stream()
                    .filter(figure -> figure.measure().equals(measure.id()))
                    .findFirst();
        }

        Against against() {
            return new Against(nation.figures().stream()
                    .filter(figure -> figure.measure().equals(measure.id()))
                    .findFirst());
        }
    }

    Panel of(String id, String name, List<Pair> pairs, TimeRange time) {
        List<MeasureDefinition> measures = pairs.stream().map(Pair::measure).toList();
        List<Answer> answers = pairs.stream()
                .flatMap(pair -> List.of(pair.own(), pair.nation()).stream())
                .distinct()
                .toList();
        var rows = new ArrayList<Row>();
        for (Pair pair : pairs) {
            pair.ownFigure().ifPresent(figure -> rows.add(row(pair, figure)));
        }
        String title = words.say(
                "against.title",
                "region",
                name,
                "nation",
                words.nation(),
                "above",
                count(pairs, Telling.ABOVE),
                "below",
                count(pairs, Telling.BELOW),
                "n",
                words.formats().count(rows.size()));
        return new Panel(
                id,
                title,
                Scope.line(words, Optional.empty(), measures, answers.get(0).question(), Optional.of(time)),
                summary(name, pairs, time),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("measure", words.say("filter.measure"), false),
                                new Column("region", name, true),
                                new Column("interval", words.say("column.interval"), true),
                                new Column("nation", words.nation(), true),
                                new Column("against", words.say("column.against"), false),
                                new Column("n", words.say("column.n"), true)),
                        rows),
                furniture.statuses(
                        pairs.stream()
                                .flatMap(pair -> pair.ownFigure().stream())
                                .toList(),
                        answers,
                        measures),
                furniture.source(answers),
                furniture.definitions(measures),
                Optional.empty(),
                answers);
    }

    private Row row(Pair pair, Figure figure) {
        Against against = pair.against();
        return new Row(
                List.of(
                        Cell.of(words.label(pair.measure())),
                        CompareTable.value(words, pair.measure(), figure, against.signal(figure)),
                        CompareTable.interval(words, pair.measure(), figure),
                        against.whole()
                                .map(whole -> CompareTable.value(words, pair.measure(), whole, Signal.NONE))
                                .orElse(Cell.of("\u2013")),
                        Cell.of(
                                figure.value().isPresent() && against.isKnown()
                                        ? words.say("telling."
                                                + against.telling(figure).key())
                                        : ""),
                        CompareTable.cases(words, figure)),
                Optional.of("/measures/" + pair.measure().id()));
    }

    private String summary(String name, List<Pair> pairs, TimeRange time) {
        var parts = new ArrayList<String>();
        for (Pair pair : pairs) {
            Optional<Figure> own =
                    pair.ownFigure().filter(figure -> figure.value().isPresent());
            if (own.isPresent() && pair.against().telling(own.get()) != Telling.NOT_TOLD) {
                parts.add(words.say(
                        "against.one",
                        "measure",
                        words.label(pair.measure()),
                        "value",
                        TimeSentences.withEvidence(words, pair.measure(), own.get()),
                        "nation",
                        words.figure(pair.measure(), pair.against().whole().orElseThrow()),
                        "telling",
                        words.say("telling." + pair.against().telling(own.get()).key())));
            }
        }
        return words.say("against.summary", "region", name, "nation", words.nation(), "period", words.periods(time))
                + (parts.isEmpty() ? "" : " " + String.join(" ", parts));
    }

    private String count(List<Pair> pairs, Telling telling) {
        return words.formats()
                .count(pairs.stream()
                        .filter(pair -> pair.ownFigure()
                                .map(figure -> pair.against().telling(figure) == telling)
                                .orElse(false))
                        .count());
    }
}
