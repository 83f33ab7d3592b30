package org.merata.reading;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The lines of a UTF-8 file with their ends as they are, one after another; lines can be put back. */
final class PhysicalLines implements AutoCloseable {
    /** The longest line that is read: what is longer is no table. */
    static final int LETTERS_OF_A_LINE = 1 << 26;

    private static final int BUFFER_LETTERS = 1 << 16;

    /** @param number from 1 @param text with its line end */
    record Line(long number, String text) {
        boolean isEmpty() {
            return CellParser.endOf(text) == 0;
        }

        /** Whether it ends in a carriage return alone. */
        boolean endsInReturn() {
            return !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
        }

        boolean endsInFeedAlone() {
            int last = text.length() - 1;
            return last >= 0 && text.charAt(last) == '\n' && (last == 0 || text.charAt(last - 1) != '\r');
        }
    }

    /** A line that is longer than any table's. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long line;

        TooLong(long line) {
            super("line " + line + " has more than " + LETTERS_OF_A_LINE + " letters");
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    private final Reader reader;
    private final ArrayDeque<Line> putBack = new ArrayDeque<>();
    private final char[] buffer = new char[BUFFER_LETTERS];
    private int at;
    private int filled;
    private long number;

    PhysicalLines(Path file) {
        try {
            reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
            if (fill() && buffer[0] == '\uFEFF') {
                at = 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    PhysicalLines(Reader text) {
        reader = text;
    }

    Optional<Line> next() {
        if (!putBack.isEmpty()) {
            return Optional.of(putBack.pop());
        }
        try {
            String text = read();
            return text.isEmpty() ? Optional.empty() : Optional.of(new Line(++number, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() throws IOException {
        StringBuilder begun = null;
        while (at < filled || fill()) {
            int end = findEnd();
            if (end < filled && buffer[end] == '\n') {
                return take(begun, end + 1);
            }
            if (end + 1 < filled) {
                return take(begun, buffer[end + 1] == '\n' ? end + 2 : end + 1);
            }
            boolean returned = end < filled;
            begun = begun == null ? new StringBuilder() : begun;
            begun.append(buffer, at, filled - at);
            at = filled;
            if (returned) {
                boolean both = fill() && buffer[at] == '\n';
                return take(begun, both ? at + 1 : at);
            }
            if (begun.length() > LETTERS_OF_A_LINE) {
                throw new TooLong(number + 1);
            }
        }
        return begun == null ? "" : begun.toString();
    }

    private int findEnd() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private String take(StringBuilder before, int end) {
        String text = before == null
                ? new String(buffer, at, end - at)
                : before.append(buffer, at, end - at).toString();
        at = end;
        return text;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, reader.read(buffer));
        return filled > 0;
    }

    /** Gives lines back, to be read again in the same order. */
    void putBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            putBack.push(lines.get(i));
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
