package org.merata.web;

import java.util.List;
import java.util.Optional;
import org.merata.model.Phrases;

/**
 * What went wrong with a request, in the one shape of RFC 9457, in the reader's language; the same content as a page or as
 * {@code application/problem+json}. Holds nothing of the program's inside.
 *
 * @param code stable, in snake_case; the end of the problem's type
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        Optional<String> parameter,
        Optional<String> value,
        List<String> allowed) {
    private static final int MOST_VALUE = 200;
    private static final int MOST_ALLOWED = 200;

    public Problem {
        value = value.map(text -> text.length() > MOST_VALUE ? text.substring(0, MOST_VALUE) + "…" : text);
        allowed = List.copyOf(allowed.size() > MOST_ALLOWED ? allowed.subList(0, MOST_ALLOWED) : allowed);
    }

    /** A problem with a title and a detail of the phrases {@code error.CODE.title} and {@code error.CODE}. */
    static Problem of(int status, String code, Phrases phrases, String... namesAndValues) {
        return new Problem(
                status,
                code,
                phrases.say("error." + code + ".title"),
                phrases.say("error." + code, namesAndValues),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Problem about(String parameterName, Optional<String> parameterValue, List<String> allowedValues) {
        return new Problem(status, code, title, detail, Optional.of(parameterName), parameterValue, allowedValues);
    }
}
