package org.merata.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.merata.disclosure.Access;
import org.merata.disclosure.Token;
import org.merata.disclosure.Tokens;

/** Who asks: everyone, or whoever shows a token or signed in with one. What was shown is never logged, echoed or kept. */
final class Readers {
    private static final String BEARER = "Bearer ";
    private static final String COOKIE = "merata_session";

    private final Optional<Tokens> tokens;
    private final Sessions sessions = new Sessions(Clock.systemUTC());

    Readers(Optional<Tokens> tokens) {
        this.tokens = tokens;
    }

    /**
     * The reader of a request. A session that ended makes its reader one of everyone; the page then bears no notice.
     *
     * @return empty where it shows a token that opens nothing: unknown, expired, revoked, or no token at all
     */
    Optional<Access> find(Context context) {
        String header = context.header("Authorization");
        if (header == null) {
            return Optional.of(session(context)
                    .flatMap(sessions::findToken)
                    .flatMap(id -> tokens.flatMap(kept -> kept.findById(id)))
                    .map(Token::access)
                    .orElse(Access.PUBLIC));
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? findToken(header.substring(BEARER.length()).strip()).map(Token::access)
                : Optional.empty();
    }

    Optional<Token> findToken(String presented) {
        return tokens.flatMap(kept -> kept.findValid(presented));
    }

    /** Lets the reader's browser go on as the holder of a token, under a name that nobody had before. */
    void begin(Context context, Token token) {
        boolean encrypted = context.req().isSecure() || "https".equals(context.header("X-Forwarded-Proto"));
        context.res()
                .setHeader(
                        "Set-Cookie",
                        COOKIE + "=" + sessions.begin(token) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
                                + Sessions.LONGEST.toSeconds() + (encrypted ? "; Secure" : ""));
    }

    void end(Context context) {
        session(context).ifPresent(name -> {
            sessions.end(name);
            context.res().setHeader("Set-Cookie", COOKIE + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        });
    }

    private static Optional<String> session(Context context) {
        String header = Optional.ofNullable(context.header("Cookie")).orElse("");
        return Arrays.stream(header.split(";\\s*"))
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .findFirst();
    }

    /** Whether a token stands in the address, where servers on the way and the reader's browser write it down. */
    boolean isTokenIn(Context context) {
        String query = Optional.ofNullable(context.queryString()).orElse("");
        String address = (context.req().getRequestURI() + "?" + query).replaceAll("%5[Ff]", "_");
        return Token.SHAPE.matcher(address).find();
    }
}
