package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Help says what each command and option does, in both languages; README names what there is. */
class HelpTest {
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z]+(?:-[a-z]+)*");
    private static final Pattern COMMAND = Pattern.compile("^\\| `([a-z]+)([^`]*)` \\|");

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void everyCommandAndArgumentIsDescribed(String language) throws IOException {
        Set<String> words = keys(language.equals("en") ? "commands.properties" : "commands_id.properties");
        var missing = new TreeSet<String>();
        for (CommandLine command : commands()) {
            CommandSpec spec = command.getCommandSpec();
            String description = spec.qualifiedName(".") + ".usage.description";
            if (!words.contains(description)) {
                missing.add(description);
            }
            for (OptionSpec option : spec.options()) {
                String name = option.longestName().replace("--", "");
                if (!words.contains(option.descriptionKey()) && !words.contains(name)) {
                    missing.add(spec.name() + " " + option.longestName());
                }
            }
            for (PositionalParamSpec parameter : spec.positionalParameters()) {
                if (!words.contains(String.valueOf(parameter.descriptionKey()))) {
                    missing.add(spec.name() + " " + parameter.paramLabel());
                }
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void theSameIsSaidInBothLanguages() throws IOException {
        assertEquals(keys("commands.properties"), keys("commands_id.properties"));
    }

    @Test
    void everyHelpIsShownInBothLanguages() {
        for (String command : commandNames()) {
            CommandRun english = CommandRun.of(command, "--language", "en", "--help");
            CommandRun indonesian = CommandRun.of(command, "--language=id", "--help");
            assertEquals(0, english.exitCode(), command);
            assertEquals(0, indonesian.exitCode(), command);
            assertTrue(english.out().contains("The language of answers"), command + english.out());
            assertTrue(indonesian.out().contains("Bahasa jawaban"), command + indonesian.out());
        }
    }

    @Test
    void theTableOfReadmeNamesEveryCommandAndOnlyOptionsThatExist() throws IOException {
        var named = new TreeSet<String>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            var command = COMMAND.matcher(line);
            if (command.find()) {
                named.add(command.group(1));
                assertOptionsExist(command.group(1), line);
            }
        }
        assertEquals(new TreeSet<>(commandNames()), named);
    }

    @Test
    void everyCommandLineOfReadmeNamesOptionsThatExist() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.contains("java -jar target/merata.jar "))
                .toList();
        assertTrue(lines.size() >= 2, "README shows command lines");
        for (String line : lines) {
            String command = line.replaceAll(".*java -jar target/merata.jar ([A-Za-z]+).*", "$1");
            if (!command.equals("COMMAND")) {
                assertOptionsExist(command, line);
            }
        }
    }

    private static void assertOptionsExist(String command, String line) {
        CommandLine found = Main.commandLine().getSubcommands().get(command);
        assertTrue(found != null, "there is no command " + command);
        var option = OPTION.matcher(line);
        while (option.find()) {
            assertTrue(
                    found.getCommandSpec().findOption(option.group()) != null, command + " has no " + option.group());
        }
    }

    private static TreeSet<String> commandNames() {
        return new TreeSet<>(Main.commandLine().getSubcommands().keySet());
    }

    private static Set<String> keys(String file) throws IOException {
        var words = new Properties();
        try (InputStream in = Main.class.getResourceAsStream(file)) {
            words.load(in);
        }
        return new TreeSet<>(words.stringPropertyNames());
    }

    private static List<CommandLine> commands() {
        var root = Main.commandLine();
        var all = new ArrayList<>(List.of(root));
        all.addAll(root.getSubcommands().values());
        return all;
    }
}
