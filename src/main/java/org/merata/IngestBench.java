package org.merata;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.merata.ingest.BareParse;
import org.merata.ingest.IngestReport;
import org.merata.ingest.Ingestion;
import org.merata.ingest.PeerLoads;
import org.merata.ingest.Progress;
import org.merata.warehouse.Home;
import org.merata.warehouse.RawLoad;
import org.merata.warehouse.RecordsDatabase.Resources;

/**
 * What ingestion costs beside its floors, all measured in one run, one after the other and over again. Works on the demonstration's home
 * and its synthetic transactions, in a folder of its own. Processor time is that of the whole program, engine and collector included.
 */
final class IngestBench {
    static final String SOURCE = "synthetic_transactions";

    private static final char DELIMITER = ';';
    private static final String TIMESTAMP_FORMAT = "%d/%m/%Y %H:%M";
    private static final String MOMENT_PATTERN = "dd/MM/uuuu HH:mm";
    private static final int ROWS_PER_BATCH_ROW = 100;
    /** One peer holds all rows in memory, many times the size of the file. */
    private static final long PEER_ROWS = 1_000_000;

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Path folder;
    private final Resources resources;
    private final Map<Figure, List<Cost>> costs = new EnumMap<>(Figure.class);
    private Path file;
    private Path batch;
    private Path careful;
    private Path peers;
    private Map<String, String> typeByColumn = Map.of();

    /** What is measured, and the figure it is compared with. */
    enum Figure {
        FLOOR,
        STRICT,
        STRICT_PUBLISHED,
        BATCH_FLOOR,
        BATCH,
        PARSE,
        CAREFUL,
        PEER_FLOOR,
        APPENDER,
        TABLESAW;

        Figure floor() {
            return switch (this) {
                case FLOOR, STRICT, STRICT_PUBLISHED -> FLOOR;
                case BATCH_FLOOR, BATCH -> BATCH_FLOOR;
                case PARSE, CAREFUL -> PARSE;
                case PEER_FLOOR, APPENDER, TABLESAW -> PEER_FLOOR;
            };
        }
    }

    /** Seconds by the clock and of the processors. */
    record Cost(double wall, double processor) {
        static Cost now() {
            return new Cost(System.nanoTime() / 1e9, MACHINE.getProcessCpuTime() / 1e9);
        }

        Cost since(Cost before) {
            return new Cost(wall - before.wall, processor - before.processor);
        }
    }

    /** The medians of a figure. */
    record Row(Figure figure, Cost median, double wallRatio, double processorRatio) {}

    IngestBench(Path folder, Resources resources) {
        this.folder = folder;
        this.resources = resources;
    }

