package org.merata.ingest;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.merata.reading.BytePass;
import org.merata.reading.CarefulReader;
import org.merata.reading.FileHead;
import org.merata.reading.ReadingNotice;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;
import org.merata.warehouse.SqlText;

/**
 * A file's mapped cells as text in a temporary table, one row a record, with the records that are no rows apart. The engine reads what
 * it reads exactly; where it refuses, or counts other than the byte pass, every record is read by hand instead.
 *
 * @param record SQL for the record's number (from 1), over the table {@code staging}
 * @param line SQL for its physical line; NULL where that must be looked up
 * @param rows records staged
 * @param faults records that could not be split into the header's cells
 * @param readPath {@code set} or {@code row}
 * @param reason why the file was read row by row; empty for {@code set}
 */
record Staging(String record, String line, long rows, List<Fault> faults, String readPath, String reason) {
    static final String TABLE = "staging";
    private static final String SHIFTS = "staging_shift";
    private static final String ROW_AS_RECORD = "st.rowid + 1";
    private static final long ROWS_OF_A_BLOCK = 1_024;

    /** A record that is no row. */
    record Fault(long record, OptionalLong line, ReadingNotice code, String detail) {}

    Staging {
        faults = List.copyOf(faults);
    }

    /** The column of the staging table that holds a column of the file, counted from 0. */
    static String column(int index) {
        return "c" + index;
    }

    /** What the staging table is read from, with the name {@code st}. */
    String from() {
        boolean shifted = readPath.equals("set") && !faults.isEmpty();
        return "temp.main." + TABLE + " st"
                + (shifted
                        ? " LEFT JOIN temp.main." + SHIFTS + " sh ON sh.block = st.rowid // " + ROWS_OF_A_BLOCK
                                + " AND st.rowid BETWEEN sh.first AND sh.last"
                        : "");
    }

    /** Reads the file (UTF-8) into the table. {@code columns} are those to keep. */
    static Staging read(
            RecordsDatabase records, Path file, FileHead head, BytePass.Counts counts, Collection<Integer> columns)
            throws SQLException {
        Optional<String> reason = findReasonForCare(head, counts);
        if (reason.isEmpty()) {
            try {
                drop(records);
                Staging staging = readAsSet(records, file, head, columns);
                reason = findDisagreement(staging, head, counts);
                if (reason.isEmpty()) {
                    return head.end().isPresent()
                            ? staging.without(records, head.end().get().record())
                            : staging;
                }
            } catch (SQLException refused) {
                reason = Optional.of("the engine refused the file");
            }
        }
        drop(records);
        return readByRow(records, file, head, columns, reason.get());
    }

    static void drop(RecordsDatabase records) throws SQLException {
        records.execute("DROP TABLE IF EXISTS temp.main." + TABLE);
        records.execute("DROP TABLE IF EXISTS temp.main." + SHIFTS);
        records.execute("DROP TABLE IF EXISTS temp.main.staging_errors");
        records.execute("DROP TABLE IF EXISTS temp.main.staging_scans");
    }

    /** What the engine is known to read wrongly without saying so. */
    private static Optional<String> findReasonForCare(FileHead head, BytePass.Counts counts) {
        if (!head.dialect().isSimple()) {
            return Optional.of("a dialect that the engine does not read");
        }
        if (counts.zeroBytes() > 0) {
            return Optional.of("zero bytes");
        }
        if (counts.lineEndsMixed()) {
            return Optional.of("mixed line ends");
        }
        if (counts.returnsOnly()) {
            return Optional.of("line ends of carriage returns alone");
        }
        if (!counts.quotesBalanced()) {
            return Optional.of("quotes that do not match");
        }
        if (!head.plain()) {
            return Optional.of("a header of several lines");
        }
        return head.columns().size() == 1 ? Optional.of("a single column") : Optional.empty();
    }

    private static Optional<String> findDisagreement(Staging staging, FileHead head, BytePass.Counts counts) {
        long read = staging.rows + staging.faults.size();
        if (read != counts.records()) {
            return Optional.of("the engine read " + read + " records and the byte pass " + counts.records());
        }
        // The engine forgives an empty cell too many at the end of a record
        return staging.faults.size() < counts.uneven()
                ? Optional.of("the engine read other cells than the byte pass")
                : Optional.empty();
    }

