package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Notice;

/** Whatever a person does to a definition, reading it never fails: it is read, or its file is named by a notice. */
class RobustnessTest {
    private static final Map<String, String> FILES = Map.of(
            "data/country.yaml", SmallHome.COUNTRY,
            "data/contracts/visits.yaml", SmallHome.VISITS,
            "data/sources/office.yaml", SmallHome.SOURCE,
            "dashboards/measures/take_up.yaml", SmallHome.TAKE_UP,
            "dashboards/measures/median.yaml", FitTest.median(),
            "dashboards/measures/index.yaml", FitTest.index(),
            "dashboards/page.yaml", SmallHome.DASHBOARD);
    private static final List<String> SCRAPS = List.of(
            "",
            "null",
            "[]",
            "{}",
            "[[]]",
            "{a: b}",
            "-1",
            "1e999",
            ".inf",
            "99999999999999999999",
            "0x1F",
            "''",
            "~",
            "*a",
            "&a",
            "!!int",
            "\t",
            "- ",
            ": ",
            "#",
            "NO",
            "2021-13-45",
            "%",
            "@",
            "`",
            "|",
            ">",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "🙂");

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2026})
    void aDamagedFileIsReadOrReported(long seed) {
        var random = new Random(seed);
        SmallHome home = new SmallHome(root);
        FILES.forEach(home::put);
        List<String> names = FILES.keySet().stream().sorted().toList();
        for (int i = 0; i < 100; i++) {
            String file = names.get(random.nextInt(names.size()));
            String damaged = damage(FILES.get(file), random);
            DefinitionFolder.Reading reading = home.put(file, damaged).read();
            String what = "seed " + seed + ", " + file + ":\n" + damaged;
            assertFalse(
                    isLeftOut(file, reading)
                            && reading.notices().list().stream().noneMatch(notice -> isAbout(file, notice)),
                    () -> "left out without a word: " + what);
            assertTrue(
                    reading.notices().list().stream()
                            .allMatch(notice -> notice.at().file().matches("[a-z/_]+\\.yaml")),
                    what);
            home.put(file, FILES.get(file));
        }
    }

    private static boolean isAbout(String file, Notice notice) {
        return notice.at().file().equals(file);
    }

    private static boolean isLeftOut(String file, DefinitionFolder.Reading reading) {
        Definitions definitions = reading.definitions();
        String id = Path.of(file).getFileName().toString().replace(".yaml", "");
        if (file.contains("country")) {
            return !reading.hasCountry();
        }
        if (file.contains("contracts")) {
            return !definitions.contracts().containsKey(id);
        }
        if (file.contains("sources")) {
            return !definitions.sources().containsKey(id);
        }
        return file.contains("measures")
                ? !definitions.measures().containsKey(id)
                : !definitions.dashboards().containsKey(id);
    }

    /** One to three harms: a line lost, doubled, indented or moved; a value, a word or a character exchanged. */
    private static String damage(String yaml, Random random) {
        String damaged = yaml;
        for (int harm = random.nextInt(3); harm >= 0; harm--) {
            damaged = harm(damaged, random);
        }
        return damaged;
    }

    private static String harm(String yaml, Random random) {
        List<String> lines = new ArrayList<>(List.of(yaml.split("\n", -1)));
        int line = random.nextInt(lines.size());
        String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(line));
            case 2 -> lines.set(line, "  " + lines.get(line));
            case 3 -> lines.add(random.nextInt(lines.size()), lines.remove(line));
            case 4 -> lines.set(line, lines.get(line).replaceFirst(":.*", ": " + scrap.replace("\\", "")));
            case 5 -> lines.set(line, lines.get(line).replaceFirst("\\b[a-z_]+\\b", scrap));
            default -> {
                String text = lines.get(line);
                int at = text.isEmpty() ? 0 : random.nextInt(text.length());
                lines.set(line, text.substring(0, at) + scrap + text.substring(Math.min(text.length(), at + 1)));
            }
        }
        return String.join("\n", lines);
    }
}
