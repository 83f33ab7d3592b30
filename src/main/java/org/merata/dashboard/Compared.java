package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Direction;
import org.merata.model.Period;
import org.merata.model.Status;

/**
 * The values of one measure for several regions, services or the like, in one period: those with a value best first, then those
 * without, by name. One that was not answered about is not provided: missing is not zero.
 *
 * @param shown with a value, best first; highest first where neither way is better
 * @param missing without a value
 */
record Compared(String dimension, Optional<String> level, List<Item> shown, List<Item> missing) {
    record Item(String code, String name, Figure figure) {
        double value() {
            return figure.value().orElseThrow();
        }
    }

    /** Orders an answer's totals of one measure by one dimension; {@code codes} are all that should be there. */
    static Compared of(
            Wording words,
            MeasureDefinition measure,
            Answer answer,
            String dimension,
            Optional<String> level,
            List<String> codes) {
        return of(words, measure, answer.figures(), Optional.empty(), dimension, level, codes);
    }

    static Compared of(
            Wording words,
            MeasureDefinition measure,
            List<Figure> figures,
            Optional<Period> period,
            String dimension,
            Optional<String> level,
            List<String> codes) {
        var byCode = new TreeMap<String, Figure>();
        for (Figure figure : figures) {
            String code = figure.codes().get(dimension);
            if (figure.measure().equals(measure.id()) && figure.period().equals(period) && code != null) {
                byCode.put(code, figure);
            }
        }
        var items = new ArrayList<Item>();
        for (String code : codes) {
            Figure found = byCode.remove(code);
            items.add(new Item(
                    code, words.name(dimension, code), found == null ? none(measure, period, dimension, code) : found));
        }
        byCode.remove(Wording.NOT_STATED);
        byCode.forEach((code, figure) -> items.add(new Item(code, words.name(dimension, code), figure)));
        Comparator<Item> byName = Comparator.comparing(Item::name).thenComparing(Item::code);
        Comparator<Item> byValue = Comparator.comparingDouble(Item::value);
        return new Compared(
                dimension,
                level,
                items.stream()
                        .filter(item -> item.figure().value().isPresent())
                        .sorted((measure.direction() == Direction.LOWER ? byValue : byValue.reversed())
                                .thenComparing(byName))
                        .toList(),
                items.stream()
                        .filter(item -> item.figure().value().isEmpty())
                        .sorted(byName)
                        .toList());
    }

    private static Figure none(MeasureDefinition measure, Optional<Period> period, String dimension, String code) {
        var codes = new TreeMap<String, String>();
        codes.put(dimension, code);
        return new Figure(
                measure.id(),
                period,
                codes,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Status.NOT_PROVIDED);
    }

    List<Item> all() {
        var all = new ArrayList<>(shown);
        all.addAll(missing);
        return all;
    }

    Optional<Item> find(String code) {
        return all().stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /** The one with the greatest value. */
    Optional<Item> highest() {
        return shown.stream().max(Comparator.comparingDouble(Item::value));
    }

    Optional<Item> lowest() {
        return shown.stream().min(Comparator.comparingDouble(Item::value));
    }

    /** The status in words and the names of those without a value, such as {@code Papua Selatan (not provided)}. */
    List<String> listMissing(Wording words) {
        return missing.stream()
                .map(item -> words.say(
                        "missing.one",
                        "name",
                        item.name(),
                        "status",
                        words.status(item.figure().status())))
                .toList();
    }
}
