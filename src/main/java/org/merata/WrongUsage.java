package org.merata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.merata.model.Language;
import org.merata.model.Phrases;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what of a command line was not understood and what may be written there, in the reader's language. */
final class WrongUsage {
    private WrongUsage() {}

    static int explain(ParameterException failure, String... arguments) {
        CommandSpec spec = failure.getCommandLine().getCommandSpec();
        Language language =
                Locale.getDefault().getLanguage().equals(Language.ID.locale().getLanguage())
                        ? Language.ID
                        : Language.EN;
        Phrases phrases = Phrases.of(Main.class, language);
        var err = failure.getCommandLine().getErr();
        err.println(describe(failure, spec, phrases));
        err.println(phrases.say("usage.help", "command", spec.qualifiedName()));
        err.flush();
        return Main.WRONG_USAGE;
    }

    private static String describe(ParameterException failure, CommandSpec spec, Phrases phrases) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String allowed = spec.subcommands().isEmpty()
                    ? spec.options().stream()
                            .map(OptionSpec::longestName)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    : spec.subcommands().keySet().stream().sorted().collect(Collectors.joining(", "));
            return phrases.say(
                    "usage.unknown", "value", String.join(" ", unmatched.getUnmatched()), "allowed", allowed);
        }
        if (failure instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream().map(WrongUsage::name).collect(Collectors.joining(", "));
            return phrases.say("usage.missing", "names", names);
        }
        ArgSpec argument = failure.getArgSpec();
        if (argument == null) {
            return failure.getMessage();
        }
        return phrases.say(
                "usage.bad_value",
                "name",
                name(argument),
                "value",
                failure.getValue() == null ? "" : failure.getValue(),
                "allowed",
                String.join(", ", allowed(argument, phrases)));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static List<String> allowed(ArgSpec argument, Phrases phrases) {
        Class<?> type = argument.type();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
        boolean whole = type == int.class || type == long.class;
        return List.of(whole ? phrases.say("usage.whole_number") : argument.paramLabel());
    }
}
