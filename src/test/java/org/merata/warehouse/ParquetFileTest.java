package org.merata.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.warehouse.ParquetFile.Column;
import org.merata.warehouse.ParquetFile.Type;

class ParquetFileTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("region.group", Type.TEXT),
            new Column("a \"quoted\" name", Type.INTEGER),
            new Column("value", Type.NUMBER),
            new Column("truth", Type.BOOLEAN),
            new Column("day", Type.DATE));

    @TempDir
    private Path folder;

    @Test
    void duckDbReadsBackEveryValueAndEveryNull() throws IOException, SQLException {
        List<List<Object>> rows = List.of(
                Arrays.asList("Aceh; 'x' \"y\"\n中", Long.MAX_VALUE, 0.1 + 0.2, true, LocalDate.of(2021, 7, 3)),
                Arrays.asList(null, null, null, null, null),
                Arrays.asList("", Long.MIN_VALUE, -1e300, false, LocalDate.of(1, 1, 1)));
        Path file = write(rows, Map.of());
        assertEquals(rows, read("SELECT * FROM read_parquet('" + file + "')"));
    }

    @Test
    void theFooterCarriesTheNotice() throws IOException, SQLException {
        Path file = write(List.of(), Map.of("notice", "DATA SINTETIS / SYNTHETIC DATA", "title", "It's a title"));
        assertEquals(
                List.of(List.of("DATA SINTETIS / SYNTHETIC DATA"), List.of("It's a title")),
                read("SELECT decode(value) FROM parquet_kv_metadata('" + file
                        + "') WHERE decode(key) IN ('notice', 'title') ORDER BY key"));
        assertEquals(List.of(), read("SELECT * FROM read_parquet('" + file + "')"));
    }

    @Test
    void nothingStaysBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = countExports(temporary);
        write(List.of(), Map.of());
        assertEquals(before, countExports(temporary));
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> write(List.of(List.of("only one")), Map.of()));
    }

    @Test
    void theFileIsAParquetFile() throws IOException {
        byte[] bytes = Files.readAllBytes(write(List.of(), Map.of()));
        assertEquals("PAR1", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
    }

    private static long countExports(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("export.*\\.parquet"))
                    .count();
        }
    }

    private Path write(List<List<Object>> rows, Map<String, String> metadata) throws IOException {
        var out = new ByteArrayOutputStream();
        ParquetFile.write(COLUMNS, rows, metadata, out);
        return Files.write(folder.resolve("table.parquet"), out.toByteArray());
    }

    private static List<List<Object>> read(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
