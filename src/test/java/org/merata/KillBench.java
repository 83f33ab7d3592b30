package org.merata;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.merata.model.Sha256;

/**
 * The command {@code ingest}, killed in a loop: {@code KillBench LOOPS SEED}. The bench is a sender who keeps no copy: as soon as the
 * ledger of the archive says that a file was received, the file is deleted and never sent again. So a batch the store loses stays lost,
 * and is counted. Each loop brings a new file and kills the command that loads it, mostly between archive and publication, at moments
 * learned from the loops before; every other time or so a run to the end follows and every file's rows are counted. Run by hand; a
 * short loop of it is a test.
 */
final class KillBench {
    private static final int ROWS = 400;
    private static final int LOOPS_BETWEEN_REPORTS = 10;
    private static final long LOOK_MILLISECONDS = 1;
    private static final Pattern EVENT =
            Pattern.compile("\"event\":\"(received|loaded)\".*\"file\":\"transactions/(\\d+)\\.csv\"");

    /** How far the newest file had come. */
    enum Phase {
        /** The program was starting, or mending what an earlier kill had left. */
        STARTING(1),
        /** The file was being read, checked and archived; the ledger did not know it. */
        ARCHIVING(2),
        /** The ledger said that it was received, and the transaction had not been committed. */
        RECEIVED(4),
        /** The transaction was committed, and the ledger did not say so yet. */
        COMMITTED(0),
        /** The ledger said that it was loaded, and the version with it was not published. */
        LOADED(4),
        /** It was published, and the program was ending. */
        PUBLISHED(1);

        /** How often a kill is aimed here; {@link #COMMITTED} is known afterwards only, and hit by aiming at what is before it. */
        private final int weight;

        Phase(int weight) {
            this.weight = weight;
        }
    }

