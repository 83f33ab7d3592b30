package org.merata.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads delimited text record by record, whatever is wrong with it: mixed line ends, zero bytes, quotes that don't match. A line that
 * can't be part of any record is a fault of its own, and reading goes on with the next line, so that one bad quote spoils one line and
 * not the rest of the file.
 */
public final class CarefulReader {
    /** What is told of each record, in the file's order. {@code record} counts from 1, blank lines not counted. */
    public interface Receiver {
        void accept(long record, long line, List<String> cells);

        /** @param cells what the record's cells most likely are: to be shown or written down as they stand, not to be loaded */
        void fault(long record, long line, ReadingNotice code, String detail, List<String> cells);

        /** What is worth a look in a record that is accepted or at fault besides. */
        default void doubt(long record, long line, ReadingNotice code) {}
    }

    private final FileHead head;
    private final Map<Long, TableText.Fault> faults;
    private final Receiver receiver;

    public CarefulReader(FileHead head, Receiver receiver) {
        this(head, Map.of(), receiver);
    }

    /** @param faults those of a {@link TableText}, to be told instead of the cell too many by which they stand in it */
    public CarefulReader(FileHead head, Map<Long, TableText.Fault> faults, Receiver receiver) {
        this.head = head;
        this.faults = faults;
        this.receiver = receiver;
    }

    /** Reads the file (UTF-8) to the end of its table. */
    public void read(Path file) {
        read(file, Long.MAX_VALUE);
    }

    /** Reads the file (UTF-8) until that many records were handed on. */
    public void read(Path file, long enough) {
        try (var lines = new PhysicalLines(file)) {
            RecordStream stream = streamOf(lines, head);
            long records = 0;
            for (Optional<TextRecord> record = stream.next();
                    record.isPresent() && records < enough && record.get().line() < head.endLine();
                    record = stream.next()) {
                hand(++records, record.get());
            }
        }
    }

    /** The records after the header. */
    static RecordStream streamOf(PhysicalLines lines, FileHead head) {
        for (int i = 0; i < head.linesBeforeData(); i++) {
            lines.next();
        }
        return new RecordStream(lines, head.dialect(), head.findings().guess().lineEnd(), head.usualCells());
    }

    private void hand(long number, TextRecord record) {
        record.doubt().ifPresent(doubt -> receiver.doubt(number, record.line(), doubt));
        int expected = head.columns().size();
        int size = record.cells().size();
        if (record.flaw().isPresent()) {
            receiver.fault(number, record.line(), record.flaw().get(), "", record.cells());
        } else if (size == expected) {
            receiver.accept(number, record.line(), record.cells());
        } else {
            ReadingNotice code = size < expected ? ReadingNotice.CELLS_MISSING : ReadingNotice.CELLS_EXTRA;
            TableText.Fault fault =
                    faults.getOrDefault(record.line(), new TableText.Fault(code, size + "/" + expected));
            receiver.fault(number, record.line(), fault.code(), fault.detail(), record.cells());
        }
    }
}
