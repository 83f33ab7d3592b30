package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.merata.definition.SourceDefinition;

/**
 * The start of a file: how it is written and what its columns are called. What the source states is used; the rest is found out.
 *
 * @param charset how its bytes are read; a guess until the whole file was seen where it is UTF-8
 * @param charsetStated whether the source or a byte order mark says so
 * @param linesBeforeData physical lines up to and with the header
 * @param plain whether the header takes one physical line a row
 * @param headerRows how many rows name the columns; 0 where none does
 * @param columns the header's names, blanks around them removed; {@code column_1} and so on where there is none
 * @param usualCells how many cells most records have
 * @param end the first record that is none of the table any more, nor any after it; empty where the table goes on to the end
 */
public record FileHead(
        Charset charset,
        boolean charsetStated,
        Dialect dialect,
        int linesBeforeData,
        boolean plain,
        int headerRows,
        List<String> columns,
        int usualCells,
        Findings findings,
        Optional<BytePass.Place> end) {
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * What was found out on the way.
     *
     * @param guess the choice of the dialect
     * @param header how clear it was what the header is
     * @param skipLines physical lines before the header
     * @param headerCells the header's cells as they are written
     */
    public record Findings(
            DialectGuess guess, Sureness header, int skipLines, List<String> headerCells, List<Remark> remarks) {
        public Findings {
            headerCells = List.copyOf(headerCells);
            remarks = List.copyOf(remarks);
        }
    }

    /** Of a file without a header, for counting its bytes. */
    static final FileHead NONE = written(Dialect.RFC_4180, 0, List.of());

    private static final int HEAD_BYTES = 1 << 18;
    private static final int LONG_HEAD_BYTES = 1 << 23;
    private static final int LINES_WANTED = 20;
    private static final int RECORDS_LOOKED_AT = 200;

    public FileHead {
        columns = List.copyOf(columns);
    }

    /** How sure it is what its bytes stand for: UTF-8 shows itself, UTF-16 by its zero bytes, anything else is taken for Windows-1252. */
    public Sureness charsetSureness() {
        if (charsetStated || charset.equals(StandardCharsets.UTF_8)) {
            return Sureness.SURE;
        }
        return charset.equals(WINDOWS_1252) ? Sureness.GUESSED : Sureness.LIKELY;
    }

    /** Of a UTF-8 text that was written by a program, and so is known. */
    public static FileHead written(Dialect dialect, int linesBeforeData, List<String> columns) {
        var guess = new DialectGuess(
                dialect, RecordStream.LineEnd.FEED, columns.size(), 0, 0, Sureness.SURE, Optional.empty());
        return new FileHead(
                StandardCharsets.UTF_8,
                true,
                dialect,
                linesBeforeData,
                true,
                1,
                columns,
                columns.size(),
                new Findings(guess, Sureness.SURE, 0, columns, List.of()),
                Optional.empty());
    }

    public FileHead withCharset(Charset other) {
        return new FileHead(
                other, charsetStated, dialect, linesBeforeData, plain, headerRows, columns, usualCells, findings, end);
    }

    /** The same of a table that ends before the file does. */
    public FileHead withEnd(Optional<BytePass.Place> other) {
        return new FileHead(
                charset,
                charsetStated,
                dialect,
                linesBeforeData,
                plain,
                headerRows,
                columns,
                usualCells,
                findings,
                other);
    }

    /** The physical line before which the table ends. */
    long endLine() {
        return end.map(BytePass.Place::line).orElse(Long.MAX_VALUE);
    }

    /**
     * Reads the head of a file; empty where it has no record at all.
     *
     * @param expected names of columns that are likely to be there: the best evidence of the delimiter
     */
    public static Optional<FileHead> read(Path file, SourceDefinition.Dialect stated, Collection<String> expected) {
        Start start = Start.read(file, stated);
        return read(start, stated, expected);
    }

    /**
     * The first bytes of a file as text, without its byte order mark.
     *
     * @param marked whether a byte order mark says how they are read
     * @param named whether the source does
     * @param cut whether the file goes on
     */
    public record Start(String text, Charset charset, boolean marked, boolean named, boolean cut) {
        public static Start read(Path file, SourceDefinition.Dialect stated) {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = readHead(in);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + file, e);
            }
            Optional<Charset> marked = findMark(bytes);
            Optional<Charset> named = stated.encoding().map(Charset::forName);
            Charset charset = marked.or(() -> named).orElseGet(() -> guess(bytes));
            String text = new String(bytes, charset);
            return new Start(
                    text.startsWith("\uFEFF") ? text.substring(1) : text,
                    charset,
                    marked.isPresent(),
                    named.isPresent(),
                    bytes.length == HEAD_BYTES || bytes.length == LONG_HEAD_BYTES);
        }

        /** Some lines at least: a header of thousands of columns is longer than most files. */
        private static byte[] readHead(InputStream in) throws IOException {
            byte[] head = in.readNBytes(HEAD_BYTES);
            long ends = 0;
            for (byte letter : head) {
                ends += letter == '\n' || letter == '\r' ? 1 : 0;
            }
            if (head.length < HEAD_BYTES || ends >= LINES_WANTED) {
                return head;
            }
            byte[] more = in.readNBytes(LONG_HEAD_BYTES - HEAD_BYTES);
            byte[] all = Arrays.copyOf(head, head.length + more.length);
            System.arraycopy(more, 0, all, head.length, more.length);
            return all;
        }
    }

    private static Optional<FileHead> read(Start start, SourceDefinition.Dialect stated, Collection<String> expected) {
        String text = start.text();
        var opening = new Opening(text, stated);
        if (opening.at >= text.length()) {
            return Optional.empty();
        }
        String rest = text.substring(opening.at);
        DialectGuess guess = DialectGuess.of(rest, start.cut(), opening.dialect, expected);
        List<TextRecord> records = readRecords(rest, start.cut(), guess);
        if (records.isEmpty()) {
            return Optional.empty();
        }
        HeaderGuess header =
                HeaderGuess.of(records, guess.dialect(), guess.usualCells(), stated.headerRows(), expected);
        List<Remark> remarks = new ArrayList<>(opening.remarks);
        header.remarks().stream()
                .map(remark -> new Remark(remark.code(), remark.line() + opening.lines, moved(remark, opening.lines)))
                .forEach(remarks::add);
        List<String> names = header.rows() == 0
                ? IntStream.rangeClosed(1, guess.usualCells())
                        .mapToObj(number -> "column_" + number)
                        .toList()
                : header.cells().stream().map(String::strip).toList();
        return Optional.of(new FileHead(
                start.charset(),
                start.marked() || start.named(),
                guess.dialect(),
                opening.lines + header.linesBeforeData(),
                header.plain(),
                header.rows(),
                names,
                guess.usualCells(),
                new Findings(guess, header.sureness(), opening.lines + header.linesBefore(), header.cells(), remarks),
                Optional.empty()));
    }

    private static Map<String, String> moved(Remark remark, int lines) {
        if (!remark.details().containsKey("lines")) {
            return remark.details();
        }
        String[] range = remark.details().get("lines").split("-");
        return Map.of("lines", (Long.parseLong(range[0]) + lines) + "-" + (Long.parseLong(range[1]) + lines));
    }

    private static List<TextRecord> readRecords(String text, boolean cut, DialectGuess guess) {
        var records = new ArrayList<TextRecord>();
        try (var lines = new PhysicalLines(new StringReader(text))) {
            var stream = new RecordStream(lines, guess.dialect(), guess.lineEnd(), guess.usualCells());
            for (Optional<TextRecord> record = stream.next();
                    record.isPresent() && records.size() < RECORDS_LOOKED_AT;
                    record = stream.next()) {
                records.add(record.get());
            }
        }
        if (cut && records.size() < RECORDS_LOOKED_AT && records.size() > 1) {
            records.remove(records.size() - 1);
        }
        return records;
    }

    /** What stands before anything else: lines to skip, the line by which Excel is told the delimiter, comments. */
    private static final class Opening {
        private final String text;
        private int at;
        private int lines;
        private SourceDefinition.Dialect dialect;
        private final List<Remark> remarks = new ArrayList<>();

        Opening(String text, SourceDefinition.Dialect stated) {
            this.text = text;
            this.dialect = stated;
            while (lines < stated.skipLines() && at < text.length()) {
                pass();
            }
            while (at < text.length() && line().isBlank()) {
                pass();
            }
            if (line().startsWith("sep=") && line().length() > 4) {
                if (stated.delimiter().isEmpty()) {
                    dialect = stated.withDelimiter(line().substring(4));
                }
                remarks.add(new Remark(ReadingNotice.DELIMITER_LINE, lines + 1, Map.of()));
                pass();
            }
            if (dialect.comment().isEmpty() && line().startsWith("#")) {
                passComments();
            }
        }

        /** Lines that begin with a number sign, but for one that has as many cells as the line below it: that is a header. */
        private void passComments() {
            int first = lines + 1;
            int lastAt = at;
            while (at < text.length() && line().startsWith("#")) {
                lastAt = at;
                pass();
            }
            String next = line();
            boolean header = isAlike(last(lastAt), next);
            if (header) {
                at = lastAt;
                lines--;
            }
            if (lines >= first) {
                dialect = dialect.withComment(header ? Optional.empty() : Optional.of('#'));
                remarks.add(new Remark(ReadingNotice.COMMENT_LINES, first, Map.of("lines", first + "-" + lines)));
            }
        }

        private static boolean isAlike(String line, String below) {
            return List.of(",", ";", "\t", "|").stream()
                    .anyMatch(delimiter ->
                            parts(line, delimiter) > 1 && parts(line, delimiter) == parts(below, delimiter));
        }

        private String last(int start) {
            return text.substring(start, nextLine(text, start)).strip();
        }

        private static int parts(String line, String delimiter) {
            return line.split(Pattern.quote(delimiter), -1).length;
        }

        private String line() {
            return text.substring(at, nextLine(text, at)).replaceAll("[\r\n]+$", "");
        }

        private void pass() {
            at = nextLine(text, at);
            lines++;
        }
    }

    private static int nextLine(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                return i + 1;
            }
            if (text.charAt(i) == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    private static Optional<Charset> findMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without a mark: UTF-16 shows by its zero bytes on one side, UTF-8 by being valid. */
    private static Charset guess(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < Math.min(bytes.length, 4_096); i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        int half = Math.min(bytes.length, 4_096) / 2;
        if (half > 1 && odd > half * 7 / 10 && even < half / 10) {
            return StandardCharsets.UTF_16LE;
        }
        if (half > 1 && even > half * 7 / 10 && odd < half / 10) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private static boolean isUtf8(byte[] bytes) {
        int end = bytes.length;
        boolean cut = bytes.length == HEAD_BYTES || bytes.length == LONG_HEAD_BYTES;
        for (int back = 0; back < 4 && cut && end > 0 && bytes[end - 1] < 0; back++) {
            end--;
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, end));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