    /** Measures; the first run of each kind warms the program up and is not counted, unless it is the only one. */
    List<Row> run(CommonOptions common, long rows, int runs, long seed) {
        try {
            prepare(common, rows, seed);
            for (int run = 0; run < runs; run++) {
                if (run == 1) {
                    costs.clear();
                }
                measure(common, folder.resolve("run" + run), rows);
            }
            return List.of(Figure.values()).stream().map(this::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("measuring in " + folder, e);
        }
    }

    /** Writes the rows, one in a hundred more as a later batch, and the same rows with one line end that makes them a case for care. */
    private void prepare(CommonOptions common, long rows, long seed) throws IOException {
        Path template = folder.resolve("template");
        HomeTemplate.layOutDemonstration(template);
        HomeContent content = HomeContent.read(common, template);
        Path all = folder.resolve("all.csv");
        long more = Math.max(1, rows / ROWS_PER_BATCH_ROW);
        Sample.writeTransactions(all, content.home().inbox(), content.reference(), rows + more, seed, done -> {});
        file = folder.resolve("transactions.csv");
        batch = folder.resolve("batch.csv");
        careful = folder.resolve("careful.csv");
        peers = folder.resolve("peers.csv");
        try (var lines = Files.newBufferedReader(all, StandardCharsets.UTF_8);
                var first = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                var later = Files.newBufferedWriter(batch, StandardCharsets.UTF_8);
                var mixed = Files.newBufferedWriter(careful, StandardCharsets.UTF_8);
                var regular = Files.newBufferedWriter(peers, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            typeByColumn = types(header);
            first.write(header + "\n");
            later.write(header + "\n");
            mixed.write(header + "\r\n");
            regular.write(header + "\n");
            long delimiters =
                    header.chars().filter(letter -> letter == DELIMITER).count();
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                (number++ < rows ? first : later).write(line + "\n");
                if (number <= rows) {
                    mixed.write(line + "\n");
                }
                if (number <= Math.min(rows, PEER_ROWS)
                        && line.chars().filter(letter -> letter == DELIMITER).count() == delimiters) {
                    regular.write(line + "\n");
                }
            }
        }
        Files.delete(all);
    }

    /** Dates and the number of returns are typed, as ingestion types them; the rest is text. */
    private static Map<String, String> types(String header) {
        var types = new LinkedHashMap<String, String>();
        for (String column : header.split(String.valueOf(DELIMITER))) {
            boolean moment = column.startsWith("Tanggal") || column.startsWith("Batas");
            types.put(column, moment ? "TIMESTAMP" : column.startsWith("Jumlah") ? "BIGINT" : "VARCHAR");
        }
        return types;
    }

    private void measure(CommonOptions common, Path here, long rows) throws IOException {
        Files.createDirectories(here);
        Cost start = Cost.now();
        long raw = RawLoad.run(here.resolve("raw.duckdb"), file, DELIMITER, typeByColumn, TIMESTAMP_FORMAT, resources);
        note(Figure.FLOOR, Cost.now().since(start));
        if (raw < rows / 2) {
            throw new IllegalStateException("the floor loaded " + raw + " rows of " + rows);
        }
        Path home = here.resolve("home");
        HomeTemplate.layOutDemonstration(home);
        ingest(common, home, file, Figure.STRICT, Figure.STRICT_PUBLISHED);
        Home made = Home.of(home);
        Path published = made.publishedVersion(made.findCurrentVersion().orElseThrow());
        start = Cost.now();
        RawLoad.run(here.resolve("batch.duckdb"), batch, DELIMITER, typeByColumn, TIMESTAMP_FORMAT, resources);
        Files.copy(published, here.resolve("copy.duckdb"), StandardCopyOption.REPLACE_EXISTING);
        note(Figure.BATCH_FLOOR, Cost.now().since(start));
        ingest(common, home, batch, null, Figure.BATCH);
        start = Cost.now();
        BareParse.run(careful, DELIMITER);
        note(Figure.PARSE, Cost.now().since(start));
        Path other = here.resolve("careful");
        HomeTemplate.layOutDemonstration(other);
        ingest(common, other, careful, Figure.CAREFUL, null);
        measurePeers(here, Math.min(rows, PEER_ROWS));
        delete(here);
    }

    private void measurePeers(Path here, long rows) {
        Cost start = Cost.now();
        long raw =
                RawLoad.run(here.resolve("raw2.duckdb"), peers, DELIMITER, typeByColumn, TIMESTAMP_FORMAT, resources);
        note(Figure.PEER_FLOOR, Cost.now().since(start));
        start = Cost.now();
        long appended = PeerLoads.append(
                here.resolve("appended.duckdb"), peers, DELIMITER, typeByColumn, MOMENT_PATTERN, resources);
        note(Figure.APPENDER, Cost.now().since(start));
        start = Cost.now();
        long read = PeerLoads.tablesaw(peers, DELIMITER);
        note(Figure.TABLESAW, Cost.now().since(start));
        if (raw < rows / 2 || appended < rows / 2 || read < rows / 2) {
            throw new IllegalStateException(
                    "peers loaded " + raw + ", " + appended + " and " + read + " rows of " + rows);
        }
    }

    /** Ingests a file; {@code stored} is what it costs up to the commit, {@code published} what it costs in all. */
    private void ingest(CommonOptions common, Path home, Path what, Figure stored, Figure published) {
        HomeContent content = HomeContent.read(common, home);
        Cost start = Cost.now();
        var commit = new ArrayList<Cost>();
        try (Ingestion ingestion =
                Ingestion.open(content.home(), content.definitions(), content.reference(), "bench", resources)) {
            IngestReport report =
                    ingestion.run(content.definitions().sources().get(SOURCE), List.of(what), (name, step, share) -> {
                        if (step == Progress.Step.PUBLISH) {
                            commit.add(Cost.now().since(start));
                        }
                    });
            if (report.files().get(0).outcome() != IngestReport.Outcome.LOADED) {
                throw new IllegalStateException(
                        what + " was not loaded: " + report.files().get(0).notices());
            }
        }
        if (stored != null) {
            note(stored, commit.get(0));
        }
        if (published != null) {
            note(published, Cost.now().since(start));
        }
    }

    private void note(Figure figure, Cost cost) {
        costs.computeIfAbsent(figure, any -> new ArrayList<>()).add(cost);
    }

    private Row row(Figure figure) {
        Cost median = median(figure);
        Cost floor = median(figure.floor());
        return new Row(figure, median, median.wall() / floor.wall(), median.processor() / floor.processor());
    }

    private Cost median(Figure figure) {
        List<Cost> seen = costs.get(figure);
        return new Cost(
                seen.stream().map(Cost::wall).sorted().toList().get(seen.size() / 2),
                seen.stream().map(Cost::processor).sorted().toList().get(seen.size() / 2));
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
