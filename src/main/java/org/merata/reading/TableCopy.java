package org.merata.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.merata.definition.SourceDefinition;
import org.merata.model.Notice;

/**
 * A file written out again as clean text: RFC 4180, UTF-8, with all cells of its table and none that it does not have. The header comes
 * first where there is one, several rows of it joined to one; every record has its own number of cells; what is no part of the table is
 * kept out and reported. Further tables of the same file are written beside it, one file each.
 */
public final class TableCopy {
    private static final Set<String> LIMITS = Set.of(
            "32767",
            "65535",
            "2147483647",
            "-2147483648",
            "4294967295",
            "9223372036854775807",
            "-9223372036854775808",
            "18446744073709551615");
    private static final int TEXT_LIMIT = 255;
    private static final int HUGE_CELL = 1_000_000;
    private static final int NAMED = 20;
    private static final int LOOKED_AT_BYTES = 1 << 13;

    /** How it went. */
    public enum Outcome {
        LOADED,
        LOADED_WITH_NOTICES,
        REFUSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param found how the file is written; empty where that was not found out
     * @param records rows of the first table
     * @param further files that further tables were written to
     */
    public record Result(
            String file,
            Outcome outcome,
            Optional<FileHead> found,
            long records,
            List<String> further,
            List<Notice> notices) {
        public Result {
            further = List.copyOf(further);
            notices = List.copyOf(notices);
        }
    }

    private final Path file;
    private final String name;
    private final Path target;
    private final List<Notice> notices = new ArrayList<>();
    private final NoticeTally tally = new NoticeTally();
    private final List<Path> further = new ArrayList<>();
    private final Map<Path, Path> written = new TreeMap<>();
    private final List<long[]> furtherRows = new ArrayList<>();
    private final List<TextRecord> furtherHeaders = new ArrayList<>();
    private long records;
    private int quote;
    private Map<Long, TableText.Fault> faults = Map.of();
    private Places places = Places.SAME;

    private TableCopy(Path file, Path target) {
        this.file = file;
        this.name = file.getFileName().toString();
        this.target = target;
    }

    /**
     * Reads a file and writes its copy.
     *
     * @param stated what is known of the file; the rest is found out
     * @param target the copy; written whole or not at all
     */
    public static Result write(Path file, SourceDefinition.Dialect stated, Path target) {
        var copy = new TableCopy(file, target);
        try {
            return copy.write(stated);
        } catch (PhysicalLines.TooLong line) {
            copy.notice(new Remark(
                    ReadingNotice.LINE_TOO_LONG,
                    line.line(),
                    Map.of("letters", Integer.toString(PhysicalLines.LETTERS_OF_A_LINE))));
            return copy.result(Outcome.REFUSED, Optional.empty());
        } finally {
            copy.discard();
        }
    }

    private Result write(SourceDefinition.Dialect stated) {
        if (FileForm.of(file) == FileForm.TEXT && !looksLikeText(stated)) {
            notice(new Remark(ReadingNotice.NOT_TEXT, 0, Map.of()));
            return result(Outcome.REFUSED, Optional.empty());
        }
        try (PreparedFile prepared =
                PreparedFile.of(file, name, stated, List.of(), target.getParent(), ReadingLimits.USUAL)) {
            Optional<TableText> text = prepared.readWhole();
            notices.addAll(prepared.notices());
            if (text.isEmpty()) {
                boolean empty = prepared.refusal().equals(Optional.of(ReadingNotice.FILE_EMPTY));
                if (empty) {
                    new CleanWriter(begin(target)).close();
                    keep();
                }
                return result(empty ? Outcome.LOADED_WITH_NOTICES : Outcome.REFUSED, Optional.empty());
            }
            FileHead head = text.get().head();
            read(text.get(), head);
            keep();
            return result(notices.isEmpty() ? Outcome.LOADED : Outcome.LOADED_WITH_NOTICES, Optional.of(head));
        }
    }

