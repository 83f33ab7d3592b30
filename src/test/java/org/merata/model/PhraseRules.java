package org.merata.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for the phrases of every room. A room's test extends this with one of its classes, and with the keys that its code builds
 * at run time, such as one a status.
 */
public abstract class PhraseRules {
    private static final Path SOURCES = Path.of("src/main");

    private final Phrases english;
    private final Phrases indonesian;
    private final Set<String> built;

    protected PhraseRules(Class<?> room, Set<String> built) {
        this.english = Phrases.of(room, Language.EN);
        this.indonesian = Phrases.of(room, Language.ID);
        this.built = Set.copyOf(built);
    }

    @Test
    void everyPhraseExistsInBothLanguages() {
        assertEquals(english.keys(), indonesian.keys());
    }

    @Test
    void aPhraseHasTheSamePlaceholdersInBothLanguages() {
        for (String key : english.keys()) {
            assertEquals(english.placeholders(key), indonesian.placeholders(key), key);
        }
    }

    @Test
    void everyPhraseSaysSomething() {
        for (Phrases phrases : new Phrases[] {english, indonesian}) {
            for (String key : phrases.keys()) {
                var values = phrases.placeholders(key).stream().collect(Collectors.toMap(name -> name, name -> "2"));
                String text = phrases.say(key, values);
                assertTrue(!text.isBlank() && text.equals(text.strip()), key + " in " + phrases.language());
            }
        }
    }

    @Test
    void everyBuiltKeyHasAPhrase() {
        var missing = new TreeSet<>(built);
        missing.removeAll(english.keys());
        assertEquals(Set.of(), missing);
    }

    /** A key is used where it stands in quotes in the sources, or the room's test names it as built. */
    @Test
    void noPhraseIsUnused() {
        String sources = readSources();
        var unused = new TreeSet<>(english.keys());
        unused.removeAll(built);
        unused.removeIf(key -> sources.contains("\"" + key + "\""));
        assertEquals(Set.of(), unused);
    }

    private static String readSources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".jte"))
                    .map(PhraseRules::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
