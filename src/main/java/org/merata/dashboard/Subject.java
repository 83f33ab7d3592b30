package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.model.Text;
import org.merata.model.TimeRange;

/**
 * What one panel is about.
 *
 * @param id unique on the page
 * @param heading what its definition calls it; empty where the measure's label says enough
 * @param answers the answers behind it; the first is the one its scope is written from
 * @param time the calendar time it shows; empty where there are no data
 */
record Subject(
        String id,
        MeasureDefinition measure,
        Optional<Text> heading,
        Optional<Text> note,
        List<Answer> answers,
        Optional<TimeRange> time) {
    Subject {
        answers = List.copyOf(answers);
    }

    Question question() {
        return answers.get(0).question();
    }
}
