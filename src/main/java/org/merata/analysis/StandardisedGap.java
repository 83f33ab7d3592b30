package org.merata.analysis;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.merata.analysis.Kitagawa.Effect;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Intervals;
import org.merata.measure.Question.Mix;
import org.merata.measure.Question.Mix.Part;

/**
 * How far a place's quantile is from that of the whole, and how much of it is its mix of cases: with the quantile the place would have at
 * the mix of the whole between the two, own - whole = (own - standardised) + (standardised - whole) = mix + performance, exactly. For means
 * this is the difference of directly standardised rates (Kitagawa 1955, section 2); of quantiles there is no exact share of each service, so
 * none is told.
 *
 * @param own of the place
 * @param standardised of the place at the mix of the whole
 * @param told the share of the place's cases in cells that are told apart by name
 */
public record StandardisedGap(
        double own, double standardised, double whole, Effect difference, Effect mix, Effect performance, double told) {
    /**
     * From an answer to a question with a mix.
     *
     * @param codes what tells the place in the answer; empty where it is the only one
     */
    public static Result<StandardisedGap> of(Answer answer, String measure, Map<String, String> codes) {
        Map<String, Figure> parts = answer.figures().stream()
                .filter(figure -> figure.measure().equals(measure)
                        && figure.value().isPresent()
                        && figure.codes().entrySet().containsAll(codes.entrySet()))
                .collect(Collectors.toMap(figure -> figure.codes().get(Mix.CODE), Function.identity()));
        for (Part part : Part.values()) {
            if (!parts.containsKey(part.id())) {
                return Result.undefined(Undefined.NO_ANSWERS);
            }
        }
        return Result.of(new StandardisedGap(
                value(parts, Part.OWN),
                value(parts, Part.STANDARDISED),
                value(parts, Part.WHOLE),
                effect(parts, Part.DIFFERENCE),
                effect(parts, Part.MIX),
                effect(parts, Part.PERFORMANCE),
                value(parts, Part.TOLD)));
    }

    private static double value(Map<String, Figure> parts, Part part) {
        return parts.get(part.id()).value().orElseThrow();
    }

    private static Effect effect(Map<String, Figure> parts, Part part) {
        Figure figure = parts.get(part.id());
        OptionalDouble error = figure.interval()
                .map(interval -> OptionalDouble.of((interval.upper() - interval.lower()) / (2 * Intervals.Z)))
                .orElse(OptionalDouble.empty());
        return new Effect(figure.value().orElseThrow(), error);
    }
}
