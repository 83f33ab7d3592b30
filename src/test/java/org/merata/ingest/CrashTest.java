package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;

/** A run that is killed leaves what is served as it was, and the next run completes it: no row lost, none twice. */
class CrashTest {
    private static final long SEED = 42;
    private static final int FILES = 3;
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;

    /** The process that is killed: it ingests the home named and says each step. */
    static final class Victim {
        public static void main(String[] arguments) {
            TestHome home = TestHome.at(Path.of(arguments[0]));
            try (Ingestion ingestion = home.open()) {
                ingestion.run((file, step, share) -> {
                    System.out.println(step + " " + file);
                    System.out.flush();
                });
            }
        }
    }

    @Test
    void killedAtAnyStepNothingServedChangesAndTheNextRunCompletes() throws Exception {
        TestHome home = TestHome.in(folder);
        home.transactions("0.csv", StoreTest.rows(0, 100, SEED));
        home.ingest();
        for (int i = 1; i <= FILES; i++) {
            home.transactions(i + ".csv", StoreTest.rows(i * ROWS, ROWS, SEED + i));
        }
        var random = new Random(SEED);
        for (String step :
                List.of("READ transactions/1.csv", "STORE transactions/2.csv", "STORE transactions/3.csv", "PUBLISH")) {
            String before = Files.readString(home.home().current()).strip();
            boolean killed = killAfter(step, random.nextInt(150));
            String served = Files.readString(home.home().current()).strip();
            assertTrue(
                    !killed || served.equals(before) || step.equals("PUBLISH"),
                    "seed " + SEED + ": " + step + " served " + served);
            assertEquals(
                    List.of("true"),
                    TestHome.rows(
                            home.home().publishedVersion(served), "SELECT (SELECT sum(accepted) FROM batch) >= 100"),
                    "what is served can be read");
        }
        IngestReport report = home.ingest();
        assertTrue(report.files().stream().allMatch(file -> file.refused().isEmpty()));
        int all = 100 + FILES * ROWS;
        assertEquals(
                List.of(all + "|" + all + "|4"),
                home.records("SELECT count(*), count(DISTINCT transaction_id), count(DISTINCT batch)"
                        + " FROM fact_service_transactions"));
        assertEquals(
                List.of(all + "|4|4"),
                home.records("SELECT sum(accepted), count(*), count(DISTINCT sha256) FROM batch"));
        assertEquals(List.of(String.valueOf(all)), home.published("SELECT sum(accepted) FROM batch"));
        String settled = home.definitions()
                .getMeasure("completed_transactions")
                .formula()
                .aggregates()
                .get(0)
                .column();
        assertEquals(
                home.records(
                        "SELECT count(*) FROM fact_service_transactions WHERE status IN ('completed', 'rejected')"),
                home.published(
                        "SELECT sum(" + settled + ") FROM cube_service_transactions__completed_at__region_channel"));
        try (var left = Files.list(home.home().archive())) {
            assertEquals(
                    4, left.filter(file -> file.toString().endsWith(".zst")).count());
        }
    }

    /** Starts the victim and kills it so long after it said the step; answers false where it was done before. */
    private boolean killAfter(String step, int milliseconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(new File(folder.toFile(), "victim.err")))
                .start();
        try (BufferedReader said = process.inputReader()) {
            Optional<String> reached =
                    said.lines().filter(line -> line.startsWith(step)).findFirst();
            if (reached.isPresent()) {
                TimeUnit.MILLISECONDS.sleep(milliseconds);
            }
            boolean killed = process.isAlive();
            process.destroyForcibly().waitFor();
            assertTrue(reached.isPresent() || process.exitValue() == 0, Files.readString(folder.resolve("victim.err")));
            return killed;
        }
    }
}
