package org.merata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code ingest}, killed in the middle: what is published stays as it was, and the next run completes as if nothing was. */
class KilledIngestTest {
    private static final int ROWS = 30_000;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    @Test
    void theNextRunCompletesAsIfNothingHadHappened() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("killed at moments of seed " + seed);
        var random = new Random(seed);
        TestHome home = TestHome.in(folder);
        home.transactions("1.csv", CommandTest.applications());
        assertEquals(0, CommandRun.of("ingest", "--home", folder.toString()).exitCode());
        String counts = "SELECT count(*), count(DISTINCT transaction_id) FROM fact_service_transactions";
        String first = Files.readString(home.home().current());
        String served = "SELECT sum(accepted) FROM batch";
        List<String> before = home.published(served);
        home.transactions("2.csv", rows());
        for (int i = 0; i < KILLS; i++) {
            Process ingest = CommandRun.start(temporary, "ingest", "--home", folder.toString());
            boolean ended = ingest.waitFor(500 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
            ingest.destroyForcibly().waitFor();
            String current = Files.readString(home.home().current());
            assertTrue(ended || current.equals(first) || i > 0, "seed " + seed);
            if (current.equals(first)) {
                assertEquals(before, home.published(served), "seed " + seed);
            }
        }
        assertEquals(0, CommandRun.of("ingest", "--home", folder.toString()).exitCode(), "seed " + seed);
        int all = CommandTest.applications().length + ROWS;
        assertEquals(List.of(all + "|" + all), home.records(counts), "seed " + seed);
        assertEquals(List.of(Integer.toString(all)), home.published(served), "seed " + seed);
    }

    private static String[] rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "k%d,licence,A,G1,online,2023-%02d-05 08:00:00,2023-%02d-05 08:%02d:00,,completed,0"
                        .formatted(i, 1 + i % 12, 1 + i % 12, 10 + i % 40))
                .toArray(String[]::new);
    }
}
