package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.merata.definition.SourceDefinition.Totals;

/** Workbooks as people keep them, written by POI and read back through the door. */
class WorkbooksTest {
    @TempDir
    Path folder;

    private interface Content {
        void fill(Workbook workbook) throws IOException;
    }

    private Path save(String form, Content content) throws IOException {
        Path file = folder.resolve("book." + form);
        try (Workbook workbook = form.equals("xlsx") ? new XSSFWorkbook() : new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.fill(workbook);
            workbook.write(out);
        }
        return file;
    }

    private static void row(Sheet sheet, int number, Object... values) {
        Row row = sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String) {
                row.createCell(i).setCellValue((String) values[i]);
            } else if (values[i] instanceof Number) {
                row.createCell(i).setCellValue(((Number) values[i]).doubleValue());
            }
        }
    }

    private static CellStyle format(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aCellSaysWhatAPersonSeesWithAllItsDigits(String form) throws IOException {
        Path file = save(form, workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Kode", "Angka", "Tanggal", "Saat", "Benar", "Rumus");
            row(sheet, 1, "0011", 12.3456789012345, null, null, null, null);
            Row row = sheet.getRow(1);
            Cell day = row.createCell(2);
            day.setCellValue(LocalDate.of(2024, 7, 5));
            day.setCellStyle(format(workbook, "d mmmm yyyy"));
            Cell moment = row.createCell(3);
            moment.setCellValue(LocalDateTime.of(2024, 7, 5, 0, 0, 0));
            moment.setCellStyle(format(workbook, "dd/mm/yyyy hh:mm"));
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellFormula("B2*2");
            row(sheet, 2, "0012", 1500, null, null, null, null);
            sheet.getRow(2).getCell(1).setCellStyle(format(workbook, "#,##0.00"));
            Cell hidden = sheet.getRow(2).createCell(2);
            hidden.setCellValue(LocalDateTime.of(2024, 7, 5, 13, 30, 1));
            hidden.setCellStyle(format(workbook, "yyyy-mm-dd"));
            sheet.getRow(2).createCell(5).setCellFormula("1/0");
            row(sheet, 3, "0013", 0.1 + 0.2);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        Prepared read = Prepared.of(file, folder);
        assertEquals(Optional.empty(), read.refusal(), read.notices()::toString);
        assertEquals(form, read.form().id());
        assertEquals(List.of("Kode", "Angka", "Tanggal", "Saat", "Benar", "Rumus"), read.columns());
        assertEquals(
                List.of(
                        List.of(
                                "0011",
                                "12.3456789012345",
                                "2024-07-05",
                                "2024-07-05 00:00:00",
                                "true",
                                "24.691357802469"),
                        List.of("0012", "1500", "2024-07-05 13:30:01", "", "", "#DIV/0!"),
                        List.of("0013", "0.3", "", "", "", "")),
                read.rows());
        assertEquals(List.of("Data:2", "Data:3", "Data:4"), read.places());
        assertEquals(
                "book." + form + " [Data] {count=1, rows=3}", read.notices().get("cells_with_errors"));
    }

    @Test
    void daysCountedFrom1904AreTheSameDays() throws IOException {
        Path file = save("xlsx", workbook -> {
            ((XSSFWorkbook) workbook).getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Kode", "Tanggal");
            row(sheet, 1, "A", 43_651);
            sheet.getRow(1).getCell(1).setCellStyle(format(workbook, "yyyy-mm-dd"));
        });
        assertEquals(
                List.of(List.of("A", "2023-07-06")), Prepared.of(file, folder).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void titlesMergedHeadersRegionsOverSeveralRowsAndTotalsAreUnderstoodAndTold(String form) throws IOException {
        Path file = save(form, workbook -> {
            Sheet sheet = workbook.createSheet("2024");
            row(sheet, 0, "REKAPITULASI LAYANAN");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
            row(sheet, 2, "Provinsi", "Layanan", "Jumlah", null, "Ket");
            row(sheet, 3, null, null, "L", "P");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
            sheet.addMergedRegion(new CellRangeAddress(2, 2, 2, 3));
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 4, 4));
            row(sheet, 4, "(1)", "(2)", "(3)", "(4)", "(5)");
            row(sheet, 5, "Aceh", "Paspor", 10, 20, "a");
            row(sheet, 6, null, "Izin", 1, 2, "b");
            sheet.addMergedRegion(new CellRangeAddress(5, 6, 0, 0));
            row(sheet, 7, "Jumlah", null, 11, 22);
            row(sheet, 8, "Papua", "Paspor", 5, 6, "c");
            row(sheet, 9, "Total", null, 16, 28);
            row(sheet, 11, "Sumber: Dinas");
        });
        Prepared read = Prepared.of(file, folder);
        assertEquals(List.of("Provinsi", "Layanan", "Jumlah L", "Jumlah P", "Ket"), read.columns());
        assertEquals(
                List.of(
                        List.of("Aceh", "Paspor", "10", "20", "a"),
                        List.of("Aceh", "Izin", "1", "2", "b"),
                        List.of("Papua", "Paspor", "5", "6", "c")),
                read.rows());
        assertEquals(List.of("2024:6", "2024:7", "2024:9"), read.places());
        String at = "book." + form + " [2024] ";
        assertEquals(
                Map.of(
                        "title_rows_skipped", at + "{count=2, rows=1, 5}",
                        "total_rows_set_aside", at + "{count=2, rows=8, 10}",
                        "note_rows_set_aside", at + "{count=1, rows=12}",
                        "merged_cells_spread", at + "{count=1, rows=7}"),
                read.notices());
    }

    @Test
    void aHeaderOfTwoRowsNeedsNoMergedCells() throws IOException {
        Path file = save("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Wilayah", "Pemohon", null, "Ket");
            row(sheet, 1, null, "L", "P", null);
            row(sheet, 2, "A", 1, 2, "x");
        });
        assertEquals(
                List.of("Wilayah", "Pemohon L", "Pemohon P", "Ket"),
                Prepared.of(file, folder).columns());
    }

    @Test
    void expectedColumnsFindTheHeaderBelowATableOfNotes() throws IOException {
        Path file = save("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Instansi", "Dinas A", "x", "y");
            row(sheet, 1, "Periode", "2024", "x", "y");
            row(sheet, 2, "Kode", "Jumlah\nPemohon", "Catatan", "Lain");
            row(sheet, 3, "A", 1, "p", "q");
        });
        Prepared read = Prepared.of(file, folder, "Kode", "Jumlah Pemohon");
        assertEquals(List.of("Kode", "Jumlah Pemohon", "Catatan", "Lain"), read.columns());
        assertEquals(List.of(List.of("A", "1", "p", "q")), read.rows());
    }

    @Test
    void wordsThatOnlyBeginLikeTotalsAreData() throws IOException {
        Path file = save("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Indikator", "Nilai", "Tahun");
            row(sheet, 1, "Jumlah penduduk", 500, 2024);
            row(sheet, 2, "Angka harapan hidup", 70, 2024);
            row(sheet, 3, "Jumlah sekolah", 12, 2024);
        });
        Prepared read = Prepared.of(file, folder);
        assertEquals(3, read.rows().size());
        assertEquals("book.xlsx [Data] {count=1, rows=4}", read.notices().get("total_rows_doubtful"));
    }

    @Test
    void aSourceMayKeepTotalsOrRefuseThem() throws IOException {
        Path file = save("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Kode", "Nilai");
            row(sheet, 1, "A", 1);
            row(sheet, 2, "B", 2);
            row(sheet, 3, "Grand Total", 3);
        });
        var keep = Prepared.stating(List.of(), Optional.empty(), Totals.KEEP);
        var refuse = Prepared.stating(List.of(), Optional.empty(), Totals.REFUSE);
        assertEquals(2, Prepared.of(file, folder).rows().size());
        assertEquals(
                3,
                Prepared.of(file, folder, keep, ReadingLimits.USUAL, List.of())
                        .rows()
                        .size());
        assertEquals(
                Optional.of("total_rows_found"),
                Prepared.of(file, folder, refuse, ReadingLimits.USUAL, List.of())
                        .refusal());
    }

    @Test
    void aSheetAMonthIsOneTableThatKnowsItsMonths() throws IOException {
        Path file = save("xlsx", workbook -> {
            for (String month : List.of("Januari", "Februari")) {
                Sheet sheet = workbook.createSheet(month);
                boolean first = month.equals("Januari");
                row(sheet, 0, first ? "Kode" : "Nilai", first ? "Nilai" : "Kode");
                row(sheet, 1, first ? "A" : 2, first ? 1 : "A");
            }
            workbook.createSheet("Kosong");
            row(workbook.createSheet("Sembunyi"), 0, "Lain");
            workbook.setSheetVisibility(3, org.apache.poi.ss.usermodel.SheetVisibility.VERY_HIDDEN);
        });
        Prepared read = Prepared.of(file, folder, "Kode", PreparedFile.SHEET, PreparedFile.FILE);
        assertEquals(List.of("Kode", "Nilai", "@sheet", "@file"), read.columns());
        assertEquals(
                List.of(List.of("A", "1", "Januari", "book.xlsx"), List.of("A", "2", "Februari", "book.xlsx")),
                read.rows());
        assertEquals(List.of("Januari:2", "Februari:2"), read.places());
        assertEquals("book.xlsx {sheets=Sembunyi}", read.notices().get("sheets_hidden"));
    }

    @Test
    void sheetsOfOtherColumnsAreRefusedUnlessTheSourceChooses() throws IOException {
        Path file = save("xlsx", workbook -> {
            row(workbook.createSheet("Jan 2024"), 0, "Kode", "Nilai");
            row(workbook.getSheetAt(0), 1, "A", 1);
            row(workbook.createSheet("Petunjuk"), 0, "Isi", "Arti");
        });
        Prepared refused = Prepared.of(file, folder);
        assertEquals(Optional.of("sheets_differ"), refused.refusal());
        assertEquals(
                "book.xlsx {as=Jan 2024, sheets=Petunjuk}", refused.notices().get("sheets_differ"));
        var stated = Prepared.stating(List.of("jan *"), Optional.empty(), Totals.SET_ASIDE);
        assertEquals(
                1,
                Prepared.of(file, folder, stated, ReadingLimits.USUAL, List.of())
                        .rows()
                        .size());
        var none = Prepared.stating(List.of("Maret"), Optional.empty(), Totals.SET_ASIDE);
        assertEquals(
                Optional.of("part_not_found"),
                Prepared.of(file, folder, none, ReadingLimits.USUAL, List.of()).refusal());
    }

    @Test
    void aFormulaThatWasNeverCalculatedIsToldAndIsNoBlank() throws IOException {
        Path file = save("xlsx", workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Kode", "Nilai");
            row(sheet, 1, "A");
            sheet.getRow(1).createCell(1).setCellFormula("1+1");
        });
        Prepared read = Prepared.of(file, folder);
        assertEquals(List.of(List.of("A", "#FORMULA!")), read.rows());
        assertTrue(read.notices().containsKey("cells_with_errors"));
    }

    @Test
    void aWebPageSavedAsAWorkbookIsItsTable() throws IOException {
        Path file = folder.resolve("laporan.xls");
        Files.writeString(file, """
                <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>
                <table><tr><td colspan="3"><b>LAPORAN</b></td></tr>
                <tr><th rowspan="2">Wilayah</th><th colspan="2">Jumlah</th></tr><tr><th>L</th><th>P</th></tr>
                <tr><td rowspan="2">Aceh&nbsp;Tengah</td><td>007</td><td x:num="1234.5">1.235</td></tr>
                <tr><td>2</td><td>3</td></tr>
                </table></body></html>
                """);
        Prepared read = Prepared.of(file, folder);
        assertEquals(FileForm.HTML, read.form());
        assertEquals(List.of("Wilayah", "Jumlah L", "Jumlah P"), read.columns());
        assertEquals(List.of(List.of("Aceh Tengah", "007", "1234.5"), List.of("Aceh Tengah", "2", "3")), read.rows());
    }

    @Test
    void workbooksBehindAPasswordAreNamedAsSuch() throws Exception {
        Path plain = save("xlsx", workbook -> row(workbook.createSheet("Data"), 0, "Kode", "Nilai"));
        Path locked = folder.resolve("locked.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(locked)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("rahasia");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                Files.copy(plain, encrypted);
            }
            container.writeFilesystem(out);
        }
        assertEquals(
                Optional.of("password_protected"), Prepared.of(locked, folder).refusal());
        Biff8EncryptionKey.setCurrentUserPassword("rahasia");
        Path old;
        try {
            old = save("xls", workbook -> row(workbook.createSheet("Data"), 0, "Kode", "Nilai"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertEquals(Optional.of("password_protected"), Prepared.of(old, folder).refusal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aWorkbookCutAnywhereIsRefusedOrWhole(String form) throws IOException {
        long seed = 20261127;
        var random = new Random(seed);
        Path file = save(form, workbook -> {
            Sheet sheet = workbook.createSheet("Data");
            for (int i = 0; i < 300; i++) {
                row(sheet, i, "Kode " + random.nextInt(), i);
            }
        });
        byte[] whole = Files.readAllBytes(file);
        Prepared unhurt = Prepared.of(file, folder);
        Path cut = folder.resolve("cut." + form);
        for (int i = 0; i < 20; i++) {
            Files.write(cut, Arrays.copyOf(whole, 600 + random.nextInt(whole.length - 600)));
            Prepared read = Prepared.of(cut, folder);
            boolean same = read.rows().equals(unhurt.rows());
            assertTrue(
                    same || read.refusal().equals(Optional.of("file_damaged")), "seed " + seed + ": " + read.notices());
        }
    }

    @Test
    void twoHundredThousandRowsAreReadAsAStream() throws IOException {
        Path file = folder.resolve("long.xlsx");
        int rows = 200_000;
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("Data");
            row(sheet, 0, "Nomor", "Layanan", "Wilayah", "Nilai", "Catatan");
            for (int i = 1; i <= rows; i++) {
                row(sheet, i, "T-" + i, "Layanan " + i % 9, "11." + i % 20, i * 0.5, "baris " + i);
            }
            workbook.write(out);
        }
        Prepared read = Prepared.of(file, folder);
        assertEquals(rows, read.rows().size());
        assertEquals(
                List.of("T-200000", "Layanan 2", "11.0", "100000", "baris 200000"),
                read.rows().get(rows - 1));
        assertEquals("Data:200001", read.places().get(rows - 1));
    }

    @Test
    void aPageInNoUtf8IsReadAndTheGuessIsSaid() throws IOException {
        Path file = folder.resolve("page.xls");
        Files.write(
                file,
                "<table><tr><td>Kode</td><td>Nama</td></tr><tr><td>A</td><td>Caf\u00e9</td></tr></table>"
                        .getBytes(StandardCharsets.ISO_8859_1));
        Prepared read = Prepared.of(file, folder);
        assertEquals(List.of(List.of("A", "Caf\u00e9")), read.rows());
        assertTrue(read.notices().containsKey("encoding_assumed"));
    }
}
