package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.merata.definition.SourceDefinition.Totals;

/**
 * Where the table of a delimited text ends before the file does: at rows of totals, notes, or a further table that stand below it up to
 * the end of the file. Only what is certain counts, as nothing after it is loaded: one record there that could be a row, even a faulty
 * one, and the end is looked for after it.
 */
public final class TableEnd {
    private static final int RECORDS_AHEAD = 2;
    private static final int LINES_QUOTED = 3;
    private static final int LETTERS_QUOTED = 100;
    private static final int LEAST_COLUMNS_FOR_PLAIN_NOTES = 3;
    /** With the sign behind it, such a word begins nothing but a note. */
    private static final Pattern MARKED_NOTE = Pattern.compile(
            "(?:sumber(?: data)?|source|catatan|notes?|keterangan|ket\\.?)\\s*:.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NOTE = Pattern.compile(
            "\\*+\\)?\\s*\\p{L}.*|(?:sumber|source|catatan|notes?|keterangan|dicetak|diunduh|diekspor|printed|exported|downloaded)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Officers sign below tables: their numbers and addresses are not told. */
    private static final Pattern PERSONAL =
            Pattern.compile("(?<!\\d)(?:0|\\+?62)[\\d .-]{8,}\\d|\\d[\\d .-]{13,}\\d|[^\\s@]+@[^\\s@]+");

    private final Path file;
    private final FileHead head;
    private final Totals totals;
    private final BytePass.Counts counts;
    private final Deque<TextRecord> ahead = new ArrayDeque<>();
    private final List<String> quoted = new ArrayList<>();
    private Optional<BytePass.Place> end = Optional.empty();
    private boolean certain;
    private long footerRows;
    private long firstFooterLine;
    private long lastFooterLine;
    private final List<Further> further = new ArrayList<>();
    private boolean inFurther;
    private boolean totalMet;

    /** A table below the first. */
    private static final class Further {
        private final TextRecord header;
        private long rows;

        Further(TextRecord header) {
            this.header = header;
        }
    }

    /**
     * @param place empty where the table goes on to the end of the file
     * @param totals whether a row of totals is among what is left out
     */
    public record Found(Optional<BytePass.Place> place, List<Remark> remarks, boolean totals) {
        private static final Found NOTHING = new Found(Optional.empty(), List.of(), false);

        public Found {
            remarks = List.copyOf(remarks);
        }
    }

    private TableEnd(Path file, FileHead head, BytePass.Counts counts, Totals totals) {
        this.file = file;
        this.head = head;
        this.counts = counts;
        this.totals = totals;
    }

    /** Looks at the last records of a file (UTF-8). */
    public static Found find(Path file, FileHead head, BytePass.Counts counts, Totals totals) {
        boolean escaped = head.dialect().escape().isPresent()
                && !head.dialect().escape().equals(head.dialect().quote());
        boolean wellKept = counts.quotesBalanced() && counts.zeroBytes() == 0 && !escaped;
        return wellKept && head.columns().size() > 1 && counts.records() > 1
                ? new TableEnd(file, head, counts, totals).find()
                : Found.NOTHING;
    }

    private Found find() {
        BytePass.Start start = counts.ending();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(start.offset());
            var lines = new PhysicalLines(new InputStreamReader(in, StandardCharsets.UTF_8));
            var stream = new RecordStream(
                    lines, head.dialect(), head.findings().guess().lineEnd(), head.usualCells());
            long record = start.record();
            for (Optional<TextRecord> next = next(stream); next.isPresent(); next = next(stream)) {
                take(next.get(), new BytePass.Place(record++, next.get().line() + start.line() - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
        // Where all that was looked at is no row, what stands before it was not looked at
        boolean known = end.isPresent() && certain && end.get().record() > start.record();
        return known ? new Found(end, remarks(), totalMet) : Found.NOTHING;
    }

    private Optional<TextRecord> next(RecordStream stream) {
        while (ahead.size() <= RECORDS_AHEAD) {
            Optional<TextRecord> read = stream.next();
            if (read.isEmpty()) {
                break;
            }
            ahead.add(read.get());
        }
        return Optional.ofNullable(ahead.poll());
    }

    private void take(TextRecord record, BytePass.Place place) {
        if (inFurther
                && record.flaw().isEmpty()
                && record.cells().size() == last().header.cells().size()) {
            last().rows++;
            return;
        }
        boolean total = isTotal(record);
        if (total || isNote(record)) {
            begin(place);
            certain = true;
            inFurther = false;
            totalMet |= total;
            footer(record, place);
        } else if (record.filled() == 0 && record.flaw().isEmpty()) {
            begin(place);
            inFurther = false;
        } else if (isHeaderOfAnother(record)) {
            begin(place);
            certain = true;
            inFurther = true;
            further.add(new Further(moved(record, place)));
        } else {
            forget();
        }
    }

    private Further last() {
        return further.get(further.size() - 1);
    }

    private void begin(BytePass.Place place) {
        end = end.isPresent() ? end : Optional.of(place);
    }

    private void footer(TextRecord record, BytePass.Place place) {
        firstFooterLine = footerRows == 0 ? place.line() : firstFooterLine;
        lastFooterLine = place.line() + record.lines() - 1;
        footerRows++;
        if (quoted.size() < LINES_QUOTED) {
            quoted.add(quote(record.cells()));
        }
    }

    private void forget() {
        end = Optional.empty();
        certain = false;
        inFurther = false;
        totalMet = false;
        footerRows = 0;
        quoted.clear();
        further.clear();
    }

    private boolean isTotal(TextRecord record) {
        if (totals == Totals.KEEP || record.flaw().isPresent() || record.cells().size() > head.usualCells()) {
            return false;
        }
        List<String> filled =
                record.cells().stream().filter(cell -> !cell.isBlank()).toList();
        Optional<String> word = filled.stream()
                .filter(cell -> CellKind.of(cell) == CellKind.TEXT)
                .findFirst();
        return word.filter(TotalRows::isBarelyTotal).isPresent()
                && filled.size() > 1
                && filled.stream()
                        .allMatch(cell -> cell.equals(word.get())
                                || CellKind.of(cell) == CellKind.NUMBER
                                || CellKind.of(cell) == CellKind.MONEY);
    }

    private boolean isNote(TextRecord record) {
        if (record.flaw().isPresent() || record.filled() == 0) {
            return false;
        }
        List<String> cells = record.cells();
        String first = cells.get(0).strip();
        boolean alone = record.filled() == 1 && !first.isEmpty();
        if (MARKED_NOTE.matcher(first).matches()) {
            return alone || cells.size() < head.usualCells();
        }
        if (!alone || cells.size() > head.usualCells()) {
            return false;
        }
        boolean wide = head.usualCells() >= LEAST_COLUMNS_FOR_PLAIN_NOTES;
        boolean goesOn = footerRows > 0 && !inFurther;
        boolean apart = record.afterBlank() && cells.size() == 1 && first.indexOf(' ') > 0;
        return wide && (NOTE.matcher(first).matches() || goesOn || apart);
    }

    /** Names over rows of another width: of the same width they could be rows of this table. */
    private boolean isHeaderOfAnother(TextRecord record) {
        int size = record.cells().size();
        return record.flaw().isEmpty()
                && size != head.usualCells()
                && size != head.columns().size()
                && TableSections.namesOnly(record.cells())
                && !ahead.isEmpty()
                && ahead.stream()
                        .limit(RECORDS_AHEAD)
                        .filter(next -> next.filled() > 1)
                        .allMatch(next -> next.cells().size() == size && TableSections.hasValues(next.cells()))
                && ahead.peek().cells().size() == size
                && (record.afterBlank() || end.isPresent());
    }

    private static TextRecord moved(TextRecord record, BytePass.Place place) {
        return new TextRecord(
                place.line(), record.lines(), record.cells(), record.flaw(), record.doubt(), record.afterBlank());
    }

    private static String quote(List<String> cells) {
        String text = String.join(
                ", ",
                cells.stream()
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList());
        String shown = PERSONAL.matcher(text).replaceAll("***");
        return shown.length() > LETTERS_QUOTED ? shown.substring(0, LETTERS_QUOTED) + "..." : shown;
    }

    private List<Remark> remarks() {
        var remarks = new ArrayList<Remark>();
        if (footerRows > 0) {
            String lines = firstFooterLine == lastFooterLine
                    ? Long.toString(firstFooterLine)
                    : firstFooterLine + "-" + lastFooterLine;
            remarks.add(new Remark(
                    ReadingNotice.FOOTER_SET_ASIDE,
                    firstFooterLine,
                    Map.of("lines", lines, "rows", Long.toString(footerRows), "text", String.join(" / ", quoted))));
        }
        for (Further table : further) {
            remarks.add(new Remark(
                    ReadingNotice.TABLE_SET_ASIDE,
                    table.header.line(),
                    Map.of(
                            "columns",
                            Integer.toString(table.header.cells().size()),
                            "rows",
                            Long.toString(table.rows),
                            "text",
                            quote(table.header.cells()))));
        }
        return remarks;
    }
}
