package org.merata.web;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.merata.model.Language;

/** The language of a request: the one its address names, else the first that its reader's browser asks for and the product speaks. */
final class ReaderLanguage {
    static final String HEADER = "Accept-Language";

    private ReaderLanguage() {}

    static Language of(Context context) {
        return Target.of(context.req().getRequestURI())
                .language()
                .orElseGet(() -> preferred(Optional.ofNullable(context.header(HEADER))));
    }

    /** The first language of the header that the product speaks; English where it names none. */
    private static Language preferred(Optional<String> header) {
        return Locale.LanguageRange.parse(header.filter(text -> text.matches("[A-Za-z0-9,;=.*\\- ]{1,200}"))
                        .orElse("en"))
                .stream()
                .flatMap(range -> Language.find(range.getRange().replaceFirst("-.*", "")).stream())
                .findFirst()
                .orElse(Language.EN);
    }
}
