package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.TimeRange;

/** The table of all measures by one dimension, asked with one question where they can be. */
final class Tables {
    private final Edition edition;

    Tables(Edition edition) {
        this.edition = edition;
    }

    /** Empty where none of the measures has data or is published by the dimension. */
    Optional<Panel> of(
            String id,
            List<MeasureDefinition> measures,
            String dimension,
            Optional<String> level,
            ViewRequest request) {
        List<MeasureDefinition> asked = measures.stream()
                .filter(measure -> measure.dimensions().contains(dimension)
                        && Numbers.supports(measure, request.where().keySet()))
                .toList();
        Optional<TimeRange> time =
                asked.stream().findFirst().flatMap(measure -> edition.numbers().total(measure, request.time()));
        if (time.isEmpty()) {
            return Optional.empty();
        }
        List<Answer> answers = edition.ask(
                asked,
                Question.of()
                        .by(new Breakdown(dimension, level))
                        .where(request.where())
                        .during(time.get()));
        List<MeasureDefinition> answered = Edition.answered(asked, answers);
        return answered.isEmpty()
                ? Optional.empty()
                : Optional.of(new TablePanel(edition.furniture())
                        .of(id, answered, answers, time.get(), dimension, level, List.of()));
    }
}
