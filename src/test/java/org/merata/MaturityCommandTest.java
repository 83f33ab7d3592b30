package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command works assessments out by the frameworks that come with Merata. */
class MaturityCommandTest {
    @TempDir
    Path folder;

    private static CommandRun run(String... arguments) {
        return run(Path.of("").toAbsolutePath(), arguments);
    }

    private static CommandRun run(Path home, String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = "maturity";
        all[1] = "--home";
        all[2] = home.toString();
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
    void aSheetIsWrittenOnceWithWhatIsKnown() throws IOException {
        Path sheet = folder.resolve("sheet.csv");
        CommandRun run =
                run("skm_2017", "region-11", "--period", "2024", "--template", sheet.toString(), "--language", "en");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(out(run).contains("ingest assessment_sheet"), out(run));
        List<String> lines = Files.readAllLines(sheet);
        assertEquals(10, lines.size(), "nine elements and the header");
        assertTrue(lines.get(1).startsWith("skm_2017,,11,,,2024,U1,"), lines.get(1));
        CommandRun again = run("skm_2017", "--template", sheet.toString(), "--language", "en");
        assertEquals(1, again.exitCode());
        assertTrue(again.err().contains("not overwritten"), again.err());
        assertEquals(lines, Files.readAllLines(sheet));
        assertEquals(
                0,
                run("skm_2017", "--template", folder.resolve("s.xlsx").toString())
                        .exitCode());
        assertEquals(
                2,
                run("skm_2017", "--template", folder.resolve("s.pdf").toString())
                        .exitCode());
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

    /** Sumbar's DPM&PTSP (dpmptsp.sumbarprov.go.id/details/news/82) as a region's, and others that are made up for this test. */
    private Path home() {
        String fields = "framework,agency,region,country,unit,period,part,value,evidence,link,publisher";
        TestHome home = TestHome.in(folder)
                .copy("dashboards/frameworks/skm_2017.yaml", "dashboards/frameworks/skm_2017.yaml")
                .copy("dashboards/frameworks/ikm_2004.yaml", "dashboards/frameworks/ikm_2004.yaml")
                .source("declared", "maturity_assessments", "", List.of(fields.split(",")))
                .source("made_up", "maturity_assessments", "synthetic: true", List.of(fields.split(",")));
        var rows = new ArrayList<String>(List.of(fields));
        String[] elements = {"3.200", "3.216", "2.936", "3.530", "3.136", "3.200", "3.316", "3.916", "3.323"};
        for (int i = 0; i < elements.length; i++) {
            rows.add("skm_2017,,A,,,2024,U" + (i + 1) + "," + elements[i] + ",verified,https://example.org/" + i
                    + ",Office");
        }
        rows.add("skm_2017,,A,,,2024,U1,3.9,self_assessed,,Office");
        rows.add("skm_2017,,A,,,2024,index,81.71,verified,,Office");
        rows.add("skm_2017,,A,,,2023,U1,3,self_assessed,,Office");
        rows.add("skm_2017,G1,,,,2024,U1,3,self_assessed,,Office");
        rows.add("skm_2017,,,,G1,2024,U1,2,self_assessed,,Office");
        home.write("data/inbox/declared/d.csv", String.join("\n", rows) + "\n");
        home.write("data/inbox/made_up/m.csv", fields + "\nskm_2017,,,,Unit X (fiktif),2024,U1,4,measured,,Demo\n");
        home.ingest();
        return home.home().root();
    }

    @Test
    void anAssessmentOfThePublishedVersionIsWorkedOutWithItsEvidence() {
        Path home = home();
        CommandRun run = run(home, "skm_2017", "region-A", "--language", "en");
        assertEquals(1, run.exitCode(), "what is printed does not follow");
        assertTrue(
                out(run).startsWith(
                                "Alpha (region-A), 2024. Community satisfaction (SKM/IKM) 2017. Published by: Office."),
                out(run));
        assertTrue(
                out(run).lines()
                        .anyMatch(
                                line -> line.matches(
                                        "index +U1 +Requirements +0\\.111111 +3\\.20000 +3\\.20000 +verified +3\\.90000 +false +https://example.org/0")),
                out(run));
        assertTrue(out(run).contains("Index 82.70 (before rounding 82.702778): Good."), out(run));
        assertTrue(out(run).contains("own word for 0.0%, on a check by others for 100.0%"), out(run));
        assertTrue(run.err().contains("index: 81.71 is printed, and the indicators give 82.702778."), run.err());
        CommandRun before = run(home, "skm_2017", "Alfa", "--period", "2023", "--language", "id");
        assertEquals(0, before.exitCode(), before.err());
        // One of nine elements alone, 25 x 3, as the framework leaves the others out; eight ninths of the weight have
        // no value.
        assertTrue(out(before).contains("Indeks 75,00 (sebelum dibulatkan 75): Kurang baik."), out(before));
        assertTrue(out(before).contains("penilaian mandiri 11,1%"), out(before));
        assertTrue(out(before).contains("88,9% tanpa nilai."), out(before));
        CommandRun json = run(home, "skm_2017", "unit-unit-x-fiktif-fcada9d9", "--format", "json", "--language", "en");
        assertTrue(out(json).contains("\"synthetic\":true,\"notice\":\"DATA SINTETIS / SYNTHETIC DATA\""), out(json));
        assertTrue(out(json).contains("\"entity\":\"unit-unit-x-fiktif-fcada9d9\""), out(json));
        CommandRun madeUp = run(home, "skm_2017", "Unit X (fiktif)", "--language", "en");
        assertTrue(out(madeUp).startsWith("DATA SINTETIS / SYNTHETIC DATA"), out(madeUp));
    }

    @Test
    void whoIsAssessedIsListedAndNobodyIsGuessed() {
        Path home = home();
        CommandRun list = run(home, "skm_2017", "--entities", "--format", "csv", "--language", "en");
        assertEquals(0, list.exitCode(), list.err());
        assertEquals(
                List.of(
                        "entity,name,period,index,band,self_assessed,verified,measured,missing,synthetic",
                        "agency-G1,First Office,2024,75,C",
                        "region-A,Alpha,2024,82.7,B",
                        "unit-G1,G1,2024,50,D",
                        "unit-unit-x-fiktif-fcada9d9,Unit X (fiktif),2024,100,A"),
                out(list)
                        .lines()
                        .map(line -> line.startsWith("entity") ? line : cells(line, 5))
                        .toList());
        CommandRun several = run(home, "skm_2017", "G1", "--language", "en");
        assertEquals(1, several.exitCode());
        assertTrue(several.err().contains("G1 may be any of: agency-G1, unit-G1."), several.err());
        assertEquals(0, run(home, "skm_2017", "agency-G1").exitCode());
        CommandRun none = run(home, "skm_2017", "region-B", "--language", "en");
        assertEquals(1, none.exitCode());
        assertTrue(none.err().contains("Did you mean region-A?"), none.err());
        CommandRun year = run(home, "skm_2017", "A", "--period", "2020", "--language", "en");
        assertTrue(year.err().contains("There are: 2023, 2024."), year.err());
        assertEquals(2, run(home, "skm_2017", "A", "--period", "last").exitCode());
        CommandRun ofYear = run(home, "skm_2017", "--period", "2023", "--format", "csv");
        assertEquals(2, out(ofYear).lines().count(), out(ofYear));
    }

    private static String cells(String line, int count) {
        return String.join(",", List.of(line.split(",")).subList(0, count));
    }

    @Test
    void anIndexWithoutBandsAndAFileWithEvidence() throws IOException {
        Path file = folder.resolve("imdi.csv");
        Files.writeString(file, """
                code,value,evidence
                imdi_infrastructure,50,verified
                imdi_skills,40,measured
                imdi_empowerment,30,
                imdi_jobs,20,
                """);
        CommandRun run = run("imdi_2022", "region-11", "--assessment", file.toString(), "--language", "en");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(out(run).startsWith("region-11"), out(run));
        assertTrue(out(run).contains("Index 34.46 (before rounding 34.457)."), out(run));
        // 0.2682 + 0.2511 without a word on their evidence, 0.2161 checked, 0.2646 measured.
        assertTrue(
                out(run).contains("word for 51.9%, on a check by others for 21.6%, on records of systems for 26.5%"),
                out(run));
    }
}
