package org.merata.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.merata.model.Formats;
import org.merata.model.Language;
import org.merata.model.Text;

/**
 * Tables as an Excel workbook: a cover with title, source, period and notes, then one sheet a table with its title in the first row, the
 * headings in the second and the numbers below. Texts are texts, whatever they start with; no cell holds a formula.
 */
public final class XlsxFile {
    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TEXT = 32_767;
    private static final int ROWS_BETWEEN_FLUSHES = 1_000;
    private static final double WIDTH = 18;
    private static final double COVER_WIDTH = 90;

    private XlsxFile() {}

    /** Writes the workbook. The stream stays open. */
    public static void write(List<Table> tables, Provenance provenance, Language language, OutputStream out)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "Merata", null)) {
            cover(workbook, tables, provenance, language);
            for (int i = 0; i < tables.size(); i++) {
                sheet(workbook, i + 1, tables.get(i), provenance, language);
            }
        }
    }

    /** Writes a report: a cover, then one sheet a section that has a table. Numbers are exact; what is withheld says so. */
    public static void write(Report report, Language language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Merata", null)) {
            Worksheet cover = workbook.newWorksheet(Labels.get("sheet.cover").in(language));
            cover.width(0, COVER_WIDTH);
            int row = 0;
            text(cover, row, 0, report.title());
            cover.style(row++, 0).bold().fontSize(14).wrapText(true).set();
            if (report.provenance().synthetic()) {
                text(cover, row, 0, Provenance.SYNTHETIC_NOTICE);
                cover.style(row++, 0).bold().fillColor("FFF1BF").set();
                text(cover, row++, 0, Labels.get("cover.synthetic").in(language));
            }
            text(cover, row, 0, report.summary());
            cover.style(row++, 0).wrapText(true).set();
            row++;
            for (Report.Section section : report.sections()) {
                text(cover, row, 0, section.title());
                cover.style(row++, 0).bold().wrapText(true).set();
                for (String sentence : section.sentences()) {
                    text(cover, row, 0, sentence);
                    cover.style(row++, 0).wrapText(true).set();
                }
                for (String note : section.notes()) {
                    text(cover, row, 0, note);
                    cover.style(row++, 0).wrapText(true).set();
                }
            }
            text(cover, row, 0, report.source());
            cover.finish();
            int number = 1;
            for (Report.Section section : report.sections()) {
                if (!section.grid().rows().isEmpty()) {
                    sheet(workbook, number++, section, report.provenance());
                }
            }
        }
    }

    private static void sheet(Workbook workbook, int number, Report.Section section, Provenance provenance)
            throws IOException {
        Worksheet sheet = workbook.newWorksheet(sheetName(number, section.id()));
        text(
                sheet,
                0,
                0,
                section.title()
                        + provenance.notice().map(notice -> " \u2013 " + notice).orElse(""));
        sheet.style(0, 0).bold().set();
        List<Report.Heading> headings = section.grid().headings();
        for (int i = 0; i < headings.size(); i++) {
            sheet.width(i, i == 0 ? 2 * WIDTH : WIDTH);
            text(sheet, 1, i, headings.get(i).label());
            sheet.style(1, i).bold().borderStyle("thin").wrapText(true).set();
        }
        for (int row = 0; row < section.grid().rows().size(); row++) {
            for (int i = 0; i < headings.size(); i++) {
                Report.Value value = section.grid().rows().get(row).get(i);
                cell(sheet, row + 2, i, value.number() == null ? value.text() : value.number());
            }
        }
        sheet.freezePane(0, 2);
        sheet.finish();
    }

    /** Writes a table as a sheet that people fill in and send back: its headings in the first row, and no other sheet. */
    static void writeForm(Table table, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Merata", null)) {
            Worksheet sheet = workbook.newWorksheet(sheetName(1, table.id()));
            sheet.freezePane(0, 1);
            for (int i = 0; i < table.columns().size(); i++) {
                sheet.width(i, WIDTH);
                text(sheet, 0, i, table.columns().get(i).id());
                sheet.style(0, i).bold().borderStyle("thin").set();
            }
            for (int row = 0; row < table.rows().size(); row++) {
                for (int i = 0; i < table.columns().size(); i++) {
                    cell(sheet, row + 1, i, table.rows().get(row).get(i));
                }
            }
            sheet.finish();
        }
    }

    private static void cover(Workbook workbook, List<Table> tables, Provenance provenance, Language language)
            throws IOException {
        Worksheet sheet = workbook.newWorksheet(Labels.get("sheet.cover").in(language));
        sheet.width(0, WIDTH);
        sheet.width(1, COVER_WIDTH);
        Formats formats = Formats.of(language);
        int row = 0;
        for (Table table : tables) {
            text(sheet, row, 0, table.title().in(language));
            sheet.style(row++, 0).bold().fontSize(14).set();
        }
        if (provenance.synthetic()) {
            text(sheet, row, 0, Provenance.SYNTHETIC_NOTICE);
            sheet.style(row++, 0).bold().fillColor("FFF1BF").set();
            text(sheet, row++, 0, Labels.get("cover.synthetic").in(language));
        }
        row++;
        row = line(sheet, row, "cover.source", provenance.source().map(source -> source.in(language)), language);
        row = line(sheet, row, "cover.datasets", join(provenance.datasets()), language);
        row = line(sheet, row, "cover.last_period", provenance.lastPeriod().map(formats::period), language);
        row = line(
                sheet,
                row,
                "cover.version",
                Optional.of(provenance.version() + " (" + provenance.publishedAt() + ")"),
                language);
        for (Text note : provenance.notes()) {
            row = line(sheet, row, "cover.note", Optional.of(note.in(language)), language);
        }
        row++;
        for (Table table : tables) {
            for (Table.Column column : table.columns()) {
                text(sheet, row, 0, column.id());
                text(sheet, row++, 1, column.label().in(language));
            }
        }
        sheet.finish();
    }

    private static Optional<String> join(List<String> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", ids));
    }

    private static int line(Worksheet sheet, int row, String key, Optional<String> value, Language language) {
        if (value.isEmpty()) {
            return row;
        }
        text(sheet, row, 0, Labels.get(key).in(language));
        text(sheet, row, 1, value.get());
        sheet.style(row, 1).wrapText(true).set();
        return row + 1;
    }

    private static void sheet(Workbook workbook, int number, Table table, Provenance provenance, Language language)
            throws IOException {
        Worksheet sheet = workbook.newWorksheet(sheetName(number, table.id()));
        for (int i = 0; i < table.columns().size(); i++) {
            sheet.width(i, WIDTH);
        }
        sheet.freezePane(0, 2);
        text(
                sheet,
                0,
                0,
                provenance.notice().map(notice -> notice + ": ").orElse("")
                        + table.title().in(language));
        sheet.style(0, 0).bold().set();
        for (int i = 0; i < table.columns().size(); i++) {
            text(sheet, 1, i, table.columns().get(i).id());
            sheet.style(1, i).bold().borderStyle("thin").set();
        }
        int at = 2;
        for (List<Object> row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                cell(sheet, at, i, row.get(i));
            }
            if (++at % ROWS_BETWEEN_FLUSHES == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    private static void cell(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value != null) {
            text(sheet, row, column, value.toString());
        }
    }

    /** Characters that XML cannot hold are shown as such, and what Excel cannot hold is cut. */
    private static void text(Worksheet sheet, int row, int column, String text) {
        String held = text.codePoints()
                .map(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n' || c == '\r' ? c : 0xFFFD)
                .limit(LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        sheet.inlineString(row, column, held);
    }

    private static String sheetName(int number, String id) {
        String name = number + " " + id.replaceAll("[^A-Za-z0-9_ -]", "_");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
