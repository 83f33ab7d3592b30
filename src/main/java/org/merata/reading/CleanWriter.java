package org.merata.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes records as RFC 4180 has them, in UTF-8 without a mark; a cell is quoted where it must be. */
final class CleanWriter implements AutoCloseable {
    private final Path file;
    private final Writer out;

    CleanWriter(Path file) {
        this.file = file;
        try {
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    void write(List<String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                write(cells.get(i), cells.size() == 1);
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /** A record of one empty cell would be an empty line, which is no record: its cell is quoted. */
    private void write(String cell, boolean alone) throws IOException {
        boolean quoted = cell.indexOf(',') >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0
                || alone && cell.isEmpty();
        if (!quoted) {
            out.write(cell);
            return;
        }
        out.write('"');
        out.write(cell.replace("\"", "\"\""));
        out.write('"');
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}
