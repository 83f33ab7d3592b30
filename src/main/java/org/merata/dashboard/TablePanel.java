package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/** Several measures side by side for regions, agencies or services: every number there is, in the order of their names. */
final class TablePanel {
    private final Furniture furniture;
    private final Wording words;

    TablePanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    /**
     * @param answers totals by the dimension; each measure's figures stand in one of them
     * @param codes all that should be there, besides those answered about
     */
    Panel of(
            String id,
            List<MeasureDefinition> measures,
            List<Answer> answers,
            TimeRange time,
            String dimension,
            Optional<String> level,
            List<String> codes) {
        Map<String, Figure> figures = new HashMap<>();
        var all = new ArrayList<>(codes);
        for (Answer answer : answers) {
            for (Figure figure : answer.figures()) {
                String code = figure.codes().get(dimension);
                if (code != null) {
                    figures.put(figure.measure() + "|" + code, figure);
                    if (!all.contains(code)) {
                        all.add(code);
                    }
                }
            }
        }
        all.sort(Comparator.comparing((String code) -> words.name(dimension, code)));
        var columns = new ArrayList<Column>();
        columns.add(new Column(dimension, words.singular(dimension, level), false));
        measures.forEach(measure -> columns.add(new Column(measure.id(), words.label(measure), true)));
        var rows = new ArrayList<Row>();
        for (String code : all) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(words.name(dimension, code)));
            for (MeasureDefinition measure : measures) {
                Figure figure = figures.get(measure.id() + "|" + code);
                cells.add(
                        figure == null
                                ? new Cell(
                                        words.status(Status.NOT_PROVIDED),
                                        java.util.OptionalDouble.empty(),
                                        Status.NOT_PROVIDED,
                                        Signal.NONE)
                                : CompareTable.value(words, measure, figure, Signal.NONE));
            }
            rows.add(new Row(cells, words.path(dimension, code)));
        }
        String things = words.plural(dimension, level);
        String title = words.say("table.title", "things", things);
        var question = answers.get(0).question();
        return new Panel(
                id,
                title,
                Scope.line(words, Optional.empty(), measures, question, Optional.of(time)),
                words.say(
                        "table.summary",
                        "n",
                        words.formats().count(all.size()),
                        "things",
                        things,
                        "place",
                        Scope.place(words, question.where()),
                        "period",
                        words.periods(time)),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(title + ", " + words.periods(time), columns, rows),
                furniture.statuses(figures.values(), answers, measures),
                furniture.source(answers),
                furniture.definitions(measures),
                Optional.empty(),
                answers);
    }
}
