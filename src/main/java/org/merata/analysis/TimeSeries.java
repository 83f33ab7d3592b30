package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.merata.disclosure.Answer;
import org.merata.model.Period;

/**
 * One measure of one part over time: every period from the first to the last, those without a value empty.
 *
 * @param values by period, in the measure's unit
 * @param cases by period: what the value rests on
 * @param missing periods without a value: suppressed, late, or not in the answer at all
 */
public record TimeSeries(List<Period> periods, List<OptionalDouble> values, List<OptionalLong> cases, int missing) {
    public TimeSeries {
        periods = List.copyOf(periods);
        values = List.copyOf(values);
        cases = List.copyOf(cases);
    }

    /**
     * The figures of one measure and one part of an answer by period.
     *
     * @param codes the part, by dimension; empty for an answer that is not split
     */
    public static TimeSeries of(Answer answer, String measure, Map<String, String> codes) {
        var byPeriod = new TreeMap<Period, Answer.Figure>();
        for (Answer.Figure figure : answer.figures()) {
            if (figure.measure().equals(measure)
                    && figure.codes().equals(codes)
                    && figure.period().isPresent()) {
                byPeriod.put(figure.period().get(), figure);
            }
        }
        var periods = new ArrayList<Period>();
        var values = new ArrayList<OptionalDouble>();
        var cases = new ArrayList<OptionalLong>();
        if (!byPeriod.isEmpty()) {
            for (Period at = byPeriod.firstKey(); at.compareTo(byPeriod.lastKey()) <= 0; at = at.next()) {
                Optional<Answer.Figure> figure = Optional.ofNullable(byPeriod.get(at));
                periods.add(at);
                values.add(figure.map(Answer.Figure::value).orElse(OptionalDouble.empty()));
                cases.add(figure.map(Answer.Figure::n).orElse(OptionalLong.empty()));
            }
        }
        int missing = (int) values.stream().filter(OptionalDouble::isEmpty).count();
        return new TimeSeries(periods, values, cases, missing);
    }
}
