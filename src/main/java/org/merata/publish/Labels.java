package org.merata.publish;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.model.Text;

/** The phrases of this room as texts in every language, read once. */
final class Labels {
    private static final Map<Language, Phrases> PHRASES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            PHRASES.put(language, Phrases.of(Labels.class, language));
        }
    }

    private Labels() {}

    /** @param values names and values, by turns, for the places in the phrase */
    static Text get(String key, String... values) {
        var texts = new EnumMap<Language, String>(Language.class);
        PHRASES.forEach((language, phrases) -> texts.put(language, phrases.say(key, values)));
        return new Text(texts);
    }

    /** The same with texts put in, each in its language. */
    static Text get(String key, Map<String, Text> values) {
        var texts = new EnumMap<Language, String>(Language.class);
        PHRASES.forEach((language, phrases) -> {
            var inLanguage = new TreeMap<String, String>();
            values.forEach((name, value) -> inLanguage.put(name, value.in(language)));
            texts.put(language, phrases.say(key, inLanguage));
        });
        return new Text(texts);
    }

    static Optional<Text> find(String key) {
        return PHRASES.get(Language.EN).keys().contains(key) ? Optional.of(get(key)) : Optional.empty();
    }
}
