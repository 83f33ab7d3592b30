package org.merata.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One text for people, in every {@link Language}. */
public record Text(Map<Language, String> byLanguage) {
    public Text {
        var copy = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            copy.put(language, Objects.requireNonNull(byLanguage.get(language), "text in " + language.code()));
        }
        byLanguage = Collections.unmodifiableMap(copy);
    }

    public static Text of(String english, String indonesian) {
        return new Text(Map.of(Language.EN, english, Language.ID, indonesian));
    }

    /** A text that is the same in every language, such as a proper name. */
    public static Text same(String text) {
        return of(text, text);
    }

    public String in(Language language) {
        return byLanguage.get(language);
    }
}
