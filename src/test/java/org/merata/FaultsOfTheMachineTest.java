package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;

/** A full disk, a store that can't be written, a second process: always the last good state, a message, a run that completes. */
class FaultsOfTheMachineTest {
    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    @Test
    void aSecondProcessIsToldWhoIsWriting() throws Exception {
        TestHome home = TestHome.in(folder);
        home.transactions("1.csv", CommandTest.applications());
        try (Ingestion first = home.open()) {
            Process second = CommandRun.start(temporary, "ingest", "--home", folder.toString());
            String said = said(second);
            assertEquals(Main.FAILED, second.waitFor(), said);
            assertTrue(said.contains("process " + ProcessHandle.current().pid()), said);
            assertEquals(1, first.run(Progress.NONE).files().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "rebuild"})
    void aTerminatedCommandSaysSoLeavesWhatIsServedAndTheNextCompletes(String command) throws Exception {
        TestHome home = TestHome.in(folder);
        home.transactions("1.csv", CommandTest.applications());
        home.ingest();
        home.transactions("2.csv", rows(500_000));
        if (command.equals("rebuild")) {
            home.ingest();
        }
        String served = home.home().findCurrentVersion().orElseThrow();
        Process process = CommandRun.start(temporary, command, "--home", folder.toString(), "--language", "en");
        while (process.isAlive() && !Files.readString(home.home().lock()).contains("process " + process.pid())) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MILLISECONDS.sleep(900);
        process.toHandle().destroy();
        String said = said(process);
        assertEquals(143, process.waitFor(), said);
        assertTrue(said.contains("Stopped. What was loaded before stays"), said);
        assertFalse(Files.exists(home.home().recordsLog()), "the records were closed");
        assertTrue(Files.exists(home.home().publishedVersion(served)));
        home.ingest();
        int all = CommandTest.applications().length + 500_000;
        assertEquals(List.of(Integer.toString(all)), home.published("SELECT sum(accepted) FROM batch"));
        assertEquals(
                List.of(all + "|" + all),
                home.records("SELECT count(*), count(DISTINCT transaction_id) FROM fact_service_transactions"));
    }

    @Test
    void aStoreThatCannotBeWrittenIsNamed() throws Exception {
        TestHome home = TestHome.in(folder);
        home.transactions("1.csv", CommandTest.applications());
        home.ingest();
        List<String> served = home.published("SELECT * FROM batch");
        try (Mount mount = Mount.readOnly(home.home().store())) {
            assumeTrue(mount.isThere(), "skipped: a read-only mount needs root");
            home.transactions("2.csv", rows(10));
            CommandRun run = CommandRun.of("ingest", "--home", folder.toString(), "--language", "en");
            assertEquals(Main.FAILED, run.exitCode(), run.err());
            assertTrue(run.err().contains(home.home().store().toString()), run.err());
            assertEquals(served, home.published("SELECT * FROM batch"));
        }
        assertEquals(10, home.ingest().accepted());
    }

    @Test
    void aFullDiskKeepsWhatWasLoadedAndTheNextRunCompletes() throws Exception {
        Files.createDirectories(folder.resolve("data/store"));
        try (Mount mount = Mount.memory(folder.resolve("data/store"), 1_100)) {
            assumeTrue(mount.isThere(), "skipped: a small disk needs root");
            TestHome home = TestHome.in(folder);
            home.transactions("1.csv", CommandTest.applications());
            home.ingest();
            List<String> served = home.published("SELECT * FROM batch");
            home.transactions("2.csv", rows(60_000));
            Path filler = home.home().store().resolve("filler");
            String said = "";
            try (Ingestion ingestion = home.open()) {
                ingestion.run((file, step, share) -> {
                    if (step == Progress.Step.STORE) {
                        fill(filler);
                    }
                });
            } catch (IllegalStateException | java.io.UncheckedIOException full) {
                said = full + " " + full.getCause();
            }
            assertFalse(said.isEmpty(), "a full disk is told");
            assertEquals(served, home.published("SELECT * FROM batch"));
            Files.delete(filler);
            assertTrue(home.ingest().files().stream().noneMatch(file -> file.outcome() == Outcome.REFUSED));
            int all = CommandTest.applications().length + 60_000;
            assertEquals(List.of(Integer.toString(all)), home.published("SELECT sum(accepted) FROM batch"));
            assertEquals(
                    List.of(all + "|" + all),
                    home.records("SELECT count(*), count(DISTINCT transaction_id) FROM fact_service_transactions"));
        }
    }

    /** Leaves a few pages free, so that something can still begin to be written. */
    private static void fill(Path filler) {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 7);
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException nowItIsFull) {
            return;
        }
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String[] rows(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "k%d,licence,A,G1,online,2023-%02d-05 08:00:00,2023-%02d-05 08:%02d:00,,completed,0"
                        .formatted(i, 1 + i % 12, 1 + i % 12, 10 + i % 40))
                .toArray(String[]::new);
    }

    /** A file system put over a folder for the length of a test, where this user may. */
    private record Mount(Path folder, boolean isThere) implements AutoCloseable {
        static Mount memory(Path folder, int megabytes) {
            return new Mount(
                    folder, ran("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
        }

        static Mount readOnly(Path folder) {
            boolean bound = ran("mount", "--bind", folder.toString(), folder.toString());
            boolean locked = bound && ran("mount", "-o", "remount,ro,bind", folder.toString());
            if (bound && !locked) {
                ran("umount", folder.toString());
            }
            return new Mount(folder, locked);
        }

        private static boolean ran(String... command) {
            try {
                Process process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                process.getInputStream().readAllBytes();
                return process.onExit().join().exitValue() == 0;
            } catch (IOException noSuchProgram) {
                return false;
            }
        }

        @Override
        public void close() {
            if (isThere) {
                ran("umount", folder.toString());
            }
        }
    }
}
