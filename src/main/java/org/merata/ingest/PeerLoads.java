package org.merata.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.merata.warehouse.AppendedTable;
import org.merata.warehouse.RecordsDatabase.Resources;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** What a careful programmer would write with the libraries at hand: what ingestion is measured against besides its floors. */
public final class PeerLoads {
    private PeerLoads() {}

    /**
     * Commons CSV splits, Java types and checks each cell, and the engine's appender takes the rows; a row with the wrong number of cells
     * or a cell that is not of its type is left out.
     *
     * @param typeByColumn {@code VARCHAR}, {@code BIGINT} or {@code TIMESTAMP} by the file's columns, in the file's order
     * @param pattern how moments are written
     * @return the rows loaded
     */
    public static long append(
            Path database,
            Path file,
            char delimiter,
            Map<String, String> typeByColumn,
            String pattern,
            Resources resources) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var moments = DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
        List<String> types = List.copyOf(typeByColumn.values());
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser =
                        CSVParser.builder().setReader(reader).setFormat(format).get();
                AppendedTable table = AppendedTable.create(database, typeByColumn, resources)) {
            long rows = 0;
            var values = new Object[types.size()];
            for (CSVRecord record : parser) {
                if (read(record, types, moments, values)) {
                    table.rows().add(values);
                    rows++;
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("parsing " + file, e);
        } catch (SQLException e) {
            throw new IllegalStateException("appending the rows of " + file, e);
        }
    }

    private static boolean read(CSVRecord record, List<String> types, DateTimeFormatter moments, Object[] values) {
        if (record.size() != types.size()) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            String cell = record.get(i);
            try {
                values[i] = cell.isEmpty() ? null : value(cell, types.get(i), moments);
            } catch (NumberFormatException | DateTimeParseException notOfItsType) {
                return false;
            }
        }
        return true;
    }

    private static Object value(String cell, String type, DateTimeFormatter moments) {
        return switch (type) {
            case "TIMESTAMP" -> LocalDateTime.parse(cell, moments);
            case "BIGINT" -> Long.valueOf(cell);
            default -> cell;
        };
    }

    /**
     * Tablesaw reads all columns as text, into memory; it refuses ragged rows, so the file must have none.
     *
     * @return the rows read
     */
    public static long tablesaw(Path file, char delimiter) {
        var options = CsvReadOptions.builder(file.toFile())
                .separator(delimiter)
                .columnTypes(column -> ColumnType.STRING)
                .build();
        Table table = Table.read().usingOptions(options);
        return table.rowCount();
    }
}
