package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.merata.analysis.Verdict.Variation;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/** Every measure of every service with its verdict, in one table: the page of an agency head. */
final class VerdictGridPanel {
    private final Furniture furniture;
    private final Wording words;
    private final Targets targets;

    VerdictGridPanel(Furniture furniture, Targets targets) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.targets = targets;
    }

    /** @param answers by dimension and month; each measure's figures stand in one of them */
    Panel of(
            String id,
            List<MeasureDefinition> measures,
            List<Answer> answers,
            TimeRange time,
            List<Period> periods,
            String dimension) {
        List<String> codes = answers.stream()
                .flatMap(answer -> Numbers.codesOf(answer, dimension).stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(code -> words.name(dimension, code)))
                .toList();
        var columns = new ArrayList<Column>();
        columns.add(new Column(dimension, words.say("dimension." + dimension), false));
        measures.forEach(measure -> columns.add(new Column(measure.id(), words.label(measure), true)));
        var rows = new ArrayList<Row>();
        var figures = new ArrayList<Figure>();
        int[] counts = new int[Variation.values().length];
        for (String code : codes) {
            var cells = new ArrayList<Cell>();
            cells.add(Cell.of(words.name(dimension, code)));
            for (MeasureDefinition measure : measures) {
                Reading reading = read(measure, answers, periods, dimension, code);
                reading.line().latest().ifPresent(figures::add);
                if (reading.isOnLatest()) {
                    counts[reading.verdict().variation().ordinal()]++;
                }
                cells.add(cell(measure, reading));
            }
            rows.add(new Row(cells, words.path(dimension, code)));
        }
        var question = answers.get(0).question();
        boolean empty = Arrays.stream(counts).sum() == 0;
        String title = empty ? words.say("grid.title.empty") : title(counts);
        return new Panel(
                        id,
                        title,
                        Scope.line(words, Optional.empty(), measures, question, Optional.of(time)),
                        empty
                                ? words.say(
                                        "grid.summary.empty",
                                        "place",
                                        Scope.place(words, question.where()),
                                        "period",
                                        words.periods(time),
                                        "things",
                                        words.inSentence(words.say("dimension." + dimension)))
                                : summary(counts, Scope.place(words, question.where()), time),
                        Optional.empty(),
                        Optional.empty(),
                        new TableSpec(title, columns, rows),
                        furniture.statuses(figures, answers, measures),
                        furniture.source(answers),
                        furniture.definitions(measures),
                        Optional.of(words.say("grid.note")),
                        answers)
                .using("xmr", "laney");
    }

    private Reading read(
            MeasureDefinition measure, List<Answer> answers, List<Period> periods, String dimension, String code) {
        Answer answer = answers.stream()
                .filter(one -> one.question().measures().contains(measure.id()))
                .findFirst()
                .orElseThrow();
        Timeline line = Timeline.of(words, measure, answer, periods, dimension, List.of(code))
                .get(0);
        var where = new java.util.TreeMap<>(answer.question().where());
        where.put(dimension, code);
        OptionalDouble target = line.latest()
                .flatMap(Figure::period)
                .map(period -> targets.value(measure.id(), where, period))
                .orElse(OptionalDouble.empty());
        return Reading.of(line, target, Set.of());
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