    private boolean looksLikeText(SourceDefinition.Dialect stated) {
        FileHead.Start start = FileHead.Start.read(file, stated);
        String text = start.text().substring(0, Math.min(start.text().length(), LOOKED_AT_BYTES));
        long control = text.chars()
                .filter(letter -> letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r' && letter != 0)
                .count();
        long zero = text.chars().filter(letter -> letter == 0).count();
        return control * 20 < text.length() + 20L && zero * 3 < text.length() + 3L;
    }

    private void read(TableText text, FileHead head) {
        FileHead.Findings findings = head.findings();
        faults = text.faults();
        places = text.places();
        quote = head.dialect().quote().map(letter -> (int) letter).orElse(-1);
        try (var lines = new PhysicalLines(text.file());
                var tables = new Tables()) {
            RecordStream stream = CarefulReader.streamOf(lines, head);
            if (head.headerRows() > 0) {
                tables.out.write(findings.headerCells());
            }
            List<Remark> remarks = new TableSections(stream, findings.headerCells(), head.usualCells(), tables).read();
            noticeHeader(head);
            noticeFile(text.counts(), head, stream);
            remarks.forEach(this::notice);
        }
        tally.list().forEach(this::notice);
        for (int i = 0; i < further.size(); i++) {
            notice(new Remark(
                    ReadingNotice.TABLE_FURTHER,
                    furtherHeaders.get(i).line(),
                    Map.of(
                            "columns",
                            Integer.toString(furtherHeaders.get(i).cells().size()),
                            "rows",
                            Long.toString(furtherRows.get(i)[0]),
                            "copy",
                            further.get(i).getFileName().toString())));
        }
    }

    private void noticeHeader(FileHead head) {
        List<String> labels = head.findings().headerCells();
        if (labels.isEmpty()) {
            return;
        }
        if (labels.stream().anyMatch(this::isQuotedOtherwise)) {
            tally.add(ReadingNotice.QUOTE_INSIDE, head.linesBeforeData());
        }
        if (labels.size() != head.usualCells()) {
            notice(new Remark(
                    labels.size() < head.usualCells() ? ReadingNotice.LABELS_MISSING : ReadingNotice.LABELS_EXTRA,
                    head.linesBeforeData(),
                    Map.of("labels", Integer.toString(labels.size()), "cells", Integer.toString(head.usualCells()))));
        }
        var blank = new ArrayList<String>();
        var places = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i).strip();
            String position = Integer.toString(i + 1);
            if (label.isEmpty()) {
                blank.add(position);
            } else {
                places.computeIfAbsent(label, none -> new ArrayList<>()).add(position);
            }
        }
        if (!blank.isEmpty()) {
            notice(new Remark(
                    ReadingNotice.LABEL_BLANK,
                    head.linesBeforeData(),
                    Map.of(
                            "positions",
                            String.join(" ", blank.subList(0, Math.min(NAMED, blank.size()))),
                            "columns",
                            Integer.toString(blank.size()))));
        }
        places.values().stream()
                .filter(positions -> positions.size() > 1)
                .limit(NAMED)
                .forEach(positions -> notice(new Remark(
                        ReadingNotice.LABEL_REPEATED,
                        head.linesBeforeData(),
                        Map.of("positions", String.join(" ", positions)))));
    }

    private void noticeFile(BytePass.Counts counts, FileHead head, RecordStream stream) {
        DialectGuess guess = head.findings().guess();
        if (guess.sureness() == Sureness.GUESSED && guess.rival().isPresent()) {
            notice(new Remark(
                    ReadingNotice.DELIMITER_UNCLEAR,
                    0,
                    Map.of(
                            "delimiter",
                            guess.dialect().delimiter(),
                            "rival",
                            guess.rival().get())));
        }
        if (counts.zeroBytes() > 0) {
            notice(new Remark(ReadingNotice.ZERO_BYTES, 0, Map.of("count", Long.toString(counts.zeroBytes()))));
        }
        long feeds = stream.ends(RecordStream.LineEnd.FEED);
        long returns = stream.ends(RecordStream.LineEnd.RETURN);
        long both = stream.ends(RecordStream.LineEnd.BOTH);
        if (Math.max(feeds, Math.max(returns, both)) < feeds + returns + both) {
            notice(new Remark(
                    ReadingNotice.LINE_ENDS_MIXED,
                    0,
                    Map.of(
                            "feeds", Long.toString(feeds),
                            "returns", Long.toString(returns),
                            "both", Long.toString(both))));
        }
        if (stream.blankLines() > 0) {
            notice(new Remark(
                    ReadingNotice.BLANK_LINES,
                    stream.firstBlankLine(),
                    Map.of("rows", Long.toString(stream.blankLines()))));
        }
        if (!stream.commentLines().isEmpty()) {
            notice(new Remark(
                    ReadingNotice.COMMENT_LINES,
                    stream.commentLines().get(0),
                    Map.of("lines", Integer.toString(stream.commentLines().size()))));
        }
        if (records == 0 && further.isEmpty()) {
            notice(new Remark(ReadingNotice.HEADER_ONLY, head.linesBeforeData(), Map.of()));
        }
    }

