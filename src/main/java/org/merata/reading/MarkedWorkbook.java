package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.merata.definition.SourceDefinition;

/**
 * The sender's own workbook with the bad cells coloured and a comment on each; of any other form, a workbook made of its rows. What the
 * cells say stays as it was sent.
 */
public final class MarkedWorkbook {
    /** A larger workbook is not held in memory for this; its rows are written anew instead. */
    private static final long BYTES_HELD = 32L << 20;

    private static final int ROWS_A_SHEET = 1_000_000;
    private static final int LETTERS_OF_A_CELL = 32_767;
    private static final int ROWS_IN_MEMORY = 200;
    private static final int COMMENT_COLUMNS = 4;
    private static final int COMMENT_ROWS = 6;

    /**
     * What is wrong with a cell.
     *
     * @param part the sheet or member; empty where the file has none
     * @param row as {@link Places} tells it
     * @param column the file's name for it; empty for a whole row
     */
    public record Mark(String part, long row, String column, String comment) {}

    private record RowPlace(String part, long row) {}

    private final Map<RowPlace, Map<String, String>> comments = new HashMap<>();
    private final Map<CellStyle, CellStyle> marked = new HashMap<>();

    private MarkedWorkbook(Collection<Mark> marks) {
        for (Mark mark : marks) {
            comments.computeIfAbsent(new RowPlace(mark.part(), mark.row()), none -> new LinkedHashMap<>())
                    .merge(mark.column(), mark.comment(), (one, other) -> one + "\n" + other);
        }
    }

    /**
     * Writes the copy into a folder, under the file's own name with the ending of its form.
     *
     * @param expected the names of columns by which the file was read
     * @return the copy; empty where the file can no longer be read
     */
    public static Optional<Path> write(
            Path received,
            SourceDefinition.Dialect stated,
            Collection<String> expected,
            Collection<Mark> marks,
            Path folder) {
        var copy = new MarkedWorkbook(marks);
        FileForm form = FileForm.of(received);
        try {
            boolean own = (form == FileForm.XLSX || form == FileForm.XLS) && Files.size(received) <= BYTES_HELD;
            String name = received.getFileName().toString();
            Path target = folder.resolve(own ? name : name + ".marked.xlsx");
            if (own) {
                copy.writeOwn(received, form, stated, expected, target);
                return Optional.of(target);
            }
            return copy.writeRows(received, stated, expected, target) ? Optional.of(target) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("marking " + received, e);
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private void writeOwn(
            Path received, FileForm form, SourceDefinition.Dialect stated, Collection<String> expected, Path target)
            throws IOException, Refusal {
        Map<String, SheetHeader> headers = headers(received, form, stated, expected);
        try (InputStream in = Files.newInputStream(received);
                Workbook workbook = form == FileForm.XLSX ? new XSSFWorkbook(in) : new HSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(target)) {
            comments.forEach((place, byColumn) -> {
                var sheet = workbook.getSheet(place.part());
                SheetHeader header = headers.get(place.part());
                if (sheet != null && header != null) {
                    int number = (int) place.row() - 1;
                    Row row = sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
                    byColumn.forEach((column, comment) -> mark(
                            row,
                            header.firstColumn() + Math.max(0, header.names().indexOf(column)),
                            comment));
                }
            });
            workbook.write(out);
        }
    }

    private static Map<String, SheetHeader> headers(
            Path file, FileForm form, SourceDefinition.Dialect stated, Collection<String> expected)
            throws IOException, Refusal {
        if (form == FileForm.XLSX) {
            try (XlsxWorkbook workbook = XlsxWorkbook.open(file, ReadingLimits.USUAL)) {
                return headers(workbook.sheets(), stated, expected);
            }
        }
        try (XlsWorkbook workbook = XlsWorkbook.open(file)) {
            return headers(workbook.sheets(), stated, expected);
        }
    }

    private static Map<String, SheetHeader> headers(
            List<Sheet> sheets, SourceDefinition.Dialect stated, Collection<String> expected)
            throws IOException, Refusal {
        var headers = new HashMap<String, SheetHeader>();
        for (Sheet sheet : sheets) {
            SheetHeader.find(sheet, stated, expected).ifPresent(header -> headers.put(sheet.name(), header));
        }
        return headers;
    }

    private boolean writeRows(Path received, SourceDefinition.Dialect stated, Collection<String> expected, Path target)
            throws IOException {
        try (PreparedFile prepared = PreparedFile.of(
                        received,
                        received.getFileName().toString(),
                        stated,
                        expected,
                        target.getParent(),
                        ReadingLimits.USUAL);
                SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
                OutputStream out = Files.newOutputStream(target)) {
            Optional<TableText> table = prepared.readWhole();
            if (table.isEmpty()) {
                return false;
            }
            var rows = new RowsOfText(workbook, table.get());
            new CarefulReader(table.get().head(), rows).read(table.get().file());
            workbook.write(out);
            return true;
        }
    }

    private final class RowsOfText implements CarefulReader.Receiver {
        private final SXSSFWorkbook workbook;
        private final TableText table;
        private org.apache.poi.ss.usermodel.Sheet sheet;
        private int next;

        RowsOfText(SXSSFWorkbook workbook, TableText table) {
            this.workbook = workbook;
            this.table = table;
            begin();
        }

        private void begin() {
            sheet = workbook.createSheet(Integer.toString(workbook.getNumberOfSheets() + 1));
            next = 0;
            fill(table.head().columns());
        }

        private Row fill(List<String> cells) {
            Row row = sheet.createRow(next++);
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                // A longer text has no place in a cell, and a line that holds no row may be of any length
                row.createCell(i).setCellValue(cell.substring(0, Math.min(cell.length(), LETTERS_OF_A_CELL)));
            }
            return row;
        }

        @Override
        public void accept(long record, long line, List<String> cells) {
            if (next > ROWS_A_SHEET) {
                begin();
            }
            Row row = fill(cells);
            Places.Place place = table.places().of(line);
            Map<String, String> byColumn = comments.getOrDefault(new RowPlace(place.part(), place.row()), Map.of());
            byColumn.forEach((column, comment) ->
                    mark(row, Math.max(0, table.head().columns().indexOf(column)), comment));
        }

        @Override
        public void fault(long record, long line, ReadingNotice code, String detail, List<String> cells) {
            accept(record, line, cells);
        }
    }

    private void mark(Row row, int column, String text) {
        Cell cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
        cell.setCellStyle(marked.computeIfAbsent(cell.getCellStyle(), style -> {
            CellStyle coloured = row.getSheet().getWorkbook().createCellStyle();
            coloured.cloneStyleFrom(style);
            coloured.setFillForegroundColor(IndexedColors.LIGHT_ORANGE.getIndex());
            coloured.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return coloured;
        }));
        Comment before = cell.getCellComment();
        String whole = before == null ? text : before.getString().getString() + "\n" + text;
        if (before != null) {
            cell.removeCellComment();
        }
        var help = row.getSheet().getWorkbook().getCreationHelper();
        ClientAnchor anchor = help.createClientAnchor();
        // A streamed sheet takes the comment's cell from its anchor alone
        anchor.setCol1(column);
        anchor.setCol2(column + COMMENT_COLUMNS);
        anchor.setRow1(row.getRowNum());
        anchor.setRow2(row.getRowNum() + COMMENT_ROWS);
        Comment comment = row.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(help.createRichTextString(whole));
        comment.setAuthor("Merata");
        cell.setCellComment(comment);
    }
}
