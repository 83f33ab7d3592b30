package org.merata.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.SourceDefinition;
import org.merata.reading.Sheet.Merge;
import org.merata.reading.SheetCell.Kind;

/**
 * Where the header of a sheet stands and what it says. Names of several rows are joined with a blank, from above; what was merged is the
 * name of each column it covers.
 *
 * @param firstColumn from 0
 * @param names by column from the first on; empty where a column has none
 * @param titleRows filled rows above the header, from 0
 * @param firstDataRow from 0
 * @param numberRow a row that only numbers the columns, below the header
 * @param merges of the whole sheet
 */
record SheetHeader(
        int firstColumn,
        List<String> names,
        List<Integer> titleRows,
        int firstDataRow,
        Optional<Integer> numberRow,
        List<Merge> merges) {
    private static final int ROWS_LOOKED_AT = 60;
    private static final int HEADER_ROWS_AT_MOST = 4;

    /** Finds the header by the columns that are expected, else by its shape; empty where the sheet is. */
    static Optional<SheetHeader> find(Sheet sheet, SourceDefinition.Dialect stated, Collection<String> expected)
            throws IOException, Refusal {
        var rows = new ArrayList<Row>();
        sheet.read((row, hidden, cells) -> {
            List<SheetCell> filled =
                    cells.stream().filter(cell -> !cell.isBlank()).toList();
            if (!filled.isEmpty()) {
                rows.add(new Row(row, filled));
            }
            return rows.size() < ROWS_LOOKED_AT;
        });
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Finder(rows, sheet.merges(), expected).find(stated));
    }

    /** Blanks and line breaks inside a name are one blank. */
    static String clean(String name) {
        return name.replace('\u00A0', ' ').strip().replaceAll("\\s+", " ");
    }

    private record Row(int number, List<SheetCell> cells) {
        boolean isText() {
            return cells.stream()
                    .allMatch(cell -> cell.kind() == Kind.TEXT || cell.text().matches("(?:19|20)\\d{2}"));
        }
    }

    private static final class Finder {
        private final List<Row> rows;
        private final List<Merge> merges;
        private final Collection<String> expected;
        private final Map<Integer, Map<Integer, String>> texts = new HashMap<>();

        Finder(List<Row> rows, List<Merge> merges, Collection<String> expected) {
            this.rows = rows;
            this.merges = merges;
            this.expected = expected;
            for (Row row : rows) {
                var byColumn = new TreeMap<Integer, String>();
                row.cells().forEach(cell -> byColumn.put(cell.column(), clean(cell.text())));
                texts.put(row.number(), byColumn);
            }
            int last = rows.get(rows.size() - 1).number();
            merges.stream().filter(merge -> merge.firstRow() <= last).forEach(this::spread);
        }

        /** Tall merges are data: a header is a few rows high. */
        private void spread(Merge merge) {
            String text = texts.getOrDefault(merge.firstRow(), Map.of()).get(merge.firstColumn());
            if (text == null || merge.lastRow() - merge.firstRow() >= HEADER_ROWS_AT_MOST) {
                return;
            }
            for (int row = merge.firstRow(); row <= merge.lastRow(); row++) {
                Map<Integer, String> byColumn = texts.computeIfAbsent(row, none -> new TreeMap<>());
                for (int column = merge.firstColumn(); column <= merge.lastColumn(); column++) {
                    byColumn.putIfAbsent(column, text);
                }
            }
        }

        SheetHeader find(SourceDefinition.Dialect stated) {
            int first = stated.skipLines() > 0
                    ? firstFrom(stated.skipLines())
                    : findExpected().orElseGet(this::findByShape);
            int depth = stated.headerRows().orElseGet(() -> Math.max(depthByExpected(first), depthByShape(first)));
            int start = rows.get(first).number();
            TreeMap<Integer, String> names = depth == 0 ? numberedNames() : names(start, depth);
            int firstColumn = names.firstKey();
            var all = new ArrayList<String>();
            for (int column = firstColumn; column <= names.lastKey(); column++) {
                all.add(names.getOrDefault(column, ""));
            }
            Optional<Integer> numberRow = rows.stream()
                    .filter(row -> row.number() >= start + depth)
                    .findFirst()
                    .filter(row -> numbersColumns(row, all.size()))
                    .map(Row::number);
            return new SheetHeader(
                    firstColumn,
                    all,
                    rows.subList(0, first).stream().map(Row::number).toList(),
                    numberRow.map(row -> row + 1).orElse(start + depth),
                    numberRow,
                    merges);
        }

        private TreeMap<Integer, String> numberedNames() {
            var names = new TreeMap<Integer, String>();
            rows.forEach(row -> row.cells().forEach(cell -> names.put(cell.column(), "")));
            int first = names.firstKey();
            for (int column = first; column <= names.lastKey(); column++) {
                names.put(column, "column_" + (column - first + 1));
            }
            return names;
        }

        private int firstFrom(int row) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).number() >= row) {
                    return i;
                }
            }
            return rows.size() - 1;
        }

        /** A row {@code (1) (2) (3)} under the header. */
        private static boolean numbersColumns(Row row, int columns) {
            if (row.cells().size() < 3 || row.cells().size() < columns - 1) {
                return false;
            }
            for (int i = 0; i < row.cells().size(); i++) {
                if (!row.cells().get(i).text().replaceAll("[()\\s.]", "").equals(Integer.toString(i + 1))) {
                    return false;
                }
            }
            return true;
        }

        private long matches(int index, int depth) {
            return names(rows.get(index).number(), depth).values().stream()
                    .distinct()
                    .filter(expected::contains)
                    .count();
        }

        /** The row under which most of the expected columns stand; few rows and upper ones first. */
        private Optional<Integer> findExpected() {
            Optional<Integer> found = Optional.empty();
            long most = 0;
            for (int depth = 1; depth < HEADER_ROWS_AT_MOST; depth++) {
                for (int i = 0; i < rows.size(); i++) {
                    long matches = isUnbroken(i, depth) ? matches(i, depth) : 0;
                    if (matches > most) {
                        most = matches;
                        found = Optional.of(i);
                    }
                }
            }
            return found;
        }

        private int depthByExpected(int first) {
            int best = 1;
            for (int depth = 2; depth < HEADER_ROWS_AT_MOST; depth++) {
                if (isUnbroken(first, depth) && matches(first, depth) > matches(first, best)) {
                    best = depth;
                }
            }
            return best;
        }

        private boolean isUnbroken(int first, int depth) {
            int last = first + depth - 1;
            return last < rows.size()
                    && rows.get(last).number() == rows.get(first).number() + depth - 1;
        }

        /** The first row of text that is about as wide as most rows are. */
        private int findByShape() {
            var sizes = new TreeMap<Integer, Integer>();
            rows.forEach(row -> sizes.merge(width(row), 1, Integer::sum));
            int usual = 1;
            for (Map.Entry<Integer, Integer> size : sizes.entrySet()) {
                usual = size.getValue() >= sizes.get(sizes.containsKey(usual) ? usual : size.getKey())
                        ? size.getKey()
                        : usual;
            }
            for (int i = 0; i < rows.size(); i++) {
                boolean severalCells = usual == 1 || rows.get(i).cells().size() > 1;
                if (severalCells
                        && width(rows.get(i)) * 2 > usual
                        && rows.get(i).isText()) {
                    return i;
                }
            }
            for (int i = 0; i < rows.size(); i++) {
                if (width(rows.get(i)) * 2 > usual) {
                    return i;
                }
            }
            return 0;
        }

        private int width(Row row) {
            return texts.get(row.number()).size();
        }

        private int depthByShape(int first) {
            int start = rows.get(first).number();
            int end = start;
            for (boolean grown = true; grown; ) {
                grown = false;
                for (Merge merge : merges) {
                    if (isNameMerge(merge, start, end) && merge.lastRow() > end) {
                        end = merge.lastRow();
                        grown = true;
                    }
                }
            }
            if (end > start) {
                return end - start + 1;
            }
            boolean below = isUnbroken(first, 2) && rows.get(first + 1).isText();
            return below && (dividesMerged(first) || fillsGaps(first)) ? 2 : 1;
        }

        private boolean isNameMerge(Merge merge, int start, int end) {
            return merge.firstRow() >= start
                    && merge.firstRow() <= end
                    && merge.lastRow() < start + HEADER_ROWS_AT_MOST
                    && texts.getOrDefault(merge.firstRow(), Map.of()).containsKey(merge.firstColumn());
        }

        /** Whether the next row names the columns under a wide cell of this one. */
        private boolean dividesMerged(int first) {
            int row = rows.get(first).number();
            Map<Integer, String> next = texts.get(row + 1);
            return merges.stream()
                    .filter(merge -> merge.firstRow() == row && merge.lastColumn() > merge.firstColumn())
                    .anyMatch(merge -> next.containsKey(merge.firstColumn()) && next.containsKey(merge.lastColumn()));
        }

        /** Whether the next row has names just where this one has gaps, or begins a group that gaps follow. */
        private boolean fillsGaps(int first) {
            Map<Integer, String> upper = texts.get(rows.get(first).number());
            Map<Integer, String> lower = texts.get(rows.get(first).number() + 1);
            int from = rows.get(first).cells().get(0).column();
            int to = Math.max(last(upper), last(lower));
            boolean gap = false;
            for (int column = from; column <= to; column++) {
                boolean named = upper.containsKey(column);
                boolean filled = lower.containsKey(column);
                boolean beginsGroup = named && column < to && !upper.containsKey(column + 1);
                if (!named && !filled || named && filled && !beginsGroup) {
                    return false;
                }
                gap |= !named;
            }
            return gap && lower.keySet().stream().allMatch(column -> column >= from);
        }

        private static int last(Map<Integer, String> byColumn) {
            return byColumn.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        /** The joined names of a header, by column. */
        private TreeMap<Integer, String> names(int start, int depth) {
            var names = new TreeMap<Integer, String>();
            boolean merged = merges.stream().anyMatch(merge -> isNameMerge(merge, start, start + depth - 1));
            for (int row = start; row < start + depth; row++) {
                Map<Integer, String> byColumn = texts.getOrDefault(row, Map.of());
                Map<Integer, String> below = row < start + depth - 1 ? texts.getOrDefault(row + 1, Map.of()) : Map.of();
                var spread = new TreeMap<Integer, String>(byColumn);
                if (!merged) {
                    below.keySet().stream()
                            .filter(column -> !byColumn.containsKey(column) && spread.containsKey(column - 1))
                            .forEach(column -> spread.put(column, spread.get(column - 1)));
                }
                spread.forEach((column, text) -> names.merge(
                        column,
                        text,
                        (above, own) -> above.equals(own) || above.endsWith(" " + own) ? above : above + " " + own));
            }
            return names;
        }
    }
}
