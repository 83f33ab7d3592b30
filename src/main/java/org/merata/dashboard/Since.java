package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;

/**
 * What became of the figures of a question between two versions.
 *
 * @param revised with a value in both, which differ; the largest change for its size first
 * @param turned with a value in one of them alone, though there in both
 * @param added there now alone
 * @param removed there then alone
 * @param same there in both, and alike
 */
record Since(List<Revised> revised, List<Revised> turned, List<Figure> added, List<Figure> removed, int same) {
    Since {
        revised = List.copyOf(revised);
        turned = List.copyOf(turned);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** One figure, then and now. */
    record Revised(Figure then, Figure now) {
        double difference() {
            return now.value().orElseThrow() - then.value().orElseThrow();
        }

        /** The difference as a share of what it was; of a figure that was zero, without bound. */
        double size() {
            double was = Math.abs(then.value().orElseThrow());
            return was == 0 ? Double.POSITIVE_INFINITY : Math.abs(difference()) / was;
        }
    }

    static Since of(List<Answer> then, List<Answer> now) {
        Map<List<Object>, Figure> before = byPlace(then);
        Map<List<Object>, Figure> after = byPlace(now);
        var revised = new ArrayList<Revised>();
        var turned = new ArrayList<Revised>();
        var removed = new ArrayList<Figure>();
        int same = 0;
        for (var entry : before.entrySet()) {
            Figure was = entry.getValue();
            Optional<Figure> is = Optional.ofNullable(after.get(entry.getKey()));
            if (is.isEmpty()) {
                removed.add(was);
            } else if (was.value().isPresent() != is.get().value().isPresent()) {
                turned.add(new Revised(was, is.get()));
            } else if (was.value().equals(is.get().value())) {
                same++;
            } else {
                revised.add(new Revised(was, is.get()));
            }
        }
        revised.sort(Comparator.comparingDouble(Revised::size).reversed());
        List<Figure> added = after.entrySet().stream()
                .filter(entry -> !before.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Since(revised, turned, added, removed, same);
    }

    private static Map<List<Object>, Figure> byPlace(List<Answer> answers) {
        var figures = new LinkedHashMap<List<Object>, Figure>();
        answers.stream()
                .flatMap(answer -> answer.figures().stream())
                .forEach(figure ->
                        figures.putIfAbsent(List.of(figure.measure(), figure.period(), figure.codes()), figure));
        return figures;
    }

    boolean isNothing() {
        return revised.isEmpty() && turned.isEmpty() && added.isEmpty() && removed.isEmpty();
    }
}
