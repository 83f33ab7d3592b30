package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.reading.ReadingNotice;

/**
 * An assessment as a small CSV: {@code code,value}, a row an indicator, and where they were printed a row a part or the index. A column
 * {@code effort} may say what a step of one level would cost.
 */
public final class AssessmentFile {
    private static final String CODE = "code";
    private static final String VALUE = "value";
    private static final String EFFORT = "effort";

    private AssessmentFile() {}

    /**
     * What the file says, in its order.
     *
     * @param values by code; a row without a value is none
     * @param efforts of one step, by code; whole numbers from 1
     */
    public record Assessment(Map<String, BigDecimal> values, Map<String, Integer> efforts) {
        public Assessment {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            efforts = Collections.unmodifiableMap(new LinkedHashMap<>(efforts));
        }
    }

    /**
     * Reads the file. Every fault is noticed, and its row left out.
     *
     * @throws UncheckedIOException where the file can't be read
     */
    public static Assessment read(Path file, Notices notices) {
        String name = file.getFileName().toString();
        try {
            CSVFormat format =
                    CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
            try (CSVParser parser = CSVParser.parse(ReferenceRows.readText(file), format)) {
                return read(parser, name, notices);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private static Assessment read(CSVParser parser, String name, Notices notices) {
        var values = new LinkedHashMap<String, BigDecimal>();
        var efforts = new LinkedHashMap<String, Integer>();
        List<String> header = null;
        for (CSVRecord row : parser) {
            if (header == null) {
                header = row.toList().stream().map(String::strip).toList();
                if (!hasColumns(header, name, notices)) {
                    return new Assessment(Map.of(), Map.of());
                }
            } else {
                var at = new Location.InRecord(
                        name, row.getRecordNumber() - 1, OptionalLong.of(parser.getCurrentLineNumber()), VALUE);
                readRow(row, header, at, values, efforts, notices);
            }
        }
        if (header == null) {
            notices.add(Notice.of(ReadingNotice.FILE_EMPTY, new Location.InFile(name), Map.of()));
        }
        return new Assessment(values, efforts);
    }

    private static void readRow(
            CSVRecord row,
            List<String> header,
            Location.InRecord at,
            Map<String, BigDecimal> values,
            Map<String, Integer> efforts,
            Notices notices) {
        String code = cell(row, header.indexOf(CODE));
        String value = cell(row, header.indexOf(VALUE));
        String effort = cell(row, header.indexOf(EFFORT));
        if (code.isEmpty() && !value.isEmpty()) {
            notices.add(Notice.of(IngestNotice.REQUIRED_MISSING, at, Map.of()));
        } else if (!value.isEmpty() && number(value).isEmpty()) {
            notices.add(Notice.of(IngestNotice.NOT_A_NUMBER, at, Map.of("value", value)));
        } else if (!effort.isEmpty() && !effort.matches("[1-9]\\d{0,4}")) {
            notices.add(Notice.of(IngestNotice.NOT_AN_INTEGER, at, Map.of("value", effort)));
        } else if (!value.isEmpty() && values.putIfAbsent(code, number(value).get()) != null) {
            notices.add(Notice.of(IngestNotice.CODE_REPEATED, at, Map.of("value", code)));
        } else if (!effort.isEmpty()) {
            efforts.put(code, Integer.valueOf(effort));
        }
    }

    private static boolean hasColumns(List<String> header, String name, Notices notices) {
        boolean complete = true;
        for (String column : List.of(CODE, VALUE)) {
            if (!header.contains(column)) {
                notices.add(Notice.of(
                        IngestNotice.COLUMN_MISSING,
                        new Location.InFile(name),
                        Map.of("column", column, "found", String.join(", ", header))));
                complete = false;
            }
        }
        return complete;
    }

    private static String cell(CSVRecord row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    private static Optional<BigDecimal> number(String written) {
        return written.matches("[+-]?\\d{1,9}(\\.\\d{1,12})?")
                ? Optional.of(new BigDecimal(written))
                : Optional.empty();
    }
}
