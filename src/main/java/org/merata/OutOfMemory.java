package org.merata;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.model.Language;
import org.merata.model.Phrases;

/** Whose memory was too small for what was asked. */
enum OutOfMemory {
    /** The engine's, which {@code --memory} states. */
    ENGINE,
    /** Java's, which {@code -Xmx} states. */
    HEAP;

    /** The engine has no error code for it in JDBC. */
    private static final List<String> ENGINE_SAYS =
            List.of("out of memory", "could not allocate block", "failed to pin block", "failed to allocate data");

    /** Whether a failure, or what caused it, is that memory was too small. */
    static Optional<OutOfMemory> find(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(OutOfMemory::kind)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<OutOfMemory> kind(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return Optional.of(HEAP);
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof SQLException && ENGINE_SAYS.stream().anyMatch(message::contains)
                ? Optional.of(ENGINE)
                : Optional.empty();
    }

    /** What happened and what to do, in one sentence each. */
    String describe(Language language) {
        Phrases phrases = Phrases.of(Main.class, language);
        return this == HEAP
                ? phrases.say(
                        "memory.heap",
                        "heap",
                        Long.toString(Runtime.getRuntime().maxMemory() >> 20))
                : phrases.say("memory.engine");
    }
}
