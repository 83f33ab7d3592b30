package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight bytes at a time count what one byte at a time counts. */
class BytePassTest {
    private static final long SEED = 20_261_129;
    private static final String[] PIECES = {
        ";", ";", ",", "\"", "\n", "\r\n", "\r", "\0", "a", "plain", "é", "12345678", "\t"
    };

    @TempDir
    Path folder;

    @Test
    void madeUpFilesAreCountedAsByteByByte() throws Exception {
        System.out.println("byte pass over made-up files with seed " + SEED);
        var random = new Random(SEED);
        for (int round = 0; round < 400; round++) {
            int kinds = 2 + random.nextInt(PIECES.length - 1);
            var text = new StringBuilder("head;of;it\n");
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(
                        PIECES[random.nextInt(4) == 0 ? random.nextInt(kinds) : PIECES.length - 1 - random.nextInt(5)]);
            }
            check(text.toString().getBytes(StandardCharsets.UTF_8), round);
        }
    }

    @Test
    void aFileOfManyBuffersIsCountedAsByteByByte() throws Exception {
        var random = new Random(SEED + 1);
        var text = new StringBuilder("head;of;it\n");
        while (text.length() < 3_000_000) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append("filler;of;a;row");
        }
        check(text.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    private void check(byte[] bytes, int round) throws Exception {
        Path file = folder.resolve("made-up.csv");
        Files.write(file, bytes);
        var pass = new BytePass(file, FileHead.written(Dialect.of(";"), 1, List.of("head", "of", "it")));
        BytePass.Counts counts = pass.count();
        var slow = new ByteByByte(bytes);
        assertEquals(
                List.of(
                        slow.zeros,
                        slow.lineFeeds,
                        slow.returns,
                        slow.both,
                        (long) slow.starts.size(),
                        slow.delimiters,
                        slow.lines),
                List.of(
                        counts.zeroBytes(),
                        counts.lineFeeds(),
                        counts.carriageReturns(),
                        counts.bothTogether(),
                        counts.records(),
                        counts.delimiters(),
                        counts.lines()),
                "round " + round);
        assertEquals(!slow.quoted, counts.quotesBalanced());
        assertEquals(bytes.length, counts.bytes());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), counts.sha256());
        var places = new TreeMap<Long, BytePass.Met>();
        slow.starts.forEach((offset, line) ->
                places.put(offset, new BytePass.Met(places.size() + 1L, line, slow.cells.get(offset))));
        assertEquals(
                places,
                pass.findByOffset(() -> LongStream.range(0, bytes.length).iterator()));
    }

    /** The plainest way to count: one byte after the other, as the documentation of the pass has it. */
    private static final class ByteByByte {
        private final TreeMap<Long, Long> starts = new TreeMap<>();
        private final TreeMap<Long, Long> cells = new TreeMap<>();
        private long zeros;
        private long lineFeeds;
        private long returns;
        private long both;
        private long delimiters;
        private long lines;
        private boolean quoted;

        ByteByByte(byte[] bytes) {
            int start = 0;
            long startLine = 1;
            long line = 1;
            long marks = 0;
            for (int i = 0; i < bytes.length; i++) {
                byte value = bytes[i];
                boolean secondOfTwo = value == '\n' && i > 0 && bytes[i - 1] == '\r';
                zeros += value == 0 ? 1 : 0;
                lineFeeds += value == '\n' ? 1 : 0;
                returns += value == '\r' ? 1 : 0;
                both += secondOfTwo ? 1 : 0;
                if (value == '"') {
                    quoted = !quoted;
                } else if (value == ';' && !quoted) {
                    marks++;
                } else if (secondOfTwo) {
                    start = quoted ? start : i + 1;
                } else if (value == '\n' || value == '\r') {
                    lines += line > 1 ? 1 : 0;
                    quoted = line != 1 && quoted;
                    line++;
                    if (!quoted) {
                        if (startLine > 1 && i > start) {
                            starts.put((long) start, startLine);
                            delimiters += marks;
                            this.cells.put((long) start, marks + 1);
                        }
                        marks = 0;
                        start = i + 1;
                        startLine = line;
                    }
                }
            }
            if (bytes.length > start) {
                lines += line > 1 ? 1 : 0;
                if (startLine > 1) {
                    starts.put((long) start, startLine);
                    delimiters += marks;
                    this.cells.put((long) start, marks + 1);
                }
            }
        }
    }
}
