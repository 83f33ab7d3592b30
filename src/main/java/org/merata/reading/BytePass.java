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
import org.merata.warehouse.Archive;

/**
 * One look at every byte of a file before anything is parsed: its hash, whether it is UTF-8, its line ends, zero bytes, quotes, and how
 * many records and cells it must have. What the engine reads is compared with it. Quotes are told by their parity, which is exact for
 * files written as RFC 4180 asks; any other file shows itself by counts that disagree.
 */
public final class BytePass {
    private static final int BUFFER_BYTES = 1 << 17;

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

    /** The last records that were met. */
    private static final class LastRecords {
        private static final int KEPT = 64;

        private final long[] records = new long[KEPT];
        private final long[] lines = new long[KEPT];
        private final long[] offsets = new long[KEPT];
        private long count;

        void add(long record, long line, long offset) {
            int at = (int) (count++ % KEPT);
            records[at] = record;
            lines[at] = line;
            offsets[at] = offset;
        }

        Start oldest() {
            int at = count <= KEPT ? 0 : (int) (count % KEPT);
            return new Start(records[at], lines[at], offsets[at]);
        }
    }

    private final Path file;
    private final FileHead head;

    public BytePass(Path file, FileHead head) {
        this.file = file;
        this.head = head;
    }

    public Counts count() {
        MessageDigest digest = Archive.sha256();
        var utf8 = new Utf8Check();
        var scan = new Scan(head);
        forEachBuffer((buffer, length) -> {
            digest.update(buffer, 0, length);
            scan.read(buffer, length);
            utf8.read(buffer, length, scan.highBytesInLastBuffer);
        });
        scan.end();
        return new Counts(
                HexFormat.of().formatHex(digest.digest()),
                scan.offset,
                utf8.end(),
                scan.zeroBytes,
                scan.lineFeeds,
                scan.carriageReturns,
                scan.bothTogether,
                scan.records,
                scan.delimiters,
                scan.lines,
                !scan.quoted,
                scan.uneven,
                scan.longest,
                scan.ending.oldest());
    }

    /** The places of the records that start at these offsets (bytes from 0). */
    public Map<Long, Met> findByOffset(Iterable<Long> offsets) {
        var places = new TreeMap<Long, Met>();
        var nowhere = new Met(0, 0, 0);
        offsets.forEach(offset -> places.put(offset, nowhere));
        visit(
                (record, line, offset, cells) ->
                        places.computeIfPresent(offset, (key, none) -> new Met(record, line, cells)),
                places);
        places.values().removeIf(nowhere::equals);
        return places;
    }

    /** The physical line (from 1, of the whole file) on which each of these records starts. */
    public Map<Long, Long> findLines(Iterable<Long> records) {
        var lines = new TreeMap<Long, Long>();
        records.forEach(record -> lines.put(record, -1L));
        visit((record, line, offset, cells) -> lines.computeIfPresent(record, (key, none) -> line), lines);
        return lines;
    }

    private void visit(RecordVisitor visitor, Map<Long, ?> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var scan = new Scan(head);
        scan.visitor = visitor;
        forEachBuffer(scan::read);
        scan.end();
    }

    private void forEachBuffer(BufferReader reader) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                reader.read(buffer, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private interface BufferReader {
        void read(byte[] buffer, int length);
    }

    private interface RecordVisitor {
        void record(long record, long line, long offset, long cells);
    }

    /** The state between two bytes. */
    private static final class Scan {
        private static final byte PLAIN = 0;
        private static final byte QUOTE = 1;
        private static final byte DELIMITER = 2;
        private static final byte LINE_FEED = 3;
        private static final byte CARRIAGE_RETURN = 4;
        private static final byte ZERO = 5;

        private final byte[] kinds = new byte[256];
        private final int linesBeforeData;
        private final long usualDelimiters;
        private final LastRecords ending = new LastRecords();
        private long uneven;
        private long longest;
        private RecordVisitor visitor = (record, line, offset, cells) -> {};
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
            if (head.dialect().delimiter().length() == 1) {
                kinds[head.dialect().delimiter().charAt(0) & 0xFF] = DELIMITER;
                usualDelimiters = head.columns().size() - 1L;
            } else {
                usualDelimiters = 0;
            }
            head.dialect().quote().ifPresent(quote -> kinds[quote & 0xFF] = QUOTE);
            kinds['\n'] = LINE_FEED;
            kinds['\r'] = CARRIAGE_RETURN;
            kinds[0] = ZERO;
        }

        void read(byte[] buffer, int length) {
            int high = 0;
            for (int i = 0; i < length; i++) {
                byte value = buffer[i];
                high |= value;
                byte kind = kinds[value & 0xFF];
                if (kind != PLAIN) {
                    special(kind, offset + i);
                }
            }
            highBytesInLastBuffer = high < 0;
            offset += length;
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
                longest = Math.max(longest, end - recordStart);
                if (delimitersOfRecord == usualDelimiters) {
                    ending.add(records, recordLine, recordStart);
                } else {
                    uneven++;
                    if (records == 1) {
                        ending.add(records, recordLine, recordStart);
                    }
                }
                visitor.record(records, recordLine, recordStart, delimitersOfRecord + 1);
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
