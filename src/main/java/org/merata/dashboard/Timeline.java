package org.merata.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;
import org.merata.model.Status;

/**
 * One measure over time for one thing: a figure for each period, in order. A period that was not answered about is not provided: missing
 * is not zero.
 *
 * @param code the code of the thing; empty for the whole
 * @param name what it is called
 */
record Timeline(MeasureDefinition measure, String code, String name, List<Figure> figures) {
    Timeline {
        figures = List.copyOf(figures);
    }

    /** The line of the whole. */
    static Timeline of(MeasureDefinition measure, Answer answer, List<Period> periods) {
        return of(measure, "", "", answer.figures(), Map.of(), periods);
    }

    /** A line for each code of a dimension. */
    static List<Timeline> of(
            Wording words,
            MeasureDefinition measure,
            Answer answer,
            List<Period> periods,
            String dimension,
            List<String> codes) {
        var byCode = new HashMap<String, List<Figure>>();
        for (Figure figure : answer.figures()) {
            byCode.computeIfAbsent(figure.codes().getOrDefault(dimension, ""), code -> new ArrayList<>())
                    .add(figure);
        }
        return codes.stream()
                .map(code -> of(
                        measure,
                        code,
                        words.name(dimension, code),
                        byCode.getOrDefault(code, List.of()),
                        Map.of(dimension, code),
                        periods))
                .toList();
    }

    private static Timeline of(
            MeasureDefinition measure,
            String code,
            String name,
            List<Figure> figures,
            Map<String, String> codes,
            List<Period> periods) {
        var byPeriod = new HashMap<Period, Figure>();
        for (Figure figure : figures) {
            if (figure.measure().equals(measure.id())) {
                figure.period().ifPresent(period -> byPeriod.put(period, figure));
            }
        }
        return new Timeline(
                measure,
                code,
                name,
                periods.stream()
                        .map(period -> byPeriod.getOrDefault(period, none(measure, period, codes)))
                        .toList());
    }

    private static Figure none(MeasureDefinition measure, Period period, Map<String, String> codes) {
        return new Figure(
                measure.id(),
                Optional.of(period),
                new java.util.TreeMap<>(codes),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Status.NOT_PROVIDED);
    }

    List<Period> periods() {
        return figures.stream().map(figure -> figure.period().orElseThrow()).toList();
    }

    List<Figure> shown() {
        return figures.stream().filter(figure -> figure.value().isPresent()).toList();
    }

    boolean isEmpty() {
        return shown().isEmpty();
    }

    /** The last figure with a value. */
    Optional<Figure> latest() {
        List<Figure> shown = shown();
        return shown.isEmpty() ? Optional.empty() : Optional.of(shown.get(shown.size() - 1));
    }

    Optional<Figure> find(Period period) {
        return figures.stream()
                .filter(figure -> figure.period().equals(Optional.of(period)))
                .findFirst();
    }

    /** The latest figure against the same period of the year before, where both are on the line and counted alike. */
    Optional<YearChange> changeInAYear() {
        return latest().flatMap(now -> find(now.period().orElseThrow().yearBefore())
                .filter(then -> then.value().isPresent())
                .filter(then -> DefinitionBreak.findBetween(
                                measure,
                                then.period().orElseThrow(),
                                now.period().orElseThrow())
                        .isEmpty())
                .map(then -> new YearChange(measure, now, then)));
    }
}
