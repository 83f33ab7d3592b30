package org.merata.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.merata.disclosure.Token;

/** Who is signed in with a browser: random names for tokens, in memory alone, until the program ends. Safe for several threads. */
final class Sessions {
    static final Duration LONGEST = Duration.ofHours(8);

    private static final int MOST = 1_000;
    private static final int BYTES = 32;

    /** @param token the id of the token that was shown */
    private record Session(String token, Instant endsAt) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Begins a session; the oldest ends where there would be too many. */
    synchronized String begin(Token token) {
        byte[] drawn = new byte[BYTES];
        random.nextBytes(drawn);
        String name = HexFormat.of().formatHex(drawn);
        Instant longest = clock.instant().plus(LONGEST);
        sessions.put(name, new Session(token.id(), token.expiresAt().isBefore(longest) ? token.expiresAt() : longest));
        if (sessions.size() > MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        return name;
    }

    /** The id of the token behind a session; empty where it ended or never was. */
    synchronized Optional<String> findToken(String name) {
        return Optional.ofNullable(sessions.get(name))
                .filter(session -> clock.instant().isBefore(session.endsAt()))
                .map(Session::token);
    }

    synchronized void end(String name) {
        sessions.remove(name);
    }
}
