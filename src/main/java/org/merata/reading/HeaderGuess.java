package org.merata.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows name the columns, and what stands before them. A row of names is told from a row of values by what the columns below hold:
 * words over numbers, dates or codes are names, values of the columns' own kind are data.
 *
 * @param rows how many rows name the columns; 0 where none does
 * @param line the physical line of the first of them, or of the first record where there is none
 * @param linesBefore physical lines before that line
 * @param linesBeforeData physical lines up to and with the header
 * @param plain whether the header takes one physical line a row
 * @param cells the header's cells as written, several rows joined by a blank; empty where there is none
 * @param sureness how clear it was what the header is
 * @param remarks what was noticed
 */
record HeaderGuess(
        int rows,
        long line,
        int linesBefore,
        int linesBeforeData,
        boolean plain,
        List<String> cells,
        Sureness sureness,
        List<Remark> remarks) {
    private static final int ROWS_BEFORE = 50;
    private static final int MOST_ROWS = 5;
    private static final int ROWS_COMPARED = 100;
    private static final double MOST = 0.6;
    private static final List<String> OTHER_DELIMITERS = List.of(",", ";", "\t", "|", ":", " ");

    HeaderGuess {
        cells = List.copyOf(cells);
        remarks = List.copyOf(remarks);
    }

    /** @param usual the number of cells most records have @param stated how many rows the header has, where that is known */
    static HeaderGuess of(
            List<TextRecord> records,
            Dialect dialect,
            int usual,
            Optional<Integer> stated,
            Collection<String> expected) {
        return new Search(records, dialect, usual).find(stated, expected);
    }

    private static final class Search {
        private final List<TextRecord> records;
        private final Dialect dialect;
        private final int usual;
        private final List<Remark> remarks = new ArrayList<>();

        Search(List<TextRecord> records, Dialect dialect, int usual) {
            this.records = records;
            this.dialect = dialect;
            this.usual = usual;
        }

        HeaderGuess find(Optional<Integer> stated, Collection<String> expected) {
            int first = findFirst(expected);
            if (first > 0 && stated.isEmpty()) {
                Optional<List<String>> other = readWithOtherDelimiter(first);
                if (other.isPresent()) {
                    remark(ReadingNotice.HEADER_DELIMITER_DIFFERS, records.get(first - 1), Map.of());
                    return make(first - 1, 1, List.of(other.get()), Sureness.LIKELY);
                }
            }
            boolean named = expected.stream()
                    .anyMatch(name -> records.get(first).cells().stream()
                            .anyMatch(cell -> cell.strip().equals(name)));
            Votes votes = vote(first);
            boolean absent = stated.map(rows -> rows == 0).orElse(!named && votes.data > 2 * votes.header);
            if (absent) {
                return make(first, 0, List.of(), stated.isPresent() ? Sureness.SURE : votes.sureness());
            }
            int from = stated.isPresent() || named ? first : findUppermost(first);
            int rows = stated.orElseGet(() -> named ? 1 : countRows(first) + first - from);
            rows = Math.min(rows, records.size() - from);
            List<List<String>> cells = records.subList(from, from + rows).stream()
                    .map(TextRecord::cells)
                    .toList();
            return make(from, rows, cells, stated.isPresent() || named ? Sureness.SURE : votes.sureness());
        }

        /** The first row that is as wide as a table's and mostly filled: what stands before it is a title or a note. */
        private int findFirst(Collection<String> expected) {
            int limit = Math.min(records.size(), ROWS_BEFORE);
            int best = -1;
            long most = 0;
            for (int i = 0; i < limit && !expected.isEmpty(); i++) {
                List<String> cells = records.get(i).cells();
                long found = expected.stream()
                        .filter(name ->
                                cells.stream().anyMatch(cell -> cell.strip().equals(name)))
                        .count();
                if (found > most) {
                    most = found;
                    best = i;
                }
            }
            if (best >= 0) {
                return best;
            }
            for (int i = 0; i < limit && usual > 1; i++) {
                TextRecord record = records.get(i);
                int size = record.cells().size();
                if (size >= Math.max(2, (usual + 1) / 2) && record.filled() * 2 > Math.min(size, usual)) {
                    return i;
                }
            }
            return 0;
        }

        /** A line of names that another delimiter parts into as many cells as the rows below have. */
        private Optional<List<String>> readWithOtherDelimiter(int first) {
            TextRecord above = records.get(first - 1);
            if (above.cells().size() != 1
                    || usual < 3
                    || vote(first).data == 0
                    || records.get(first).afterBlank()) {
                return Optional.empty();
            }
            for (String delimiter : OTHER_DELIMITERS) {
                var parser =
                        new CellParser(new Dialect(delimiter, dialect.quote(), dialect.escape(), dialect.comment()));
                boolean fits = !delimiter.equals(dialect.delimiter())
                        && parser.parse(above.cells().get(0)) == CellParser.End.COMPLETE
                        && parser.cells().size() == usual
                        && parser.cells().stream().allMatch(cell -> CellKind.of(cell) == CellKind.TEXT);
                if (fits) {
                    return Optional.of(parser.cells());
                }
            }
            return Optional.empty();
        }

        private int countRows(int first) {
            int rows = 1;
            while (rows < MOST_ROWS && first + rows < records.size() && isFurtherRow(first, first + rows)) {
                rows++;
            }
            return rows;
        }

        private boolean isFurtherRow(int first, int row) {
            TextRecord header = records.get(first);
            TextRecord record = records.get(row);
            if (record.afterBlank() || record.flaw().isPresent() || usual < 2) {
                return false;
            }
            if (record.cells().equals(header.cells())) {
                return true;
            }
            Votes votes = vote(row);
            return record.cells().size() == header.cells().size()
                    && row + 1 < records.size()
                    && votes.typed >= 2
                    && votes.data == 0
                    && votes.header >= votes.typed * MOST;
        }

        /** Rows of group names right above: of full width, more than one cell filled, and only words or years. */
        private int findUppermost(int first) {
            int from = first;
            while (from > 0 && first - from < MOST_ROWS - 1 && isGroupRow(from - 1)) {
                from--;
            }
            return from;
        }

        private boolean isGroupRow(int row) {
            TextRecord record = records.get(row);
            return record.cells().size() == usual
                    && !records.get(row + 1).afterBlank()
                    && record.filled() > 1
                    && record.cells().stream().allMatch(cell -> isName(cell.strip()));
        }

        private static boolean isName(String cell) {
            return cell.isEmpty() || isYearOrMonth(cell) || CellKind.of(cell) == CellKind.TEXT;
        }

        private static boolean isYearOrMonth(String cell) {
            return cell.matches("(?:19|20)\\d{2}|\\d{1,2}");
        }

        /** How many cells of a row speak for values, how many for names. */
        private record Votes(int data, int header, int typed) {
            Sureness sureness() {
                if (data > 0 && header > 0) {
                    return Sureness.GUESSED;
                }
                return data + header > 1 ? Sureness.SURE : data + header == 1 ? Sureness.LIKELY : Sureness.GUESSED;
            }
        }

        private Votes vote(int row) {
            List<String> cells = records.get(row).cells();
            int data = 0;
            int header = 0;
            int typed = 0;
            boolean alone = row + 1 >= records.size();
            for (int column = 0; column < cells.size(); column++) {
                CellKind below = alone ? CellKind.EMPTY : kindBelow(row, column);
                String text = cells.get(column).strip();
                CellKind kind = CellKind.of(text);
                boolean name = kind == CellKind.TEXT;
                boolean value = kind != CellKind.TEXT && kind != CellKind.EMPTY && !isYearOrMonth(text);
                typed += below != CellKind.TEXT && below != CellKind.EMPTY ? 1 : 0;
                if (alone) {
                    data += value ? 1 : 0;
                    header += name ? 1 : 0;
                } else if (below != CellKind.TEXT && below != CellKind.EMPTY) {
                    data += value && kind == below ? 1 : 0;
                    header += name ? 1 : 0;
                }
            }
            return new Votes(data, header, typed);
        }

        /** What most of a column's cells are; TEXT where they are of no one kind. */
        private CellKind kindBelow(int row, int column) {
            int[] counts = new int[CellKind.values().length];
            int filled = 0;
            int limit = Math.min(records.size(), row + 1 + ROWS_COMPARED);
            for (int i = row + 1; i < limit; i++) {
                List<String> cells = records.get(i).cells();
                CellKind kind = column < cells.size() ? CellKind.of(cells.get(column)) : CellKind.EMPTY;
                counts[kind.ordinal()]++;
                filled += kind == CellKind.EMPTY ? 0 : 1;
            }
            for (CellKind kind : CellKind.values()) {
                if (kind != CellKind.EMPTY && counts[kind.ordinal()] > 0 && counts[kind.ordinal()] >= filled * MOST) {
                    return kind;
                }
            }
            return filled == 0 ? CellKind.EMPTY : CellKind.TEXT;
        }

        private HeaderGuess make(int from, int rows, List<List<String>> header, Sureness sureness) {
            TextRecord first = records.get(from);
            if (from > 0) {
                TextRecord last = records.get(from - 1);
                remark(
                        ReadingNotice.PREAMBLE,
                        records.get(0),
                        Map.of("lines", records.get(0).line() + "-" + (last.line() + last.lines() - 1)));
            }
            if (rows == 0) {
                remark(ReadingNotice.HEADER_ABSENT, first, Map.of("columns", Integer.toString(usual)));
            } else if (rows > 1) {
                remark(ReadingNotice.HEADER_OF_ROWS, first, Map.of("rows", Integer.toString(rows)));
            }
            List<TextRecord> taken = records.subList(from, from + rows);
            taken.stream()
                    .filter(record -> record.flaw().isPresent())
                    .forEach(record -> remark(record.flaw().get(), record, Map.of("row", "header")));
            long linesBeforeData = rows == 0
                    ? first.line() - 1
                    : taken.get(rows - 1).line() + taken.get(rows - 1).lines() - 1;
            boolean plain = taken.stream()
                    .allMatch(record -> record.lines() == 1 && record.flaw().isEmpty());
            return new HeaderGuess(
                    rows,
                    first.line(),
                    (int) first.line() - 1,
                    (int) linesBeforeData,
                    plain,
                    rows == 1 ? header.get(0) : join(header),
                    sureness,
                    remarks);
        }

        /** A group's name holds for the columns right of it, until the next; it is not repeated where both rows are alike filled. */
        private static List<String> join(List<List<String>> rows) {
            int columns = rows.stream().mapToInt(List::size).max().orElse(0);
            var names = new ArrayList<List<String>>();
            for (int column = 0; column < columns; column++) {
                names.add(new ArrayList<>());
            }
            for (int row = 0; row < rows.size(); row++) {
                String carried = "";
                boolean groups = row < rows.size() - 1;
                for (int column = 0; column < columns; column++) {
                    String cell = column < rows.get(row).size()
                            ? rows.get(row).get(column).strip()
                            : "";
                    carried = cell.isEmpty() && groups ? carried : cell;
                    if (!carried.isEmpty()) {
                        names.get(column).add(carried);
                    }
                }
            }
            return names.stream().map(parts -> String.join(" ", parts)).collect(Collectors.toList());
        }

        private void remark(ReadingNotice code, TextRecord record, Map<String, String> details) {
            remarks.add(new Remark(code, record.line(), details));
        }
    }
}
