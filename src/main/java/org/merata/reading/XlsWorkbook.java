package org.merata.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.merata.reading.SheetCell.Kind;

/** A workbook of Excel 97 to 2003: at most 65,536 rows a sheet, so it is held in memory. */
final class XlsWorkbook implements AutoCloseable {
    private static final int SHARE_OF_MEMORY = 12;

    private final HSSFWorkbook workbook;
    private final boolean from1904;

    private XlsWorkbook(HSSFWorkbook workbook) {
        this.workbook = workbook;
        this.from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
    }

    static XlsWorkbook open(Path file) throws IOException, Refusal {
        long memory = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        if (Files.size(file) > memory) {
            throw Unpacked.tooLarge(memory);
        }
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            return new XlsWorkbook(new HSSFWorkbook(container));
        } catch (EncryptedDocumentException locked) {
            throw new Refusal(ReadingNotice.PASSWORD_PROTECTED, Map.of());
        } catch (OldExcelFormatException tooOld) {
            throw new Refusal(ReadingNotice.FORM_UNREADABLE, Map.of("form", "xls of Excel 95 or before"));
        } catch (IOException | RuntimeException unreadable) {
            throw SheetForms.damaged(unreadable);
        }
    }

    List<Sheet> sheets() {
        return IntStream.range(0, workbook.getNumberOfSheets())
                .<Sheet>mapToObj(XlsSheet::new)
                .toList();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private final class XlsSheet implements Sheet {
        private final int index;
        private final HSSFSheet sheet;

        XlsSheet(int index) {
            this.index = index;
            this.sheet = workbook.getSheetAt(index);
        }

        @Override
        public String name() {
            return sheet.getSheetName();
        }

        @Override
        public boolean hidden() {
            return workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index);
        }

        @Override
        public List<Merge> merges() {
            return sheet.getMergedRegions().stream()
                    .map(range -> new Merge(
                            range.getFirstRow(), range.getLastRow(), range.getFirstColumn(), range.getLastColumn()))
                    .toList();
        }

        @Override
        public void read(Rows rows) throws Refusal {
            for (Row row : sheet) {
                var cells = new ArrayList<SheetCell>();
                for (Cell cell : row) {
                    SheetCell read = cell((HSSFCell) cell);
                    if (!read.text().isEmpty()) {
                        cells.add(read);
                    }
                }
                if (!cells.isEmpty() && !rows.row(row.getRowNum(), row.getZeroHeight(), cells)) {
                    return;
                }
            }
        }

        private SheetCell cell(HSSFCell cell) {
            int column = cell.getColumnIndex();
            boolean bold = cell.getCellStyle().getFont(workbook).getBold();
            CellType type =
                    cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
            return switch (type) {
                case NUMERIC ->
                    CellTexts.number(
                            column,
                            cell.getNumericCellValue(),
                            CellTexts.shown(
                                    cell.getCellStyle().getDataFormat(),
                                    cell.getCellStyle().getDataFormatString()),
                            from1904,
                            bold);
                case STRING ->
                    new SheetCell(
                            column, Kind.TEXT, cell.getRichStringCellValue().getString(), bold);
                case BOOLEAN -> new SheetCell(column, Kind.TRUTH, Boolean.toString(cell.getBooleanCellValue()), bold);
                case ERROR ->
                    new SheetCell(
                            column,
                            Kind.ERROR,
                            FormulaError.forInt(cell.getErrorCellValue()).getString(),
                            bold);
                default -> new SheetCell(column, Kind.TEXT, "", bold);
            };
        }
    }
}
