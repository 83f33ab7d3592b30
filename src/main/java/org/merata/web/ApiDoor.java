package org.merata.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.web.api.Api;
import org.merata.web.api.ApiRefused;
import org.merata.web.api.ApiReply;
import org.merata.web.api.ApiRequest;
import org.merata.web.api.OpenApi;

/** Brings requests of programs to the interface for them: counts them, finds their language, sends the answer. */
final class ApiDoor {
    private static final String PREFIX = "/api/";
    private static final String LANGUAGE = "lang";

    private final RateLimit limit = new RateLimit(Api.REQUESTS_PER_MINUTE, System::nanoTime);

    static boolean isAt(String raw) {
        return raw.startsWith(PREFIX);
    }

    /** Counts a request against its address; tells what is left. */
    void count(Context context, Phrases phrases) {
        RateLimit.Left left = limit.take(context.req().getRemoteAddr());
        context.header("RateLimit-Policy", "\"api\";q=" + limit.most() + ";w=" + RateLimit.WINDOW_SECONDS)
                .header("RateLimit", "\"api\";r=" + left.requests() + ";t=" + left.seconds());
        left.refusedFor().ifPresent(seconds -> {
            context.header("Retry-After", String.valueOf(seconds));
            throw new Failure(Problem.of(
                    429,
                    "rate_limited",
                    phrases,
                    "limit",
                    String.valueOf(limit.most()),
                    "seconds",
                    String.valueOf(seconds)));
        });
    }

    /** The document that describes the interface; empty at any other path. */
    static Optional<Reply> findDocument(String raw) {
        return OpenApi.find(raw.substring(PREFIX.length()))
                .map(found -> Reply.of(200, found.mediaType(), found.bytes(), Optional.empty()));
    }

    /** @param usual the language of a request that names none */
    static ApiRequest request(Context context, Language usual) {
        Map<String, List<String>> parameters = new TreeMap<>(context.queryParamMap());
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return new ApiRequest(
                path(context.req().getRequestURI()),
                new TreeMap<>(parameters),
                language(parameters).orElse(usual),
                accept.length() > 200 ? "" : accept);
    }

    private static Optional<Language> language(Map<String, List<String>> parameters) {
        List<String> values = parameters.getOrDefault(LANGUAGE, List.of());
        if (values.isEmpty() || values.size() == 1 && values.get(0).isEmpty()) {
            return Optional.empty();
        }
        Optional<Language> found = values.size() == 1 ? Language.find(values.get(0)) : Optional.empty();
        return Optional.of(found.orElseThrow(() -> ApiRefused.unknownValue(
                LANGUAGE,
                String.join(",", values),
                java.util.Arrays.stream(Language.values()).map(Language::code).toList())));
    }

    /** The parts of the path below the root, each decoded; a path beside the root has none that is there. */
    private static List<String> path(String raw) {
        if (!raw.equals(Api.ROOT) && !raw.startsWith(Api.ROOT + "/")) {
            return List.of(raw);
        }
        var parts = new ArrayList<String>();
        for (String part : raw.substring(Api.ROOT.length()).split("/", -1)) {
            parts.add(decode(part));
        }
        parts.remove(0);
        if (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    static Reply reply(ApiReply made) {
        var headers = new TreeMap<>(made.headers());
        headers.put("Vary", "Accept-Encoding, Accept, Accept-Language");
        return Reply.of(200, made.mediaType(), made.bytes(), made.fileName(), headers);
    }
}
