package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.Notices;
import org.merata.reading.ReadingNotice;

/**
 * The rows of one reference file, checked cell by cell against its contract. A row with an error is left out, reported, and the rest
 * stands.
 */
final class ReferenceRows {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final ContractDefinition contract;
    private final Notices notices;
    private final Set<List<String>> keys = new HashSet<>();

    private ReferenceRows(String file, ContractDefinition contract, Notices notices) {
        this.file = file;
        this.contract = contract;
        this.notices = notices;
    }

    /** One row: its place and its cells by column; what is empty is absent. */
    record Row(Location.InRecord at, Map<String, String> cells) {
        String get(String column) {
            return cells.get(column);
        }

        Optional<String> find(String column) {
            return Optional.ofNullable(cells.get(column));
        }

        OptionalInt findInteger(String column) {
            return cells.containsKey(column)
                    ? OptionalInt.of(Integer.parseInt(cells.get(column)))
                    : OptionalInt.empty();
        }

        Optional<LocalDate> findDate(String column) {
            return find(column).map(LocalDate::parse);
        }

        Location.InRecord at(String column) {
            return new Location.InRecord(at.file(), at.record(), at.line(), column);
        }
    }

    /** The rows without error, in the file's order. */
    static List<Row> read(Path path, String name, ContractDefinition contract, Notices notices) {
        if (!Files.isRegularFile(path)) {
            notices.add(Notice.of(IngestNotice.REFERENCE_FILE_MISSING, new Location.InFile(name), Map.of()));
            return List.of();
        }
        try {
            try (CSVParser parser = CSVParser.parse(readText(path), FORMAT)) {
                return new ReferenceRows(name, contract, notices).read(parser);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + path, failure);
        }
    }

    /** The text of a small file (UTF-8), without a byte order mark. */
    static String readText(Path path) throws IOException {
        String text = Files.readString(path, StandardCharsets.UTF_8);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private List<Row> read(CSVParser parser) {
        var rows = new ArrayList<Row>();
        List<String> header = null;
        for (CSVRecord csv : parser) {
            if (header == null) {
                header = csv.toList();
                if (!hasRequiredColumns(header)) {
                    return List.of();
                }
            } else {
                read(header, csv, parser.getCurrentLineNumber()).ifPresent(rows::add);
            }
        }
        if (header == null) {
            notices.add(Notice.of(ReadingNotice.FILE_EMPTY, new Location.InFile(file), Map.of()));
        }
        return rows;
    }

    private boolean hasRequiredColumns(List<String> header) {
        boolean complete = true;
        for (Field field : contract.fields()) {
            if (field.required() && !header.contains(field.name())) {
                var details = Map.of("column", field.name(), "found", String.join(", ", header));
                notices.add(Notice.of(IngestNotice.COLUMN_MISSING, new Location.InFile(file), details));
                complete = false;
            }
        }
        return complete;
    }

    private Optional<Row> read(List<String> header, CSVRecord csv, long line) {
        var at = new Location.InRecord(file, csv.getRecordNumber() - 1, OptionalLong.of(line), "");
        if (csv.size() != header.size()) {
            ReadingNotice kind = csv.size() < header.size() ? ReadingNotice.CELLS_MISSING : ReadingNotice.CELLS_EXTRA;
            var details = Map.of("cells", Integer.toString(csv.size()), "expected", Integer.toString(header.size()));
            notices.add(Notice.of(kind, at, details));
            return Optional.empty();
        }
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            if (!csv.get(i).isEmpty()) {
                cells.put(header.get(i), csv.get(i));
            }
        }
        var row = new Row(at, cells);
        boolean sound = true;
        for (Field field : contract.fields()) {
            sound &= isSound(row, field);
        }
        return sound && isFirstOfItsKey(row) ? Optional.of(row) : Optional.empty();
    }

    private boolean isSound(Row row, Field field) {
        Optional<String> cell = row.find(field.name());
        if (cell.isEmpty()) {
            return !field.required() || refuse(row, field, IngestNotice.REQUIRED_MISSING, Map.of());
        }
        String value = cell.get();
        if (!isOfType(field, value)) {
            return refuse(row, field, kindOfTypeError(field), Map.of("value", value));
        }
        if (!field.allowed().isEmpty() && !field.allowed().contains(value)) {
            var details = Map.of("value", value, "allowed", String.join(", ", field.allowed()));
            return refuse(row, field, IngestNotice.NOT_ALLOWED, details);
        }
        boolean numeric =
                field.type() == ContractDefinition.Type.INTEGER || field.type() == ContractDefinition.Type.NUMBER;
        if (numeric
                && (field.minimum()
                                .filter(least -> Double.parseDouble(value) < least)
                                .isPresent()
                        || field.maximum()
                                .filter(most -> Double.parseDouble(value) > most)
                                .isPresent())) {
            return refuse(row, field, IngestNotice.OUT_OF_RANGE, Map.of("value", value));
        }
        return true;
    }

    private boolean isFirstOfItsKey(Row row) {
        List<String> key = contract.key().stream()
                .map(column -> row.find(column).orElse(""))
                .collect(Collectors.toList());
        if (keys.add(key)) {
            return true;
        }
        notices.add(Notice.of(
                IngestNotice.CODE_REPEATED, row.at(contract.key().get(0)), Map.of("value", String.join(", ", key))));
        return false;
    }

    private static boolean isOfType(Field field, String value) {
        try {
            switch (field.type()) {
                case INTEGER -> Integer.parseInt(value);
                case NUMBER -> Double.parseDouble(value);
                case DATE -> LocalDate.parse(value);
                default -> {
                    return true;
                }
            }
            return true;
        } catch (NumberFormatException | DateTimeParseException notOfType) {
            return false;
        }
    }

    private static IngestNotice kindOfTypeError(Field field) {
        return switch (field.type()) {
            case INTEGER -> IngestNotice.NOT_AN_INTEGER;
            case NUMBER -> IngestNotice.NOT_A_NUMBER;
            default -> IngestNotice.NOT_A_DATE;
        };
    }

    private boolean refuse(Row row, Field field, IngestNotice kind, Map<String, String> details) {
        notices.add(Notice.of(kind, row.at(field.name()), details));
        return false;
    }
}
