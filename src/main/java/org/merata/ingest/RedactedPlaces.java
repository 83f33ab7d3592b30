package org.merata.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.reading.BytePass;
import org.merata.reading.FileHead;
import org.merata.reading.Places;
import org.merata.reading.PreparedFile;
import org.merata.reading.ReadingNotice;
import org.merata.reading.TableText;

/**
 * Where the records of a table stood in the file that was received, written below a table that takes that file's place in the archive:
 * sheet and row, and why a record is none, can't be seen in it any more. Each of these lines has as many cells as the table, and the last
 * one says where they begin. A table whose lines are those of the file received has none.
 */
final class RedactedPlaces {
    private static final String MARK = "#merata";
    private static final String BETWEEN = "|";
    private static final String END_MARK = "\n" + MARK + BETWEEN + "end" + BETWEEN;
    private static final Pattern END = Pattern.compile("(\\d+)\\|(\\d+)\\|(\\d+)[,-]*\n");
    private static final int BYTES_OF_AN_END = 1 << 18;

    private RedactedPlaces() {}

    static boolean areNeeded(TableText table) {
        return !table.places().isSame() || !table.faults().isEmpty();
    }

    /**
     * The rows to be written.
     *
     * @param line the line on which the first is written @param record its number among the records @param offset its first byte
     */
    static List<List<String>> rows(TableText table, long line, long record, long offset) {
        int columns = table.head().columns().size();
        var rows = new ArrayList<List<String>>();
        for (Places.Run run : table.places().runs()) {
            rows.add(row(columns, "place", Long.toString(run.line()), Long.toString(run.row()), run.part()));
        }
        table.faults()
                .forEach((at, fault) -> rows.add(
                        row(columns, "fault", Long.toString(at), fault.code().code(), fault.detail())));
        table.constants().forEach((name, value) -> rows.add(row(columns, "constant", name, "", value)));
        rows.add(row(columns, "end", Long.toString(line), Long.toString(record), Long.toString(offset)));
        return rows;
    }

    private static List<String> row(int columns, String... values) {
        var cells = new ArrayList<String>(Collections.nCopies(columns, "-"));
        cells.set(0, MARK + BETWEEN + String.join(BETWEEN, values));
        return cells;
    }

    /** Reads a table that Merata wrote, with the places below it. */
    static Optional<TableText> read(PreparedFile prepared) {
        return prepared.readWhole().map(RedactedPlaces::restore);
    }

    private static TableText restore(TableText table) {
        String last = lastLines(table.file());
        int at = last.lastIndexOf(END_MARK);
        Matcher end = END.matcher(at < 0 ? "" : last.substring(at + END_MARK.length()));
        if (!end.matches()) {
            return table;
        }
        var place = new BytePass.Place(Long.parseLong(end.group(2)), Long.parseLong(end.group(1)));
        var runs = new ArrayList<Places.Run>();
        var faults = new HashMap<Long, TableText.Fault>();
        var constants = new HashMap<String, String>();
        for (CSVRecord row : rows(table.file(), Long.parseLong(end.group(3)))) {
            String[] values = row.get(0).split(Pattern.quote(BETWEEN), 5);
            switch (values[1]) {
                case "place" ->
                    runs.add(new Places.Run(Long.parseLong(values[2]), values[4], Long.parseLong(values[3])));
                case "fault" ->
                    faults.put(
                            Long.parseLong(values[2]),
                            new TableText.Fault(ReadingNotice.valueOf(values[3].toUpperCase(Locale.ROOT)), values[4]));
                case "constant" -> constants.put(values[2], values[4]);
                default -> {
                    // The end, which was read already
                }
            }
        }
        FileHead head = table.head().withEnd(Optional.of(place));
        return new TableText(table.file(), head, table.counts(), new Places(runs), constants, faults);
    }

    private static List<CSVRecord> rows(Path file, long offset) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            return CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), CSVFormat.RFC4180)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** As much of the end as the last line of the widest table takes. */
    private static String lastLines(Path file) {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, bytes.length() - BYTES_OF_AN_END);
            byte[] end = new byte[(int) (bytes.length() - start)];
            bytes.seek(start);
            bytes.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}
