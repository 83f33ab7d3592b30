package org.merata.web.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.model.Language;

/**
 * What a program asks for.
 *
 * @param path below {@code /api/v1}, decoded, a part each
 * @param parameters as sent, each with every value it came with
 * @param language of names and sentences
 * @param accept the media types it takes; empty for any
 */
public record ApiRequest(
        List<String> path, SortedMap<String, List<String>> parameters, Language language, String accept) {
    public ApiRequest {
        path = List.copyOf(path);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    public static ApiRequest of(List<String> path, Map<String, List<String>> parameters, Language language) {
        return new ApiRequest(path, new TreeMap<>(parameters), language, "");
    }

    /** The same text for requests that have the same answer; part of a cache key. */
    public String canonical() {
        return path + "?" + parameters + "&lang=" + language.code() + "&accept=" + accept;
    }
}
