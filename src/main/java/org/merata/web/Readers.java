package org.merata.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.merata.disclosure.Access;
import org.merata.disclosure.Token;
import org.merata.disclosure.Tokens;

/** Who asks: everyone, or whoever shows a token. What was shown is never logged, echoed or kept. */
final class Readers {
    private static final String BEARER = "Bearer ";

    private final Optional<Tokens> tokens;

    Readers(Optional<Tokens> tokens) {
        this.tokens = tokens;
    }

    /**
     * The reader of a request.
     *
     * @return empty where it shows something that opens nothing: unknown, expired, revoked, or no token at all
     */
    Optional<Access> find(Context context) {
        String header = context.header("Authorization");
        if (header == null) {
            return Optional.of(Access.PUBLIC);
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.flatMap(kept -> kept.findValid(header.substring(BEARER.length()).strip()))
                        .map(Token::access)
                : Optional.empty();
    }

    /** Whether a token stands in the address, where servers on the way and the reader's browser write it down. */
    boolean isTokenIn(Context context) {
        String query = Optional.ofNullable(context.queryString()).orElse("");
        String address = (context.req().getRequestURI() + "?" + query).replaceAll("%5[Ff]", "_");
        return Token.SHAPE.matcher(address).find();
    }
}
