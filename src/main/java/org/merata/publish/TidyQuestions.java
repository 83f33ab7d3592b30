package org.merata.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.merata.definition.CountryDefinition;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Refusal;
import org.merata.model.Grain;

/** What is asked of a measure for its tidy table: the nation and each level of regions down to the map, and the nation by each other dimension. */
final class TidyQuestions {
    private static final String REGION = "region";

    private TidyQuestions() {}

    /** @param dimension the one the nation is broken down by; empty for regions */
    record Asked(Question question, Optional<String> dimension) {
        /**
         * The answer in the finest periods that it can be given in, where the table isn't too large; empty where it can be given in none.
         */
        Optional<Answer> ask(Function<Question, Answer> gate) {
            Grain finest = question.grain().orElseThrow();
            for (Grain grain : Arrays.stream(Grain.values())
                    .filter(one -> one.compareTo(finest) >= 0)
                    .toList()) {
                try {
                    return Optional.of(gate.apply(question.each(grain)));
                } catch (QuestionRefused refused) {
                    if (refused.refusal() != Refusal.GRAIN_TOO_FINE && refused.refusal() != Refusal.TOO_LARGE) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        }
    }

    static List<Asked> list(MeasureDefinition measure, CountryDefinition country) {
        Question series = Question.of(measure.id()).each(measure.finest());
        Optional<String> over =
                measure.formula() instanceof Formula.Share share ? Optional.of(share.over()) : Optional.empty();
        boolean regional = measure.dimensions().contains(REGION);
        var asked = new ArrayList<Asked>();
        for (String level : regional ? levels(country) : List.of("")) {
            var by = new ArrayList<Breakdown>();
            if (regional) {
                by.add(Breakdown.of(REGION, level));
            }
            over.map(Breakdown::of).ifPresent(by::add);
            asked.add(new Asked(series.by(by.toArray(Breakdown[]::new)), Optional.empty()));
        }
        for (String dimension : measure.dimensions()) {
            if (!dimension.equals(REGION) && !over.equals(Optional.of(dimension)) && isAddedUp(measure, dimension)) {
                asked.add(byDimension(series, dimension, over, regional, country));
            }
        }
        return asked;
    }

    private static Asked byDimension(
            Question series, String dimension, Optional<String> over, boolean regional, CountryDefinition country) {
        var by = new ArrayList<Breakdown>();
        if (regional && !dimension.startsWith(REGION + ".")) {
            by.add(Breakdown.of(REGION, country.levels().get(0).id()));
        }
        by.add(Breakdown.of(dimension));
        over.filter(whole -> !dimension.startsWith(whole + "."))
                .map(Breakdown::of)
                .ifPresent(by::add);
        return new Asked(series.by(by.toArray(Breakdown[]::new)), Optional.of(dimension));
    }

    /** Values that others publish are told of what they were published of, and never added up. */
    private static boolean isAddedUp(MeasureDefinition measure, String dimension) {
        return !(measure.formula() instanceof Formula.Value) || !dimension.contains(".");
    }

    private static List<String> levels(CountryDefinition country) {
        var levels = new ArrayList<String>();
        for (CountryDefinition.Level level : country.levels()) {
            levels.add(level.id());
            if (level.id().equals(country.mapLevel())) {
                break;
            }
        }
        return levels;
    }
}
