package org.merata;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.merata.disclosure.Access;
import org.merata.disclosure.AuditLog;
import org.merata.disclosure.Token;
import org.merata.disclosure.Tokens;
import org.merata.ingest.PersonalText;
import org.merata.model.Text;
import org.merata.publish.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes the tokens that open more than everyone sees. A running server follows at once. */
@Command(name = "token", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class TokenCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 366;

    enum Action {
        CREATE,
        LIST,
        REVOKE
    }

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "create|list|revoke", defaultValue = "list", descriptionKey = "token_action")
    private Action action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", descriptionKey = "token_id")
    private String id;

    @Option(names = "--agency", paramLabel = "CODE", descriptionKey = "token_agency")
    private String agency;

    @Option(names = "--researcher", paramLabel = "NAME", descriptionKey = "token_researcher")
    private String researcher;

    @Option(names = "--days", paramLabel = "N", defaultValue = "90", descriptionKey = "token_days")
    private int days;

    @Override
    public Integer call() {
        HomeContent content = HomeContent.read(common);
        Clock clock = Clock.systemUTC();
        Tokens tokens = Tokens.of(content.home().tokens(), clock);
        AuditLog audit = AuditLog.of(content.home().audit(), clock);
        PrintWriter out = spec.commandLine().getOut();
        switch (action) {
            case CREATE -> create(content, tokens, audit, out);
            case REVOKE -> revoke(content, tokens, audit, out);
            default -> list(tokens, clock.instant(), out);
        }
        out.flush();
        return Main.FINE;
    }

    private void create(HomeContent content, Tokens tokens, AuditLog audit, PrintWriter out) {
        if (days < 1 || days > MOST_DAYS) {
            throw wrong("usage.bad_value", "name", "--days", "value", "" + days, "allowed", "1.." + MOST_DAYS);
        }
        Access access = access(content);
        content.home().createStore();
        Tokens.Made made = tokens.create(access, Duration.ofDays(days));
        audit.write(made.token().id(), "token_made", scope(access));
        out.println(common.phrases()
                .say(
                        "token.made",
                        "id",
                        made.token().id(),
                        "scope",
                        scope(access),
                        "date",
                        made.token().expiresAt().toString()));
        out.println(made.text());
        out.println(common.phrases().say("token.once"));
    }

    private Access access(HomeContent content) {
        if ((agency == null) == (researcher == null)) {
            throw wrong("token.one_scope");
        }
        if (agency != null) {
            content.reference()
                    .findAgency(agency)
                    .orElseThrow(() -> new CommandRefused(
                            Main.WRONG_USAGE, common.phrases().say("token.no_agency", "agency", agency)));
            return new Access.Agency(agency);
        }
        if (PersonalText.isPersonal(researcher)) {
            throw wrong("token.personal");
        }
        try {
            return new Access.Researcher(researcher.strip());
        } catch (IllegalArgumentException notAName) {
            throw wrong("token.bad_name");
        }
    }

    private void revoke(HomeContent content, Tokens tokens, AuditLog audit, PrintWriter out) {
        if (id == null || !tokens.revoke(id)) {
            throw new CommandRefused(
                    Main.WRONG_INPUT, common.phrases().say("token.none_such", "id", id == null ? "" : id));
        }
        audit.write(id, "token_revoked", content.home().tokens().getFileName().toString());
        out.println(common.phrases().say("token.revoked", "id", id));
    }

    private void list(Tokens tokens, Instant now, PrintWriter out) {
        List<Token> all = tokens.list();
        if (all.isEmpty()) {
            out.println(common.phrases().say("token.none"));
            return;
        }
        List<Table.Column> columns = Arrays.asList("id", "scope", "created_at", "expires_at", "state").stream()
                .map(name -> new Table.Column(name, Table.Type.TEXT, Text.same(name)))
                .toList();
        List<List<Object>> rows = all.stream()
                .map(token -> List.<Object>of(
                        token.id(),
                        scope(token.access()),
                        token.createdAt().toString(),
                        token.expiresAt().toString(),
                        state(token, now)))
                .toList();
        out.print(TextTable.of(new Table("tokens", Text.same("tokens"), columns, rows), common.language()));
    }

    private String state(Token token, Instant now) {
        String state = token.revokedAt().isPresent() ? "revoked" : token.isValid(now) ? "valid" : "expired";
        return common.phrases().say("token.state." + state);
    }

    private static String scope(Access access) {
        return access instanceof Access.Agency one
                ? "agency " + one.code()
                : access instanceof Access.Researcher one
                        ? "researcher " + one.name()
                        : access.toString().toLowerCase(Locale.ROOT);
    }

    private CommandRefused wrong(String phrase, String... namesAndValues) {
        return new CommandRefused(Main.WRONG_USAGE, common.phrases().say(phrase, namesAndValues));
    }
}
