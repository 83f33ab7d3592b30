package org.merata.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parts the records of a file into the rows of its table, the lines below them that are none, and further tables. A line after the last
 * row is a note where at most one of its cells is filled; a further table begins where the header is repeated, or where a row of names
 * stands on rows of another width, or on rows below an empty line.
 */
final class TableSections {
    private static final int NOTES_HELD_BACK = 50;
    private static final int ROWS_AHEAD = 3;
    private static final double ALIKE = 0.8;
    private static final double USUALLY_SPARSE = 0.1;
    private static final int LETTERS_OF_A_NAME = 80;

    /** What comes of each record. */
    interface Receiver {
        /** @param cells how many cells a row of its table usually has */
        void row(TextRecord record, int cells);

        /** Another table: {@code header} is its first row. */
        void table(TextRecord header);
    }

    private final RecordStream stream;
    private final Receiver receiver;
    private final Deque<TextRecord> ahead = new ArrayDeque<>();
    private final List<TextRecord> held = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private List<String> header;
    private int cells;
    private long rows;
    private long sparseRows;
    private boolean afterBlankRow;

    /** @param header the cells that name the columns; empty where none do */
    TableSections(RecordStream stream, List<String> header, int cells, Receiver receiver) {
        this.stream = stream;
        this.header = header;
        this.cells = cells;
        this.receiver = receiver;
    }

    /** Hands on every record; answers what was noticed. */
    List<Remark> read() {
        fillAhead();
        while (!ahead.isEmpty()) {
            TextRecord record = ahead.pop();
            fillAhead();
            take(record);
        }
        endTable();
        return remarks;
    }

    private void fillAhead() {
        while (ahead.size() < ROWS_AHEAD) {
            Optional<TextRecord> next = stream.next();
            if (next.isEmpty()) {
                return;
            }
            ahead.add(next.get());
        }
    }

    private void take(TextRecord record) {
        if (isHeaderOfAnother(record)) {
            endTable();
            header = record.cells();
            cells = ahead.isEmpty() ? header.size() : ahead.peek().cells().size();
            rows = 0;
            sparseRows = 0;
            afterBlankRow = false;
            receiver.table(record);
            return;
        }
        boolean sparse = isNoteLike(record);
        afterBlankRow = record.filled() == 0;
        if (sparse && held.size() < NOTES_HELD_BACK) {
            held.add(record);
            return;
        }
        release();
        row(record);
    }

    private void row(TextRecord record) {
        rows++;
        receiver.row(record, cells);
    }

    private void release() {
        sparseRows += held.size();
        held.forEach(this::row);
        held.clear();
    }

    /** What was held back up to the end of the table are its notes, unless such rows are nothing special in it. */
    private void endTable() {
        if (held.isEmpty()) {
            return;
        }
        boolean usual = sparseRows > rows * USUALLY_SPARSE || held.size() >= NOTES_HELD_BACK || rows == 0;
        if (usual) {
            release();
            return;
        }
        TextRecord first = held.get(0);
        TextRecord last = held.get(held.size() - 1);
        remarks.add(new Remark(
                ReadingNotice.FOOTER_LINES,
                first.line(),
                Map.of(
                        "lines",
                        first.line() + "-" + (last.line() + last.lines() - 1),
                        "rows",
                        Integer.toString(held.size()))));
        held.clear();
    }

    private boolean isNoteLike(TextRecord record) {
        if (record.flaw().isPresent()) {
            return false;
        }
        int size = record.cells().size();
        boolean firstOnly = record.filled() == 0
                || record.filled() == 1 && !record.cells().get(0).isBlank();
        if (cells >= 3) {
            return firstOnly;
        }
        return cells == 2
                && size == 1
                && (record.afterBlank()
                        || !held.isEmpty()
                        || record.cells()
                                .get(0)
                                .matches("(?i)\\s*(?:\\*|sumber|source|catatan|notes?|keterangan)\\b.*"));
    }

    private boolean isHeaderOfAnother(TextRecord record) {
        if (repeatsHeader(record.cells())) {
            return true;
        }
        if (ahead.isEmpty() || record.flaw().isPresent() || !namesOnly(record.cells())) {
            return false;
        }
        int size = record.cells().size();
        boolean below =
                ahead.stream().limit(2).allMatch(next -> next.cells().size() == size && hasValues(next.cells()));
        boolean apart = record.afterBlank() || afterBlankRow || !held.isEmpty();
        return below && (size != cells && (ahead.size() > 1 || apart) || apart && !header.isEmpty());
    }

    private boolean repeatsHeader(List<String> row) {
        int shorter = Math.min(row.size(), header.size());
        if (shorter < 2 || shorter * 2 < Math.max(row.size(), header.size())) {
            return false;
        }
        int alike = 0;
        for (int i = 0; i < shorter; i++) {
            alike += row.get(i).strip().equals(header.get(i).strip())
                            && !row.get(i).isBlank()
                    ? 1
                    : 0;
        }
        return alike >= shorter * ALIKE
                && row.stream()
                        .noneMatch(cell -> CellKind.of(cell) == CellKind.NUMBER
                                && cell.strip().length() > 4);
    }

    /** Whether a row could name columns. */
    static boolean namesOnly(List<String> cells) {
        return cells.size() > 1
                && cells.stream()
                        .allMatch(cell -> CellKind.of(cell) == CellKind.TEXT && cell.length() <= LETTERS_OF_A_NAME)
                && cells.stream().collect(Collectors.toSet()).size() == cells.size();
    }

    /** Whether a row holds more than words. */
    static boolean hasValues(List<String> cells) {
        return cells.stream().map(CellKind::of).anyMatch(kind -> kind != CellKind.TEXT && kind != CellKind.EMPTY);
    }
}