    /** Where the rows go. */
    private final class Tables implements TableSections.Receiver, AutoCloseable {
        private CleanWriter out = new CleanWriter(begin(target));

        @Override
        public void row(TextRecord record, int cells) {
            if (further.isEmpty()) {
                records++;
            } else {
                furtherRows.get(furtherRows.size() - 1)[0]++;
            }
            check(record, cells);
            out.write(record.cells());
        }

        @Override
        public void table(TextRecord header) {
            out.close();
            Path copy = furtherCopy(target, further.size() + 2);
            further.add(copy);
            furtherRows.add(new long[1]);
            furtherHeaders.add(header);
            header.flaw().ifPresent(flaw -> tally.add(flaw, header.line()));
            out = new CleanWriter(begin(copy));
            out.write(header.cells());
        }

        @Override
        public void close() {
            out.close();
        }
    }

    /** The file that a further table of a copy is written to. */
    public static Path furtherCopy(Path target, int table) {
        return target.resolveSibling(target.getFileName() + ".table-" + table + ".csv");
    }

    private void check(TextRecord record, int usual) {
        long line = places.of(record.line()).row();
        int size = record.cells().size();
        record.flaw().ifPresent(flaw -> tally.add(flaw, line));
        record.doubt().ifPresent(doubt -> tally.add(doubt, line));
        if (faults.containsKey(record.line())) {
            tally.add(faults.get(record.line()).code(), line);
        } else if (size != usual) {
            tally.add(size < usual ? ReadingNotice.CELLS_MISSING : ReadingNotice.CELLS_EXTRA, line);
        }
        boolean blank = true;
        var found = new HashSet<ReadingNotice>();
        for (String cell : record.cells()) {
            blank &= cell.isBlank();
            if (isQuotedOtherwise(cell)) {
                found.add(ReadingNotice.QUOTE_INSIDE);
            }
            if (cell.length() > HUGE_CELL) {
                found.add(ReadingNotice.CELL_HUGE);
            } else if (cell.length() == TEXT_LIMIT || LIMITS.contains(cell)) {
                found.add(ReadingNotice.VALUE_CUT);
            }
        }
        if (blank) {
            found.add(ReadingNotice.ROW_BLANK);
        }
        found.forEach(code -> tally.add(code, line));
    }

    /** Within quotes of the other kind, which this file's dialect does not know. */
    private boolean isQuotedOtherwise(String cell) {
        int last = cell.length() - 1;
        return last > 0
                && (cell.charAt(0) == '\'' || cell.charAt(0) == '"')
                && cell.charAt(last) == cell.charAt(0)
                && cell.charAt(0) != quote;
    }

    private Path begin(Path copy) {
        try {
            Path begun = Files.createTempFile(target.getParent(), "merata-", ".part");
            written.put(copy, begun);
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to " + target.getParent(), e);
        }
    }

    private void keep() {
        try {
            for (Map.Entry<Path, Path> entry : written.entrySet()) {
                Files.move(entry.getValue(), entry.getKey(), StandardCopyOption.REPLACE_EXISTING);
            }
            written.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to " + target.getParent(), e);
        }
    }

    private void discard() {
        try {
            for (Path begun : written.values()) {
                Files.deleteIfExists(begun);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting in " + target.getParent(), e);
        }
    }

    private void notice(Remark remark) {
        notices.add(remark.in(name));
    }

    private Result result(Outcome outcome, Optional<FileHead> found) {
        List<String> names =
                further.stream().map(copy -> copy.getFileName().toString()).toList();
        return new Result(name, outcome, found, records, outcome == Outcome.REFUSED ? List.of() : names, notices);
    }
}
