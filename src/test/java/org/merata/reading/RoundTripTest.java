package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.SourceDefinition;
import org.merata.reading.TableCopy.Outcome;

/** Random tables in random dialects: what is written is read back equal. */
class RoundTripTest {
    private static final String[] PARTS = {
        "a", "Ä", "7", ",", ";", "\t", "|", " ", "\"", "'", "\n", "\r\n", "\r", "\\", "ʤ", "😀", ":", "#", "\"\"",
        "x y", "3.5"
    };
    private static final String[] DELIMITERS = {",", ";", "\t", "|", " ", ":", "^", "~", "§", ", ", "||", "\t\t", "::"};
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};

    @TempDir
    Path folder;

    private static String cell(Random random) {
        var cell = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            cell.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return cell.toString();
    }

    private static List<List<String>> table(Random random, int columns) {
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row <= 2 + random.nextInt(20); row++) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < columns; column++) {
                cells.add(row == 0 ? "nama" + (char) ('a' + column) : cell(random));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String write(List<List<String>> rows, Dialect dialect, String end, Random random) {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : dialect.delimiter());
                text.append(write(row.get(i), dialect, row.size() == 1 || random.nextInt(4) == 0));
            }
            text.append(end);
        }
        return text.toString();
    }

    private static String write(String cell, Dialect dialect, boolean quoted) {
        char quote = dialect.quote().orElseThrow();
        boolean must =
                quoted || cell.indexOf(dialect.delimiter().charAt(0)) >= 0 || cell.matches("(?s).*[\"'\\\\\\r\\n#].*");
        if (!must) {
            return cell;
        }
        String inside = dialect.escape()
                .map(escape -> cell.replace("" + escape, "" + escape + escape).replace("" + quote, "" + escape + quote))
                .orElseGet(() -> cell.replace("" + quote, "" + quote + quote));
        return quote + inside + quote;
    }

    private static List<List<String>> read(Path file, FileHead head) {
        var rows = new ArrayList<List<String>>();
        rows.add(head.findings().headerCells());
        new CarefulReader(head, new CarefulReader.Receiver() {
                    @Override
                    public void accept(long record, long line, List<String> cells) {
                        rows.add(cells);
                    }

                    @Override
                    public void fault(long record, long line, ReadingNotice code, String detail, List<String> cells) {
                        rows.add(List.of("fault " + code, String.join("|", cells)));
                    }
                })
                .read(file);
        return rows;
    }

    @Test
    void whatIsWrittenInAStatedDialectIsReadBackEqual() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 600; run++) {
            Optional<Character> escape = random.nextInt(4) == 0 ? Optional.of('\\') : Optional.empty();
            var dialect = new Dialect(
                    DELIMITERS[random.nextInt(DELIMITERS.length)],
                    Optional.of(random.nextInt(3) == 0 ? '\'' : '"'),
                    escape,
                    Optional.empty());
            List<List<String>> rows = table(random, 2 + random.nextInt(6));
            String text = write(rows, dialect, LINE_ENDS[random.nextInt(3)], random);
            Path file = folder.resolve("stated.csv");
            Files.writeString(file, text);
            var stated = SourceDefinition.Dialect.ofText(
                    Optional.of(dialect.delimiter()),
                    dialect.quote().map(String::valueOf),
                    escape,
                    Optional.of("UTF-8"),
                    0,
                    Optional.of(1),
                    Optional.empty());
            FileHead head = FileHead.read(file, stated, List.of()).orElseThrow();
            String told = "seed " + seed + ", run " + run + ", " + dialect + "\n" + text;
            assertEquals(rows, read(file, head), told);
        }
    }

    @Test
    void whatIsFoundOutIsRightOrNoticed() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            Dialect dialect = Dialect.of(DELIMITERS[random.nextInt(4)]);
            List<List<String>> rows = table(random, 3 + random.nextInt(5));
            String text = write(rows, dialect, LINE_ENDS[random.nextInt(3)], random);
            Path file = folder.resolve("found.csv");
            Files.writeString(file, text);
            Path copy = folder.resolve("copy.csv");
            TableCopy.Result result = TableCopy.write(file, SourceDefinition.Dialect.NOTHING_STATED, copy);
            String told = "seed " + seed + ", run " + run + "\n" + text + "\n" + result.notices();
            if (result.outcome() == Outcome.LOADED) {
                assertEquals(rows, parse(Files.readString(copy)), told);
            }
            assertTrue(result.outcome() != Outcome.REFUSED, told);
        }
    }

    @Test
    void aWellWrittenFileIsReadAsCommonsCsvReadsIt() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            List<List<String>> rows = table(random, 2 + random.nextInt(6));
            String text = write(rows, Dialect.RFC_4180, "\r\n", random);
            var read = new ArrayList<List<String>>();
            try (var lines = new PhysicalLines(new StringReader(text))) {
                var stream = new RecordStream(lines, Dialect.RFC_4180, RecordStream.LineEnd.BOTH, 0);
                for (var record = stream.next(); record.isPresent(); record = stream.next()) {
                    read.add(record.get().cells());
                }
            }
            assertEquals(parse(text), read, "seed " + seed + ", run " + run + "\n" + text);
        }
    }

    private static List<List<String>> parse(String text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.stream().map(CSVRecord::toList).toList();
        }
    }
}
