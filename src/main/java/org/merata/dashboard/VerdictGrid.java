package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.merata.analysis.Seasonality;
import org.merata.analysis.Urgency;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
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
     * @param history the same answers over all the months in which a season is looked for; empty where they are too few
     */
    static VerdictGrid of(
            Wording words,
            Targets targets,
            String dimension,
            TimeRange time,
            List<Period> periods,
            List<MeasureDefinition> measures,
            List<Answer> answers,
            Optional<Answer> volume,
            List<Answer> history) {
        var lines = new ArrayList<Line>();
        List<String> codes = answers.stream()
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
                                    targets,
                                    measure,
                                    answers,
                                    periods,
                                    dimension,
                                    code,
                                    season(words, measure, history, dimension, code))))
                    .toList();
            lines.add(new Line(code, name, cases, entries));
        }
        lines.sort(Comparator.comparing((Line line) -> !line.isJudged())
                .thenComparing(Line::urgency)
                .thenComparing(line -> -line.cases().orElse(0))
                .thenComparing(Line::name));
        return new VerdictGrid(dimension, time, measures, lines, answers);
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
            Targets targets,
            MeasureDefinition measure,
            List<Answer> answers,
            List<Period> periods,
            String dimension,
            String code,
            Optional<Seasonality> season) {
        Answer answer = answers.stream()
                .filter(one -> one.question().measures().contains(measure.id()))
                .findFirst()
                .orElseThrow();
        Timeline line = Timeline.of(words, measure, answer, periods, dimension, List.of(code))
                .get(0);
        Map<String, String> where = new TreeMap<>(answer.question().where());
        where.put(dimension, code);
        OptionalDouble target = line.latest()
                .flatMap(Figure::period)
                .map(period -> targets.value(measure.id(), where, period))
                .orElse(OptionalDouble.empty());
        return Reading.of(line, target, Set.of(), season);
    }

    private static Optional<Seasonality> season(
            Wording words, MeasureDefinition measure, List<Answer> history, String dimension, String code) {
        return history.stream()
                .filter(one -> one.question().measures().contains(measure.id()))
                .findFirst()
                .flatMap(answer -> Reading.season(Timeline.of(
                                words,
                                measure,
                                answer,
                                answer.question().time().orElseThrow().listPeriods(Grain.MONTH),
                                dimension,
                                List.of(code))
                        .get(0)));
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
