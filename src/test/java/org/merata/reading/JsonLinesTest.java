package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.SourceDefinition;

/** One broken line of JSON costs that line. */
class JsonLinesTest {
    @TempDir
    Path folder;

    private Prepared prepare(byte[] bytes) throws IOException {
        return Prepared.of(Files.write(folder.resolve("rows.ndjson"), bytes), folder);
    }

    private Prepared prepare(String text) throws IOException {
        return prepare(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whateverIsWrongWithALineTheOthersAreRead() throws IOException {
        Prepared read = prepare(String.join(
                "\n",
                "{\"a\":\"1\",\"b\":\"x\"}",
                "{\"a\":\"2\",\"b\":",
                "",
                "{\"a\":\"3\",\"b\":\"y\"}",
                "not json at all",
                "[1,2]",
                "{\"a\":\"4\",\"a\":\"5\"}",
                "{\"a\":\"6\" \"b\":\"z\"}",
                "{\"a\":\"7\",\"b\":\"z\"} trailing",
                "{\"a\":NaN}",
                "{\"a\":\"unclosed}",
                "{\"b\":\"w\",\"a\":8}",
                "{\"a\":\"9\",\"b\""));
        assertEquals(List.of("a", "b"), read.columns());
        assertEquals(
                List.of(List.of("1", "x"), List.of("3", "y"), List.of("8", "w")),
                read.rows(),
                read.notices()::toString);
        assertEquals(List.of(":1", ":4", ":12"), read.places());
        assertEquals(
                List.of(
                        "line_not_json :2",
                        "line_not_json :5",
                        "line_not_json :6",
                        "key_repeated :7",
                        "line_not_json :8",
                        "line_not_json :9",
                        "line_not_json :10",
                        "line_not_json :11",
                        "line_not_json :13"),
                read.faults());
    }

    @Test
    void aLineThatIsCutOffDoesNotTakeTheNextOneWithIt() throws IOException {
        Prepared read = prepare("{\"a\":\"1\",\"b\":\n{\"a\":\"2\",\"b\":\"y\"}\n");
        assertEquals(List.of(List.of("2", "y")), read.rows());
        assertEquals(List.of("line_not_json :1"), read.faults());
    }

    @Test
    void bytesThatAreNoLettersSpoilTheirLine() throws IOException {
        byte[] bytes = "{\"a\":\"1\"}\n{\"a\":\"\u00E9\"}\n{\"a\":\"3\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        Prepared read = prepare(bytes);
        assertEquals(List.of(List.of("1"), List.of("3")), read.rows());
        assertEquals(List.of("line_not_json :2"), read.faults());
    }

    @Test
    void everyEncodingOfJsonAndEveryLineEndIsRead() throws IOException {
        String text = "{\"a\":\"1\",\"b\":\"\u00E9\"}\r\n{\"a\":\"2\r\n{\"a\":\"3\",\"b\":\"z\"}\r\n";
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (String mark : List.of("", "\uFEFF")) {
                Prepared read = prepare((mark + text).getBytes(charset));
                assertEquals(
                        List.of(List.of("1", "\u00E9"), List.of("3", "z")), read.rows(), charset + read.toString());
                assertEquals(List.of("line_not_json :2"), read.faults(), charset::name);
            }
        }
        assertEquals(List.of(":1", ":3"), prepare("{\"a\":1}\r{\"a\r{\"a\":3}").places());
    }

    @Test
    void objectsOverSeveralLinesAreReadWhereAllAreWhole() throws IOException {
        Prepared read = prepare("{\n  \"a\": \"1\",\n  \"b\": \"x\"\n}\n{\n  \"a\": \"2\",\n  \"b\": \"y\"\n}\n");
        assertEquals(List.of(List.of("1", "x"), List.of("2", "y")), read.rows());
        assertEquals(List.of(":1", ":5"), read.places());
        assertEquals(List.of(), read.faults());
    }

    @Test
    void aFileWithoutOneWholeObjectIsRefused() throws IOException {
        Prepared read = prepare("{\n  \"a\": \"1\",\n  \"b\": \n}\n");
        assertEquals(Optional.of("file_damaged"), read.refusal());
        assertEquals("rows.ndjson {fault=no JSON in line 4}", read.notices().get("file_damaged"));
    }

    @Test
    void aRepeatedKeyOfAnArrayRefusesTheFileAsOneValueWouldHideTheOther() throws IOException {
        Prepared read = prepare("[{\"a\":\"1\"},\n{\"a\":\"1\",\"a \":\"2\"}]");
        assertEquals(
                "rows.ndjson {fault=the same key twice in line 2}",
                read.notices().get("file_damaged"));
    }

    @Test
    void theCleanCopyHoldsTheBrokenLineAndSaysWhichItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("x.ndjson"), "{\"a\":\"1\",\"b\":\"x\"}\n{\"a\":\"2\",\"b\n");
        var stated = SourceDefinition.Dialect.NOTHING_STATED;
        TableCopy.Result result = TableCopy.write(file, stated, folder.resolve("copy.csv"));
        assertEquals(
                "a,b\r\n1,x\r\n,,\"{\"\"a\"\":\"\"2\"\",\"\"b\"\r\n", Files.readString(folder.resolve("copy.csv")));
        assertEquals(
                List.of("line_not_json {lines=2, rows=1}"),
                result.notices().stream()
                        .map(notice -> notice.kind().code() + " " + notice.details())
                        .toList());
    }
}
