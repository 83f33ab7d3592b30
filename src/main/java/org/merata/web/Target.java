package org.merata.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.merata.model.Language;

/**
 * What a path of the server asks for.
 *
 * @param language empty where the path names none
 * @param path without language and extension, such as {@code /regions/11}
 * @param extension {@code csv} or {@code json}; empty for a page
 */
record Target(Optional<Language> language, String path, Optional<String> extension) {
    private static final List<String> EXTENSIONS = List.of("csv", "json");

    /** @param raw the path as sent, still encoded */
    static Target of(String raw) {
        String path = decode(raw);
        Optional<Language> language = Optional.empty();
        for (Language one : Language.values()) {
            String prefix = "/" + one.code();
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                language = Optional.of(one);
                path = path.substring(prefix.length());
                break;
            }
        }
        Optional<String> extension = Optional.empty();
        for (String one : EXTENSIONS) {
            if (path.endsWith("." + one)) {
                extension = Optional.of(one);
                path = path.substring(0, path.length() - one.length() - 1);
                break;
            }
        }
        if (extension.isPresent() && path.equals(Address.OVERVIEW)) {
            path = "/";
        }
        return new Target(language, path.isEmpty() ? "/" : path, extension);
    }

    /** The path a page has; a trailing slash belongs to the overview alone. */
    String canonicalPath() {
        return path.length() > 1 && path.endsWith("/") ? path.replaceAll("/+$", "") : path;
    }

    private static String decode(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }
}
