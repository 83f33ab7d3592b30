package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.merata.analysis.Verdict.Variation;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.TimeRange;

/** Every measure of every service with its verdict, in one table: the page of an agency head. What calls for work first stands on top. */
final class VerdictGridPanel {
    private final Furniture furniture;
    private final Wording words;

    VerdictGridPanel(Furniture furniture) {
        this.furniture = furniture;
        this.words = furniture.words();
    }

    Panel of(String id, VerdictGrid grid) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(grid.dimension(), words.say("dimension." + grid.dimension()), false));
        grid.measures().forEach(measure -> columns.add(new Column(measure.id(), words.label(measure), true)));
        var rows = new ArrayList<Row>();
        var figures = new ArrayList<Figure>();
        int[] counts = new int[Variation.values().length];
        for (VerdictGrid.Line line : grid.lines()) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(line.name()));
            for (VerdictGrid.Entry entry : line.entries()) {
                Reading reading = entry.reading();
                reading.line().latest().ifPresent(figures::add);
                if (reading.isOnLatest()) {
                    counts[reading.verdict().variation().ordinal()]++;
                }
                cells.add(cell(entry.measure(), reading));
            }
            rows.add(new Row(cells, words.path(grid.dimension(), line.code())));
        }
        var question = grid.answers().get(0).question();
        String place = Scope.place(words, question.where());
        boolean empty = Arrays.stream(counts).sum() == 0;
        String title = empty ? words.say("grid.title.empty") : title(counts);
        return new Panel(
                        id,
                        title,
                        Scope.line(words, Optional.empty(), grid.measures(), question, Optional.of(grid.time())),
                        empty ? nothing(grid, place) : summary(counts, place, grid.time()),
                        Optional.empty(),
                        Optional.empty(),
                        new TableSpec(title, columns, rows),
                        furniture.statuses(figures, grid.answers(), grid.measures()),
                        furniture.source(grid.answers()),
                        furniture.definitions(grid.measures()),
                        Optional.of(words.say("grid.note")),
                        grid.answers())
                .using("xmr", "laney", "urgency");
    }

    private String nothing(VerdictGrid grid, String place) {
        return words.say(
                "grid.summary.empty",
                "place",
                place,
                "period",
                words.periods(grid.time()),
                "things",
                words.inSentence(words.say("dimension." + grid.dimension())));
    }

    private Cell cell(MeasureDefinition measure, Reading reading) {
        Figure shown = reading.line()
                .latest()
                .orElseGet(() ->
                        reading.line().figures().get(reading.line().figures().size() - 1));
        ChartSpec.Signal signal =
                reading.isOnLatest() ? reading.signal(reading.verdict().at()) : ChartSpec.Signal.NONE;
        return CompareTable.value(words, measure, shown, signal).withChips(Chips.both(words, reading));
    }

    private String title(int[] counts) {
        int improving = counts[Variation.IMPROVING.ordinal()];
        int worsening = counts[Variation.WORSENING.ordinal()];
        return improving + worsening == 0
                ? words.say("grid.title.none")
                : words.say(
                        "grid.title",
                        "improving",
                        words.formats().count(improving),
                        "worsening",
                        words.formats().count(worsening));
    }

    private String summary(int[] counts, String place, TimeRange time) {
        int all = 0;
        for (int count : counts) {
            all += count;
        }
        return words.say(
                "grid.summary",
                "place",
                place,
                "period",
                words.periods(time),
                "n",
                words.formats().count(all),
                "improving",
                words.formats().count(counts[Variation.IMPROVING.ordinal()]),
                "worsening",
                words.formats().count(counts[Variation.WORSENING.ordinal()]),
                "level",
                words.formats().count(counts[Variation.NO_SIGNAL.ordinal()]),
                "early",
                words.formats().count(counts[Variation.TOO_FEW_POINTS.ordinal()]));
    }
}