    /** Without what stands from a record on: no row of the table. */
    private Staging without(RecordsDatabase records, long end) throws SQLException {
        List<Fault> kept = faults.stream().filter(fault -> fault.record() < end).toList();
        long rowsKept = end - 1 - kept.size();
        records.execute("DELETE FROM temp.main." + TABLE + " WHERE rowid >= " + rowsKept);
        return new Staging(kept.isEmpty() ? ROW_AS_RECORD : record, line, rowsKept, kept, readPath, reason);
    }

    private static Staging readAsSet(RecordsDatabase records, Path file, FileHead head, Collection<Integer> columns)
            throws SQLException {
        var types = new ArrayList<String>();
        for (int i = 0; i < head.columns().size(); i++) {
            types.add(SqlText.text(column(i)) + ": 'VARCHAR'");
        }
        char quote = head.dialect().quote().orElseThrow();
        char escape = head.dialect().escape().orElse(quote);
        records.execute("CREATE TEMP TABLE " + TABLE + " AS SELECT " + select(columns) + " FROM read_csv("
                + SqlText.text(file.toString()) + ", auto_detect = false, header = false, skip = "
                + head.linesBeforeData() + ", columns = {" + String.join(", ", types) + "}, delim = "
                + SqlText.text(head.dialect().delimiter()) + ", quote = "
                + SqlText.text(String.valueOf(quote)) + ", escape = " + SqlText.text(String.valueOf(escape))
                + ", strict_mode = true, null_padding = false, store_rejects = true, rejects_limit = 0,"
                + " rejects_table = 'staging_errors', rejects_scan = 'staging_scans')");
        List<Fault> faults = List.of();
        if (records.number("SELECT count(*) FROM staging_errors") > 0) {
            faults = findFaults(records, file, head);
        }
        long rows = records.number("SELECT count(*) FROM temp.main." + TABLE);
        if (!faults.isEmpty()) {
            writeShifts(records, faults, rows);
        }
        String record = faults.isEmpty() ? ROW_AS_RECORD : "st.rowid + 1 + coalesce(sh.shift, 0)";
        return new Staging(record, "CAST(NULL AS BIGINT)", rows, faults, "set", "");
    }

    private static String select(Collection<Integer> columns) {
        return columns.isEmpty()
                ? column(0)
                : SqlText.names(columns.stream().map(Staging::column).toList());
    }

