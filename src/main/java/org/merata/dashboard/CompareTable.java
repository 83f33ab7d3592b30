package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Compared.Item;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Status;

/** Every number of a comparison: value, interval, cases, against the whole, change in a year. */
final class CompareTable {
    private final Wording words;

    CompareTable(Wording words) {
        this.words = words;
    }

    TableSpec of(Subject subject, Compared compared, Against against, Optional<Compared> before) {
        MeasureDefinition measure = subject.measure();
        boolean intervals = compared.shown().stream()
                .anyMatch(item -> item.figure().interval().isPresent());
        boolean cases =
                compared.shown().stream().anyMatch(item -> item.figure().n().isPresent());
        var columns = new ArrayList<Column>();
        columns.add(new Column(compared.dimension(), words.singular(compared.dimension(), compared.level()), false));
        columns.add(new Column(measure.id(), words.label(measure), true));
        if (intervals) {
            columns.add(new Column("interval", words.say("column.interval"), true));
        }
        if (cases) {
            columns.add(new Column("n", words.say("column.n"), true));
        }
        if (against.isKnown() && intervals) {
            columns.add(new Column("against", words.say("column.against"), false));
        }
        if (before.isPresent()) {
            columns.add(new Column("change", words.say("column.change"), true));
        }
        var rows = new ArrayList<Row>();
        for (Item item : compared.all()) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(item.name()));
            cells.add(value(words, measure, item.figure(), against.signal(item.figure())));
            if (intervals) {
                cells.add(interval(words, measure, item.figure()));
            }
            if (cases) {
                cells.add(cases(words, item.figure()));
            }
            if (against.isKnown() && intervals) {
                cells.add(Cell.of(
                        item.figure().value().isPresent()
                                ? words.say("telling."
                                        + against.telling(item.figure()).key())
                                : ""));
            }
            before.ifPresent(earlier -> cells.add(change(measure, item, earlier)));
            rows.add(new Row(cells, words.path(compared.dimension(), item.code())));
        }
        String caption = words.say(
                "table.caption",
                "measure",
                words.label(measure),
                "dimension",
                words.inSentence(words.singular(compared.dimension(), compared.level())),
                "period",
                subject.time().map(words::periods).orElse(""));
        return new TableSpec(caption, columns, rows);
    }

    private Cell change(MeasureDefinition measure, Item item, Compared earlier) {
        Optional<YearChange> change =
                earlier.find(item.code()).map(then -> new YearChange(measure, item.figure(), then.figure()));
        return change.map(found ->
                        new Cell(found.text(words), found.size(), item.figure().status(), found.signal()))
                .orElse(Cell.of("\u2013"));
    }

    static Cell value(Wording words, MeasureDefinition measure, Figure figure, Signal signal) {
        return new Cell(words.marked(measure, figure), figure.value(), figure.status(), signal)
                .withNote(words.revision(figure));
    }

    static Cell interval(Wording words, MeasureDefinition measure, Figure figure) {
        boolean shown = figure.value().isPresent() && figure.interval().isPresent();
        return Cell.of(shown ? words.interval(measure, figure.interval().get()) : "");
    }

    static Cell cases(Wording words, Figure figure) {
        return figure.n().isPresent()
                ? new Cell(
                        words.formats().count(figure.n().getAsLong()),
                        OptionalDouble.of(figure.n().getAsLong()),
                        Status.OBSERVED,
                        Signal.NONE)
                : Cell.of("");
    }
}
