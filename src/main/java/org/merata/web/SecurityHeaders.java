package org.merata.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** The headers that every response carries, whatever answered: page, file, error, or the server itself. */
final class SecurityHeaders implements HttpConfiguration.Customizer {
    static final Map<String, String> ALL = new TreeMap<>(Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "X-Frame-Options",
            "DENY",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()"));

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        put(responseHeaders);
        return request;
    }

    /** Lets others frame what is answered here, which then has no script. */
    static void allowFraming(Context context) {
        context.res().setHeader("Content-Security-Policy", Embed.POLICY);
        context.res().setHeader("X-Frame-Options", null);
        context.res().setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    static HttpFields.Mutable put(HttpFields.Mutable headers) {
        ALL.forEach(headers::put);
        return headers;
    }
}
