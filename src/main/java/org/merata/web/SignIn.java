package org.merata.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.merata.disclosure.Access;
import org.merata.disclosure.Token;
import org.merata.model.Language;

/** The page at which a token is exchanged for a session: the only requests of the server that change anything, and only in its memory. */
final class SignIn {
    private static final String PATH = "/access";
    private static final String END = "/access/end";
    private static final int MOST_BYTES = 1_000;

    private final Function<Access, SiteLease> sites;
    private final Readers readers;
    private final PageRenderer renderer;
    private final Surroundings surroundings;

    SignIn(Function<Access, SiteLease> sites, Readers readers, PageRenderer renderer, Surroundings surroundings) {
        this.sites = sites;
        this.readers = readers;
        this.renderer = renderer;
        this.surroundings = surroundings;
    }

    /** Whether a request with a path and a method belongs here. */
    static boolean takes(Target target, HandlerType method) {
        boolean reading = method == HandlerType.GET || method == HandlerType.HEAD;
        boolean ending = target.path().equals(END) && !reading;
        return target.extension().isEmpty() && (target.path().equals(PATH) || ending);
    }

    /** The page; of a signed-in reader, who they are here. */
    Reply page(Language language, Access access, boolean refused) {
        try (SiteLease lease = sites.apply(access)) {
            Optional<String> internal = lease.site().flatMap(site -> Internal.banner(access, site.names(), language));
            var address = new Address(language, PATH, "");
            return Reply.page(
                    refused ? 401 : 200, renderer.access(address, internal, refused, surroundings.of(lease, language)));
        }
    }

    /**
     * Begins or ends a session.
     *
     * @return the page where the token opens nothing; empty where the reader is sent on
     */
    Optional<Reply> take(Context context, Target target, Language language) {
        requireOwnForm(context, language);
        readers.end(context);
        if (target.path().equals(PATH)) {
            Optional<Token> token = readers.findToken(token(context, language));
            if (token.isEmpty()) {
                return Optional.of(page(language, Access.PUBLIC, true));
            }
            readers.begin(context, token.get());
        }
        context.header("Location", Address.local(language, PATH)).status(303);
        return Optional.empty();
    }

    private String token(Context context, Language language) {
        if (context.contentLength() > MOST_BYTES || context.contentLength() < 0) {
            throw new Failure(Problem.of(413, "form_too_large", renderer.phrases(language)));
        }
        return Optional.ofNullable(context.formParam("token")).orElse("").strip();
    }

    /** A form of another site could sign a reader in as somebody else: every browser says where a form comes from. */
    private void requireOwnForm(Context context, Language language) {
        String host = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (!origin(Optional.ofNullable(context.header("Origin")).orElse("")).equals(host) || host.isEmpty()) {
            throw new Failure(Problem.of(403, "foreign_form", renderer.phrases(language)));
        }
    }

    private static String origin(String header) {
        if (!header.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,255}")) {
            return "";
        }
        return URI.create(header).getAuthority().toLowerCase(Locale.ROOT);
    }
}
