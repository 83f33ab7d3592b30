package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor tells of every file that was set aside, with its size, when, and what may be done. */
class DoctorAsideTest {
    @TempDir
    Path folder;

    private List<String> doctor(String language) {
        CommandRun run = CommandRun.of("doctor", "--home", folder.toString(), "--language", language);
        assertEquals(0, run.exitCode(), run.out());
        return run.out().lines().toList();
    }

    private static void assertLine(List<String> lines, String pattern) {
        assertTrue(lines.stream().anyMatch(line -> line.matches(pattern)), lines.toString());
    }

    @Test
    void whatWasSetAsideIsTold() throws Exception {
        TestHome home = TestHome.in(folder);
        home.transactions("1.csv", CommandTest.applications());
        home.ingest();
        assertFalse(doctor("en").toString().contains("et aside"));
        home.rebuild();
        Files.write(home.home().records(), new byte[70_000]);
        Files.write(home.home().archiveLedger(), "{\"event\":\"recei".getBytes(), StandardOpenOption.APPEND);
        home.ingest();
        List<String> english = doctor("en");
        String details = " \\(\\d+\\.\\d MB, 20\\d\\d-\\d\\d-\\d\\dT[\\d:]+Z\\)";
        assertLine(english, "  --  Set aside by merata rebuild: data/store/records\\.duckdb\\.replaced-\\w+" + details);
        assertLine(english, "  --  Set aside as damaged: data/store/records\\.duckdb\\.damaged-\\w+ \\(0\\.1 MB,.*");
        assertLine(english, "  --  The half-written end .*: data/store/archive/ledger\\.jsonl\\.torn-\\w+" + details);
        assertEquals(
                3,
                english.stream().filter(line -> line.contains("may be deleted")).count());
        List<String> indonesian = doctor("id");
        assertLine(indonesian, "  --  Disisihkan karena rusak: data/store/records.*");
        assertEquals(
                3,
                indonesian.stream()
                        .filter(line -> line.contains("boleh dihapus"))
                        .count());
    }
}
