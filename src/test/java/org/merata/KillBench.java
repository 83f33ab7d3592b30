package org.merata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The command {@code ingest}, killed at random moments in a loop: {@code KillBench LOOPS SEED}. Each loop brings a new file, kills the
 * command that loads it, and then, every other time or so, runs it to its end and counts: every file must be there once. Kills in a row
 * hit what the last kill left to be mended. Run by hand; a short loop of it is a test.
 */
final class KillBench {
    private static final int ROWS = 400;
    private static final int LOOPS_BETWEEN_REPORTS = 10;

    /**
     * What came of it.
     *
     * @param loops how often the command was started
     * @param kills how often it was killed before it had ended
     * @param lost files that lacked rows after a run to the end
     * @param doubled files that had rows twice after a run to the end
     * @param mended what the runs to the end said they had mended
     */
    record Result(int loops, int kills, int lost, int doubled, int mended) {}

    private final TestHome home;
    private final Path temporary;
    private final Random random;
    private int files;
    private int kills;
    private int lost;
    private int doubled;
    private int mended;

    private KillBench(Path folder, Path temporary, long seed) {
        this.home = TestHome.in(folder);
        this.temporary = temporary;
        this.random = new Random(seed);
    }

    /** Runs the loop in two empty folders. */
    static Result run(Path folder, Path temporary, int loops, long seed) throws IOException, InterruptedException {
        return new KillBench(folder, temporary, seed).run(loops);
    }

    private Result run(int loops) throws IOException, InterruptedException {
        bringFile();
        long started = System.nanoTime();
        start().waitFor();
        long whole = Math.max(1, (System.nanoTime() - started) / 1_000_000);
        for (int i = 1; i <= loops; i++) {
            bringFile();
            Process ingest = start();
            // The first half of the time the program is only starting.
            boolean ended = ingest.waitFor(whole / 3 + random.nextInt((int) whole), TimeUnit.MILLISECONDS);
            ingest.destroyForcibly().waitFor();
            kills += ended ? 0 : 1;
            if (random.nextBoolean() || i == loops) {
                count();
            }
            if (i % LOOPS_BETWEEN_REPORTS == 0) {
                System.out.println(result(i));
            }
        }
        return result(loops);
    }

    private Result result(int loops) {
        return new Result(loops, kills, lost, doubled, mended);
    }

    private Process start() throws IOException {
        return CommandRun.startUnheard(
                temporary, "ingest", "--home", home.home().root().toString());
    }

    private void bringFile() {
        int file = files++;
        home.transactions(
                file + ".csv",
                IntStream.range(0, ROWS)
                        .mapToObj(i ->
                                "f%dr%d,licence,A,G1,online,2023-%02d-05 08:00:00,2023-%02d-05 08:%02d:00,,completed,0"
                                        .formatted(file, i, 1 + i % 12, 1 + i % 12, 10 + i % 40))
                        .toArray(String[]::new));
    }

    /** Runs to the end and counts every file's rows in the facts, the ledger and what is served. */
    private void count() {
        mended += home.ingest().mendings().size();
        String one = " FROM generate_series(0, " + (files - 1) + ") s(file) LEFT JOIN (SELECT"
                + " CAST(regexp_extract(transaction_id, 'f(\\d+)r', 1) AS INTEGER) AS file, count(*) AS n"
                + " FROM fact_service_transactions GROUP BY 1) f USING (file)";
        lost += number(home.records("SELECT count(*) FILTER (WHERE coalesce(n, 0) < " + ROWS + ")" + one));
        doubled += number(home.records("SELECT count(*) FILTER (WHERE n > " + ROWS + ")" + one));
        lost += Math.abs(files * ROWS - number(home.published("SELECT sum(accepted) FROM batch")));
        doubled += number(home.published("SELECT count(*) - count(DISTINCT sha256) FROM batch"));
    }

    private static int number(List<String> rows) {
        return Integer.parseInt(rows.get(0));
    }

    public static void main(String[] arguments) throws Exception {
        int loops = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new Random().nextLong();
        Path folder = Files.createTempDirectory("merata-kill-");
        System.out.println("seed " + seed + ", " + loops + " loops of " + ROWS + " rows");
        long started = System.nanoTime();
        Result result = run(
                Files.createDirectory(folder.resolve("home")),
                Files.createDirectory(folder.resolve("tmp")),
                loops,
                seed);
        System.out.printf(
                "loops %d, killed %d, batches lost %d, batches doubled %d, mendings %d, %.0f s%n",
                result.loops(),
                result.kills(),
                result.lost(),
                result.doubled(),
                result.mended(),
                (System.nanoTime() - started) / 1e9);
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
