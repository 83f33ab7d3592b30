package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.model.Language;
import org.merata.model.Status;
import org.merata.model.Text;
import org.merata.publish.CsvFile.Mode;

class CsvFileTest {
    @Test
    void anAnswerIsOneTidyTable() throws IOException {
        String csv = write(table(false), Mode.DATA);
        List<String> lines = csv.lines().toList();
        assertEquals("measure,period,region,region_name,value,lci_95,uci_95,n,status,unit,synthetic", lines.get(0));
        assertEquals("digital_take_up,2024-07,11,Aceh,0.614,0.58,0.647,812,observed,share,", lines.get(1));
        assertEquals("digital_take_up,2024-07,22,,,,,,suppressed,share,", lines.get(12));
        assertEquals(13, lines.size());
        assertEquals(13, csv.split("\r\n", -1).length - 1);
    }

    @Test
    void everyKindOfMissingStaysApart() throws IOException {
        Set<String> missing = new HashSet<>();
        for (CSVRecord row : read(write(table(false), Mode.DATA))) {
            Status status = Status.find(row.get("status")).orElseThrow();
            assertEquals(status.shown(), !row.get("value").isEmpty());
            if (!status.shown()) {
                assertEquals("", row.get("n"));
                missing.add(row.get("status"));
            }
        }
        assertEquals(
                Set.of("unreliable", "not_applicable", "not_requested", "not_provided", "late", "suppressed"), missing);
    }

    @Test
    void everyRowOfSyntheticDataSaysSo() throws IOException {
        for (CSVRecord row : read(write(table(true), Mode.DATA))) {
            assertEquals("DATA SINTETIS / SYNTHETIC DATA", row.get("synthetic"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1+1", "'quoted"
            })
    void aTextThatASpreadsheetMightRunIsGuardedInSpreadsheetModeAlone(String text) throws IOException {
        CSVRecord guarded = read(write(Fixture.texts(text), Mode.SPREADSHEET)).get(0);
        assertEquals("'" + text, guarded.get("text"));
        assertEquals("-5", guarded.get("number"), "a number is never touched");
        assertEquals(text, CsvFile.unguard(guarded.get("text")));
        assertEquals(text, read(write(Fixture.texts(text), Mode.DATA)).get(0).get("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aceh", "a=b", " =1", "5-3", "O'Brien", ""})
    void anyOtherTextStaysAsItIs(String text) throws IOException {
        assertEquals(
                text, read(write(Fixture.texts(text), Mode.SPREADSHEET)).get(0).get("text"));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    /** Commons CSV reads back what was written, in both modes, from every awkward character. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everythingWrittenCanBeReadBack(long seed) throws IOException {
        String[] texts = awkward(new Random(seed), 200);
        List<String> data = new ArrayList<>();
        read(write(Fixture.texts(texts), Mode.DATA)).forEach(row -> data.add(row.get(0)));
        assertEquals(Arrays.asList(texts), data);
        List<String> spreadsheet = new ArrayList<>();
        read(write(Fixture.texts(texts), Mode.SPREADSHEET)).forEach(row -> {
            assertTrue(row.get(0).isEmpty() || "=+-@\t\r\n\0".indexOf(row.get(0).charAt(0)) < 0, row.get(0));
            spreadsheet.add(CsvFile.unguard(row.get(0)));
        });
        assertEquals(Arrays.asList(texts), spreadsheet);
    }

    @Test
    void numbersAreExactAndPlain() throws IOException {
        List<List<Object>> rows = List.of(
                List.of(0.1 + 0.2, 1L), List.of(1e21, 2L), List.of(1e-9, 3L), List.of(-0.0, 4L), List.of(673920.0, 5L));
        var table = new Table(
                "numbers",
                Text.same("Numbers"),
                List.of(
                        new Table.Column("number", Table.Type.NUMBER, Text.same("")),
                        new Table.Column("whole", Table.Type.INTEGER, Text.same(""))),
                rows);
        assertEquals(
                "number,whole\r\n0.30000000000000004,1\r\n1000000000000000000000,2\r\n0.000000001,3\r\n0,4\r\n673920,5\r\n",
                write(table, Mode.SPREADSHEET));
    }

    @Test
    void aFigureSaysSinceWhenItIsCountedLikeThisWhereADefinitionChanged() throws IOException {
        Table table =
                AnswerTable.of("imdi", Text.same("IMDI"), List.of(Fixture.redefined()), Fixture.NAMES, Language.EN);
        assertEquals(
                "measure,period,region,region_name,value,lci_95,uci_95,n,status,unit,synthetic,counted_since\r\n"
                        + "imdi,2024,11,Aceh,40,,,,observed,index,,\r\n"
                        + "imdi,2025,11,Aceh,40,,,,observed,index,,2025-01-01\r\n",
                write(table, Mode.DATA));
        assertEquals(
                Text.of(
                        "imdi label is counted otherwise from 2025-01-01: pillars changed. Figures before and after are not on "
                                + "one scale. Source: Komdigi.",
                        "Cara hitung imdi nama berubah mulai 2025-01-01: pilar berubah. Angka sebelum dan sesudahnya tidak "
                                + "setara. Sumber: Komdigi."),
                AnswerTable.provenance(List.of(Fixture.redefined()), Fixture.NAMES)
                        .notes()
                        .get(1));
    }

    @Test
    void aMissingTextIsNotAnEmptyOne() throws IOException {
        assertEquals("text,number\r\n,-5\r\n\"\",-5\r\n", write(Fixture.texts(null, ""), Mode.DATA));
    }

    private static Table table(boolean synthetic) {
        return AnswerTable.of(
                "digital_take_up",
                Text.same("Digital take-up"),
                List.of(Fixture.everyStatus(synthetic)),
                Fixture.NAMES,
                Language.EN);
    }

    private static String[] awkward(Random random, int count) {
        String signs = "=+-@'\"\t\r\n,;ab 中é\0";
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            texts[i] = text.toString();
        }
        return texts;
    }

    private static String write(Table table, Mode mode) throws IOException {
        var out = new ByteArrayOutputStream();
        CsvFile.write(table, mode, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<CSVRecord> read(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }
}
