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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.definition.SourceDefinition;

/**
 * The start of a file: how it is written and what its columns are called. What the source states is used; the rest is found out.
 *
 * @param charset how its bytes are read; a guess until the whole file was seen where it is UTF-8
 * @param charsetStated whether the source or a byte order mark says so
 * @param linesBeforeData physical lines up to and with the header
 * @param plain whether the header is one physical line
 * @param columns the header's names, blanks around them removed
 */
public record FileHead(
        Charset charset,
        boolean charsetStated,
        char delimiter,
        char quote,
        Optional<Character> escape,
        int linesBeforeData,
        boolean plain,
        List<String> columns) {
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Of a file without a header, for counting its bytes. */
    static final FileHead NONE =
            new FileHead(StandardCharsets.UTF_8, false, ',', '"', Optional.empty(), 0, true, List.of());

    /** Of a table that Merata itself wrote. */
    static FileHead ofPlainTable(List<String> columns) {
        return new FileHead(StandardCharsets.UTF_8, true, ',', '"', Optional.empty(), 1, true, columns);
    }

    private static final int HEAD_BYTES = 1 << 18;
    private static final int RECORDS_COMPARED = 50;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    public FileHead {
        columns = List.copyOf(columns);
    }

    public FileHead withCharset(Charset other) {
        return new FileHead(other, charsetStated, delimiter, quote, escape, linesBeforeData, plain, columns);
    }

    /**
     * Reads the head of a file; empty where it has no header.
     *
     * @param expected names of columns that are likely to be there: the best evidence of the delimiter
     */
    public static Optional<FileHead> read(Path file, SourceDefinition.Dialect stated, Collection<String> expected) {
        Start start = Start.read(file, stated);
        return read(start.text(), start.charset(), start.marked() || start.named(), stated, expected);
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
                bytes = in.readNBytes(HEAD_BYTES);
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
                    bytes.length == HEAD_BYTES);
        }
    }

    private static Optional<FileHead> read(
            String text,
            Charset charset,
            boolean charsetStated,
            SourceDefinition.Dialect stated,
            Collection<String> expected) {
        int lines = 0;
        int start = 0;
        while (lines < stated.skipLines() && start < text.length()) {
            start = nextLine(text, start);
            lines++;
        }
        Optional<Character> delimiter = stated.delimiter();
        while (start < text.length() && isSkipped(text, start)) {
            if (text.startsWith("sep=", start) && delimiter.isEmpty()) {
                delimiter = Optional.of(text.charAt(start + 4));
            }
            start = nextLine(text, start);
            lines++;
        }
        if (start >= text.length()) {
            return Optional.empty();
        }
        String rest = text.substring(start);
        char quote = stated.quote().orElse('"');
        char chosen = delimiter.orElseGet(() -> findDelimiter(rest, quote, expected));
        List<List<String>> records = parse(rest, chosen, quote, 1);
        if (records.isEmpty()) {
            return Optional.empty();
        }
        int headerLines = countLines(rest, chosen, quote);
        List<String> columns = records.get(0).stream().map(String::strip).toList();
        return Optional.of(new FileHead(
                charset,
                charsetStated,
                chosen,
                quote,
                stated.escape(),
                lines + headerLines,
                headerLines == 1,
                columns));
    }

    /** Blank lines before the header, and the line by which Excel is told the delimiter. */
    private static boolean isSkipped(String text, int start) {
        String line = text.substring(start, nextLine(text, start)).strip();
        return line.isEmpty() || line.matches("sep=.");
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
        for (int back = 0; back < 4 && end == HEAD_BYTES - back && end > 0 && bytes[end - 1] < 0; back++) {
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

    /** The delimiter under which most expected columns are found; else under which the first records have most cells alike. */
    private static char findDelimiter(String text, char quote, Collection<String> expected) {
        char best = DELIMITERS[0];
        long bestScore = -1;
        for (char candidate : DELIMITERS) {
            List<List<String>> records = parse(text, candidate, quote, RECORDS_COMPARED);
            if (records.isEmpty() || records.get(0).size() < 2) {
                continue;
            }
            List<String> header = records.get(0).stream().map(String::strip).toList();
            long found = expected.stream().filter(header::contains).count();
            long alike = records.stream()
                    .filter(record -> record.size() == header.size())
                    .count();
            long score = found * 1_000_000 + alike * 1_000 + header.size();
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** The first records as far as they can be read: a head may be cut in the middle of one. */
    private static List<List<String>> parse(String text, char delimiter, char quote, int limit) {
        var records = new ArrayList<List<String>>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter, quote))) {
            var iterator = parser.iterator();
            while (records.size() < limit && iterator.hasNext()) {
                records.add(iterator.next().toList());
            }
        } catch (IOException | java.io.UncheckedIOException | IllegalStateException brokenOrCut) {
            return records;
        }
        return records;
    }

    private static int countLines(String text, char delimiter, char quote) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format(delimiter, quote))) {
            CSVRecord header = parser.iterator().next();
            int lines = 1;
            for (String cell : header) {
                lines += (int) cell.replace("\r\n", "\n")
                        .chars()
                        .filter(letter -> letter == '\n' || letter == '\r')
                        .count();
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CSVFormat format(char delimiter, char quote) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .setIgnoreEmptyLines(true)
                .get();
    }
}