    /**
     * The engine tells where a rejected record starts, in bytes from 1; its number and line are found from that. Where lines end in
     * CR LF it names the LF before the record, so a record is looked for at that byte and at the next: never two start there.
     */
    private static List<Fault> findFaults(RecordsDatabase records, Path file, FileHead head) throws SQLException {
        Map<Long, String> typeByOffset = new TreeMap<>();
        try (Statement statement = records.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT line_byte_position - 1, min(CAST(error_type AS VARCHAR))"
                                + " FROM staging_errors GROUP BY ALL")) {
            while (rows.next()) {
                typeByOffset.put(rows.getLong(1), rows.getString(2));
            }
        }
        var offsets = new TreeSet<Long>(typeByOffset.keySet());
        typeByOffset.keySet().forEach(offset -> offsets.add(offset + 1));
        Map<Long, BytePass.Met> places = new BytePass(file, head).findByOffset(offsets);
        var faults = new ArrayList<Fault>();
        for (Map.Entry<Long, String> entry : typeByOffset.entrySet()) {
            long offset = entry.getKey();
            BytePass.Met place = places.getOrDefault(offset, places.get(offset + 1));
            if (place == null) {
                throw new SQLException("a rejected record starts at byte " + entry.getKey() + ", where none does");
            }
            ReadingNotice code = code(entry.getValue());
            String detail = code == ReadingNotice.QUOTES_BROKEN
                    ? ""
                    : place.cells() + "/" + head.columns().size();
            faults.add(new Fault(place.record(), OptionalLong.of(place.line()), code, detail));
        }
        return faults;
    }

    private static ReadingNotice code(String errorType) throws SQLException {
        return switch (errorType) {
            case "MISSING COLUMNS" -> ReadingNotice.CELLS_MISSING;
            case "TOO MANY COLUMNS" -> ReadingNotice.CELLS_EXTRA;
            case "UNQUOTED VALUE" -> ReadingNotice.QUOTES_BROKEN;
            default -> throw new SQLException("the engine rejected a record: " + errorType);
        };
    }

    /**
     * The staged rows lack the rejected records: from each position on, the record numbers are so much higher. Written as spans within
     * blocks of rows, so that a row finds its span by a hash of its block, which costs a fifth of a search by order.
     */
    private static void writeShifts(RecordsDatabase records, List<Fault> faults, long rowCount) throws SQLException {
        records.execute("CREATE TEMP TABLE " + SHIFTS + " (block BIGINT, first BIGINT, last BIGINT, shift BIGINT)");
        var shiftByPosition = new TreeMap<Long, Long>();
        for (int i = 0; i < faults.size(); i++) {
            shiftByPosition.put(faults.get(i).record() - i - 1, i + 1L);
        }
        try (RowAppender rows = records.appender("temp", SHIFTS)) {
            for (Map.Entry<Long, Long> entry : shiftByPosition.entrySet()) {
                Long next = shiftByPosition.higherKey(entry.getKey());
                long end = next == null ? rowCount : next;
                for (long first = entry.getKey(); first < end; ) {
                    long block = first / ROWS_OF_A_BLOCK;
                    long last = Math.min(end, (block + 1) * ROWS_OF_A_BLOCK) - 1;
                    rows.add(block, first, last, entry.getValue());
                    first = last + 1;
                }
            }
        }
    }

    private static Staging readByRow(
            RecordsDatabase records, Path file, FileHead head, Collection<Integer> columns, String reason)
            throws SQLException {
        var types = new ArrayList<String>(List.of("record BIGINT", "line BIGINT"));
        columns.forEach(column -> types.add(column(column) + " VARCHAR"));
        records.execute("CREATE TEMP TABLE " + TABLE + " (" + String.join(", ", types) + ")");
        var faults = new ArrayList<Fault>();
        try (RowAppender rows = records.appender("temp", TABLE).forAnyThread();
                var writer = new RowWriter(records, rows, columns, faults)) {
            new CarefulReader(head, writer).read(file);
            writer.finish();
        }
        long staged = records.number("SELECT count(*) FROM temp.main." + TABLE);
        return new Staging("st.record", "st.line", staged, faults, "row", reason);
    }

    /**
     * Writes records into the staging table; what is empty is NULL, as the engine has it. While rows are handed to the engine, the next
     * are read.
     */
    private static final class RowWriter implements CarefulReader.Receiver, AutoCloseable {
        private static final int ROWS_TOGETHER = 2_048;
        private static final int LETTERS_TOGETHER = 1 << 21;

        private final RecordsDatabase records;
        private final RowAppender rows;
        private final Collection<Integer> columns;
        private final List<Fault> faults;
        private List<Object[]> pending = new ArrayList<>(ROWS_TOGETHER);
        private int pendingLetters;
        private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

        RowWriter(RecordsDatabase records, RowAppender rows, Collection<Integer> columns, List<Fault> faults) {
            this.records = records;
            this.rows = rows;
            this.columns = columns;
            this.faults = faults;
        }

        @Override
        public void accept(long record, long line, List<String> cells) {
            records.requireGoOn();
            var values = new Object[columns.size() + 2];
            int filled = 0;
            values[filled++] = record;
            values[filled++] = line;
            for (int column : columns) {
                String cell = cells.get(column);
                values[filled++] = cell.isEmpty() ? null : cell;
                pendingLetters += cell.length();
            }
            pending.add(values);
            if (pending.size() == ROWS_TOGETHER || pendingLetters > LETTERS_TOGETHER) {
                handOver();
            }
        }

        private void handOver() {
            await();
            List<Object[]> batch = pending;
            writing = CompletableFuture.runAsync(() -> write(batch));
            pending = new ArrayList<>(ROWS_TOGETHER);
            pendingLetters = 0;
        }

        private void write(List<Object[]> batch) {
            for (Object[] values : batch) {
                try {
                    rows.add(values);
                } catch (SQLException e) {
                    throw new IllegalStateException("staging record " + values[0], e);
                }
            }
        }

        private void await() {
            try {
                writing.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException) {
                    throw (RuntimeException) failed.getCause();
                }
                if (failed.getCause() instanceof Error) {
                    throw (Error) failed.getCause();
                }
                throw failed;
            }
        }

        /** Writes what is left. */
        void finish() {
            handOver();
            await();
        }

        /** Waits for what is being written, so that nothing uses the engine any more; reading may have failed, which is told already. */
        @Override
        public void close() {
            writing.handle((nothing, failed) -> failed).join();
        }

        @Override
        public void fault(long record, long line, ReadingNotice code, String detail, List<String> cells) {
            faults.add(new Fault(record, OptionalLong.of(line), code, detail));
        }
    }
}
