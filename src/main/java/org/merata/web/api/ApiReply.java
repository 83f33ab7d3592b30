package org.merata.web.api;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer to a program.
 *
 * @param headers that belong to this answer alone, such as those of paging
 * @param fileName the name to save it by; empty for what is read at once
 */
public record ApiReply(String mediaType, byte[] bytes, Map<String, String> headers, Optional<String> fileName) {
    public ApiReply {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
