package org.merata.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.definition.Definitions;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Status;

/**
 * A question about one group of people, such as women: its answer and that about all people tell about the other groups by subtraction.
 * So a figure is held back where it would be beside the figures of those others.
 */
final class OneGroup {
    private final Question question;
    private final SortedMap<String, String> groups;

    private OneGroup(Question question, SortedMap<String, String> groups) {
        this.question = question;
        this.groups = groups;
    }

    /** Empty where the question is limited to no value of a field that has a list of values of its own. */
    static Optional<OneGroup> find(Definitions definitions, Question question) {
        var groups = new TreeMap<>(question.where());
        groups.keySet().removeIf(dimension -> definitions.findListed(dimension).isEmpty());
        return groups.isEmpty() ? Optional.empty() : Optional.of(new OneGroup(question, groups));
    }

    /** The same about every group. */
    Question withOthers() {
        var by = new ArrayList<>(question.by());
        groups.keySet().stream()
                .filter(dimension -> !asks(dimension))
                .forEach(dimension -> by.add(Breakdown.of(dimension)));
        var where = new TreeMap<>(question.where());
        where.keySet().removeAll(groups.keySet());
        return question.by(by.toArray(Breakdown[]::new)).where(where);
    }

    private boolean asks(String dimension) {
        return question.by().stream()
                .anyMatch(breakdown -> breakdown.dimension().equals(dimension));
    }

    /**
     * @param own the figures of the question
     * @param withOthers those of {@link #withOthers()}
     * @return the figures of the question that may be known beside the others
     */
    List<Figure> hold(List<Figure> own, List<Figure> withOthers) {
        Set<List<Object>> held = new HashSet<>();
        withOthers.stream()
                .filter(figure -> figure.status() == Status.SUPPRESSED)
                .forEach(figure -> held.add(place(figure, Map.of())));
        return own.stream()
                .map(figure -> held.contains(place(figure, groups))
                        ? Figure.suppressed(figure.measure(), figure.period(), figure.codes())
                        : figure)
                .toList();
    }

    private static List<Object> place(Figure figure, Map<String, String> groups) {
        var codes = new TreeMap<>(figure.codes());
        codes.putAll(groups);
        return List.of(figure.measure(), figure.period(), codes);
    }
}
