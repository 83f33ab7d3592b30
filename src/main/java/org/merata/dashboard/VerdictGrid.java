package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.merata.analysis.Seasonality;
import org.merata.analysis.Urgency;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/**
 * Every measure of every thing of a dimension with its reading. Lines stand in the order of what calls for work first: by their most urgent
 * verdict, then by the cases concerned, then by name.
 *
 * @param dimension what the lines are, such as services
 * @param answers by dimension and month; each measure's figures stand in one of them
 */
record VerdictGrid(
        String dimension, TimeRange time, List<MeasureDefinition> measures, List<Line> lines, List<Answer> answers) {
    VerdictGrid {
        measures = List.copyOf(measures);
        lines = List.copyOf(lines);
        answers = List.copyOf(answers);
    }

    /**
     * One thing.
     *
     * @param cases how many the months shown concern; empty where that may not be known
     */
    record Line(String code, String name, OptionalLong cases, List<Entry> entries) {
        Line {
            entries = List.copyOf(entries);
        }

        private Urgency urgency() {
            return entries.stream()
                    .map(Entry::urgency)
                    .min(Comparator.naturalOrder())
                    .orElse(Urgency.NONE);
        }

        private boolean isJudged() {
            return entries.stream().anyMatch(entry -> entry.reading().isOnLatest());
        }
    }

    /** One measure of one thing. */
    record Entry(String code, String name, OptionalLong cases, MeasureDefinition measure, Reading reading) {
        /** None where the verdict is on an earlier figure than the one shown. */
        Urgency urgency() {
            return reading.isOnLatest() ? Urgency.of(reading.verdict()) : Urgency.NONE;
        }
    }

    /**
     * @param volume cases of each thing over the whole time; empty where they are not known
     * @param time the months of most of the measures
     */
    static VerdictGrid of(
            Wording words,
            Readings readings,
            String dimension,
            TimeRange time,
            List<MeasureDefinition> measures,
            Monthly monthly,
            Optional<Answer> volume) {
        var lines = new ArrayList<Line>();
        List<String> codes = monthly.answers().stream()
                .flatMap(answer -> Numbers.codesOf(answer, dimension).stream())
                .distinct()
                .toList();
        for (String code : codes) {
            String name = words.name(dimension, code);
            OptionalLong cases = cases(volume, dimension, code);
            List<Entry> entries = measures.stream()
                    .map(measure -> new Entry(
                            code,
                            name,
                            cases,
                            measure,
                            read(
                                    words,
                                    readings,
                                    measure,
                                    monthly.answers(),
                                    dimension,
                                    code,
                                    Reading.season(words, measure, monthly.history(), dimension, code))))
                    .toList();
            lines.add(new Line(code, name, cases, entries));
        }
        lines.sort(Comparator.comparing((Line line) -> !line.isJudged())
                .thenComparing(Line::urgency)
                .thenComparing(line -> -line.cases().orElse(0))
                .thenComparing(Line::name));
        return new VerdictGrid(dimension, time, measures, lines, monthly.answers());
    }

    private static OptionalLong cases(Optional<Answer> volume, String dimension, String code) {
        return volume.stream()
                .flatMap(answer -> answer.figures().stream())
                .filter(figure -> code.equals(figure.codes().get(dimension)))
                .flatMapToLong(figure -> figure.value().stream().mapToLong(Math::round))
                .findFirst();
    }

    private static Reading read(
            Wording words,
            Readings readings,
            MeasureDefinition measure,
            List<Answer> answers,
            String dimension,
            String code,
            Optional<Seasonality> season) {
        Answer answer = answers.stream()
                .filter(one -> one.question().measures().contains(measure.id()))
                .findFirst()
                .orElseThrow();
        List<Period> periods = answer.question().time().orElseThrow().listPeriods(Grain.MONTH);
        Timeline line = Timeline.of(words, measure, answer, periods, dimension, List.of(code))
                .get(0);
        return readings.of(line, Edition.add(answer.question().where(), dimension, code), season);
    }

    /** What calls for work, the most urgent first; among equals what concerns most cases. */
    List<Entry> listToFix() {
        return entries()
                .filter(entry -> entry.urgency().callsForWork())
                .sorted(Comparator.comparing(Entry::urgency)
                        .thenComparing(entry -> -entry.cases().orElse(0))
                        .thenComparing(Entry::name))
                .toList();
    }

    /** What will meet its target and does not get worse, by the cases concerned. */
    List<Entry> listToLeave() {
        return entries()
                .filter(entry -> entry.urgency() == Urgency.LEAVE_ALONE)
                .sorted(Comparator.comparing((Entry entry) -> -entry.cases().orElse(0))
                        .thenComparing(Entry::name))
                .toList();
    }

    /** How many results have a verdict, or will have one with more points. */
    long countJudged() {
        return entries().filter(entry -> entry.reading().isOnLatest()).count();
    }

    Stream<Entry> entries() {
        return lines.stream().flatMap(line -> line.entries().stream());
    }
}
