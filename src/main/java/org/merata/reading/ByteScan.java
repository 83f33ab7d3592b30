package org.merata.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The state between two bytes of a file whose records are counted: what the look at every byte knows of quotes, line ends, delimiters and
 * where the record began.
 */
final class ByteScan {
    /** Is told of each record, in their order. */
    interface RecordVisitor {
        void record(long record, long line, long offset, long cells);
    }

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

    ByteScan(FileHead head) {
        linesBeforeData = head.linesBeforeData();
        boolean splits = head.dialect().delimiter().length() == 1;
        int delimiter = splits ? head.dialect().delimiter().charAt(0) & 0xFF : 0;
        int quote = head.dialect().quote().orElse('\n') & 0xFF;
        usualDelimiters = splits ? head.columns().size() - 1L : 0;
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

    /** Whether the buffer read last had bytes that are not ASCII. */
    boolean sawHighBytes() {
        return highBytesInLastBuffer;
    }

    /** Has each record told that ends from now on. */
    void tell(RecordVisitor listener) {
        visitor = listener;
    }

    /** What was seen, once all is read. */
    BytePass.Counts counts(String sha256, boolean utf8) {
        return new BytePass.Counts(
                sha256,
                offset,
                utf8,
                zeroBytes,
                lineFeeds,
                carriageReturns,
                bothTogether,
                records,
                delimiters,
                lines,
                !quoted,
                uneven,
                longest,
                ending.oldest());
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

        BytePass.Start oldest() {
            int at = count <= KEPT ? 0 : (int) (count % KEPT);
            return new BytePass.Start(records[at], lines[at], offsets[at]);
        }
    }
}
