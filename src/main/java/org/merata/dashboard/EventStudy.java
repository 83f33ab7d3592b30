package org.merata.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.analysis.BeforeAfter;
import org.merata.analysis.Exposure;
import org.merata.analysis.Result;
import org.merata.analysis.TimeSeries;
import org.merata.definition.EventDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;

/**
 * One measure of one place with an event: what was asked, and what came of it.
 *
 * @param answer empty where the measure has no data in these months, or cannot be asked for this choice
 * @param series the months used
 * @param result empty where months cannot tell the event from a rival
 * @param rivals other events of all that is looked at, within a month of this one
 * @param near other events of a part of it, within a month of this one
 * @param others further events in the months looked at
 * @param allowed other events in them that the model allows for
 * @param refusal why the question cannot be asked or answered, in words
 * @param broken whether the region became another in these months, so that some of them are not used
 */
record EventStudy(
        MeasureDefinition measure,
        EventDefinition event,
        Map<String, String> where,
        Exposure exposure,
        Optional<Answer> answer,
        TimeSeries series,
        Optional<Result<BeforeAfter>> result,
        List<EventDefinition> rivals,
        List<EventDefinition> near,
        List<EventDefinition> others,
        List<EventDefinition> allowed,
        Optional<String> refusal,
        boolean broken) {
    EventStudy {
        where = Map.copyOf(where);
        rivals = List.copyOf(rivals);
        near = List.copyOf(near);
        others = List.copyOf(others);
        allowed = List.copyOf(allowed);
    }

    Optional<BeforeAfter> found() {
        return result.flatMap(Result::value);
    }
}
