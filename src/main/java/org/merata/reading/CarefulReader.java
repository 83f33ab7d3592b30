package org.merata.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.reading.PhysicalLines.Line;

/**
 * Reads a CSV record by record, whatever is wrong with it: mixed line ends, zero bytes, quotes that don't match. A line that can't be
 * part of any record is a fault of its own, and reading goes on with the next line, so that one bad quote spoils one line and not the
 * rest of the file.
 */
public final class CarefulReader {
    private static final int LINES_AT_ONCE = 2_000;
    /** How far a quoted cell may run on: beyond that its quote is taken for broken. */
    private static final int LINES_OF_A_RECORD = 2_000;

    /** What is told of each record, in the file's order. {@code record} counts from 1, blank lines not counted. */
    public interface Receiver {
        void accept(long record, long line, List<String> cells);

        void fault(long record, long line, ReadingNotice code, String detail);
    }

    private final FileHead head;
    private final CSVFormat format;
    private final Receiver receiver;
    private long records;

    public CarefulReader(FileHead head, Receiver receiver) {
        this.head = head;
        this.receiver = receiver;
        CSVFormat.Builder builder =
                FileHead.format(head.delimiter(), head.quote()).builder();
        head.escape().filter(escape -> escape != head.quote()).ifPresent(builder::setEscape);
        this.format = builder.get();
    }

    /** Reads the whole file (UTF-8). */
    public void read(Path file) {
        read(file, Long.MAX_VALUE);
    }

    /** Reads the file (UTF-8) until that many records were handed on; a few more may be, as lines are read in chunks. */
    public void read(Path file, long enough) {
        try (var lines = new PhysicalLines(file)) {
            for (int i = 0; i < head.linesBeforeData(); i++) {
                lines.next();
            }
            for (List<Line> chunk = chunk(lines); !chunk.isEmpty() && records < enough; chunk = chunk(lines)) {
                lines.putBack(parse(chunk, lines));
            }
        }
    }

    /** Some lines that end outside quotes, as far as their number of quotes tells. */
    private List<Line> chunk(PhysicalLines lines) {
        var chunk = new ArrayList<Line>();
        boolean quoted = false;
        while (chunk.size() < LINES_AT_ONCE || (quoted && chunk.size() < LINES_AT_ONCE + LINES_OF_A_RECORD)) {
            Optional<Line> line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            chunk.add(line.get());
            quoted ^= line.get()
                                    .text()
                                    .chars()
                                    .filter(letter -> letter == head.quote())
                                    .count()
                            % 2
                    == 1;
        }
        return chunk;
    }

    /** Hands on the records of a chunk; answers the lines that must be read again. */
    private List<Line> parse(List<Line> chunk, PhysicalLines lines) {
        var text = new StringBuilder();
        chunk.forEach(line -> text.append(line.text()));
        int used = 0;
        try (CSVParser parser = CSVParser.parse(text.toString(), format)) {
            var iterator = parser.iterator();
            while (iterator.hasNext()) {
                CSVRecord record = iterator.next();
                int first = skipBlank(chunk, used);
                int next = (int) Math.min(parser.getCurrentLineNumber(), chunk.size());
                next = Math.max(next, first + 1);
                if (record.size() != head.columns().size() && next - first > 1) {
                    return broken(chunk, first);
                }
                hand(record, chunk.get(first).number());
                used = next;
            }
            return List.of();
        } catch (UncheckedIOException | IllegalStateException unreadable) {
            return unreadable(chunk, skipBlank(chunk, used), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int skipBlank(List<Line> chunk, int from) {
        int line = from;
        while (line < chunk.size() - 1 && isEmpty(chunk.get(line))) {
            line++;
        }
        return line;
    }

    /** The lines that a record starting here can't get past: more lines are tried first, as the chunk may have been cut inside it. */
    private List<Line> unreadable(List<Line> chunk, int at, PhysicalLines lines) {
        if (at > 0) {
            return chunk.subList(at, chunk.size());
        }
        if (chunk.size() < LINES_OF_A_RECORD) {
            var longer = new ArrayList<>(chunk);
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                longer.add(line.get());
                if (longer.size() >= LINES_OF_A_RECORD) {
                    break;
                }
            }
            if (longer.size() > chunk.size()) {
                return parse(longer, lines);
            }
        }
        return broken(chunk, at);
    }

    private List<Line> broken(List<Line> chunk, int at) {
        Line line = chunk.get(at);
        receiver.fault(++records, line.number(), ReadingNotice.QUOTES_BROKEN, "");
        return chunk.subList(at + 1, chunk.size());
    }

    private void hand(CSVRecord record, long line) {
        int expected = head.columns().size();
        records++;
        if (record.size() == expected) {
            receiver.accept(records, line, record.toList());
        } else {
            receiver.fault(
                    records,
                    line,
                    record.size() < expected ? ReadingNotice.CELLS_MISSING : ReadingNotice.CELLS_EXTRA,
                    record.size() + "/" + expected);
        }
    }

    private static boolean isEmpty(Line line) {
        String text = line.text();
        return text.equals("\n") || text.equals("\r") || text.equals("\r\n");
    }
}
