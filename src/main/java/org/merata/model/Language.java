package org.merata.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language every text for people exists in. */
public enum Language {
    EN("en", "English", Locale.UK),
    ID("id", "Bahasa Indonesia", Locale.forLanguageTag("id-ID"));

    private final String code;
    private final String ownName;
    private final Locale locale;

    Language(String code, String ownName, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** The ISO 639-1 code, as in URLs and definition files. */
    public String code() {
        return code;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The locale for numbers, dates and sorting; independent of the machine's own. */
    public Locale locale() {
        return locale;
    }

    public static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }
}
