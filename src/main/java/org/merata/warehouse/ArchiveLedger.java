package org.merata.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What became of every file that came, beside the archive: one line of JSON an event, only ever appended, each on the disk before the
 * next step is taken. With the archived files it holds all that is needed to make the records again. A line bears a check sum; what a
 * power cut left at the end is set aside, a damaged line anywhere else stops the program. Only under the lock of the home.
 */
public final class ArchiveLedger {
    /** What happened to a file. */
    public enum Event {
        /** It is in the archive and is about to be committed under its number. */
        RECEIVED,
        /** Its facts are committed, with the rows stated. */
        LOADED,
        /** Quarantined rows of it were tried again; stated are the rows that became facts and the number still quarantined. */
        RETRIED,
        /** Its batch is to be taken out, for the reason stated. */
        WITHDRAWN,
        /** Nothing of it was kept, for the reason stated. */
        REFUSED,
        /**
         * So many records about a person were taken out of the archived file, for the reason stated; the archive has the rest under the
         * new SHA-256. Of batch 0: the erasure whose id stands in place of the SHA-256 is finished.
         */
        ERASED
    }

    /**
     * An event.
     *
     * @param at when the file came; of a retry, a withdrawal, a refusal or an erasure, when that happened
     * @param batch its number; 0 for a file that was refused before it got one
     * @param sha256 of the bytes that came
     * @param archived the SHA-256 under which the archive has it, where that differs
     * @param why in words or as a notice's code; empty for events that need no reason
     */
    public record Line(
            Event event,
            Instant at,
            int batch,
            String source,
            String file,
            String sha256,
            String archived,
            long rows,
            long quarantined,
            String why) {
        private Line with(long stillQuarantined) {
            return new Line(event, at, batch, source, file, sha256, archived, rows, stillQuarantined, why);
        }

        private Line archivedAs(String other) {
            return new Line(event, at, batch, source, file, sha256, other, rows, quarantined, why);
        }
    }

    /**
     * That quarantined rows of a batch were tried again.
     *
     * @param duplicates rows that left the quarantine and are no facts
     * @param left rows still quarantined afterwards
     */
    public record Retry(Instant at, long accepted, long duplicates, long left) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK = "check";

    private final Path file;
    private final Clock clock;
    private final TreeMap<Integer, Line> pending = new TreeMap<>();
    private final TreeMap<Integer, Line> loaded = new TreeMap<>();
    private final TreeMap<Integer, Line> withdrawn = new TreeMap<>();
    private final Map<List<String>, Line> refused = new LinkedHashMap<>();
    private final TreeMap<Integer, List<Retry>> retries = new TreeMap<>();
    private final Set<String> replaced = new HashSet<>();
    private final Set<Integer> rewritten = new HashSet<>();
    private final Map<Integer, Long> erased = new HashMap<>();
    private final Set<String> finishedErasures = new HashSet<>();
    private int highestBatch;

    private ArchiveLedger(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Reads the ledger of a home; an empty one where there is none.
     *
     * @param mendings takes what had to be set aside
     */
    public static ArchiveLedger open(Home home, List<Mending> mendings) {
        return open(home, mendings, Clock.systemUTC());
    }

    /** @param clock what the time of an event is read from; no order is ever taken from it */
    public static ArchiveLedger open(Home home, List<Mending> mendings, Clock clock) {
        var ledger = new ArchiveLedger(home.archiveLedger(), clock);
        try {
            if (Files.exists(ledger.file)) {
                ledger.read(mendings);
            }
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ledger.file, e);
        }
    }

