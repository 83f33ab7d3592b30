package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Region;

/** Every measure in a row, every region in a column: value with its interval, and the verdict on how it moves. */
final class SideBySideTable {
    private final Edition edition;
    private final Wording words;
    private final SideBySide side;

    SideBySideTable(Edition edition, SideBySide side) {
        this.edition = edition;
        this.words = edition.words();
        this.side = side;
    }

    Panel of(List<MeasureDefinition> measures) {
        List<MeasureDefinition> shown = measures.stream()
                .filter(measure -> !side.totals(measure).isEmpty())
                .toList();
        var answers = new LinkedHashSet<Answer>();
        var figures = new ArrayList<Figure>();
        var rows = new ArrayList<Row>();
        for (MeasureDefinition measure : shown) {
            answers.addAll(side.totals(measure));
            answers.addAll(side.nationAnswers(measure));
            figures.addAll(side.figures(measure));
            rows.add(row(measure));
        }
        List<Answer> all = List.copyOf(answers);
        List<String> apart =
                shown.stream().filter(this::isTold).map(words::label).toList();
        String title = words.say(
                "side.title",
                "told",
                words.formats().count(apart.size()),
                "n",
                words.formats().count(shown.size()));
        return new Panel(
                "side",
                title,
                Scope.line(words, Optional.empty(), shown, all.get(0).question(), Optional.of(side.time())),
                summary(apart),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(title, columns(), rows),
                edition.furniture().statuses(figures, all, shown),
                edition.furniture().source(all),
                edition.furniture().definitions(shown),
                Optional.of(words.say("side.note")),
                all);
    }

    private String summary(List<String> apart) {
        String names = words.names(
                side.regions().stream().map(region -> words.in(region.name())).toList(),
                CompareRegionsPage.MOST_REGIONS);
        String first = words.say("side.summary", "regions", names, "period", words.periods(side.time()));
        return apart.isEmpty()
                ? first + " " + words.say("side.summary.none")
                : first + " " + words.say("side.summary.told", "measures", words.names(apart, 6));
    }

    /** Whether the highest can be told from the lowest: their intervals lie apart, on enough cases. */
    private boolean isTold(MeasureDefinition measure) {
        List<Figure> known = side.figures(measure).stream()
                .filter(figure ->
                        figure.value().isPresent() && figure.interval().isPresent())
                .filter(figure -> figure.n().orElse(measure.minimumN()) >= measure.minimumN())
                .toList();
        double highestLower = known.stream()
                .mapToDouble(figure -> figure.interval().get().lower())
                .max()
                .orElse(0);
        double lowestUpper = known.stream()
                .mapToDouble(figure -> figure.interval().get().upper())
                .min()
                .orElse(0);
        return highestLower > lowestUpper;
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("measure", words.say("filter.measure"), false));
        side.regions().forEach(region -> columns.add(new Column(region.code(), words.in(region.name()), true)));
        columns.add(new Column("nation", words.nation(), true));
        return columns;
    }

    private Row row(MeasureDefinition measure) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(words.label(measure)));
        for (Region region : side.regions()) {
            cells.add(side.find(measure, region)
                    .map(figure -> value(measure, figure)
                            .withChips(side.reading(measure, region)
                                    .map(reading -> Chips.both(words, reading))
                                    .orElse(List.of())))
                    .orElse(Cell.of("\u2013")));
        }
        cells.add(side.nation(measure).map(figure -> value(measure, figure)).orElse(Cell.of("\u2013")));
        return new Row(cells, Optional.of("/measures/" + measure.id()));
    }

    private Cell value(MeasureDefinition measure, Figure figure) {
        String text = words.marked(measure, figure);
        if (figure.value().isPresent() && figure.interval().isPresent()) {
            text += " (" + words.interval(measure, figure.interval().get()) + ")";
        }
        return new Cell(text, figure.value(), figure.status(), Signal.NONE).withNote(words.revision(figure));
    }
}
