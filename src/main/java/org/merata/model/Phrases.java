package org.merata.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one room in one language: {@code phrases_en.properties} and {@code phrases_id.properties} beside its classes, in
 * UTF-8. A phrase names its placeholders, {@code {region}}, and chooses a plural by a placeholder's text: {@code {n}
 * {n|region|regions}} takes the first form where {@code n} is written {@code 1}, else the second.
 */
public final class Phrases {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z_]*)(?:\\|([^{}|]*)\\|([^{}|]*))?}");

    private final String name;
    private final Language language;
    private final SortedMap<String, String> phrases;

    private Phrases(String name, Language language, SortedMap<String, String> phrases) {
        this.name = name;
        this.language = language;
        this.phrases = Collections.unmodifiableSortedMap(phrases);
    }

    /**
     * Reads the phrases of a room.
     *
     * @param room any class of the room
     */
    public static Phrases of(Class<?> room, Language language) {
        String file = "phrases_" + language.code() + ".properties";
        String name = room.getPackageName() + "/" + file;
        try (InputStream stream = room.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no phrases at " + name);
            }
            return new Phrases(name, language, read(name, new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A sentence without placeholders in every language. */
    public static Text text(Class<?> room, String key) {
        return Text.of(of(room, Language.EN).say(key), of(room, Language.ID).say(key));
    }

    public Language language() {
        return language;
    }

    public Set<String> keys() {
        return phrases.keySet();
    }

    /** The names a phrase wants values for. */
    public Set<String> placeholders(String key) {
        var names = new TreeSet<String>();
        Matcher matcher = PLACEHOLDER.matcher(get(key));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /**
     * The phrase with its values put in.
     *
     * @param namesAndValues name, value, name, value, ... : exactly the phrase's placeholders, written for people already
     */
    public String say(String key, String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("names and values come in pairs: " + key);
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return say(key, values);
    }

    public String say(String key, Map<String, String> values) {
        if (!values.keySet().equals(placeholders(key))) {
            throw new IllegalArgumentException(
                    name + ": " + key + " wants " + placeholders(key) + ", not " + new TreeSet<>(values.keySet()));
        }
        return PLACEHOLDER.matcher(get(key)).replaceAll(match -> {
            String value = values.get(match.group(1));
            boolean choice = match.group(2) != null;
            return Matcher.quoteReplacement(choice ? match.group(value.equals("1") ? 2 : 3) : value);
        });
    }

    private String get(String key) {
        String phrase = phrases.get(key);
        if (phrase == null) {
            throw new IllegalArgumentException(name + " has no phrase " + key);
        }
        return phrase;
    }

    private static SortedMap<String, String> read(String name, Reader reader) throws IOException {
        var found = new TreeMap<String, String>();
        var properties = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (found.put((String) key, (String) value) != null) {
                    throw new IllegalArgumentException(name + " has two phrases " + key);
                }
                return super.put(key, value);
            }
        };
        properties.load(reader);
        found.forEach((key, phrase) -> {
            if (PLACEHOLDER.matcher(phrase).replaceAll("").matches(".*[{}].*")) {
                throw new IllegalArgumentException(name + ": " + key + " has a brace that is no placeholder");
            }
        });
        return found;
    }
}
