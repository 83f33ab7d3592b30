package org.merata.web.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, read strictly: one that is not known is refused, and each may stand once. */
final class Parameters {
    static final String LANGUAGE = "lang";
    static final String PAGE = "page";
    static final String LIMIT = "limit";

    private final Map<String, List<String>> sent;

    /** @param known the names of all it may hold beside the language */
    private Parameters(Map<String, List<String>> sent, Collection<String> known) {
        this.sent = sent;
        var allowed = new ArrayList<>(known);
        allowed.add(LANGUAGE);
        sent.keySet().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ApiRefused.unknownParameter(
                            unknown, allowed.stream().sorted().toList());
                });
    }

    static Parameters of(ApiRequest request, Collection<String> known) {
        return new Parameters(request.parameters(), known);
    }

    static Parameters of(ApiRequest request, String... known) {
        return new Parameters(request.parameters(), List.of(known));
    }

    /** Its one value; empty where it is not there or has no text, which means all. */
    Optional<String> find(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ApiRefused.repeated(name);
        }
        return values.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The values of a parameter that takes several, by commas or by turns. */
    List<String> list(String name) {
        return sent.getOrDefault(name, List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    int number(String name, int usual, int most) {
        return find(name).map(text -> number(name, text, most)).orElse(usual);
    }

    private static int number(String name, String text, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw ApiRefused.unknownValue(name, text, List.of("1.." + most));
        }
        return Integer.parseInt(text);
    }
}
