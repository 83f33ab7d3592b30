package org.merata.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.merata.definition.SourceDefinition.Totals;
import org.merata.reading.Sheet.Merge;
import org.merata.reading.SheetCell.Kind;

/** The rows below a sheet's header: what is a record is written, what is a total, a note or a title is told. */
final class SheetRecords {
    private static final int PENDING_AT_MOST = 1_000;
    private static final int NOTE_NEEDS_COLUMNS = 3;

    private final Sheet sheet;
    private final SheetHeader header;
    private final Totals totals;
    private final String place;
    private final TableWriter writer;
    private final FormNotices notices;
    private final TotalRows sums;
    private final List<Merge> merges;
    private final Map<Integer, SheetCell> mergedCells = new HashMap<>();
    private final Map<Integer, Merge> openMerges = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private final RowList setAside = new RowList();
    private final RowList doubtful = new RowList();
    private final RowList notes = new RowList();
    private final RowList hiddenRows = new RowList();
    private final RowList outside = new RowList();
    private final RowList errors = new RowList();
    private final RowList spreadRows = new RowList();
    private int nextMerge;

    /** A row whose meaning shows by what comes after it. */
    private record Pending(int row, SheetCell[] cells, boolean total) {}

    SheetRecords(
            Sheet sheet, SheetHeader header, Totals totals, String place, TableWriter writer, FormNotices notices) {
        this.sheet = sheet;
        this.header = header;
        this.totals = totals;
        this.place = place;
        this.writer = writer;
        this.notices = notices;
        this.sums = new TotalRows(header.names().size());
        this.merges = header.merges().stream()
                .filter(merge -> merge.lastRow() > merge.firstRow())
                .sorted((one, other) -> Integer.compare(one.firstRow(), other.firstRow()))
                .toList();
    }

    void read() throws IOException, Refusal {
        sheet.read((row, hidden, cells) -> {
            if (row >= header.firstDataRow()) {
                row(row, hidden, cells);
            }
            return true;
        });
        for (Pending last : pending) {
            if (last.total() && TotalRows.isBarelyTotal(last.cells())) {
                total(last.row());
            } else if (last.total()) {
                doubtful.add(last.row());
                spread(last.row(), last.cells());
                write(last.row(), last.cells());
            } else {
                notes.add(last.row());
            }
        }
        tell();
    }

    private void row(int row, boolean hidden, List<SheetCell> filled) throws Refusal {
        var cells = new SheetCell[header.names().size()];
        int own = 0;
        for (SheetCell cell : filled) {
            int column = cell.column() - header.firstColumn();
            if (cell.isBlank()) {
                continue;
            }
            if (column < 0 || column >= cells.length) {
                outside.add(row);
            } else {
                cells[column] = cell;
                own++;
            }
        }
        if (own == 0) {
            return;
        }
        if (hidden) {
            hiddenRows.add(row);
        }
        boolean note = own == 1
                && cells.length >= NOTE_NEEDS_COLUMNS
                && TotalRows.first(cells).kind() == Kind.TEXT;
        boolean total = totals != Totals.KEEP && TotalRows.isCalledTotal(cells);
        if (total && sums.isProven(cells)) {
            total(row);
            sums.closeSection();
        } else if (total || note) {
            pending.add(new Pending(row, cells, total));
            if (pending.size() > PENDING_AT_MOST) {
                release();
            }
        } else {
            release();
            spread(row, cells);
            write(row, cells);
        }
    }

    private void total(int row) throws Refusal {
        setAside.add(row);
        if (totals == Totals.REFUSE) {
            throw new Refusal(ReadingNotice.TOTAL_ROWS_FOUND, Map.of("part", place, "rows", setAside.describe()));
        }
    }

    /** A full row came after them: they are no end of the table, and so they are records as they stand. */
    private void release() throws Refusal {
        for (Pending row : pending) {
            if (row.total() && TotalRows.isBarelyTotal(row.cells())) {
                doubtful.add(row.row());
            }
            spread(row.row(), row.cells());
            write(row.row(), row.cells());
        }
        pending.clear();
    }

    private void write(int row, SheetCell[] cells) throws Refusal {
        sums.add(cells);
        var texts = new ArrayList<String>(cells.length);
        for (SheetCell cell : cells) {
            texts.add(cell == null ? "" : cell.text());
            if (cell != null && cell.kind() == Kind.ERROR) {
                errors.add(row);
            }
        }
        writer.record(row + 1L, texts);
    }

    /** What one cell says over several rows is said of each of them. */
    private void spread(int row, SheetCell[] cells) {
        while (nextMerge < merges.size() && merges.get(nextMerge).firstRow() <= row) {
            Merge merge = merges.get(nextMerge++);
            openMerges.put(merge.firstColumn() - header.firstColumn(), merge);
            mergedCells.remove(merge.firstColumn() - header.firstColumn());
        }
        openMerges.values().removeIf(merge -> merge.lastRow() < row);
        openMerges.forEach((column, merge) -> {
            if (column < 0 || column >= cells.length) {
                return;
            }
            if (merge.firstRow() == row && cells[column] != null) {
                mergedCells.put(column, cells[column]);
            } else if (cells[column] == null && mergedCells.containsKey(column)) {
                cells[column] = mergedCells.get(column);
                spreadRows.add(row);
            }
        });
    }

    private void tell() {
        var titles = new RowList();
        header.titleRows().forEach(titles::add);
        header.numberRow().ifPresent(titles::add);
        tell(ReadingNotice.TITLE_ROWS_SKIPPED, titles);
        tell(ReadingNotice.TOTAL_ROWS_SET_ASIDE, setAside);
        tell(ReadingNotice.TOTAL_ROWS_DOUBTFUL, doubtful);
        tell(ReadingNotice.NOTE_ROWS_SET_ASIDE, notes);
        tell(ReadingNotice.ROWS_HIDDEN, hiddenRows);
        tell(ReadingNotice.CELLS_OUTSIDE_TABLE, outside);
        tell(ReadingNotice.MERGED_CELLS_SPREAD, spreadRows);
        tell(ReadingNotice.CELLS_WITH_ERRORS, errors);
    }

    private void tell(ReadingNotice kind, RowList rows) {
        if (rows.count() > 0) {
            notices.add(kind, place, Map.of("rows", rows.describe(), "count", Long.toString(rows.count())));
        }
    }
}
