package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.ColumnProfile.Type;
import org.merata.ingest.FileProfile.LineEnds;
import org.merata.reading.ReadingNotice;
import org.merata.reading.Sureness;

class FileProfileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", ":", "^", "~", "§", " ", ", ", "||"})
    void theDelimiterIsFoundBehindAByteOrderMark(String delimiter) {
        FileProfile profile =
                read("\uFEFFKode;Jumlah;Tanggal\r\nA;1;2024-01-31\r\nB;2;2024-02-01\r\n".replace(";", delimiter));
        assertEquals(delimiter, profile.delimiter());
        assertEquals(Sureness.SURE, profile.delimiterSureness());
        assertTrue(profile.byteOrderMark());
        assertEquals(LineEnds.CRLF, profile.lineEnds());
        assertEquals(List.of("Kode", "Jumlah", "Tanggal"), names(profile));
        assertEquals(List.of(Type.TEXT, Type.INTEGER, Type.DATE), types(profile));
        assertEquals(List.of(), profile.notices());
    }

    @Test
    void windows1252IsAGuessThatIsSaid() {
        FileProfile profile = read("nama_layanan,n\ncafé,1\n".getBytes(Charset.forName("windows-1252")));
        assertEquals("windows-1252", profile.encoding());
        assertEquals(Sureness.GUESSED, profile.encodingSureness());
        assertEquals(List.of("café"), profile.columns().get(0).examples());
        assertEquals(List.of("encoding_assumed"), codes(profile));
    }

    @Test
    void bytesOfNoEncodingAreSaid() {
        byte[] bytes = "a,b\nx,1\n?,2\n".getBytes(StandardCharsets.UTF_8);
        bytes[8] = (byte) 0x81;
        assertEquals(List.of("encoding_broken", "encoding_assumed"), codes(read(bytes)));
    }

    @Test
    void utf16IsReadByItsMark() {
        FileProfile profile = read("\uFEFFa;b\n1;x\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals("UTF-16LE", profile.encoding());
        assertEquals(List.of(Type.INTEGER, Type.TEXT), types(profile));
        assertEquals(1, profile.records());
    }

    @Test
    void titlesAboveTheHeaderAreSkippedPaddedOrNot() {
        for (String padding : List.of("", ";;")) {
            FileProfile profile = read("Laporan Layanan, Juli 2024" + padding + "\nKantor: A" + padding
                    + "\n\nKode;Layanan;Jumlah\nA;KTP;1\nB;KK;2\n");
            assertEquals(3, profile.skipLines());
            assertEquals(List.of("Kode", "Layanan", "Jumlah"), names(profile));
            assertEquals(2, profile.records());
        }
    }

    @Test
    void raggedRowsAreCountedAndNotRead() {
        FileProfile profile = read("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n7,8,9\n");
        assertEquals(5, profile.records());
        assertEquals(5, profile.recordsProfiled());
        assertEquals(
                java.util.Map.of(ReadingNotice.CELLS_MISSING, 1L, ReadingNotice.CELLS_EXTRA, 1L), profile.unsplit());
        assertEquals(3, profile.columns().get(0).distinct());
        assertEquals(List.of("cells_missing", "cells_extra"), codes(profile));
    }

    @Test
    void aDecimalCommaIsToldFromThousandsByTheWholeColumn() {
        ColumnProfile comma = column("n;x\n1.234;a\n1.234,5;b\n-7;c\n");
        assertEquals(Type.NUMBER, comma.type());
        assertTrue(comma.decimalComma());
        assertEquals(Set.of(), comma.doubts());
        assertEquals(
                "-7 1234.5", comma.least().orElseThrow() + " " + comma.most().orElseThrow());
        ColumnProfile point = column("n;x\n1.234;a\n12.5;b\n");
        assertFalse(point.decimalComma());
        assertEquals(Set.of(), point.doubts());
        assertEquals(
                "1.234 12.5", point.least().orElseThrow() + " " + point.most().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "1.234 2.500 / DECIMAL_MARK_UNCLEAR",
                "1,234 2,500 / DECIMAL_MARK_UNCLEAR",
                "1,5 1.5 / DECIMAL_MARK_UNCLEAR",
                "1,234.5 2,500.0 / WRITING_UNREADABLE"
            })
    void whatMarksDecimalsIsLeftOpenWhereNothingTells(String values, IngestNotice doubt) {
        assertEquals(
                Set.of(doubt),
                column("n;x\n" + values.replace(" ", ";a\n") + ";a\n").doubts());
    }

    @Test
    void dayAndMonthAreToldByTheWholeColumnOnly() {
        ColumnProfile open = column("d;x\n01/02/2024;a\n12/11/2024;b\n");
        assertEquals(Type.DATE, open.type());
        assertEquals(Set.of(IngestNotice.DAY_OR_MONTH_FIRST), open.doubts());
        assertEquals(List.of("dd/MM/yyyy"), open.formats());
        assertEquals(List.of("MM/dd/yyyy"), open.otherFormats());
        ColumnProfile day = column("d;x\n01/02/2024;a\n13/11/2024;b\n");
        assertEquals(Set.of(), day.doubts());
        assertEquals(List.of("dd/MM/yyyy"), day.formats());
        assertEquals(
                "2024-02-01 2024-11-13",
                day.least().orElseThrow() + " " + day.most().orElseThrow());
        ColumnProfile month = column("d;x\n01/02/2024;a\n11/13/2024;b\n");
        assertEquals(List.of("MM/dd/yyyy"), month.formats());
        assertEquals(List.of(), month.otherFormats());
        ColumnProfile both = column("d;x\n13/02/2024;a\n11/13/2024;b\n");
        assertEquals(Set.of(IngestNotice.DAY_AND_MONTH_FIRST), both.doubts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2024-07-31 10:20:30 ~ DATETIME ~ yyyy-MM-dd HH:mm:ss",
                "2024-07-31T10:20:30Z ~ DATETIME ~ yyyy-MM-dd'T'HH:mm:ssXXX",
                "31-7-2024 9:05 ~ DATETIME ~ d-M-yyyy H:mm",
                "31 Dec 2024 ~ DATE ~ dd MMM yyyy",
                "31 August 2024 ~ DATE ~ dd MMMM yyyy",
                "31 Agustus 2024 ~ DATE ~ dd MMMM yyyy",
                "31/12/24 ~ DATE ~ ''"
            })
    void aFormatIsOneThatIngestionReads(String value, Type type, String format) {
        ColumnProfile column = column("d;x\n" + value + ";a\n");
        assertEquals(type, column.type());
        assertEquals(format, String.join(" ", column.formats()));
        assertEquals(format.isEmpty(), column.doubts().contains(IngestNotice.WRITING_UNREADABLE));
        column.formats()
                .forEach(found -> assertTrue(
                        value.matches(DateFormat.find(found).orElseThrow().pattern()), found));
    }

    @Test
    void aFewWrongDatesAreOddAndChangeNoType() {
        var rows = new StringBuilder("d;x\n31/02/2024;bad\n");
        for (int i = 1; i <= 28; i++) {
            rows.append("%02d/03/2024;a\n".formatted(i));
        }
        ColumnProfile column = column(rows.toString());
        assertEquals(Type.DATE, column.type());
        assertEquals(1, column.odd());
        assertEquals(List.of("01/03/2024", "02/03/2024", "03/03/2024"), column.examples());
        assertEquals(Set.of(IngestNotice.VALUES_ODD), column.doubts());
    }

    @Test
    void codesThatStartWithZeroAndStopgapsAreNoNumbers() {
        FileProfile profile = read("kode;nilai\n01;-\n02;5\n10;NA\n11;\n");
        assertEquals(List.of(Type.TEXT, Type.INTEGER), types(profile));
        assertEquals(Set.of("-", "NA"), profile.columns().get(1).stopgaps());
        assertEquals(1, profile.columns().get(1).blanks());
        assertEquals(1, profile.columns().get(1).distinct());
    }

    @Test
    void personalValuesAreNowhereInTheProfile() {
        long seed = 20_240_731;
        var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            String nik = "%016d".formatted(3_200_000_000_000_000L + random.nextInt(1_000_000_000));
            String phone = "+62 812-" + (1000 + random.nextInt(9000)) + "-" + (1000 + random.nextInt(9000));
            String mail = "warga" + random.nextInt(100_000) + "@contoh.id";
            String person = "Orang" + random.nextInt(100_000);
            FileProfile profile = read("A;B;C;Nama Pemohon;E\n" + String.join(";", nik, phone, mail, person, "KTP")
                    + "\n;;;;KK " + mail + "\n");
            String all = profile.toMap() + profile.toString();
            for (String value : List.of(nik, phone, mail, person)) {
                assertFalse(all.contains(value), () -> "seed " + seed + ": " + all);
            }
            assertEquals(
                    List.of(
                            Optional.of(Personal.IDENTITY_NUMBER),
                            Optional.of(Personal.PHONE),
                            Optional.of(Personal.EMAIL),
                            Optional.of(Personal.NAME_OR_ADDRESS),
                            Optional.of(Personal.EMAIL)),
                    profile.columns().stream().map(ColumnProfile::personal).toList());
        }
    }

    @Test
    void aFirstRowOfDataIsSaidAndItsPersonalCellsAreHidden() {
        FileProfile profile = read("3273010101900001;12/03/2024;KTP\n3273010101900002;13/03/2024;KK\n");
        assertTrue(codes(profile).contains("header_absent"));
        assertFalse((profile.toMap() + "" + profile).contains("3273010101900001"));
    }

    @Test
    void aNameThatRepeatsAndOneThatLacksAreNoticed() {
        assertEquals(List.of("column_name_repeated", "column_nameless"), codes(read("a,a,,b\n1,2,3,4\n")));
    }

    @Test
    void quotedLineBreaksAndDelimitersStayInTheirCell() {
        FileProfile profile = read("a,b\n\"x, y\nz\",1\n\"say \"\"no\"\"\",2\n");
        assertEquals(2, profile.records());
        assertEquals(List.of("x, y z", "say \"no\""), profile.columns().get(0).examples());
    }

    @Test
    void onlyTheFirstRowsAreLookedAtAndAllAreCounted() {
        var text = new StringBuilder("n;x\n");
        int rows = FileProfile.RECORDS_PROFILED + 5_000;
        for (int i = 1; i <= rows; i++) {
            text.append(i).append(";a\n");
        }
        FileProfile profile = read(text.toString());
        assertEquals(rows, profile.records());
        assertEquals(FileProfile.RECORDS_PROFILED, profile.recordsProfiled());
        assertEquals(
                Integer.toString(FileProfile.RECORDS_PROFILED),
                profile.columns().get(0).most().orElseThrow());
        assertEquals(List.of("rows_not_looked_at"), codes(profile));
    }

    @Test
    void anEmptyFileHasNoProfile() {
        write("".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                Optional.empty(),
                FileProfile.read(folder.resolve("file.csv"), SourceDefinition.Dialect.NOTHING_STATED));
    }

    private ColumnProfile column(String text) {
        return read(text).columns().get(0);
    }

    private FileProfile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private FileProfile read(byte[] bytes) {
        write(bytes);
        return FileProfile.read(folder.resolve("file.csv"), SourceDefinition.Dialect.NOTHING_STATED)
                .orElseThrow();
    }

    private void write(byte[] bytes) {
        try {
            Files.write(folder.resolve("file.csv"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> names(FileProfile profile) {
        return profile.columns().stream().map(ColumnProfile::name).toList();
    }

    private static List<Type> types(FileProfile profile) {
        return profile.columns().stream().map(ColumnProfile::type).toList();
    }

    private static List<String> codes(FileProfile profile) {
        return profile.notices().stream().map(notice -> notice.kind().code()).collect(Collectors.toList());
    }
}
