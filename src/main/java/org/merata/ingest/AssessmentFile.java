package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.maturity.Evidence;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.reading.ReadingNotice;

/**
 * An assessment as a small CSV: {@code code,value}, a row an indicator, and where they were printed a row a part or the index. A column
 * {@code effort} may say what a step of one level would cost, {@code evidence} what a value rests on, {@code link} where that lies.
 */
public final class AssessmentFile {
    private static final String CODE = "code";
    private static final String VALUE = "value";
    private static final String EFFORT = "effort";
    private static final String EVIDENCE = "evidence";
    private static final String LINK = "link";

    private AssessmentFile() {}

    /**
     * What the file says, in its order.
     *
     * @param values by code; a row without a value is none
     * @param efforts of one step, by code; whole numbers from 1
     * @param evidence by code, of the values that say what they rest on
     * @param links by code, of the values that say where their evidence lies
     */
    public record Assessment(
            Map<String, BigDecimal> values,
            Map<String, Integer> efforts,
            Map<String, Evidence> evidence,
            Map<String, String> links) {
        public Assessment {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            efforts = Collections.unmodifiableMap(new LinkedHashMap<>(efforts));
            evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
            links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
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
        Rows rows = null;
        for (CSVRecord row : parser) {
            if (rows == null) {
                List<String> header = row.toList().stream().map(String::strip).toList();
                if (!hasColumns(header, name, notices)) {
                    break;
                }
                rows = new Rows(header, name, notices);
            } else {
                rows.read(row, parser.getCurrentLineNumber());
            }
        }
        if (parser.getRecordNumber() == 0) {
            notices.add(Notice.of(ReadingNotice.FILE_EMPTY, new Location.InFile(name), Map.of()));
        }
        return rows == null ? new Assessment(Map.of(), Map.of(), Map.of(), Map.of()) : rows.all();
    }

    /** Rows below their header, as far as they are read. */
    private static final class Rows {
        private final Map<String, BigDecimal> values = new LinkedHashMap<>();
        private final Map<String, Integer> efforts = new LinkedHashMap<>();
        private final Map<String, Evidence> evidence = new LinkedHashMap<>();
        private final Map<String, String> links = new LinkedHashMap<>();
        private final List<String> header;
        private final String name;
        private final Notices notices;

        Rows(List<String> header, String name, Notices notices) {
            this.header = header;
            this.name = name;
            this.notices = notices;
        }

        Assessment all() {
            return new Assessment(values, efforts, evidence, links);
        }

        void read(CSVRecord row, long line) {
            String code = cell(row, CODE);
            String value = cell(row, VALUE);
            String effort = cell(row, EFFORT);
            String basis = cell(row, EVIDENCE);
            String link = cell(row, LINK);
            if (code.isEmpty() && !value.isEmpty()) {
                fault(row, line, CODE, IngestNotice.REQUIRED_MISSING, Map.of());
            } else if (!value.isEmpty() && number(value).isEmpty()) {
                fault(row, line, VALUE, IngestNotice.NOT_A_NUMBER, Map.of("value", value));
            } else if (!effort.isEmpty() && !effort.matches("[1-9]\\d{0,4}")) {
                fault(row, line, EFFORT, IngestNotice.NOT_AN_INTEGER, Map.of("value", effort));
            } else if (!basis.isEmpty() && Evidence.find(basis).isEmpty()) {
                fault(row, line, EVIDENCE, IngestNotice.NOT_ALLOWED, Map.of("value", basis, "allowed", allowed()));
            } else if (!link.isEmpty() && !link.matches("https?://\\S+")) {
                fault(row, line, LINK, IngestNotice.PATTERN_MISMATCH, Map.of("value", link));
            } else if (!value.isEmpty()
                    && values.putIfAbsent(code, number(value).get()) != null) {
                fault(row, line, CODE, IngestNotice.CODE_REPEATED, Map.of("value", code));
            } else {
                keep(code, effort, value.isEmpty() ? "" : basis, value.isEmpty() ? "" : link);
            }
        }

        private void keep(String code, String effort, String basis, String link) {
            if (!effort.isEmpty()) {
                efforts.put(code, Integer.valueOf(effort));
            }
            Evidence.find(basis).ifPresent(known -> evidence.put(code, known));
            if (!link.isEmpty()) {
                links.put(code, link);
            }
        }

        private void fault(CSVRecord row, long line, String column, IngestNotice kind, Map<String, String> details) {
            notices.add(Notice.of(
                    kind,
                    new Location.InRecord(name, row.getRecordNumber() - 1, OptionalLong.of(line), column),
                    details));
        }

        private String cell(CSVRecord row, String column) {
            int index = header.indexOf(column);
            return index >= 0 && index < row.size() ? row.get(index).strip() : "";
        }
    }

    private static String allowed() {
        return Arrays.stream(Evidence.values()).map(Evidence::id).collect(Collectors.joining(", "));
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

    private static Optional<BigDecimal> number(String written) {
        return written.matches("[+-]?\\d{1,9}(\\.\\d{1,12})?")
                ? Optional.of(new BigDecimal(written))
                : Optional.empty();
    }
}
