package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.ControlChart;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;

/** What changed: the services and regions whose latest figure is a signal, those that turned last first. */
final class ChangesPanel {
    private final Furniture furniture;
    private final Wording words;
    private final Readings readings;

    ChangesPanel(Furniture furniture, Readings readings) {
        this.furniture = furniture;
        this.words = furniture.words();
        this.readings = readings;
    }

    /** A signal that stands at the latest figure; {@code since} is the first period of its unbroken row of signals. */
    private record Found(String dimension, Reading reading, Period since, double distance) {}

    /**
     * @param last the last month of all that is looked at
     * @param most how many are listed
     */
    Panel of(String id, List<MeasureDefinition> measures, Monthly monthly, Period last, int most) {
        List<Answer> answers = monthly.answers();
        List<Found> found = new ArrayList<>();
        int lines = 0;
        for (Answer answer : answers) {
            String dimension = answer.question().by().get(0).dimension();
            List<String> codes = Numbers.codesOf(answer, dimension);
            for (MeasureDefinition measure : measures) {
                if (!answer.question().measures().contains(measure.id())) {
                    continue;
                }
                List<Period> periods = answer.question().time().orElseThrow().listPeriods(Grain.MONTH);
                for (Timeline line : Timeline.of(words, measure, answer, periods, dimension, codes)) {
                    lines++;
                    find(answer, monthly.history(), dimension, line, last).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparing((Found one) -> one.since())
                .reversed()
                .thenComparing(Comparator.comparingDouble(Found::distance).reversed())
                .thenComparing(one -> one.reading().line().name()));
        List<Found> listed = found.subList(0, Math.min(most, found.size()));
        String title = words.say("changes.title");
        return new Panel(
                id,
                title,
                Scope.line(words, Optional.empty(), measures, answers.get(0).question(), Optional.empty()),
                summary(found, lines),
                Optional.empty(),
                Optional.empty(),
                new TableSpec(
                        title,
                        List.of(
                                new Column("since", words.say("column.since"), false),
                                new Column("what", words.say("column.what"), false),
                                new Column("measure", words.say("filter.measure"), false),
                                new Column("value", words.say("column.latest"), true),
                                new Column("why", words.say("column.why"), false)),
                        listed.stream().map(this::row).toList()),
                List.of(),
                furniture.source(answers),
                furniture.definitions(measures),
                Optional.of(words.say("changes.note")),
                answers);
    }

    private String summary(List<Found> found, int lines) {
        long better = found.stream().filter(one -> signal(one) == Signal.BETTER).count();
        return found.isEmpty()
                ? words.say("changes.none", "n", words.formats().count(lines))
                : words.say(
                        "changes.summary",
                        "n",
                        words.formats().count(lines),
                        "improving",
                        words.formats().count(better),
                        "worsening",
                        words.formats().count(found.size() - better));
    }

    private static Signal signal(Found found) {
        return found.reading().signal(found.reading().verdict().at());
    }

    private Optional<Found> find(Answer answer, List<Answer> history, String dimension, Timeline line, Period last) {
        Map<String, String> where = Edition.add(answer.question().where(), dimension, line.code());
        Reading reading = readings.withoutTarget(
                line, where, Reading.season(words, line.measure(), history, dimension, line.code()));
        if (reading.signal().isEmpty() || reading.signal(reading.verdict().at()) == Signal.NONE) {
            return Optional.empty();
        }
        int at = reading.verdict().at();
        // only what is new: a line that has no figure of late says nothing of the present
        if (line.figures().get(at).period().orElseThrow().compareTo(last.plus(-2)) < 0) {
            return Optional.empty();
        }
        Signal signal = reading.signal(at);
        int since = at;
        while (since > 0 && reading.signal(since - 1) == signal) {
            since--;
        }
        ControlChart.Limits limits = reading.limits().orElseThrow();
        double value = line.figures().get(at).value().orElseThrow();
        double half = Math.max(1e-12, (limits.upper() - limits.lower()) / 2);
        return Optional.of(new Found(
                dimension,
                reading,
                line.figures().get(since).period().orElseThrow(),
                Math.abs(value - limits.centre()) / half));
    }

    private Row row(Found found) {
        Reading reading = found.reading();
        MeasureDefinition measure = reading.line().measure();
        return new Row(
                List.of(
                        Cell.of(words.period(found.since())),
                        Cell.of(reading.line().name()),
                        Cell.of(words.label(measure)),
                        CompareTable.value(
                                        words, measure, reading.line().latest().orElseThrow(), signal(found))
                                .withChips(
                                        Chips.variation(words, reading).stream().toList()),
                        new Cell(
                                new VerdictSentences(words, reading)
                                        .signal(reading.signal().orElseThrow()),
                                OptionalDouble.empty(),
                                Status.OBSERVED,
                                Signal.NONE)),
                words.path(found.dimension(), reading.line().code()));
    }
}
