package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are taken as they arrive, when they are complete; what was not loaded is not moved. */
class FolderWatchTest {
    @TempDir
    Path folder;

    @TempDir
    Path arriving;

    @TempDir
    Path temporary;

    private TestHome home;
    private Process watcher;
    private BufferedReader said;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        watcher.destroyForcibly().waitFor();
    }

    private void watch(String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "ingest",
                "--home",
                folder.toString(),
                "--language",
                "en",
                "--watch",
                arriving.toString(),
                "--interval",
                "1"));
        arguments.addAll(List.of(options));
        watcher = CommandRun.start(temporary, arguments.toArray(String[]::new));
        said = watcher.inputReader();
        awaitLine("Watching");
    }

    /** Reads on until a line holds the text. */
    private String awaitLine(String text) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("never said: " + text + "; said: " + lines);
    }

    private void put(String name, String text) throws IOException {
        Path file = arriving.resolve(name);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(name.substring(name.lastIndexOf('/') + 1) + ".part");
        Files.writeString(part, text);
        Files.move(part, file);
    }

    private static String transactions(String... rows) {
        return TestHome.TRANSACTIONS_HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    @Test
    void completeFilesAreLoadedAndMovedAndEverythingElseStays() throws Exception {
        watch();
        String good = transactions(CommandTest.applications());
        Files.writeString(arriving.resolve("half.csv.part"), good);
        put("transactions/good.csv", good);
        awaitLine("good.csv: loaded");
        assertTrue(Files.exists(arriving.resolve("loaded/transactions/good.csv")));
        assertFalse(Files.exists(arriving.resolve("transactions/good.csv")));
        put("transactions/same.csv", good);
        awaitLine("same.csv: the same bytes");
        put("transactions/bad.csv", "a,b\n1,2\n");
        awaitLine("bad.csv: refused [column_missing]");
        assertTrue(Files.exists(arriving.resolve("transactions/bad.csv")));
        assertTrue(Files.readString(arriving.resolve("transactions/bad.csv.report.json"))
                .contains("column_missing"));
        assertTrue(Files.exists(arriving.resolve("transactions/same.csv")));
        assertTrue(Files.exists(arriving.resolve("half.csv.part")));
        put("unknown.csv", good);
        awaitLine("unknown.csv: no source");
        assertEquals(List.of("1"), home.records("SELECT count(*) FROM batch"));
        watcher.destroy();
        assertEquals(0, watcher.waitFor());
    }

    @Test
    void correctionsAreCounted() throws Exception {
        home.source(
                TestHome.TRANSACTIONS,
                "service_transactions",
                "corrections: replace",
                List.of(TestHome.TRANSACTIONS_HEADER.split(",")));
        String row = "X1,passport,A,G1,%s,2024-07-05 16:00:00,,,in_progress,0";
        watch();
        put("transactions/a.csv", transactions(row.formatted("online")));
        awaitLine("a.csv: loaded");
        put("transactions/b.csv", transactions(row.formatted("counter")));
        awaitLine("b.csv: 1 accepted rows took the place of earlier files' rows");
        assertEquals(List.of("counter"), home.records("SELECT channel FROM fact_service_transactions"));
    }

    @Test
    void aFileThatAnotherProgramStillWritesIsLeftUntilItIsClosed() throws Exception {
        assumeTrue(OpenFiles.isTold(), "skipped: this system does not tell who has files open");
        watch();
        Path file = arriving.resolve("transactions/slow.csv");
        Files.createDirectories(file.getParent());
        String[] rows = CommandTest.applications();
        Path half = temporary.resolve("half");
        Path rest = temporary.resolve("rest");
        Files.writeString(half, transactions(java.util.Arrays.copyOf(rows, rows.length / 2)));
        Files.writeString(
                rest, String.join("\n", java.util.Arrays.copyOfRange(rows, rows.length / 2, rows.length)) + "\n");
        Process writer = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec 3>\"$1\"; cat \"$2\" >&3; read go; cat \"$3\" >&3",
                        "sh",
                        "" + file,
                        "" + half,
                        "" + rest)
                .start();
        awaitLine("slow.csv: another program still has it open for writing");
        put("transactions/other.csv", transactions("Y1,passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0"));
        try (var reading = Files.newInputStream(arriving.resolve("transactions/other.csv"))) {
            assertTrue(reading.read() >= 0);
            awaitLine("other.csv: loaded");
        }
        assertTrue(lines.stream().noneMatch(line -> line.contains("slow.csv: loaded")), lines.toString());
        writer.getOutputStream().close();
        assertEquals(0, writer.waitFor());
        assertTrue(awaitLine("slow.csv: loaded").contains(rows.length + " rows read"), lines.toString());
        assertEquals(
                1,
                lines.stream().filter(line -> line.contains("open for writing")).count());
    }

    @Test
    void aFileThatTakesTooLongIsStoppedAndTheWatchGoesOn() throws Exception {
        String[] rows = java.util.stream.IntStream.range(0, 500_000)
                .mapToObj(i -> "k" + i + ",licence,A,G1,online,2023-02-05 08:00:00,2023-02-05 08:10:00,,completed,0")
                .toArray(String[]::new);
        watch("--time-limit", "1", "--size-limit", "100");
        put("transactions/big.csv", transactions(rows));
        awaitLine("big.csv: not loaded");
        assertTrue(Files.exists(arriving.resolve("transactions/big.csv")));
        assertTrue(Files.readString(arriving.resolve("transactions/big.csv.report.json"))
                .contains("time_limit"));
        put("unknown.csv", "a,b\n1,2\n");
        awaitLine("unknown.csv: no source");
        assertTrue(watcher.isAlive());
    }

    @Test
    void aProcessThatDiesOfAFileHarmsNothingElse() throws Exception {
        watch("--heap", "8");
        put("transactions/a.csv", transactions(CommandTest.applications()));
        awaitLine("a.csv: not loaded");
        assertTrue(Files.exists(arriving.resolve("transactions/a.csv")));
        assertTrue(watcher.isAlive());
    }
}
