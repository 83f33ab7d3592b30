package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.SourceDefinition.Totals;

/** What stands below a table is no row of it where that is certain, and is told; else it stays what it was. */
class TableEndTest {
    private static final String TABLE = "Kode,Nama,Bulan,Nilai\nA,Aceh,2024-01,1\nB,Bali,2024-01,2\n";
    private static final List<List<String>> ROWS =
            List.of(List.of("A", "Aceh", "2024-01", "1"), List.of("B", "Bali", "2024-01", "2"));

    @TempDir
    Path folder;

    private Prepared prepare(String text) throws IOException {
        return prepare(text, Totals.SET_ASIDE);
    }

    private Prepared prepare(String text, Totals totals) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        return Prepared.of(
                file, folder, Prepared.stating(List.of(), Optional.empty(), totals), ReadingLimits.USUAL, List.of());
    }

    private void assertNoted(String below, String notice) throws IOException {
        Prepared read = prepare(TABLE + below);
        assertEquals(ROWS, read.rows(), below);
        assertEquals(List.of(), read.faults(), below);
        assertEquals(notice, read.notices().get("footer_set_aside"), below);
    }

    @Test
    void totalsAndNotesAreNoRowsAndAreCountedAndQuoted() throws IOException {
        assertNoted("Jumlah,,,3\n", "rows.csv:4 {lines=4, rows=1, text=Jumlah, 3}");
        assertNoted(",Total,,3\n", "rows.csv:4 {lines=4, rows=1, text=Total, 3}");
        assertNoted(
                "Jumlah,,,3\n\nSumber: BPS, 2024\nCatatan: angka sementara,,,\n*) diperbarui\n",
                "rows.csv:4 {lines=4-8, rows=4, text=Jumlah, 3 / Sumber: BPS, 2024 / Catatan: angka sementara}");
        assertNoted(
                ",,,\nSumber: Dinas,,,\ndiolah\n,,,\n", "rows.csv:5 {lines=5-6, rows=2, text=Sumber: Dinas / diolah}");
        assertNoted("\nDinas Kependudukan Kota\n", "rows.csv:5 {lines=5, rows=1, text=Dinas Kependudukan Kota}");
        assertNoted(
                "Sumber: Budi 0812-3456-7890 budi@contoh.id\n",
                "rows.csv:4 {lines=4, rows=1, text=Sumber: Budi *** ***}");
    }

    /** Each could be a row, if a faulty one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C\n",
                "C,Papua,2024-01\n",
                "C,Total,2024-01,3\n",
                "Jumlah penduduk,,,3\n",
                "Jumlah,,,\n",
                "Jumlah,x,,3\n",
                "Papua Barat,,,\n",
                "Sumber Rejo,Desa,2024-01,4\n",
                ",,,\n",
                "Sumber: BPS\nC,Papua,2024-01,3\n",
                "\nKode,Nilai\nA,1\nA,1,2\n",
                "\nKode,Nama\nA,Aceh\n"
            })
    void whatIsNotCertainStays(String below) throws IOException {
        Prepared read = prepare(TABLE + below);
        assertEquals(Optional.empty(), Optional.ofNullable(read.notices().get("footer_set_aside")));
        assertEquals(Optional.empty(), Optional.ofNullable(read.notices().get("table_set_aside")));
        long lines = below.lines().filter(line -> !line.isEmpty()).count();
        assertEquals(2 + lines, read.rows().size() + read.faults().size(), read::toString);
    }

    @Test
    void aTableOfTotalsAloneStaysOne() throws IOException {
        assertEquals(1, prepare("Nama,Nilai\nJumlah,3\n").rows().size());
        assertEquals(1, prepare("Nama,Nilai\n\"Jumlah\",3\n").rows().size());
    }

    @Test
    void aSourceMayKeepTotalsOrRefuseThem() throws IOException {
        Prepared kept = prepare(TABLE + "Jumlah,,,3\n", Totals.KEEP);
        assertEquals(3, kept.rows().size());
        Prepared refused = prepare(TABLE + "Jumlah,,,3\n", Totals.REFUSE);
        assertEquals(Optional.of("total_rows_found"), refused.refusal());
        assertEquals("rows.csv {part=, rows=4}", refused.notices().get("total_rows_found"));
    }

    @Test
    void aFurtherTableOfAnotherWidthIsKeptOutWithItsNotes() throws IOException {
        Prepared read = prepare(TABLE + "Jumlah,,,3\n\nJenis,Biaya\nSIM,100\nKTP,0\nSumber: Polri\n");
        assertEquals(ROWS, read.rows());
        assertEquals(List.of(), read.faults());
        assertEquals(
                "rows.csv:6 {columns=2, rows=2, text=Jenis, Biaya}",
                read.notices().get("table_set_aside"));
        assertEquals(
                "rows.csv:4 {lines=4-9, rows=2, text=Jumlah, 3 / Sumber: Polri}",
                read.notices().get("footer_set_aside"));
    }

    @Test
    void aLongTableIsLookedAtFromItsEnd() throws IOException {
        var text = new StringBuilder("Kode,Nama,Bulan,Nilai\r\n");
        for (int i = 1; i <= 5_000; i++) {
            text.append("K" + i + ",\"Desa\r\n" + i + "\",2024-01," + i + "\r\n");
        }
        Prepared read = prepare(text + "Jumlah,,,12502500\r\nSumber: BPS,,,\r\n");
        assertEquals(5_000, read.rows().size());
        assertEquals(
                "rows.csv:10002 {lines=10002-10003, rows=2, text=Jumlah, 12502500 / Sumber: BPS}",
                read.notices().get("footer_set_aside"));
    }

    @Test
    void everyMemberOfAnArchiveHasAnEndOfItsOwn() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String name : List.of("jan.csv", "feb.csv")) {
                out.putNextEntry(new ZipEntry(name));
                out.write((TABLE + "Jumlah,,,3\nSumber: BPS").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        Path file = Files.write(folder.resolve("months.zip"), packed.toByteArray());
        Prepared read = Prepared.of(file, folder, PreparedFile.FILE);
        assertEquals(4, read.rows().size(), read::toString);
        assertEquals(List.of(), read.faults());
        assertEquals(List.of("feb.csv:2", "feb.csv:3", "jan.csv:2", "jan.csv:3"), read.places());
        assertEquals(
                "months.zip [feb.csv]:4 {lines=4-5, rows=2, text=Jumlah, 3 / Sumber: BPS};"
                        + " months.zip [jan.csv]:4 {lines=4-5, rows=2, text=Jumlah, 3 / Sumber: BPS}",
                read.notices().get("footer_set_aside"));
    }
}