    private void read(List<Mending> mendings) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        for (int number = 1; start < bytes.length; number++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            Optional<Line> line = end < bytes.length
                    ? parse(new String(bytes, start, end - start, StandardCharsets.UTF_8))
                    : Optional.empty();
            if (line.isPresent()) {
                apply(line.get());
            } else if (anyLineAfter(bytes, end)) {
                throw new IllegalStateException("The ledger of the archive is damaged in line " + number + ": " + file
                        + ". Put it back from a backup; nothing was changed.");
            } else {
                setTailAside(bytes, start, mendings);
                return;
            }
            start = end + 1;
        }
    }

    private static boolean anyLineAfter(byte[] bytes, int end) {
        String rest =
                end < bytes.length ? new String(bytes, end + 1, bytes.length - end - 1, StandardCharsets.UTF_8) : "";
        return rest.lines().anyMatch(line -> parse(line).isPresent());
    }

    /** The end that a power cut left half-written: its event was never told to anybody. */
    private void setTailAside(byte[] bytes, int start, List<Mending> mendings) throws IOException {
        Path aside = Durable.aside(file, "torn");
        Files.write(aside, Arrays.copyOfRange(bytes, start, bytes.length));
        Durable.syncFile(aside);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(start);
            channel.force(true);
        }
        Durable.syncFolder(file.getParent());
        mendings.add(new Mending(
                Mending.Kind.LEDGER_TAIL_SET_ASIDE, aside.getFileName().toString()));
    }

    /** Appends an event and puts it on the disk. */
    public void append(Line line) {
        if (line.event() == Event.REFUSED && refused.containsKey(refusal(line))) {
            return;
        }
        try {
            boolean fresh = !Files.exists(file);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                long before = channel.size();
                try {
                    ByteBuffer bytes = ByteBuffer.wrap((write(line) + "\n").getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                } catch (IOException fullDisk) {
                    channel.truncate(before);
                    throw fullDisk;
                }
            }
            if (fresh) {
                Home.restrict(file, "rw-------");
                Durable.syncFolder(file.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
        apply(line);
    }

    private void apply(Line line) {
        highestBatch = Math.max(highestBatch, line.batch());
        switch (line.event()) {
            case RECEIVED -> pending.put(line.batch(), line);
            case LOADED -> {
                pending.remove(line.batch());
                Line before = loaded.put(line.batch(), line);
                if (rewritten.remove(line.batch()) && before != null) {
                    erased.merge(line.batch(), before.rows() - line.rows(), Long::sum);
                }
            }
            case RETRIED -> loaded.computeIfPresent(line.batch(), (batch, before) -> applyRetry(before, line));
            case WITHDRAWN -> {
                pending.remove(line.batch());
                loaded.remove(line.batch());
                retries.remove(line.batch());
                withdrawn.put(line.batch(), line);
            }
            case REFUSED -> {
                pending.remove(line.batch());
                refused.put(refusal(line), line);
            }
            case ERASED -> applyErasure(line);
        }
    }

    private Line applyRetry(Line before, Line line) {
        long moved = Math.max(0, before.quarantined() - line.quarantined());
        long accepted = Math.min(moved, line.rows());
        retries.computeIfAbsent(line.batch(), batch -> new ArrayList<>())
                .add(new Retry(line.at(), accepted, moved - accepted, line.quarantined()));
        return before.with(line.quarantined());
    }

    /** The times quarantined rows of a batch were tried again and any of them moved, in their order. */
    public List<Retry> listRetries(int batch) {
        return List.copyOf(retries.getOrDefault(batch, List.of()));
    }

    private void applyErasure(Line line) {
        if (line.batch() == 0) {
            finishedErasures.add(line.sha256());
            return;
        }
        for (var lines : List.of(pending, loaded, withdrawn)) {
            lines.computeIfPresent(line.batch(), (batch, before) -> {
                replaced.add(before.archived());
                rewritten.add(line.batch());
                return before.archivedAs(line.archived());
            });
        }
    }

    /** The archived files in whose place others were written, and which nothing needs any more. */
    public List<String> listReplaced() {
        Set<String> needed = listArchived().stream().map(Line::archived).collect(Collectors.toSet());
        return replaced.stream().filter(sha256 -> !needed.contains(sha256)).toList();
    }

    /** Every batch of which the archive has the file: loaded, about to be, or taken out. */
    public List<Line> listArchived() {
        return Stream.of(loaded, pending, withdrawn)
                .flatMap(lines -> lines.values().stream())
                .toList();
    }

    /** How many rows a batch has lost to erasures: what it read before, less what it reads without them. */
    public long erasedRows(int batch) {
        return erased.getOrDefault(batch, 0L);
    }

    public boolean isErased(String erasure) {
        return finishedErasures.contains(erasure);
    }

    private static List<String> refusal(Line line) {
        return List.of(line.source(), line.sha256(), line.why(), Integer.toString(line.batch()));
    }

    /** What should be in the records, by batch. */
    public List<Line> listLoaded() {
        return List.copyOf(loaded.values());
    }

    /** What was archived and never committed, nor refused nor withdrawn. */
    public List<Line> listPending() {
        return List.copyOf(pending.values());
    }

    /** What must not be in the records. */
    public List<Line> listWithdrawn() {
        return List.copyOf(withdrawn.values());
    }

    /** What nothing was kept of, in the order it came; the same bytes once for each reason. */
    public List<Line> listRefused() {
        return List.copyOf(refused.values());
    }

    /** A batch that is loaded or about to be. */
    public Optional<Line> find(int batch) {
        return Optional.ofNullable(loaded.getOrDefault(batch, pending.get(batch)));
    }

    /** The batch, loaded or about to be, that these bytes have for a source. */
    public Optional<Line> find(String source, String sha256) {
        return Stream.concat(loaded.values().stream(), pending.values().stream())
                .filter(line -> line.source().equals(source) && line.sha256().equals(sha256))
                .findFirst();
    }

    public boolean isLoaded(int batch) {
        return loaded.containsKey(batch);
    }

    public boolean isWithdrawn(int batch) {
        return withdrawn.containsKey(batch);
    }

    /** The time of an event that happens now, to the second. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** When the batch with the highest number came, as the clock said then. */
    public Optional<Instant> findLastArrival() {
        return Stream.of(loaded, pending)
                .filter(lines -> !lines.isEmpty())
                .map(TreeMap::lastEntry)
                .max(Map.Entry.comparingByKey())
                .map(last -> last.getValue().at());
    }

    /** The highest number ever given to a batch; 0 where none was. */
    public int highestBatch() {
        return highestBatch;
    }

    private static String write(Line line) {
        ObjectNode node = JSON.createObjectNode()
                .put("event", line.event().name().toLowerCase(Locale.ROOT))
                .put("at", line.at().toString())
                .put("batch", line.batch())
                .put("source", line.source())
                .put("file", line.file())
                .put("sha256", line.sha256());
        if (!line.archived().equals(line.sha256())) {
            node.put("archived", line.archived());
        }
        node.put("rows", line.rows()).put("quarantined", line.quarantined());
        if (!line.why().isEmpty()) {
            node.put("why", line.why());
        }
        return node.put(CHECK, checkSum(node)).toString();
    }

    private static Optional<Line> parse(String text) {
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode node)) {
                return Optional.empty();
            }
            JsonNode check = node.remove(CHECK);
            if (check == null || !check.asText().equals(checkSum(node))) {
                return Optional.empty();
            }
            String sha256 = node.path("sha256").asText();
            return Optional.of(new Line(
                    Event.valueOf(node.path("event").asText().toUpperCase(Locale.ROOT)),
                    Instant.parse(node.path("at").asText()),
                    node.path("batch").asInt(),
                    node.path("source").asText(),
                    node.path("file").asText(),
                    sha256,
                    node.path("archived").asText(sha256),
                    node.path("rows").asLong(),
                    node.path("quarantined").asLong(),
                    node.path("why").asText()));
        } catch (JsonProcessingException notALine) {
            return Optional.empty();
        }
    }

    private static String checkSum(ObjectNode node) {
        var sum = new CRC32();
        sum.update(node.toString().getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
