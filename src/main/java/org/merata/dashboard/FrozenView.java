package org.merata.dashboard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.model.Sha256;
import org.merata.publish.Release;

/**
 * A table of the reader's own, as of a release. Its id holds all of it, so nothing is stored for it; a digest at its end tells an id that
 * was mistyped or cut.
 *
 * @param release id of the release
 * @param query canonical, as the page of tables has it
 */
record FrozenView(String release, String query) {
    private static final String BETWEEN = "?";
    private static final Pattern ID = Pattern.compile("([A-Za-z0-9_-]{1,1900})-([0-9a-f]{10})");
    private static final int LETTERS_OF_THE_DIGEST = 10;

    FrozenView {
        if (!Release.isId(release)) {
            throw new IllegalArgumentException("no id of a release: " + release);
        }
    }

    String id() {
        byte[] told = (release + BETWEEN + query).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(told) + "-" + digest(told);
    }

    String path() {
        return "/q/" + id();
    }

    /** Empty where the id is none that this program has made. */
    static Optional<FrozenView> find(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] told;
        try {
            told = Base64.getUrlDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException cut) {
            return Optional.empty();
        }
        String text = new String(told, StandardCharsets.UTF_8);
        int between = text.indexOf(BETWEEN);
        boolean whole = digest(told).equals(matcher.group(2)) && between > 0;
        return whole && Release.isId(text.substring(0, between))
                ? Optional.of(new FrozenView(text.substring(0, between), text.substring(between + 1)))
                        .filter(view -> view.id().equals(id))
                : Optional.empty();
    }

    /** What the query chooses, by parameter. */
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        Arrays.stream(query.split("&")).filter(part -> part.contains("=")).forEach(part -> {
            int equals = part.indexOf('=');
            parameters.put(
                    part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        });
        return parameters;
    }

    private static String digest(byte[] told) {
        return Sha256.of(told).substring(0, LETTERS_OF_THE_DIGEST);
    }
}
