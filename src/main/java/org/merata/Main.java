package org.merata;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.merata.model.Language;
import org.merata.warehouse.Stopped;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * Arguments in, exit code out: 0 fine, 1 something a person wrote is wrong, 2 wrong usage, 3 the program or its environment failed; 143 and
 * 130, from the system, where it was stopped by SIGTERM or Ctrl-C.
 * Without arguments it runs the demonstration.
 */
@Command(
        name = "merata",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        resourceBundle = "org.merata.commands",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            InspectCommand.class,
            IngestCommand.class,
            QuarantineCommand.class,
            UndoCommand.class,
            EraseCommand.class,
            RebuildCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CheckCommand.class,
            QueryCommand.class,
            LineageCommand.class,
            DueCommand.class,
            MaturityCommand.class,
            ServeCommand.class,
            ExportCommand.class,
            ReleaseCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            GenerateCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        })
public final class Main {
    static final int FINE = 0;
    static final int WRONG_INPUT = 1;
    static final int WRONG_USAGE = 2;
    static final int FAILED = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line and answers its exit code; never throws. */
    static int run(String... arguments) {
        Locale.setDefault(language(arguments).locale());
        String[] chosen = arguments.length == 0 ? new String[] {"demo"} : arguments;
        try {
            return commandLine().execute(chosen);
        } catch (OutOfMemoryError heapIsFull) {
            System.err.println(describe(heapIsFull, language(arguments)));
            return FAILED;
        }
    }

    /** The commands and their options, ready to be run. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain)
                .setParameterExceptionHandler(WrongUsage::explain);
    }

    private static Language language(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--language=")) {
                return Language.find(arguments[i].substring("--language=".length()))
                        .orElse(Language.EN);
            }
            if (arguments[i].equals("--language") && i + 1 < arguments.length) {
                return Language.find(arguments[i + 1]).orElse(Language.EN);
            }
        }
        String environment =
                System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", ""));
        return environment.startsWith("id") || environment.startsWith("in") ? Language.ID : Language.EN;
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof Stopped) {
            // StopSignal says it, and the system gives the exit code.
            return FAILED;
        }
        command.getErr().println(describe(failure, language(parsed)));
        return failure instanceof CommandRefused refused ? refused.exitCode() : FAILED;
    }

    /** The language that was asked for, as {@link CommonOptions} takes it. */
    private static Language language(ParseResult parsed) {
        return language(parsed.originalArgs().toArray(String[]::new));
    }

    private static String describe(Throwable failure, Language language) {
        if (failure instanceof CommandRefused) {
            return failure.getMessage();
        }
        Optional<String> shortage = OutOfMemory.find(failure).map(kind -> kind.describe(language));
        if (shortage.isPresent()) {
            return shortage.get();
        }
        var line = new StringBuilder(messageOf(failure));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (!line.toString().contains(messageOf(cause))) {
                line.append(": ").append(messageOf(cause));
            }
        }
        return line.toString();
    }

    private static String messageOf(Throwable failure) {
        boolean ownWords = failure instanceof IllegalStateException || failure instanceof UncheckedIOException;
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        if (ownWords && !message.isEmpty()) {
            return message;
        }
        return failure.getClass().getSimpleName() + (message.isEmpty() ? "" : " (" + message + ")");
    }

    /** The version in the jar's manifest; "development" where classes are run from a folder. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
