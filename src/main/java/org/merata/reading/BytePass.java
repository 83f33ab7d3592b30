package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
            boolean quotesBalanced) {
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
                    balanced);
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

    private final Path file;
    private final FileHead head;

    public BytePass(Path file, FileHead head) {
        this.file = file;
        this.head = head;
    }

    public Counts count() {
        var hash = new Hash();
        var utf8 = new Utf8Check();
        var scan = new Scan(head);
        forEachBuffer((buffer, length) -> {
            hash.update(buffer, length);
            scan.read(buffer, length);
            utf8.read(buffer, length, scan.highBytesInLastBuffer);
        });
        scan.end();
        return new Counts(
                hash.end(),
                scan.offset,
                utf8.end(),
                scan.zeroBytes,
                scan.lineFeeds,
                scan.carriageReturns,
                scan.bothTogether,
                scan.records,
                scan.delimiters,
                scan.lines,
                !scan.quoted);
    }

    /** The places of the records that start at these offsets (bytes from 0). */
    public Map<Long, Place> findByOffset(Iterable<Long> offsets) {
        var places = new TreeMap<Long, Place>();
        var wanted = new Wanted(offsets);
        visit(
                (record, line, offset) -> {
                    if (wanted.has(offset)) {
                        places.put(offset, new Place(record, line));
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
                (record, line, offset) -> {
                    if (wanted.has(record)) {
                        lines.put(record, line);
                    }
                },
                wanted);
        return lines;
    }

    private void visit(RecordVisitor visitor, Wanted wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var scan = new Scan(head);
        scan.visitor = visitor;
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

    private interface RecordVisitor {
        void record(long record, long line, long offset);
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

    /** The state between two bytes. */
    private static final class Scan {
        private static final byte PLAIN = 0;
        private static final byte QUOTE = 1;
        private static final byte DELIMITER = 2;
        private static final byte LINE_FEED = 3;
        private static final byte CARRIAGE_RETURN = 4;
        private static final byte ZERO = 5;

        private static final VarHandle EIGHT_BYTES =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final long ONES = 0x0101010101010101L;
        private static final long HIGHS = 0x8080808080808080L;

        private final byte[] kinds = new byte[256];
        private final int linesBeforeData;
        private final long delimiterEightTimes;
        private final long delimiterMask;
        private final long quoteEightTimes;
        private RecordVisitor visitor = (record, line, offset) -> {};
        private long offset;
        private long recordStart;
        private long recordLine = 1;
        private long line = 1;
        private long zeroBytes;
        private long lineFeeds;
        private long carriageReturns;
        private long bothTogether;
        private long records;
        private long delimiters;
        private long delimitersOfRecord;
        private long lines;
        private boolean quoted;
        private long carriageReturnAt = -2;
        private boolean highBytesInLastBuffer;

        Scan(FileHead head) {
            linesBeforeData = head.linesBeforeData();
            boolean splits = head.dialect().delimiter().length() == 1;
            int delimiter = splits ? head.dialect().delimiter().charAt(0) & 0xFF : 0;
            int quote = head.dialect().quote().orElse('\n') & 0xFF;
            delimiterMask = splits ? HIGHS : 0;
            delimiterEightTimes = delimiter * ONES;
            quoteEightTimes = quote * ONES;
            kinds[delimiter] = DELIMITER;
            kinds[quote] = QUOTE;
            kinds['\n'] = LINE_FEED;
            kinds['\r'] = CARRIAGE_RETURN;
            kinds[0] = ZERO;
        }

        /** Eight bytes at a time, of which delimiters are counted; where more than those are among them, byte by byte. */
        void read(byte[] buffer, int length) {
            long high = 0;
            int i = 0;
            for (; i + Long.BYTES <= length; i += Long.BYTES) {
                long eight = (long) EIGHT_BYTES.get(buffer, i);
                high |= eight;
                long others = maybeZero(eight)
                        | maybeZero(eight ^ ('\n' * ONES))
                        | maybeZero(eight ^ ('\r' * ONES))
                        | maybeZero(eight ^ quoteEightTimes);
                if (others != 0) {
                    readEach(buffer, i, i + Long.BYTES);
                } else if (!quoted) {
                    delimitersOfRecord += Long.bitCount(zeroBytes(eight ^ delimiterEightTimes) & delimiterMask);
                }
            }
            for (int rest = i; rest < length; rest++) {
                high |= buffer[rest];
            }
            readEach(buffer, i, length);
            highBytesInLastBuffer = (high & HIGHS) != 0;
            offset += length;
        }

        private void readEach(byte[] buffer, int from, int to) {
            for (int i = from; i < to; i++) {
                byte kind = kinds[buffer[i] & 0xFF];
                if (kind != PLAIN) {
                    special(kind, offset + i);
                }
            }
        }

        /** Not 0 where one of the eight bytes is 0; bits of bytes after the first such mean nothing. */
        private static long maybeZero(long eight) {
            return (eight - ONES) & ~eight & HIGHS;
        }

        /** The highest bit of each of the eight bytes that is 0, and of no other. */
        private static long zeroBytes(long eight) {
            return ~(((eight & ~HIGHS) + ~HIGHS) | eight | ~HIGHS);
        }

        private void special(byte kind, long at) {
            if (kind == DELIMITER) {
                delimitersOfRecord += quoted ? 0 : 1;
            } else if (kind == QUOTE) {
                quoted = !quoted;
            } else if (kind == ZERO) {
                zeroBytes++;
            } else if (kind == CARRIAGE_RETURN) {
                carriageReturns++;
                lineEnds(at);
            } else if (at > 0 && carriageReturnAt == at - 1) {
                lineFeeds++;
                bothTogether++;
                recordStart = quoted ? recordStart : at + 1;
            } else {
                lineFeeds++;
                lineEnds(at);
            }
            carriageReturnAt = kind == CARRIAGE_RETURN ? at : carriageReturnAt;
        }

        private void lineEnds(long at) {
            if (line > linesBeforeData) {
                lines++;
            } else if (line == linesBeforeData) {
                quoted = false;
            }
            line++;
            if (!quoted) {
                recordEnds(at);
                recordStart = at + 1;
                recordLine = line;
            }
        }

        private void recordEnds(long end) {
            if (recordLine > linesBeforeData && end > recordStart) {
                records++;
                delimiters += delimitersOfRecord;
                visitor.record(records, recordLine, recordStart);
            }
            delimitersOfRecord = 0;
        }

        void end() {
            if (offset > recordStart) {
                if (line > linesBeforeData) {
                    lines++;
                }
                recordEnds(offset);
            }
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
