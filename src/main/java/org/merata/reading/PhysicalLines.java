package org.merata.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The lines of a UTF-8 file with their ends as they are, one after another; lines can be put back. */
final class PhysicalLines implements AutoCloseable {
    /** @param number from 1 @param text with its line end */
    record Line(long number, String text) {
        boolean isBlank() {
            return text.strip().isEmpty();
        }
    }

    private final BufferedReader reader;
    private final ArrayDeque<Line> putBack = new ArrayDeque<>();
    private long number;
    private int ahead = -2;

    PhysicalLines(Path file) {
        try {
            reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    Optional<Line> next() {
        if (!putBack.isEmpty()) {
            return Optional.of(putBack.pop());
        }
        try {
            var text = new StringBuilder();
            int letter = ahead == -2 ? reader.read() : ahead;
            ahead = -2;
            if (number == 0 && letter == '\uFEFF') {
                letter = reader.read();
            }
            while (letter >= 0) {
                text.append((char) letter);
                if (letter == '\n') {
                    break;
                }
                if (letter == '\r') {
                    ahead = reader.read();
                    if (ahead == '\n') {
                        text.append('\n');
                        ahead = -2;
                    }
                    break;
                }
                letter = reader.read();
            }
            return text.length() == 0 ? Optional.empty() : Optional.of(new Line(++number, text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
