package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.TimeRange;

/**
 * Many lines by month, each measure in the months its own chart shows, as datasets end in different months; asked together where that is
 * the same.
 *
 * @param answers by one dimension and month
 * @param history the same over all the months in which a season is looked for; none of measures that have too few
 */
record Monthly(List<Answer> answers, List<Answer> history) {
    Monthly {
        answers = List.copyOf(answers);
        history = List.copyOf(history);
    }

    private record Months(TimeRange shown, Optional<TimeRange> history) {}

    /** @param chosen the reader's time; else the last so many months of each measure */
    static Monthly of(
            Edition edition,
            List<MeasureDefinition> measures,
            Breakdown by,
            Map<String, String> where,
            Optional<TimeRange> chosen,
            int lastMonths) {
        Numbers numbers = edition.numbers();
        var alike = new LinkedHashMap<Months, List<MeasureDefinition>>();
        for (MeasureDefinition measure : measures) {
            numbers.window(measure, chosen, lastMonths)
                    .filter(shown -> !shown.listPeriods(Grain.MONTH).isEmpty())
                    .ifPresent(shown -> alike.computeIfAbsent(
                                    new Months(shown, numbers.history(measure, shown)), months -> new ArrayList<>())
                            .add(measure));
        }
        var answers = new ArrayList<Answer>();
        var history = new ArrayList<Answer>();
        Question question = Question.of().by(by).where(where).each(Grain.MONTH);
        alike.forEach((months, some) -> {
            answers.addAll(edition.ask(some, question.during(months.shown())));
            months.history().ifPresent(longer -> history.addAll(edition.ask(some, question.during(longer))));
        });
        return new Monthly(answers, history);
    }
}
