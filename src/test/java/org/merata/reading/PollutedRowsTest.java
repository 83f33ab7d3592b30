package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.SourceDefinition;
import org.merata.reading.TableCopy.Outcome;

/** One table, polluted at every row and cell in turn: what comes of it is right, or its notices name the fault. Never silent. */
class PollutedRowsTest {
    private static final List<List<String>> TABLE = table();

    @TempDir
    Path folder;

    private static List<List<String>> table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("tanggal", "jam", "jumlah", "kode", "biaya", "layanan", "uraian", "alamat", "catatan"));
        String[] words = {
            "Akta, kutipan", "Izin \"usaha\"", "Surat pindah", "Papan 10\"", "Kartu\nkeluarga", "Jum'at, pagi"
        };
        for (int i = 1; i <= 24; i++) {
            rows.add(List.of(
                    String.format("%02d/03/2025", i),
                    String.format("%02d:15", i % 24),
                    Integer.toString(i * 7 % 31),
                    "KD-" + (1000 + i),
                    "Rp" + i * 500,
                    words[i % words.length],
                    "Diterima di loket, lalu diperiksa; hasil " + i + ", diantar",
                    "https://contoh.example/kd/" + i,
                    ""));
        }
        return rows;
    }

    private static List<String> written(List<String> row) {
        return row.stream()
                .map(cell -> cell.matches("(?s).*[,\"\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String file(int polluted, String row) {
        return IntStream.range(0, TABLE.size())
                .mapToObj(i -> i == polluted ? row : String.join(",", written(TABLE.get(i))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private TableCopy.Result copy(String text) throws IOException {
        Path file = folder.resolve("polluted.csv");
        Files.writeString(file, text);
        return TableCopy.write(file, SourceDefinition.Dialect.NOTHING_STATED, folder.resolve("copy.csv"));
    }

    private List<List<String>> readCopy() {
        var rows = new ArrayList<List<String>>();
        try (var lines = new PhysicalLines(folder.resolve("copy.csv"))) {
            var stream = new RecordStream(lines, Dialect.RFC_4180, RecordStream.LineEnd.BOTH, 0);
            for (var record = stream.next(); record.isPresent(); record = stream.next()) {
                rows.add(record.get().cells());
            }
        }
        return rows;
    }

    private static Set<String> codes(TableCopy.Result result) {
        return result.notices().stream().map(notice -> notice.kind().code()).collect(Collectors.toSet());
    }

    @Test
    void aStrayQuoteBeforeAnyCellCostsThatRowAloneAndItsCellsAreReadAsTheyStand() throws IOException {
        for (int row = 0; row < TABLE.size(); row++) {
            for (int column = 0; column < 9; column++) {
                List<String> cells = written(TABLE.get(row));
                boolean quoted = cells.get(column).startsWith("\"");
                cells.set(column, quoted ? "\"\"" + cells.get(column).substring(1) : "\"" + cells.get(column));
                TableCopy.Result result = copy(file(row, String.join(",", cells)));
                String at = "row " + row + ", column " + column;
                assertTrue(codes(result).contains("quotes_broken"), at);
                var expected = new ArrayList<>(TABLE);
                var stray = new ArrayList<>(TABLE.get(row));
                stray.set(column, "\"" + stray.get(column));
                expected.set(row, stray);
                assertEquals(expected, readCopy(), at);
            }
        }
    }

    @Test
    void aDelimiterTooManyOrTooFewIsNamedAndNoOtherRowChanges() throws IOException {
        for (int row = 0; row < TABLE.size(); row++) {
            for (int column = 1; column < 9; column++) {
                List<String> cells = written(TABLE.get(row));
                for (String between : List.of("", ",,")) {
                    String line = String.join(",", cells.subList(0, column))
                            + between
                            + String.join(",", cells.subList(column, 9));
                    TableCopy.Result result = copy(file(row, line));
                    String at = "row " + row + ", column " + column + " [" + between + "]";
                    assertEquals(Outcome.LOADED_WITH_NOTICES, result.outcome(), at);
                    var read = new ArrayList<>(readCopy());
                    others(TABLE, row).forEach(other -> assertTrue(read.remove(other), () -> at + ": " + other));
                }
            }
        }
    }

    private static List<List<String>> others(List<List<String>> rows, int without) {
        return IntStream.range(0, rows.size())
                .filter(i -> i != without)
                .mapToObj(rows::get)
                .toList();
    }

    @Test
    void aRowOfAnotherDelimiterIsKeptAsWrittenAndNamed() throws IOException {
        for (int row = 1; row < TABLE.size(); row++) {
            for (String delimiter : List.of(" ", ";", "|", "\t")) {
                TableCopy.Result result = copy(file(row, String.join(delimiter, written(TABLE.get(row)))));
                assertEquals(Outcome.LOADED_WITH_NOTICES, result.outcome(), "row " + row);
            }
        }
    }

    @Test
    void namesOfFilesDoNotMatterAndWideTallAndLongTablesAreReadWhole() throws IOException {
        String wide = IntStream.range(0, 17_000).mapToObj(i -> "k" + i).collect(Collectors.joining(",")) + "\n"
                + IntStream.range(0, 17_000).mapToObj(Integer::toString).collect(Collectors.joining(",")) + "\n";
        String tall = "a,b\n" + "1,x\n".repeat(70_000);
        String longLabel = "a," + "LABEL".repeat(120_000) + "\n1,2\n3,4\n";
        for (String text : List.of(wide, tall, longLabel)) {
            TableCopy.Result result = copy(text);
            assertEquals(
                    Outcome.LOADED, result.outcome(), () -> result.notices().toString());
            assertEquals(text.replace("\n", "\r\n"), Files.readString(folder.resolve("copy.csv")));
        }
        TableCopy.Result huge = copy("a,b\n1," + "x".repeat(1_000_001) + "\n2,y\n");
        assertEquals(Set.of("cell_huge"), codes(huge));
        for (String name : List.of(".csv", "\u00A0.csv", "$.csv", "source.pdf", "source")) {
            Path file = folder.resolve(name);
            Files.write(file, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            Path into = Files.createDirectories(folder.resolve("into"));
            TableCopy.write(file, SourceDefinition.Dialect.NOTHING_STATED, into.resolve(name));
            assertEquals("a,b\r\n1,2\r\n", Files.readString(into.resolve(name)));
        }
    }
}
