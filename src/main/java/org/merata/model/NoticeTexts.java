package org.merata.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the notices of a room say: {@code notices_en.properties} and {@code notices_id.properties} beside its classes, in UTF-8, with a
 * title and an advice for each code.
 */
public final class NoticeTexts {
    private final Properties english;
    private final Properties indonesian;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    private NoticeTexts(Properties english, Properties indonesian) {
        this.english = english;
        this.indonesian = indonesian;
    }

    /** @param room any class of the room */
    public static NoticeTexts of(Class<?> room) {
        return new NoticeTexts(read(room, Language.EN), read(room, Language.ID));
    }

    private static Properties read(Class<?> room, Language language) {
        String file = "notices_" + language.code() + ".properties";
        try (InputStream stream = room.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("no notices at " + room.getPackageName() + "/" + file);
            }
            var texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Text title(String code) {
        return get(code + ".title");
    }

    public Text advice(String code) {
        return get(code + ".advice");
    }

    /** Every key, in a language. */
    public java.util.Set<String> keys(Language language) {
        return (language == Language.EN ? english : indonesian).stringPropertyNames();
    }

    private Text get(String key) {
        return texts.computeIfAbsent(key, any -> {
            if (!english.containsKey(key) || !indonesian.containsKey(key)) {
                throw new IllegalArgumentException("no notice " + key + " in both languages");
            }
            return Text.of(english.getProperty(key), indonesian.getProperty(key));
        });
    }
}
