package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that is too small, of the engine or of Java: what was there stays, it is said what to do, and the next run completes. */
class OutOfMemoryTest {
    private static final int ROWS = 300_000;
    private static final int SMALL_HEAP_MEGABYTES = 64;
    private static final int HUGE_CELL_LETTERS = 30_000_000;

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    private TestHome home;

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void load() {
        home = TestHome.in(folder);
        home.transactions("1.csv", CommandTest.applications());
        home.ingest();
    }

    private Said run(int heapMegabytes, String command, String language, String... more) throws Exception {
        var arguments =
                new java.util.ArrayList<>(List.of(command, "--home", folder.toString(), "--language", language));
        arguments.addAll(List.of(more));
        Process process = CommandRun.start(temporary, heapMegabytes, arguments.toArray(String[]::new));
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static String[] rows(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "k%d,licence,A,G1,online,2023-%02d-05 08:00:00,2023-%02d-05 08:%02d:00,,completed,0"
                        .formatted(i, 1 + i % 12, 1 + i % 12, 10 + i % 40))
                .toArray(String[]::new);
    }

    private void assertAllThere(List<String> served, int rows) throws Exception {
        assertEquals(served, home.published("SELECT * FROM batch"), "what is served stays");
        Said next = run(1_024, "ingest", "en");
        assertEquals(0, next.exitCode(), next.text());
        int all = CommandTest.applications().length + rows;
        assertEquals(
                List.of(all + "|" + all),
                home.records("SELECT count(*), count(DISTINCT transaction_id) FROM fact_service_transactions"));
        assertEquals(List.of("0"), home.records("SELECT count(*) FROM reload"));
        assertEquals(List.of(Integer.toString(all)), home.published("SELECT sum(accepted) FROM batch"));
    }

    @ParameterizedTest
    @CsvSource({
        "5, en, The engine's memory is too small for this.",
        "20, id, Memori mesin data terlalu kecil untuk ini.",
        "28, en, State more with --memory MB"
    })
    void theEnginesMemoryIsTooSmall(String megabytes, String language, String expected) throws Exception {
        home.transactions("2.csv", rows(ROWS));
        List<String> served = home.published("SELECT * FROM batch");
        Said said = run(1_024, "ingest", language, "--memory", megabytes);
        assertEquals(Main.FAILED, said.exitCode(), said.text());
        assertTrue(said.text().contains(expected), said.text());
        assertAllThere(served, ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void javasMemoryIsTooSmallForACellOnTheCarefulPath(String language) throws Exception {
        List<String> served = home.published("SELECT * FROM batch");
        String[] rows = rows(2_000);
        rows[1_000] = rows[1_000].replace(",licence,", ",lic\"ence" + "x".repeat(HUGE_CELL_LETTERS) + ",");
        home.transactions("2.csv", rows);
        Said said = run(SMALL_HEAP_MEGABYTES, "ingest", language);
        assertEquals(Main.FAILED, said.exitCode(), said.text());
        String expected = language.equals("en")
                ? "The program's memory (64 MB) is too small for this."
                : "Memori program (64 MB) terlalu kecil untuk ini.";
        assertTrue(said.text().contains(expected) && said.text().contains("-Xmx2g"), said.text());
        rows[1_000] = rows(1_001)[1_000];
        home.transactions("2.csv", rows);
        Said small = run(SMALL_HEAP_MEGABYTES, "ingest", language);
        assertEquals(0, small.exitCode(), "enough for the file without that cell: " + small.text());
        assertAllThere(home.published("SELECT * FROM batch"), 2_000);
        assertEquals(1, served.size());
    }

    @Test
    void aRebuildWithTooLittleMemoryKeepsWhatIsServedAndTheNextRunCompletes() throws Exception {
        home.transactions("2.csv", rows(ROWS));
        home.ingest();
        List<String> served = home.published("SELECT * FROM batch");
        Said said = run(1_024, "rebuild", "en", "--memory", "20");
        assertEquals(Main.FAILED, said.exitCode(), said.text());
        assertTrue(said.text().contains("The engine's memory is too small"), said.text());
        assertAllThere(served, ROWS);
    }

    @Test
    void memoryBelowZeroIsWrongUsage() throws Exception {
        assertEquals(
                Main.WRONG_USAGE, run(1_024, "ingest", "id", "--memory", "-1").exitCode());
    }
}
