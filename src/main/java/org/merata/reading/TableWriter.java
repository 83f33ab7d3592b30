package org.merata.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes records of any form as one plain table of text, and keeps the place of each. Parts with the same columns in another order are
 * one table; a part with other columns is none of it.
 */
final class TableWriter implements AutoCloseable {
    private final Path file;
    private final ReadingLimits limits;
    private final List<String> pseudoColumns;
    private final Writer out;
    private final List<Places.Run> runs = new ArrayList<>();
    private final Map<Long, TableText.Fault> faults = new HashMap<>();
    private List<String> columns = List.of();
    private int[] order = {};
    private Part part = new Part("", "", "");
    private boolean newPart = true;
    private long line = 1;
    private long records;
    private long nextRow;
    private boolean closed;

    /**
     * Where records come from.
     *
     * @param place what notices call it; empty where the file has no parts
     * @param sheet the value of {@code @sheet} @param file the value of {@code @file}
     */
    record Part(String place, String sheet, String file) {}

    /** @param pseudoColumns those of {@code @sheet} and {@code @file} that are asked for */
    TableWriter(Path file, ReadingLimits limits, List<String> pseudoColumns) {
        this.file = file;
        this.limits = limits;
        this.pseudoColumns = List.copyOf(pseudoColumns);
        try {
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /**
     * Begins a part with its columns, blanks around and inside their names made one.
     *
     * @return whether it has the columns of the parts before
     */
    boolean begin(Part next, List<String> names) throws Refusal {
        if (names.size() > limits.columns()) {
            throw limits.tooWide(names.size());
        }
        part = next;
        newPart = true;
        if (columns.isEmpty()) {
            columns = List.copyOf(names);
            var header = new ArrayList<String>(names);
            header.addAll(pseudoColumns);
            write(header);
        }
        return findOrder(names);
    }

    private boolean findOrder(List<String> names) {
        order = new int[columns.size()];
        if (names.equals(columns)) {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            return true;
        }
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        if (places.size() != columns.size() || names.size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < order.length; i++) {
            Integer place = places.get(columns.get(i));
            if (place == null) {
                return false;
            }
            order[i] = place;
        }
        return true;
    }

    /** A record, with the text of each column of the part and its row there. */
    void record(long row, List<String> cells) throws Refusal {
        var record = new ArrayList<String>(order.length + pseudoColumns.size());
        for (int place : order) {
            record.add(cells.get(place));
        }
        for (String pseudo : pseudoColumns) {
            record.add(pseudo.equals(PreparedFile.SHEET) ? part.sheet() : part.file());
        }
        write(row, record);
    }

    /**
     * A row that is no record: it takes a line with a cell too many, so that all other lines keep their numbers.
     *
     * @param text what stands there; never empty, as the engine forgives an empty last cell
     */
    void fault(long row, TableText.Fault fault, String text) throws Refusal {
        faults.put(line, fault);
        var record = new ArrayList<String>(Collections.nCopies(order.length + pseudoColumns.size(), ""));
        record.add(text);
        write(row, record);
    }

    private void write(long row, List<String> record) throws Refusal {
        if (newPart || row != nextRow) {
            runs.add(new Places.Run(line, part.place(), row));
        }
        newPart = false;
        long before = line;
        write(record);
        nextRow = line - before == 1 ? row + 1 : -1;
        records++;
        if (records > limits.rows()) {
            throw limits.tooLong(records);
        }
    }

    private void write(List<String> cells) throws Refusal {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                write(cells.get(i), cells.size() == 1);
            }
            out.write('\n');
            line++;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    private void write(String cell, boolean alone) throws IOException, Refusal {
        if (cell.length() > limits.cellLetters()) {
            throw limits.cellTooLarge();
        }
        boolean quoted = alone && cell.isEmpty();
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            quoted |= letter == ',' || letter == '"' || letter == '\n' || letter == '\r';
            line += letter == '\n' || letter == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n') ? 1 : 0;
        }
        if (quoted) {
            out.write('"');
            out.write(cell.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(cell);
        }
    }

    boolean hasColumns() {
        return !columns.isEmpty();
    }

    /** Records written so far. */
    long records() {
        return records;
    }

    /** The table, complete. */
    TableText finish() {
        close();
        var names = new ArrayList<String>(columns);
        names.addAll(pseudoColumns);
        FileHead head = FileHead.written(Dialect.RFC_4180, 1, names);
        return new TableText(file, head, new BytePass(file, head).count(), new Places(runs), Map.of(), faults);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("writing " + file, e);
            }
        }
    }
}
