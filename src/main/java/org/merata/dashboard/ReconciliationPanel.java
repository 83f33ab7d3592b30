package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.Quality.Reconciliation;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.model.Status;

/** Whether what is published adds up to what came: the equation of each dataset, and a word for it. */
final class ReconciliationPanel {
    private final Wording words;

    ReconciliationPanel(Wording words) {
        this.words = words;
    }

    /** Empty where nothing has come. */
    Optional<Panel> of(List<Reconciliation> reconciliations) {
        if (reconciliations.isEmpty()) {
            return Optional.empty();
        }
        long off = reconciliations.stream().filter(one -> !one.addsUp()).count();
        return Optional.of(Facts.panel(
                "reconciliation",
                words.say("quality.events.scope"),
                off == 0
                        ? words.say("quality.reconciled.title.none")
                        : words.say(
                                "quality.reconciled.title", "n", words.formats().count(off)),
                equation(reconciliations) + " " + words.say("quality.reconciled.summary"),
                columns(),
                reconciliations.stream().map(this::row).toList()));
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("dataset", words.say("column.dataset"), false));
        columns.add(new Column("status", words.say("column.status"), false));
        columns.add(new Column("received", words.say("column.received"), true));
        columns.add(new Column("withdrawn", less("column.withdrawn"), true));
        columns.add(new Column("erased", less("column.erased"), true));
        columns.add(new Column("quarantined", less("column.quarantined"), true));
        columns.add(new Column("duplicates", less("column.duplicates"), true));
        columns.add(new Column("replaced", less("column.replaced"), true));
        columns.add(new Column("facts_due", "=\u00A0" + words.say("column.facts_due"), true));
        columns.add(new Column("facts", words.say("column.facts"), true));
        columns.add(new Column("total", words.say("column.total"), false));
        return columns;
    }

    private String less(String phrase) {
        return "\u2212\u00A0" + words.say(phrase);
    }

    /** The equation of all datasets together. */
    private String equation(List<Reconciliation> all) {
        return words.say(
                "quality.reconciled.equation",
                "received",
                sum(all, Reconciliation::received),
                "withdrawn",
                sum(all, Reconciliation::withdrawn),
                "erased",
                sum(all, Reconciliation::erased),
                "quarantined",
                sum(all, Reconciliation::quarantined),
                "duplicates",
                sum(all, Reconciliation::duplicates),
                "replaced",
                sum(all, Reconciliation::replaced),
                "due",
                sum(all, Reconciliation::factsDue),
                "facts",
                sum(all, Reconciliation::facts));
    }

    private String sum(List<Reconciliation> all, ToLongFunction<Reconciliation> of) {
        return words.formats().count(all.stream().mapToLong(of).sum());
    }

    private Row row(Reconciliation one) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.dataset(one.dataset())));
        cells.add(word(Math.abs(one.factsDue() - one.facts())));
        for (long rows : List.of(
                one.received(),
                one.withdrawn(),
                one.erased(),
                one.quarantined(),
                one.duplicates(),
                one.replaced(),
                one.factsDue(),
                one.facts())) {
            cells.add(Cell.of(words.formats().count(rows), rows));
        }
        cells.add(one.totalOff().isPresent() ? word(one.totalOff().getAsLong()) : Cell.of("\u2013"));
        return new Row(cells, Optional.empty());
    }

    private Cell word(long difference) {
        return difference == 0
                ? Cell.of("\u25CF " + words.say("quality.reconciled.word"))
                : new Cell(
                        "\u25C6 "
                                + words.say(
                                        "quality.reconciled.off",
                                        "n",
                                        words.formats().count(difference)),
                        OptionalDouble.empty(),
                        Status.OBSERVED,
                        Signal.WORSE);
    }
}
