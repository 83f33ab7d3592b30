package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command works assessments out by the frameworks that come with Merata. */
class MaturityCommandTest {
    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "maturity";
        all[1] = "--home";
        all[2] = Path.of("").toAbsolutePath().toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandRun.of(all);
    }

    private static String out(CommandRun run) {
        return new String(run.bytes(), StandardCharsets.UTF_8);
    }

    private String assessment(String... lines) throws IOException {
        Path file = folder.resolve("assessment.csv");
        Files.writeString(file, "code,value\n" + String.join("\n", lines) + "\n");
        return file.toString();
    }

    @Test
    void frameworksAndTheirPartsAreListed() {
        CommandRun list = run("--language", "en");
        assertEquals(0, list.exitCode(), list.err());
        assertTrue(out(list).lines().anyMatch(line -> line.startsWith("pemdi_2026 ")), out(list));
        CommandRun parts = run("pemdi_2026", "--language", "id");
        assertTrue(out(parts).contains("Pelindungan Data Pribadi"), out(parts));
        assertEquals(28, out(parts).lines().count(), "seven aspects, twenty indicators and the header");
    }

    @Test
    void anAssessmentIsWorkedOutToEveryPart() throws IOException {
        String file = assessment(
                "U1,3.31", "U2,3.35", "U3,3.49", "U4,3.93", "U5,3.45", "U6,3.39", "U7,3.39", "U8,3.76", "U9,3.35");
        CommandRun run = run("skm_2017", "--assessment", file, "--language", "en");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(out(run).contains("Index 87.28 (before rounding 87.277778): Good."), out(run));
        CommandRun json = run("skm_2017", "--assessment", file, "--language", "en", "--format", "json");
        assertTrue(out(json).contains("\"code\":\"U4\""), out(json));
    }

    @Test
    void aPrintedIndexThatTheIndicatorsDoNotGiveIsTold() throws IOException {
        String file = assessment(
                "U1,3.200",
                "U2,3.216",
                "U3,2.936",
                "U4,3.530",
                "U5,3.136",
                "U6,3.200",
                "U7,3.316",
                "U8,3.916",
                "U9,3.323",
                "index,81.71");
        CommandRun run = run("skm_2017", "--assessment", file, "--language", "en");
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("index: 81.71 is printed, and the indicators give 82.702778."), run.err());
    }

    @Test
    void theCheapestStepsToABandAreListed() throws IOException {
        Path file = folder.resolve("efforts.csv");
        Files.writeString(file, "code,value,effort\n19,1,9\n20,1,2\n13,1,1\n14,1,1\n");
        CommandRun run = run("pemdi_2026", "--assessment", file.toString(), "--target", "2", "--language", "en");
        assertEquals(0, run.exitCode(), run.err());
        // From 1.00 to 1.495, which is published as 1.50: ten steps of 5 per cent, or of less effort with those of 15.
        assertTrue(out(run).contains("units of effort; the index is then 1.5"), out(run));
        CommandRun none = run("skm_2017", "--assessment", assessment("U1,3"), "--target", "A", "--language", "en");
        assertEquals(1, none.exitCode());
        assertTrue(none.err().contains("no mean of all its indicators"), none.err());
        CommandRun band = run("pemdi_2026", "--assessment", file.toString(), "--target", "Z", "--language", "en");
        assertEquals(2, band.exitCode());
    }

    @Test
    void whatIsWrongIsSaidWithWhatIsAllowed() throws IOException {
        assertTrue(run("pemdi", "--language", "en").err().contains("pemdi_2026"));
        CommandRun level = run("spbe_2020", "--assessment", assessment("1,7"), "--language", "id");
        assertEquals(1, level.exitCode());
        assertTrue(
                level.err().contains("1 bernilai 7; yang diperbolehkan tingkat bulat dari 1 sampai 5."), level.err());
        CommandRun code = run("spbe_2020", "--assessment", assessment("48,3"), "--language", "en");
        assertTrue(code.err().contains("spbe_2020 has no part 48."), code.err());
        CommandRun cell = run("spbe_2020", "--assessment", assessment("1,three", "1,4", "1,5"), "--language", "en");
        assertEquals(1, cell.exitCode());
        assertTrue(cell.err().contains("assessment.csv:2"), cell.err());
        assertTrue(cell.err().contains("assessment.csv:4"), cell.err());
        assertEquals(
                1,
                run("spbe_2020", "--assessment", folder.resolve("none.csv").toString())
                        .exitCode());
    }
}
