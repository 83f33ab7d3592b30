package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quarantine as a data officer works with it: list, export, mend, try again. */
class QuarantineCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void load() {
        home = TestHome.in(folder);
        home.transactions(
                "a.csv",
                "=X1,nothing,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X2,=1+1,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X3,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0",
                "X4,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        home.ingest();
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void theListNamesPlaceAndReason() {
        String listed = run("quarantine", "--language", "en").out();
        assertTrue(listed.contains("transactions/a.csv") && listed.contains("unknown_code"), listed);
        assertTrue(listed.contains("2 faults"), listed);
        String one = run("quarantine", "list", "--code", "unknown_code", "--batch", "1", "--language", "id")
                .out();
        assertTrue(one.contains("2 kesalahan"), one);
        assertTrue(
                run("quarantine", "--source", "volumes", "--language", "en")
                        .out()
                        .contains("Nothing lies"),
                "filtered");
    }

    @Test
    void theExportHasReasonsAndAdviceAndRunsNoFormula() throws IOException {
        Path csv = folder.resolve("work.csv");
        assertEquals(
                0,
                run("quarantine", "export", "--out", csv.toString(), "--language", "en")
                        .exitCode());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(3, lines.size(), lines.toString());
        assertEquals("source,dataset,batch,file,line,record,column,code,reason,advice,value,cells", lines.get(0));
        assertTrue(lines.get(2).contains(",'=1+1,"), lines.get(2));
        assertEquals(2, run("quarantine", "export", "--out", csv.toString()).exitCode(), "it overwrites nothing");
        Path xlsx = folder.resolve("work.xlsx");
        assertEquals(0, run("quarantine", "export", "--out", xlsx.toString()).exitCode());
        assertTrue(Files.size(xlsx) > 1_000, "a workbook");
        assertEquals(2, run("quarantine", "export").exitCode(), "it asks for a file");
    }

    @Test
    void whatWasMendedIsTriedAgainAndTold() {
        home.write(
                "data/reference/services.csv",
                "code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee\n"
                        + "passport,Passport,Paspor,population,national,3,working_day,4,3,1,0\n"
                        + "nothing,Nothing,Nihil,population,national,3,working_day,4,3,1,0\n");
        CommandRun again = run("ingest", "--retry-quarantine", "--language", "en");
        assertEquals(0, again.exitCode(), again.err());
        assertTrue(
                again.out().contains("2 quarantined rows tried again: 1 accepted, 0 duplicates, 1 still quarantined"),
                again.out());
        String json =
                run("ingest", "transactions", "--retry-quarantine", "--json").out();
        assertTrue(json.contains("\"still_quarantined\" : 1"), json);
        assertEquals(
                2, run("ingest", "transactions", "x.csv", "--retry-quarantine").exitCode());
    }

    @Test
    void checkRunsTheRulesOverAllRecords() {
        home.write("data/quality/open.yaml", """
                id: open
                dataset: service_transactions
                label: {en: Open ones are returned, id: Yang berjalan dikembalikan}
                explanation: {en: a, id: b}
                recommendation: {en: Ask., id: Tanyakan.}
                level: row
                where: {status: in_progress}
                left: {field: returned_times}
                operator: greater
                right: {constant: 0}
                severity: warning
                """);
        CommandRun warned = run("check", "--language", "en");
        assertEquals(0, warned.exitCode(), warned.out() + warned.err());
        assertTrue(warned.out().contains("WARNING 2 of 2 rows break the rule"), warned.out());
        assertTrue(warned.out().contains("by 1 rule of quality: 0 in error, 1 with a warning"), warned.out());
        String error = "data/quality/open.yaml";
        home.write(error, read(folder.resolve(error)).replace("severity: warning", "severity: error"));
        CommandRun broken = run("check", "--language", "id");
        assertEquals(1, broken.exitCode(), broken.out());
        assertTrue(broken.out().contains("KESALAHAN 2 dari 2 baris"), broken.out());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
