package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.merata.warehouse.Archive;

/**
 * One look at every byte of a file before anything is parsed: its hash, whether it is UTF-8, its line ends, zero bytes, quotes, and how
 * many records and cells it must have. What the engine reads is compared with it. Quotes are told by their parity, which is exact for
 * files written as RFC 4180 asks; any other file shows itself by counts that disagree.
 */
public final class BytePass {
    private static final int BUFFER_BYTES = 1 << 19;

    /**
     * What was seen.
     *
     * @param records records after the header that are not blank lines
     * @param delimiters delimiters outside quotes in those records
     * @param lines physical lines after the header, blank ones included
     * @param quotesBalanced whether the file does not end inside a quoted cell
     * @param uneven records with more or fewer delimiters than the header's columns need
     * @param longest bytes of the longest record
     * @param ending where the last records begin that have as many as they need, some dozens of them, or the first record of all; what
     *     stands at the end of a file is looked for from there
     */
    public record Counts(
            String sha256,
            long bytes,
            boolean utf8,
            long zeroBytes,
            long lineFeeds,
            long carriageReturns,
            long bothTogether,
            long records,
            long delimiters,
            long lines,
            boolean quotesBalanced,
            long uneven,
            long longest,
            Start ending) {
        /** The same with another answer on quotes. */
        Counts withQuotesBalanced(boolean balanced) {
            return new Counts(
                    sha256,
                    bytes,
                    utf8,
                    zeroBytes,
                    lineFeeds,
                    carriageReturns,
                    bothTogether,
                    records,
                    delimiters,
                    lines,
                    balanced,
                    uneven,
                    longest,
                    ending);
        }

        public boolean lineEndsMixed() {
            long alone = lineFeeds - bothTogether;
            long returnsAlone = carriageReturns - bothTogether;
            return (alone > 0 ? 1 : 0) + (returnsAlone > 0 ? 1 : 0) + (bothTogether > 0 ? 1 : 0) > 1;
        }

        public boolean returnsOnly() {
            return carriageReturns > 0 && lineFeeds == 0;
        }

        /** Whether every record is one physical line, so that a record's line is known without looking again. */
        public boolean oneLineEach() {
            return records == lines;
        }
    }

    /** A record's place. */
    public record Place(long record, long line) {}

    /** A record that was looked for. @param cells how many it has, where its quotes are as they should be */
    public record Met(long record, long line, long cells) {}

    /** Where a record begins. @param offset bytes from 0 */
    public record Start(long record, long line, long offset) {}

    private final Path file;
    private final FileHead head;

    public BytePass(Path file, FileHead head) {
        this.file = file;
        this.head = head;
    }

    public Counts count() {
        var hash = new Hash();
        var utf8 = new Utf8Check();
        var scan = new ByteScan(head);
        forEachBuffer((buffer, length) -> {
            hash.update(buffer, length);
            scan.read(buffer, length);
            utf8.read(buffer, length, scan.sawHighBytes());
        });
        scan.end();
        return scan.counts(hash.end(), utf8.end());
    }

    /** The places of the records that start at these offsets (bytes from 0). */
    public Map<Long, Met> findByOffset(Iterable<Long> offsets) {
        var places = new TreeMap<Long, Met>();
        var wanted = new Wanted(offsets);
        visit(
                (record, line, offset, cells) -> {
                    if (wanted.has(offset)) {
                        places.put(offset, new Met(record, line, cells));
                    }
                },
                wanted);
        return places;
    }

    /** The physical line (from 1, of the whole file) on which each of these records starts. */
    public Map<Long, Long> findLines(Iterable<Long> records) {
        var lines = new TreeMap<Long, Long>();
        records.forEach(record -> lines.put(record, -1L));
        var wanted = new Wanted(records);
        visit(
                (record, line, offset, cells) -> {
                    if (wanted.has(record)) {
                        lines.put(record, line);
                    }
                },
                wanted);
        return lines;
    }

    private void visit(ByteScan.RecordVisitor visitor, Wanted wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var scan = new ByteScan(head);
        scan.tell(visitor);
        forEachBuffer(scan::read);
        scan.end();
    }

    /** Numbers asked for in rising order, among which each is looked up by one comparison. */
    private static final class Wanted {
        private final long[] rising;
        private int next;

        Wanted(Iterable<Long> numbers) {
            var set = new TreeSet<Long>();
            numbers.forEach(set::add);
            rising = set.stream().mapToLong(Long::longValue).toArray();
        }

        boolean isEmpty() {
            return rising.length == 0;
        }

        boolean has(long number) {
            while (next < rising.length && rising[next] < number) {
                next++;
            }
            return next < rising.length && rising[next] == number;
        }
    }

    private void forEachBuffer(BufferReader reader) {
        byte[] buffer = new byte[BUFFER_BYTES];
        byte[] other = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                reader.read(buffer, length);
                byte[] next = other;
                other = buffer;
                buffer = next;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Takes one buffer after another; a buffer stays as it is while the next is taken. */
    private interface BufferReader {
        void read(byte[] buffer, int length);
    }

    /** The hash of all buffers, worked out beside the reader's own work on the same buffer and its reading of the next. */
    private static final class Hash {
        private final MessageDigest digest = Archive.sha256();
        private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

        void update(byte[] buffer, int length) {
            running.join();
            running = CompletableFuture.runAsync(() -> digest.update(buffer, 0, length));
        }

        String end() {
            running.join();
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Whether all bytes are UTF-8; buffers of plain ASCII cost nothing. */
    private static final class Utf8Check {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final CharBuffer letters = CharBuffer.allocate(BUFFER_BYTES + 8);
        private byte[] carried = new byte[0];
        private boolean valid = true;

        void read(byte[] buffer, int length, boolean highBytes) {
            if (!valid || (!highBytes && carried.length == 0)) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.allocate(carried.length + length);
            bytes.put(carried).put(buffer, 0, length).flip();
            letters.clear();
            decoder.reset();
            CoderResult result = decoder.decode(bytes, letters, false);
            valid = !result.isError();
            carried = new byte[bytes.remaining()];
            bytes.get(carried);
        }

        boolean end() {
            return valid && carried.length == 0;
        }
    }
}
