package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.merata.definition.SourceDefinition;

/** A folder of files, each with one fault that its name tells, and what must come of them. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/corpus");

    @TempDir
    Path folder;

    static Stream<Map<String, String>> files() throws IOException {
        return parse(CORPUS.resolve("expected.csv")).stream();
    }

    private static List<Map<String, String>> parse(Path file) throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
            for (CSVRecord record : parser) {
                var row = new LinkedHashMap<String, String>();
                parser.getHeaderNames().forEach(name -> row.put(name, record.get(name)));
                rows.add(row);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileEndsAsItMust(Map<String, String> expected) throws IOException {
        String name = expected.get("file");
        Path target = folder.resolve(name);
        TableCopy.Result result = TableCopy.write(
                CORPUS.resolve("polluted").resolve(name), SourceDefinition.Dialect.NOTHING_STATED, target);
        assertEquals(expected.get("outcome"), result.outcome().id());
        assertEquals(
                expected.get("notices"),
                result.notices().stream()
                        .map(notice -> notice.kind().code())
                        .sorted()
                        .collect(Collectors.joining(" ")));
        if (result.outcome() == TableCopy.Outcome.REFUSED) {
            assertEquals(false, Files.exists(target));
            return;
        }
        assertEquals(expected.get("records"), Long.toString(result.records()));
        assertArrayEquals(
                Files.readAllBytes(CORPUS.resolve("clean").resolve(name)),
                Files.readAllBytes(target),
                () -> "the copy of " + name + " differs");
    }

    @Test
    void theTableNamesEveryFileAndEveryFaultOfTexts() throws IOException {
        Set<String> named = files().map(row -> row.get("file")).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> present = Files.list(CORPUS.resolve("polluted"))) {
            assertEquals(
                    present.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)),
                    named);
        }
        Set<String> met = files().flatMap(row -> Stream.of(row.get("notices").split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unmet = Stream.concat(
                        EnumSet.range(ReadingNotice.DELIMITER_LINE, ReadingNotice.BLANK_LINES).stream(),
                        EnumSet.range(ReadingNotice.CELLS_MISSING, ReadingNotice.VALUE_CUT).stream())
                .filter(code -> code != ReadingNotice.CELL_HUGE)
                .map(ReadingNotice::code)
                .filter(code -> !met.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmet);
    }

    static Stream<String> spectrum() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve("spectrum"))) {
            return files
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    void theTwelvePairsOfTheSpectrumAgree(String name) throws IOException {
        Path target = folder.resolve("copy.csv");
        TableCopy.Result result = TableCopy.write(
                CORPUS.resolve("spectrum").resolve(name + ".csv"), SourceDefinition.Dialect.NOTHING_STATED, target);
        assertEquals(
                TableCopy.Outcome.LOADED,
                result.outcome(),
                () -> result.notices().toString());
        List<Map<String, String>> expected = new ObjectMapper()
                .readValue(CORPUS.resolve("spectrum").resolve(name + ".json").toFile(), new TypeReference<>() {});
        assertEquals(expected, parse(target));
    }
}
