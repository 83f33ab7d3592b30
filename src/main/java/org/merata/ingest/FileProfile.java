package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.SourceDefinition;
import org.merata.model.Notice;
import org.merata.reading.BytePass;
import org.merata.reading.CarefulReader;
import org.merata.reading.DialectGuess;
import org.merata.reading.Encodings;
import org.merata.reading.FileForm;
import org.merata.reading.FileHead;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingLimits;
import org.merata.reading.ReadingNotice;
import org.merata.reading.Sureness;
import org.merata.reading.TableEnd;
import org.merata.reading.TableText;

/**
 * What a file of an unknown publisher holds, found out from the file alone: how it is written, its columns, and what stands in the way of
 * loading it. Nothing is stored, and no value of a column that looks personal is kept.
 *
 * @param file the file's name, without its folder
 * @param encoding of its bytes, such as {@code UTF-8}
 * @param encodingSureness sure where a byte order mark or the bytes themselves say so
 * @param rivalDelimiter the delimiter that came next
 * @param recordsCompared records that the choice of the delimiter was made from, from the header on
 * @param recordsAlike those of them with as many cells as the header
 * @param quote empty where no letter means one
 * @param skipLines physical lines before the header: titles, notes
 * @param headerRows how many rows name the columns; 0 where none does
 * @param records records after the header in the whole file, blank lines not counted
 * @param recordsProfiled how many of them were looked at
 * @param unsplit those of them that could not be split into the header's cells, by what is wrong with them
 * @param sample the cells of the first records, those of columns that look personal left empty
 */
