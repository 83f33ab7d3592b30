package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Text;
import org.merata.model.TimeRange;

/** What a panel covers, in words: measure, place, filters, period. */
final class Scope {
    private Scope() {}

    /** Everything in one line: {@code Digital take-up · Indonesia · Website · by province · January–December 2025}. */
    static String line(Wording words, Subject subject) {
        return line(words, subject.heading(), List.of(subject.measure()), subject.question(), subject.time());
    }

    /** The same; a heading stands for the measures' labels where there is one. */
    static String line(
            Wording words,
            Optional<Text> heading,
            List<MeasureDefinition> measures,
            Question question,
            Optional<TimeRange> time) {
        var parts = new ArrayList<String>();
        parts.add(heading.map(words::in)
                .orElseGet(() ->
                        words.formats().list(measures.stream().map(words::label).toList())));
        parts.addAll(places(words, question.where()));
        for (Breakdown breakdown : question.by()) {
            parts.add(words.say(
                    "scope.by",
                    "dimension",
                    words.inSentence(words.singular(breakdown.dimension(), breakdown.level()))));
        }
        question.grain().ifPresent(grain -> parts.add(words.say("scope.grain." + grain.id())));
        time.ifPresent(range -> parts.add(words.periods(range)));
        return String.join(" \u00b7 ", parts);
    }

    /** Where and for whom, inside a sentence: {@code Indonesia}, {@code Aceh, Family card}. */
    static String place(Wording words, Map<String, String> where) {
        return String.join(", ", places(words, where));
    }

    private static List<String> places(Wording words, Map<String, String> where) {
        var parts = new ArrayList<String>();
        if (!where.containsKey("region") && !where.containsKey("region.group") && !where.containsKey("agency")) {
            parts.add(words.nation());
        }
        for (String dimension : ViewRequest.DIMENSIONS) {
            if (where.containsKey(dimension)) {
                parts.add(words.name(dimension, where.get(dimension)));
            }
        }
        return parts;
    }
}
