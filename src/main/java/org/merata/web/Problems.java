package org.merata.web;

import java.util.List;
import java.util.Optional;
import org.merata.dashboard.ViewRefused;
import org.merata.measure.QuestionRefused;
import org.merata.measure.Refusal;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.web.api.ApiRefused;

/** What a reader is told of whatever went wrong; of a fault of the program, no more than that there was one. */
final class Problems {
    private Problems() {}

    static Problem of(Exception exception, Phrases phrases, Language language) {
        if (exception instanceof Failure failure) {
            return failure.problem();
        }
        if (exception instanceof ViewRefused refused) {
            return of(refused, phrases);
        }
        if (exception instanceof ApiRefused refused) {
            return of(refused, phrases);
        }
        if (exception instanceof QuestionRefused refused) {
            return of(refused, phrases, language);
        }
        return Problem.of(500, "failed", phrases);
    }

    private static Problem of(ViewRefused refused, Phrases phrases) {
        if (refused.most().isPresent()) {
            return Problem.of(
                            400,
                            "too_many",
                            phrases,
                            "parameter",
                            refused.parameter(),
                            "limit",
                            String.valueOf(refused.most().getAsInt()))
                    .about(refused.parameter(), Optional.of(refused.value()), refused.allowed());
        }
        Problem problem = refused.isUnknownParameter()
                ? Problem.of(400, "unknown_parameter", phrases, "parameter", refused.parameter())
                : Problem.of(400, "unknown_value", phrases, "parameter", refused.parameter(), "value", refused.value());
        return problem.about(refused.parameter(), Optional.of(refused.value()), refused.allowed());
    }

    private static Problem of(ApiRefused refused, Phrases phrases) {
        String name = refused.parameter().orElse("");
        String value = refused.value().orElse("");
        String[] said =
                switch (refused.code()) {
                    case "unknown_parameter", "one_value", "repeated" -> new String[] {"parameter", name};
                    case "unknown_value", "no_such" -> new String[] {"parameter", name, "value", value};
                    case "too_many" -> new String[] {"parameter", name, "limit", String.valueOf(refused.most())};
                    default -> new String[0];
                };
        Problem problem = Problem.of(refused.status(), refused.code(), phrases, said);
        return new Problem(
                problem.status(),
                problem.code(),
                problem.title(),
                problem.detail(),
                refused.parameter(),
                refused.value(),
                refused.allowed());
    }

    /** A question of the interface for programs, in the words of its parameters. */
    private static Problem of(QuestionRefused refused, Phrases phrases, Language language) {
        String parameter =
                switch (refused.parameter()) {
                    case "measures" -> "measure";
                    case "level" -> "by";
                    default -> refused.parameter();
                };
        return new Problem(
                refused.refusal() == Refusal.NOT_PUBLISHED_YET ? 404 : 400,
                refused.refusal().code(),
                phrases.say("error.question.title"),
                refused.refusal().sentence().in(language),
                Optional.of(parameter),
                Optional.of(refused.value()).filter(text -> !text.isEmpty()),
                refused.allowed() == null ? List.of() : refused.allowed());
    }
}