public record FileProfile(
        String file,
        long bytes,
        String encoding,
        Sureness encodingSureness,
        boolean byteOrderMark,
        LineEnds lineEnds,
        String delimiter,
        Sureness delimiterSureness,
        Optional<String> rivalDelimiter,
        int recordsCompared,
        int recordsAlike,
        Optional<Character> quote,
        Optional<Character> escape,
        int skipLines,
        int headerRows,
        Sureness headerSureness,
        long records,
        long recordsProfiled,
        Map<ReadingNotice, Long> unsplit,
        List<ColumnProfile> columns,
        List<List<String>> sample,
        List<Notice> notices) {
    /** The most records that are looked at. */
    public static final int RECORDS_PROFILED = 100_000;

    /** The most records of which the cells are kept. */
    private static final int RECORDS_KEPT = 5_000;

    private static final int CELLS_KEPT = 500_000;

    /** How lines end. */
    public enum LineEnds {
        LF,
        CRLF,
        CR,
        MIXED,
        /** There is one line only. */
        NONE;

        static LineEnds of(BytePass.Counts counts) {
            if (counts.lineEndsMixed()) {
                return MIXED;
            }
            if (counts.bothTogether() > 0) {
                return CRLF;
            }
            return counts.lineFeeds() > 0 ? LF : counts.carriageReturns() > 0 ? CR : NONE;
        }
    }

    public FileProfile {
        unsplit = Map.copyOf(unsplit);
        columns = List.copyOf(columns);
        sample = List.copyOf(sample);
        notices = List.copyOf(notices);
    }

    /** Looks at a file; empty where it holds no record at all. Throws {@link UncheckedIOException} where it can't be read. */
    public static Optional<FileProfile> read(Path file, SourceDefinition.Dialect stated) {
        return FileForm.of(file) == FileForm.TEXT ? readText(file, stated) : readOther(file, stated);
    }

    /** A workbook, an archive and the like: the table behind the door is what is looked at. */
    private static Optional<FileProfile> readOther(Path file, SourceDefinition.Dialect stated) {
        String name = file.getFileName().toString();
        try {
            Path scratch = Files.createTempDirectory("merata-inspect-");
            try (PreparedFile prepared = PreparedFile.of(file, name, stated, List.of(), scratch, ReadingLimits.USUAL)) {
                Optional<TableText> table = prepared.read();
                var notices = new ProfileNotices(name);
                notices.addAll(prepared.notices());
                if (table.isEmpty()) {
                    return Optional.of(refused(notices, prepared.bytes()));
                }
                TableText text = table.get();
                FileHead.Start start = FileHead.Start.read(text.file(), stated);
                return Optional.of(readColumns(
                        notices, text.file(), text.head(), start, text.counts(), text.faults(), prepared.bytes()));
            } finally {
                Files.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Whether the file holds no table that can be read; its notices say why. */
    public boolean isRefused() {
        return columns.isEmpty();
    }

    /** Of a file that holds no table: its notices say why. */
    private static FileProfile refused(ProfileNotices notices, long bytes) {
        return new FileProfile(
                notices.file,
                bytes,
                StandardCharsets.UTF_8.name(),
                Sureness.GUESSED,
                false,
                LineEnds.NONE,
                ",",
                Sureness.GUESSED,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Sureness.GUESSED,
                0,
                0,
                Map.of(),
                List.of(),
                List.of(),
                notices.list());
    }

    private static Optional<FileProfile> readText(Path file, SourceDefinition.Dialect stated) {
        FileHead.Start start = FileHead.Start.read(file, stated);
        return FileHead.read(file, stated, List.of()).map(head -> readColumns(file, head, start));
    }

    private static FileProfile readColumns(Path file, FileHead stated, FileHead.Start start) {
        BytePass.Counts counts = new BytePass(file, stated).count();
        boolean plain = stated.charset().equals(StandardCharsets.UTF_8) && counts.utf8();
        var notices = new ProfileNotices(file.getFileName().toString());
        if (plain) {
            return readColumns(notices, file, stated, start, counts, Map.of(), counts.bytes());
        }
        boolean lateSurprise = stated.charset().equals(StandardCharsets.UTF_8);
        FileHead head = lateSurprise ? stated.withCharset(FileHead.WINDOWS_1252) : stated;
        try {
            Path utf8 = Files.createTempFile("merata-inspect-", ".csv");
            try {
                if (!Encodings.transcode(file, head.charset(), utf8)) {
                    notices.add(
                            ReadingNotice.ENCODING_BROKEN,
                            Map.of("encoding", head.charset().name()));
                }
                BytePass.Counts transcoded = new BytePass(utf8, head).count();
                return readColumns(notices, utf8, head, start, transcoded, Map.of(), counts.bytes());
            } finally {
                Files.deleteIfExists(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static FileProfile readColumns(
            ProfileNotices notices,
            Path utf8,
            FileHead head,
            FileHead.Start start,
            BytePass.Counts counts,
            Map<Long, TableText.Fault> faults,
            long bytes) {
        DialectGuess guess = head.findings().guess();
        // What a form of sheets holds below its table is left out already
        TableEnd.Found end = TableEnd.find(utf8, head, counts, SourceDefinition.Totals.SET_ASIDE);
        long records = end.place().map(place -> place.record() - 1).orElse(counts.records());
        var rows = new Rows(head);
        new CarefulReader(head.withEnd(end.place()), faults, rows).read(utf8, RECORDS_PROFILED);
        List<ColumnProfile> columns =
                rows.columns.stream().map(ColumnReading::profile).toList();
        boolean assumed = head.charset().equals(FileHead.WINDOWS_1252);
        if (assumed) {
            notices.add(ReadingNotice.ENCODING_ASSUMED, Map.of("encoding", "windows-1252"));
        }
        if (rows.looked < records) {
            notices.add(
                    IngestNotice.ROWS_NOT_LOOKED_AT,
                    Map.of("looked", Long.toString(rows.looked), "rows", Long.toString(records)));
        }
        head.findings().remarks().forEach(notices::add);
        end.remarks().forEach(notices::add);
        notices.addHeader(head.headerRows() == 0 ? List.of() : head.columns());
        notices.addUnsplit(rows.unsplit);
        notices.addColumns(columns);
        return new FileProfile(
                notices.file,
                bytes,
                head.charset().name(),
                assumed ? Sureness.GUESSED : Sureness.SURE,
                start.marked(),
                LineEnds.of(counts),
                head.dialect().delimiter(),
                guess.sureness(),
                guess.rival(),
                guess.looked(),
                guess.alike(),
                head.dialect().quote(),
                head.dialect().escape(),
                head.findings().skipLines(),
                head.headerRows(),
                head.findings().header(),
                records,
                rows.looked,
                rows.unsplit,
                columns,
                rows.sample(columns),
                notices.list());
    }

    /** The rows that are looked at. */
    private static final class Rows implements CarefulReader.Receiver {
        private final List<ColumnReading> columns = new ArrayList<>();
        private final Map<ReadingNotice, Long> unsplit = new TreeMap<>();
        private final List<List<String>> sample = new ArrayList<>();
        private long looked;

        Rows(FileHead head) {
            for (String name : head.columns()) {
                columns.add(new ColumnReading(columns.size() + 1, name));
            }
        }

        @Override
        public void accept(long record, long line, List<String> cells) {
            if (record <= RECORDS_PROFILED) {
                looked++;
                for (int i = 0; i < cells.size(); i++) {
                    columns.get(i).add(cells.get(i));
                }
                if (sample.size() < RECORDS_KEPT && (long) sample.size() * cells.size() < CELLS_KEPT) {
                    sample.add(cells);
                }
            }
        }

        /** What was kept, without the cells of columns that look personal. */
        private List<List<String>> sample(List<ColumnProfile> profiles) {
            return sample.stream()
                    .map(cells -> profiles.stream()
                            .map(column -> column.personal().isPresent()
                                    ? ""
                                    : cells.get(column.position() - 1).strip())
                            .toList())
                    .toList();
        }

        @Override
        public void fault(long record, long line, ReadingNotice code, String detail, List<String> cells) {
            if (record <= RECORDS_PROFILED) {
                looked++;
                unsplit.merge(code, 1L, Long::sum);
            }
        }
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("file", file);
        map.put("bytes", bytes);
        map.put("encoding", encoding);
        map.put("encoding_sureness", encodingSureness.id());
        map.put("byte_order_mark", byteOrderMark);
        map.put("line_ends", lineEnds.name().toLowerCase(Locale.ROOT));
        map.put("delimiter", delimiter);
        map.put("delimiter_sureness", delimiterSureness.id());
        map.put("records_compared", recordsCompared);
        map.put("records_alike", recordsAlike);
        map.put("quote", quote.map(String::valueOf).orElse(""));
        escape.ifPresent(letter -> map.put("escape", String.valueOf(letter)));
        map.put("skip_lines", skipLines);
        map.put("header_rows", headerRows);
        map.put("header_sureness", headerSureness.id());
        map.put("records", records);
        map.put("records_profiled", recordsProfiled);
        var faults = new TreeMap<String, Long>();
        unsplit.forEach((kind, count) -> faults.put(kind.code(), count));
        map.put("unsplit", faults);
        map.put("columns", columns.stream().map(ColumnProfile::toMap).toList());
        map.put("notices", notices.stream().map(FileProfile::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(Notice notice) {
        var map = new LinkedHashMap<String, Object>();
        map.put("code", notice.kind().code());
        map.put("severity", notice.severity().name().toLowerCase(Locale.ROOT));
        map.put("details", notice.details());
        return map;
    }
}
