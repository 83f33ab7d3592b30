package org.merata.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.merata.definition.SourceDefinition;
import org.merata.reading.SheetCell.Kind;

/** The tables of a web page, which many programs send by the name of .xls: each that is no mere layout is a sheet. */
final class HtmlTables {
    private static final int SHARE_OF_MEMORY = 24;
    private static final int SPAN_AT_MOST = 65_536;

    /** @param encodingAssumed whether nothing said how its letters are written and they are no UTF-8 */
    record Page(List<Sheet> sheets, boolean encodingAssumed) {}

    private HtmlTables() {}

    static Page read(Path file, SourceDefinition.Dialect stated) throws IOException, Refusal {
        long memory = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        if (Files.size(file) > memory) {
            throw Unpacked.tooLarge(memory);
        }
        FileHead.Start start = FileHead.Start.read(file, stated);
        byte[] bytes = Files.readAllBytes(file);
        Charset charset = start.charset();
        boolean assumed = false;
        String text;
        try {
            text = decode(bytes, charset);
        } catch (CharacterCodingException anotherEncoding) {
            if (start.named() || start.marked()) {
                throw new Refusal(ReadingNotice.ENCODING_BROKEN, Map.of("encoding", charset.name()));
            }
            text = new String(bytes, FileHead.WINDOWS_1252);
            charset = FileHead.WINDOWS_1252;
        }
        Document page = Jsoup.parse(text, "", Parser.htmlParser());
        assumed = charset.equals(FileHead.WINDOWS_1252)
                && !start.named()
                && !page.outerHtml().contains("1252");
        var sheets = new ArrayList<Sheet>();
        for (Element table : page.select("table")) {
            HtmlTable read = new HtmlTable(name(table, sheets.size() + 1), table);
            if (read.isTable()) {
                sheets.add(read);
            }
        }
        return new Page(sheets, assumed);
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String name(Element table, int number) {
        Element caption = table.selectFirst("> caption");
        return caption == null || caption.text().isBlank()
                ? "table " + number
                : caption.text().strip();
    }

    private static final class HtmlTable implements Sheet {
        private final String name;
        private final List<List<SheetCell>> rows = new ArrayList<>();
        private final List<Merge> merges = new ArrayList<>();
        private final List<Merge> reachingDown = new ArrayList<>();
        private int width;

        HtmlTable(String name, Element table) {
            this.name = name;
            for (Element row : table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr")) {
                addRow(row);
            }
        }

        private void addRow(Element row) {
            var cells = new ArrayList<SheetCell>();
            int number = rows.size();
            int column = 0;
            reachingDown.removeIf(merge -> merge.lastRow() < number);
            for (Element cell : row.select("> td, > th")) {
                column = freeColumn(number, column);
                int across = span(cell, "colspan");
                int down = span(cell, "rowspan");
                var merge = new Merge(number, number + down - 1, column, column + across - 1);
                if (merge.isMerged()) {
                    merges.add(merge);
                    reachingDown.add(merge);
                }
                SheetCell read = read(cell, column);
                if (!read.text().isEmpty()) {
                    cells.add(read);
                }
                column += across;
            }
            width = Math.max(width, column);
            rows.add(cells);
        }

        /** The next column that no cell from above reaches down into. */
        private int freeColumn(int row, int from) {
            int column = from;
            boolean moved = true;
            while (moved) {
                moved = false;
                for (Merge merge : reachingDown) {
                    if (merge.firstRow() < row && merge.firstColumn() <= column && merge.lastColumn() >= column) {
                        column = merge.lastColumn() + 1;
                        moved = true;
                    }
                }
            }
            return column;
        }

        private static int span(Element cell, String attribute) {
            String value = cell.attr(attribute);
            return value.matches("\\d{1,5}") ? Math.max(1, Math.min(SPAN_AT_MOST, Integer.parseInt(value))) : 1;
        }

        /** Excel writes the whole number beside what it shows of it. */
        private static SheetCell read(Element cell, int column) {
            boolean bold = cell.normalName().equals("th") || cell.selectFirst("b, strong") != null;
            String whole = cell.attr("x:num");
            String text = cell.wholeText()
                    .replace('\u00A0', ' ')
                    .replaceAll("\\s+", " ")
                    .strip();
            if (whole.matches("-?\\d{1,18}(?:\\.\\d{1,18})?") && text.matches("[-+\\d.,() ]+")) {
                return new SheetCell(column, Kind.NUMBER, CellTexts.number(Double.parseDouble(whole)), bold);
            }
            boolean number = text.matches("-?\\d{1,15}(?:\\.\\d{1,15})?");
            return new SheetCell(column, number ? Kind.NUMBER : Kind.TEXT, text, bold);
        }

        boolean isTable() {
            return width > 1 && rows.stream().filter(cells -> !cells.isEmpty()).count() > 1;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hidden() {
            return false;
        }

        @Override
        public List<Merge> merges() {
            return merges;
        }

        @Override
        public void read(Rows receiver) throws Refusal {
            for (int row = 0; row < rows.size(); row++) {
                if (!rows.get(row).isEmpty() && !receiver.row(row, false, rows.get(row))) {
                    return;
                }
            }
        }
    }
}
