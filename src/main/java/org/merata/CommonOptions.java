package org.merata;

import java.nio.file.Path;
import org.merata.model.Formats;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.warehouse.RecordsDatabase.Resources;
import picocli.CommandLine.Option;

/** The options every command has. */
final class CommonOptions {
    @Option(names = "--home", paramLabel = "DIR", defaultValue = ".", descriptionKey = "home")
    private Path home;

    @Option(names = "--language", paramLabel = "en|id", descriptionKey = "language")
    private String language;

    Path home() {
        return home.toAbsolutePath().normalize();
    }

    /** The language answers are written in: the one asked for, else the terminal's, else English. */
    Language language() {
        if (language != null) {
            return Language.find(language)
                    .orElseThrow(() -> new CommandRefused(
                            Main.WRONG_USAGE,
                            Phrases.of(Main.class, Language.EN)
                                    .say(
                                            "usage.bad_value",
                                            "name",
                                            "--language",
                                            "value",
                                            language,
                                            "allowed",
                                            "en, id")));
        }
        return java.util.Locale.getDefault()
                        .getLanguage()
                        .equals(Language.ID.locale().getLanguage())
                ? Language.ID
                : Language.EN;
    }

    /**
     * What the engine may take.
     *
     * @param memoryMegabytes 0 for what suits this machine
     */
    Resources resources(long memoryMegabytes) {
        if (memoryMegabytes < 0) {
            throw new CommandRefused(Main.WRONG_USAGE, phrases().say("usage.memory_below_zero"));
        }
        Resources machine = Resources.ofThisMachine();
        return memoryMegabytes == 0 ? machine : new Resources(machine.threads(), memoryMegabytes);
    }

    Phrases phrases() {
        return Phrases.of(Main.class, language());
    }

    /** A whole number as this language writes it. */
    String number(long number) {
        return Formats.of(language()).count(number);
    }

    /** A number with one decimal. */
    String decimal(double number) {
        return Formats.of(language()).number(number, 1);
    }
}
