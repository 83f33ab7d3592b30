package org.merata.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.merata.reading.SheetCell.Kind;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes rows of cells from the XML of a sheet as it passes by. */
final class XlsxRows extends DefaultHandler {
    private static final int USUAL_STYLE = 0;

    /** Carries a refusal through the parser. */
    static final class Refused extends SAXException {
        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** Ends the parsing: no more rows are wanted. */
    static final class Enough extends SAXException {
        private static final long serialVersionUID = 1;
    }

    private final SharedStrings texts;
    private final IntFunction<CellTexts.Shown> shown;
    private final IntPredicate bold;
    private final boolean from1904;
    private final Sheet.Rows rows;
    private final StringBuilder value = new StringBuilder();
    private List<SheetCell> cells = new ArrayList<>();
    private int row = -1;
    private int column = -1;
    private boolean hidden;
    private String type = "";
    private int style = USUAL_STYLE;
    private boolean formula;
    private boolean listening;
    private boolean phonetic;

    XlsxRows(
            SharedStrings texts,
            IntFunction<CellTexts.Shown> shown,
            IntPredicate bold,
            boolean from1904,
            Sheet.Rows rows) {
        this.texts = texts;
        this.shown = shown;
        this.bold = bold;
        this.from1904 = from1904;
        this.rows = rows;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "f" -> formula = true;
            case "v" -> listening = true;
            case "rPh" -> phonetic = true;
            case "t" -> listening = !phonetic;
            default -> listening = false;
        }
    }

    private void startRow(Attributes attributes) {
        String number = attributes.getValue("r");
        row = number == null ? row + 1 : Integer.parseInt(number) - 1;
        String flag = attributes.getValue("hidden");
        hidden = "1".equals(flag) || "true".equals(flag);
        column = -1;
        cells = new ArrayList<>();
    }

    private void startCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        type = Optional.ofNullable(attributes.getValue("t")).orElse("n");
        String number = attributes.getValue("s");
        style = number == null ? USUAL_STYLE : Integer.parseInt(number);
        formula = false;
        value.setLength(0);
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        if (listening) {
            value.append(letters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "v", "t" -> listening = false;
            case "rPh" -> phonetic = false;
            case "c" -> endCell();
            case "row" -> endRow();
            default -> listening = false;
        }
    }

    private void endCell() {
        String text = value.toString();
        if (formula && text.isEmpty() && !type.equals("str")) {
            cells.add(new SheetCell(column, Kind.ERROR, SheetCell.NOT_CALCULATED, bold.test(style)));
            return;
        }
        if (text.isEmpty()) {
            return;
        }
        SheetCell cell =
                switch (type) {
                    case "s" ->
                        text(texts.getItemAt(Integer.parseInt(text.strip())).getString());
                    case "inlineStr", "str" -> text(decoded(text));
                    case "b" ->
                        new SheetCell(column, Kind.TRUTH, text.strip().equals("1") ? "true" : "false", isBold());
                    case "e" -> new SheetCell(column, Kind.ERROR, text.strip(), isBold());
                    case "d" -> new SheetCell(column, Kind.DATE, text.strip(), isBold());
                    default ->
                        CellTexts.number(
                                column, Double.parseDouble(text.strip()), shown.apply(style), from1904, isBold());
                };
        if (!cell.text().isEmpty()) {
            cells.add(cell);
        }
    }

    private SheetCell text(String text) {
        return new SheetCell(column, Kind.TEXT, text, isBold());
    }

    /** Letters that XML cannot hold are written {@code _x000D_} and the like. */
    private static String decoded(String text) {
        return text.contains("_x") ? new org.apache.poi.xssf.usermodel.XSSFRichTextString(text).getString() : text;
    }

    private boolean isBold() {
        return bold.test(style);
    }

    private void endRow() throws SAXException {
        if (cells.isEmpty()) {
            return;
        }
        try {
            if (!rows.row(row, hidden, cells)) {
                throw new Enough();
            }
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }
}
