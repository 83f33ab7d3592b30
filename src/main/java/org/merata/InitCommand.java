package org.merata;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lays out a home without any synthetic row; never overwrites a file. */
@Command(name = "init", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class InitCommand implements Callable<Integer> {
    private static final String FIRST_COUNTRY = "ID";

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--country", paramLabel = "CODE", defaultValue = FIRST_COUNTRY, descriptionKey = "country")
    private String country;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "name")
    private String name;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC", descriptionKey = "zone")
    private String zone;

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "XXX", descriptionKey = "currency")
    private String currency;

    @Override
    public Integer call() {
        String code = country.toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2,3}")) {
            throw refused("init.bad_country", country);
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw refused("init.bad_currency", currency);
        }
        List<Path> written = code.equals(FIRST_COUNTRY)
                ? HomeTemplate.layOutIndonesia(common.home())
                : HomeTemplate.layOutEmpty(
                        common.home(),
                        Map.of(
                                "code",
                                code,
                                "id",
                                code.toLowerCase(Locale.ROOT),
                                "name",
                                plainName(code),
                                "zone",
                                knownZone(),
                                "currency",
                                currency));
        var out = spec.commandLine().getOut();
        out.println(common.phrases()
                .say("init.done", "home", common.home().toString(), "files", Integer.toString(written.size())));
        out.println(common.phrases().say(code.equals(FIRST_COUNTRY) ? "init.next_first" : "init.next_empty"));
        return Main.FINE;
    }

    /** The name goes into YAML and CSV: letters, digits, spaces and a few signs that need no escape in either. */
    private String plainName(String code) {
        String chosen = name == null ? code : name.strip();
        if (!chosen.matches("[\\p{L}\\p{M}\\p{N} .'()-]{1,80}")) {
            throw refused("init.bad_name", chosen);
        }
        return chosen;
    }

    private String knownZone() {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            throw refused("init.bad_zone", zone);
        }
    }

    private CommandRefused refused(String phrase, String value) {
        return new CommandRefused(Main.WRONG_USAGE, common.phrases().say(phrase, "value", value));
    }
}
