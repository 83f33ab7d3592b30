package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.SourceDefinition;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a file looks like to somebody who must map it: how it is written, and what each column holds. Nothing is read into the store.
 * What can be read in two ways, such as {@code 03/04/2024}, is said to be so and never chosen.
 *
 * @param encoding its charset, found by its marks and bytes
 * @param lineEnds {@code LF}, {@code CRLF}, {@code CR} or {@code mixed}
 * @param linesBeforeData physical lines up to and with the header
 * @param records records after the header
 * @param recordsProfiled how many of them the columns' figures rest on: the first ones
 */
public record FileProfile(
        String file,
        long bytes,
        String encoding,
        char delimiter,
        char quote,
        String lineEnds,
        int linesBeforeData,
        long records,
        long recordsProfiled,
        List<ColumnProfile> columns) {
    private static final long RECORDS_PROFILED = 100_000;
    private static final int EXAMPLES = 3;
    private static final int WORDS = 60;
    private static final SourceDefinition.Dialect NOT_STATED =
            new SourceDefinition.Dialect(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    private static final List<String> DATES =
            List.of("yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd-MM-yyyy", "MM-dd-yyyy", "dd.MM.yyyy", "yyyy/MM/dd");
    private static final List<String> TIMES =
            List.of(" HH:mm:ss", " HH:mm", " hh:mm:ss a", "'T'HH:mm:ss", "'T'HH:mm:ssXXX", " HH:mm:ssXXX");

    public FileProfile {
        columns = List.copyOf(columns);
    }

    /** What the values of a column look like, all of them. */
    public enum Kind {
        EMPTY,
        INTEGER,
        NUMBER,
        /** Numbers such as {@code 1.234,5}. */
        NUMBER_WITH_DECIMAL_COMMA,
        BOOLEAN,
        DATE,
        DATETIME,
        TEXT
    }

    /**
     * One column.
     *
     * @param blanks records without a value in it
     * @param distinct different values
     * @param minimum the smallest value, by number or by text
     * @param formats the date formats that fit every value; more than one means that it can't be told
     * @param words all its values where they are few, else none
     */
    public record ColumnProfile(
            String name,
            Kind kind,
            long blanks,
            long distinct,
            Optional<String> minimum,
            Optional<String> maximum,
            List<String> examples,
            List<String> formats,
            List<String> words) {
        public ColumnProfile {
            examples = List.copyOf(examples);
            formats = List.copyOf(formats);
            words = List.copyOf(words);
        }

        public boolean isAmbiguousDate() {
            return formats.size() > 1;
        }
    }

    /** Looks at a file; empty where it has no header. */
    public static Optional<FileProfile> find(Path file) {
        Optional<FileHead> head = FileHead.read(file, NOT_STATED, Set.of());
        return head.map(found -> profile(file, found));
    }

    private static FileProfile profile(Path file, FileHead head) {
        try {
            Path folder = Files.createTempDirectory("merata-inspect-");
            Path utf8 = folder.resolve("utf8.csv");
            try {
                BytePass.Counts original = new BytePass(file, head).count();
                FileHead used = original.utf8() || !head.charset().equals(StandardCharsets.UTF_8)
                        ? head
                        : head.withCharset(FileHead.WINDOWS_1252);
                boolean transcode = !used.charset().equals(StandardCharsets.UTF_8);
                if (transcode && !Encodings.transcode(file, used.charset(), utf8)) {
                    throw new IllegalStateException(file.getFileName() + " is in no encoding known here.");
                }
                Path readable = transcode ? utf8 : file;
                BytePass.Counts counts = transcode ? new BytePass(utf8, used).count() : original;
                var rows = new FirstRows();
                new CarefulReader(used, rows).read(readable);
                return new FileProfile(
                        file.getFileName().toString(),
                        original.bytes(),
                        used.charset().name(),
                        used.delimiter(),
                        used.quote(),
                        lineEnds(counts),
                        used.linesBeforeData(),
                        counts.records(),
                        rows.kept.size(),
                        columns(used, rows.kept));
            } finally {
                Files.deleteIfExists(utf8);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("inspecting " + file, e);
        }
    }

    private static final class FirstRows implements CarefulReader.Receiver {
        private final List<List<String>> kept = new ArrayList<>();

        @Override
        public void accept(long record, long line, List<String> cells) {
            if (kept.size() < RECORDS_PROFILED) {
                kept.add(cells);
            }
        }

        @Override
        public void fault(long record, long line, IngestNotice code, String detail) {
            // A profile is of what can be read; ingestion reports the rest.
        }
    }

    private static String lineEnds(BytePass.Counts counts) {
        if (counts.lineEndsMixed()) {
            return "mixed";
        }
        return counts.bothTogether() > 0 ? "CRLF" : counts.returnsOnly() ? "CR" : "LF";
    }

    private static List<ColumnProfile> columns(FileHead head, List<List<String>> rows) {
        Table table = Table.create("profile");
        for (int i = 0; i < head.columns().size(); i++) {
            int index = i;
            table.addColumns(StringColumn.create(
                    i + " " + head.columns().get(i),
                    rows.stream().map(row -> row.get(index).strip())));
        }
        var columns = new ArrayList<ColumnProfile>();
        for (int i = 0; i < head.columns().size(); i++) {
            columns.add(column(head.columns().get(i), table.stringColumn(i)));
        }
        return columns;
    }

    private static ColumnProfile column(String name, StringColumn column) {
        StringColumn filled = column.removeMissing();
        List<String> distinct = filled.unique().asList().stream().sorted().toList();
        List<String> formats = formats(distinct);
        Kind kind = kind(distinct, formats);
        boolean numeric = kind == Kind.INTEGER || kind == Kind.NUMBER;
        List<String> ordered = numeric
                ? distinct.stream()
                        .sorted(java.util.Comparator.comparingDouble(Double::parseDouble))
                        .toList()
                : distinct;
        return new ColumnProfile(
                name,
                kind,
                column.countMissing(),
                distinct.size(),
                ordered.stream().findFirst(),
                ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.get(ordered.size() - 1)),
                filled.asList().stream().distinct().limit(EXAMPLES).toList(),
                formats,
                distinct.size() <= WORDS && kind == Kind.TEXT ? distinct : List.of());
    }

    private static Kind kind(Collection<String> values, List<String> formats) {
        if (values.isEmpty()) {
            return Kind.EMPTY;
        }
        if (!formats.isEmpty()) {
            return formats.get(0).toLowerCase(Locale.ROOT).contains("h") ? Kind.DATETIME : Kind.DATE;
        }
        if (all(values, "[+-]?\\d{1,18}")) {
            // Zeros in front belong to codes, which are text.
            return all(values, "[+-]?(?:0|[1-9]\\d*)") ? Kind.INTEGER : Kind.TEXT;
        }
        if (all(values, "[+-]?\\d{1,18}(?:\\.\\d{1,18})?")) {
            return Kind.NUMBER;
        }
        if (all(values, "[+-]?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?")) {
            return Kind.NUMBER_WITH_DECIMAL_COMMA;
        }
        return all(values, "(?i)true|false") ? Kind.BOOLEAN : Kind.TEXT;
    }

    private static boolean all(Collection<String> values, String pattern) {
        return values.stream().allMatch(value -> value.matches(pattern));
    }

    /** Every format known here that fits all values. */
    private static List<String> formats(List<String> values) {
        if (values.isEmpty() || values.get(0).length() < 8 || !values.get(0).matches(".*\\d.*[-/.].*\\d.*")) {
            return List.of();
        }
        var fitting = new ArrayList<String>();
        for (String date : DATES) {
            if (fits(date, values)) {
                fitting.add(date);
            }
            for (String time : TIMES) {
                if (fits(date + time, values)) {
                    fitting.add(date + time);
                }
            }
        }
        return fitting;
    }

    private static boolean fits(String format, List<String> values) {
        String pattern = DateFormat.get(format).pattern();
        if (!values.get(0).matches(pattern)) {
            return false;
        }
        DateTimeFormatter strict = DateTimeFormatter.ofPattern(format.replace("yyyy", "uuuu"), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        for (String value : values) {
            try {
                LocalDate.from(strict.parse(value));
            } catch (DateTimeParseException another) {
                return false;
            }
        }
        return true;
    }
}