    /**
     * What came of it.
     *
     * @param loops how often the command was started
     * @param kills how often it was killed before it had ended, by how far it had come
     * @param lost files that lacked rows after a run to the end
     * @param doubled files that had rows twice after a run to the end
     * @param wrongTotals runs to the end after which the totals served were not those of what was sent
     * @param mended what the runs to the end said they had mended
     * @param rebuiltTheSame whether records made again from the archive published the same bytes; false where something was lost
     */
    record Result(
            int loops,
            Map<Phase, Integer> kills,
            int lost,
            int doubled,
            int wrongTotals,
            int mended,
            boolean rebuiltTheSame) {
        int killed() {
            return kills.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final TestHome home;
    private final Path temporary;
    private final Random random;
    private final Consumer<TestHome> sabotage;
    private final Map<Phase, Integer> kills = new EnumMap<>(Phase.class);
    private final Map<Phase, Long> lengths = new EnumMap<>(Phase.class);
    private final Set<Integer> received = new TreeSet<>();
    private final Set<Integer> loaded = new TreeSet<>();
    private final Set<Integer> lost = new TreeSet<>();
    private final Set<Integer> doubled = new TreeSet<>();
    private int wrongTotals;
    private int mended;
    private int files;
    private String newest = "";
    private String servedBefore = "";
    private long ledgerRead;

    private KillBench(Path folder, Path temporary, long seed, Consumer<TestHome> sabotage) {
        this.home = TestHome.in(folder);
        this.temporary = temporary;
        this.random = new Random(seed);
        this.sabotage = sabotage;
    }

    /** Runs the loop in two empty folders. */
    static Result run(Path folder, Path temporary, int loops, long seed) throws IOException, InterruptedException {
        return run(folder, temporary, loops, seed, untouched -> {});
    }

    /** The same, with a store that is damaged on purpose before the last count: the bench must see it. */
    static Result run(Path folder, Path temporary, int loops, long seed, Consumer<TestHome> sabotage)
            throws IOException, InterruptedException {
        return new KillBench(folder, temporary, seed, sabotage).run(loops);
    }

    private Result run(int loops) throws IOException, InterruptedException {
        bringFile();
        watch(start(), Phase.PUBLISHED, Long.MAX_VALUE);
        for (int i = 1; i <= loops; i++) {
            bringFile();
            Phase target = chooseTarget();
            long delay = random.nextLong(lengths.getOrDefault(target, 1L) * 5 / 4 + 2);
            Process ingest = start();
            boolean ended = watch(ingest, target, delay);
            ingest.destroyForcibly().waitFor();
            readLedger();
            if (!ended) {
                kills.merge(findPhaseOfTheDead(), 1, Integer::sum);
            }
            if (i == loops) {
                count();
                sabotage.accept(home);
            }
            if (i == loops || random.nextBoolean()) {
                count();
            }
            if (i % LOOPS_BETWEEN_REPORTS == 0) {
                System.out.println(result(i, false));
            }
        }
        return result(loops, lost.isEmpty() && doubled.isEmpty() && isRebuiltTheSame());
    }

    private Result result(int loops, boolean rebuiltTheSame) {
        return new Result(
                loops, new EnumMap<>(kills), lost.size(), doubled.size(), wrongTotals, mended, rebuiltTheSame);
    }

    private Phase chooseTarget() {
        int weights = 0;
        for (Phase phase : Phase.values()) {
            weights += phase.weight;
        }
        int chosen = random.nextInt(weights);
        for (Phase phase : Phase.values()) {
            chosen -= phase.weight;
            if (chosen < 0) {
                return phase;
            }
        }
        throw new IllegalStateException("the weights sum to less than their sum");
    }

    /**
     * Looks at the store while the command runs, until so many milliseconds after it came to a phase.
     *
     * @return whether it had ended by then
     */
    private boolean watch(Process ingest, Phase target, long delay) throws IOException, InterruptedException {
        Phase before = Phase.STARTING;
        long since = System.nanoTime();
        while (ingest.isAlive()) {
            Phase now = findPhase();
            long milliseconds = (System.nanoTime() - since) / 1_000_000;
            if (now != before) {
                lengths.put(before, milliseconds);
                before = now;
                since = System.nanoTime();
                milliseconds = 0;
            }
            boolean passed = now.ordinal() > target.ordinal();
            if (passed || now == target && milliseconds >= delay) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
        lengths.put(before, (System.nanoTime() - since) / 1_000_000);
        return true;
    }

    private Phase findPhase() throws IOException {
        readLedger();
        int file = files - 1;
        if (loaded.contains(file)) {
            return served().equals(servedBefore) ? Phase.LOADED : Phase.PUBLISHED;
        }
        if (received.contains(file)) {
            return Phase.RECEIVED;
        }
        return isArchiving() ? Phase.ARCHIVING : Phase.STARTING;
    }

    /** What was committed and not yet written into the ledger shows in a copy of the records alone. */
    private Phase findPhaseOfTheDead() throws IOException {
        Phase phase = findPhase();
        if (phase != Phase.RECEIVED) {
            return phase;
        }
        Path copy = Files.createTempDirectory(temporary, "copy-");
        try {
            for (Path file : List.of(home.home().records(), home.home().recordsLog())) {
                if (Files.exists(file)) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
            List<String> batches = TestHome.rows(
                    copy.resolve(home.home().records().getFileName()),
                    "SELECT batch FROM batch WHERE sha256 = '" + newest + "'");
            return batches.isEmpty() ? Phase.RECEIVED : Phase.COMMITTED;
        } finally {
            delete(copy);
        }
    }

    private boolean isArchiving() throws IOException {
        if (!Files.isDirectory(home.home().archive())) {
            return false;
        }
        try (var parts = Files.newDirectoryStream(home.home().archive(), "{incoming-*.part," + newest + ".zst}")) {
            return parts.iterator().hasNext();
        }
    }

    private String served() throws IOException {
        return Files.exists(home.home().current())
                ? Files.readString(home.home().current())
                : "";
    }

    /** Reads what was added to the ledger with a sender's eyes, and deletes what was received. */
    private void readLedger() throws IOException {
        if (!Files.exists(home.home().archiveLedger())) {
            return;
        }
        byte[] added;
        try (var ledger = new RandomAccessFile(home.home().archiveLedger().toFile(), "r")) {
            added = new byte[(int) Math.max(0, ledger.length() - ledgerRead)];
            ledger.seek(ledgerRead);
            ledger.readFully(added);
        }
        String text = new String(added, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        ledgerRead += text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
        Matcher events = EVENT.matcher(text.substring(0, whole));
        while (events.find()) {
            int file = Integer.parseInt(events.group(2));
            if (received.add(file)) {
                Files.delete(home.home().inbox().resolve("transactions/" + file + ".csv"));
            }
            if (events.group(1).equals("loaded")) {
                loaded.add(file);
            }
        }
    }

    private Process start() throws IOException {
        servedBefore = served();
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
        newest = Sha256.of(home.home().inbox().resolve("transactions/" + file + ".csv"));
    }

    /** Runs to the end and counts every file's rows in the facts, and the totals that are served. */
    private void count() throws IOException {
        mended += home.ingest().mendings().size();
        readLedger();
        for (String row : home.records("SELECT file, coalesce(n, 0) FROM generate_series(0, " + (files - 1)
                + ") s(file) LEFT JOIN (SELECT CAST(regexp_extract(transaction_id, 'f(\\d+)r', 1) AS INTEGER) AS file,"
                + " count(*) AS n FROM fact_service_transactions GROUP BY 1) f USING (file)")) {
            int file = Integer.parseInt(row.substring(0, row.indexOf('|')));
            int rows = Integer.parseInt(row.substring(row.indexOf('|') + 1));
            if (rows < ROWS) {
                lost.add(file);
            } else if (rows > ROWS) {
                doubled.add(file);
            }
        }
        String totals = "SELECT sum(accepted), count(*), count(DISTINCT sha256) FROM batch";
        boolean asSent = home.published(totals).equals(List.of(files * ROWS + "|" + files + "|" + files));
        wrongTotals += asSent && received.size() == files && loaded.size() == files ? 0 : 1;
    }

    private boolean isRebuiltTheSame() {
        List<String> figures = home.publishedHashes();
        home.rebuild();
        return home.publishedHashes().equals(figures);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
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
                "loops %d, killed %d, batches lost %d, batches doubled %d, wrong totals %d, mendings %d, rebuilt %s, %.0f s%n",
                result.loops(),
                result.killed(),
                result.lost(),
                result.doubled(),
                result.wrongTotals(),
                result.mended(),
                result.rebuiltTheSame() ? "to the same bytes" : "DIFFERENTLY",
                (System.nanoTime() - started) / 1e9);
        result.kills()
                .forEach((phase, kills) ->
                        System.out.println("  killed while " + phase.name().toLowerCase(Locale.ROOT) + ": " + kills));
        delete(folder);
    }
}
