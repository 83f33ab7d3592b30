package org.merata.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.TimeRange;

/** Days between which figures are on one scale and of one region: no run, limit or change is told across them. */
final class Breaks {
    private Breaks() {}

    /** Positions at which a new stretch starts: another definition of the measure, or another region of the same code. */
    static Set<Integer> positions(
            Reference reference, MeasureDefinition measure, Map<String, String> where, List<Period> periods) {
        Set<Integer> positions = regionPositions(reference, where, periods);
        positions.addAll(definitionPositions(measure, periods));
        return positions;
    }

    static Set<Integer> definitionPositions(MeasureDefinition measure, List<Period> periods) {
        return positions(measure.breaks().stream().map(DefinitionBreak::from).toList(), periods);
    }

    /** Where the region chosen became another: it was founded, or another was split from it. */
    static Set<Integer> regionPositions(Reference reference, Map<String, String> where, List<Period> periods) {
        var days = new ArrayList<LocalDate>();
        Optional.ofNullable(where.get("region")).flatMap(reference::findRegion).ifPresent(region -> {
            region.validFrom().ifPresent(days::add);
            for (Region other : reference.listRegions()) {
                if (other.predecessors().contains(region.code())) {
                    other.validFrom().ifPresent(days::add);
                }
            }
        });
        return positions(days, periods);
    }

    private static Set<Integer> positions(Collection<LocalDate> days, List<Period> periods) {
        var positions = new HashSet<Integer>();
        for (LocalDate day : days) {
            for (int i = 1; i < periods.size(); i++) {
                if (periods.get(i - 1).start().isBefore(day)
                        && !periods.get(i).start().isBefore(day)) {
                    positions.add(i);
                }
            }
        }
        return positions;
    }

    /** The last of the periods that are counted as the last one is. */
    static List<Period> sinceLast(MeasureDefinition measure, List<Period> periods) {
        int from = definitionPositions(measure, periods).stream()
                .max(Comparator.naturalOrder())
                .orElse(0);
        return periods.subList(from, periods.size());
    }

    /** Whether a change from the one time to the other would be told across another definition. */
    static Optional<DefinitionBreak> find(MeasureDefinition measure, TimeRange before, TimeRange after) {
        return DefinitionBreak.findBetween(measure, before.first(), after.last());
    }

    /** The events and the breaks of a chart, from left to right. */
    static List<ChartSpec.Event> withMarks(
            Wording words, List<MeasureDefinition> measures, List<Period> periods, List<ChartSpec.Event> events) {
        Stream<ChartSpec.Event> marks = measures.stream()
                .flatMap(measure -> measure.breaks().stream()
                        .flatMap(found -> positions(List.of(found.from()), periods).stream()
                                .map(at -> ChartSpec.Event.ofBreak(
                                        at, mark(words, found), "/measures/" + measure.id() + "?tab=about"))));
        return Stream.concat(events.stream(), marks)
                .distinct()
                .sorted(Comparator.comparingInt(ChartSpec.Event::from))
                .toList();
    }

    private static String mark(Wording words, DefinitionBreak found) {
        return words.say("break.mark", "change", words.in(found.change()));
    }

    /** What is said beside figures of both sides: the day, what changed, and that they are not on one scale. */
    static List<String> notes(Wording words, List<MeasureDefinition> measures, List<TimeRange> times) {
        return measures.stream()
                .flatMap(measure -> measure.breaks().stream())
                .distinct()
                .filter(found -> times.stream().anyMatch(time -> time.start().isBefore(found.from()))
                        && times.stream().anyMatch(time -> time.endExclusive().isAfter(found.from())))
                .map(found -> note(words, found))
                .toList();
    }

    static String note(Wording words, DefinitionBreak found) {
        return words.say(
                found.verified() ? "break.note" : "break.note.unverified",
                "date",
                words.formats().date(found.from()),
                "change",
                words.in(found.change()),
                "source",
                words.in(found.source()));
    }

    /** Why two times are not compared. */
    static String refusal(Wording words, DefinitionBreak found) {
        return words.say(
                "break.refused", "date", words.formats().date(found.from()), "change", words.in(found.change()));
    }
}
