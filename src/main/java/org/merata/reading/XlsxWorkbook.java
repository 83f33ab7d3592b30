package org.merata.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** A workbook of Excel 2007 and later, read as a stream: its texts and styles are held in memory, its rows are not. */
final class XlsxWorkbook implements AutoCloseable {
    private static final int SHARE_OF_MEMORY = 6;

    private final OPCPackage parts;
    private final XSSFReader reader;
    private final SharedStrings texts;
    private final StylesTable styles;
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<Integer, CellTexts.Shown> shownByStyle = new HashMap<>();
    private final Map<Integer, Boolean> boldByStyle = new HashMap<>();
    private boolean from1904;

    private XlsxWorkbook(OPCPackage parts) throws IOException, OpenXML4JException, SAXException {
        this.parts = parts;
        this.reader = new XSSFReader(parts);
        this.texts = new ReadOnlySharedStringsTable(parts, false);
        this.styles = reader.getStylesTable();
        try (InputStream in = reader.getWorkbookData()) {
            parse(in, new WorkbookHandler());
        }
    }

    static XlsxWorkbook open(Path file, ReadingLimits limits) throws IOException, Refusal {
        checkSize(file, limits);
        OPCPackage parts = null;
        try {
            parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
            return new XlsxWorkbook(parts);
        } catch (OpenXML4JException | SAXException | IOException | RuntimeException unreadable) {
            if (parts != null) {
                parts.revert();
            }
            throw SheetForms.damaged(unreadable);
        }
    }

    private static void checkSize(Path file, ReadingLimits limits) throws IOException, Refusal {
        long memory = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long all = zip.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            long held = zip.stream()
                    .filter(entry -> !entry.getName().startsWith("xl/worksheets/"))
                    .filter(entry -> entry.getName().endsWith(".xml"))
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            if (all > limits.unpackedBytes() || held > memory) {
                throw Unpacked.tooLarge(all > limits.unpackedBytes() ? limits.unpackedBytes() : memory);
            }
        }
    }

    List<Sheet> sheets() {
        return sheets;
    }

    private static void parse(InputStream in, DefaultHandler handler) throws IOException, SAXException {
        try {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML parser", e);
        }
    }

    private CellTexts.Shown shown(int style) {
        return shownByStyle.computeIfAbsent(style, index -> {
            XSSFCellStyle found = find(index);
            return found == null
                    ? CellTexts.Shown.NUMBER
                    : CellTexts.shown(found.getDataFormat(), found.getDataFormatString());
        });
    }

    private boolean bold(int style) {
        return boldByStyle.computeIfAbsent(style, index -> {
            XSSFCellStyle found = find(index);
            return found != null && found.getFont().getBold();
        });
    }

    private XSSFCellStyle find(int style) {
        return style >= 0 && style < styles.getNumCellStyles() ? styles.getStyleAt(style) : null;
    }

    @Override
    public void close() {
        parts.revert();
    }

    /** Which sheets there are, and from which year days are counted. */
    private final class WorkbookHandler extends DefaultHandler {
        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (name.equals("workbookPr")) {
                String value = attributes.getValue("date1904");
                from1904 = "1".equals(value) || "true".equals(value);
            } else if (name.equals("sheet")) {
                String id = attributes.getValue(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                if (id == null) {
                    id = attributes.getValue("http://purl.oclc.org/ooxml/officeDocument/relationships", "id");
                }
                String state = attributes.getValue("state");
                sheets.add(new XlsxSheet(attributes.getValue("name"), id, state != null && !state.equals("visible")));
            }
        }
    }

    private final class XlsxSheet implements Sheet {
        private final String name;
        private final String id;
        private final boolean hidden;

        XlsxSheet(String name, String id, boolean hidden) {
            this.name = name;
            this.id = id;
            this.hidden = hidden;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean hidden() {
            return hidden;
        }

        /** They stand after the rows in the file, so it is gone through once for them alone. */
        @Override
        public List<Merge> merges() throws Refusal {
            var merges = new ArrayList<Merge>();
            read(new XlsxMerges(merges));
            return merges;
        }

        @Override
        public void read(Rows rows) throws Refusal {
            read(new XlsxRows(texts, XlsxWorkbook.this::shown, XlsxWorkbook.this::bold, from1904, rows));
        }

        private void read(DefaultHandler handler) throws Refusal {
            try (InputStream in = reader.getSheet(id)) {
                parse(in, handler);
            } catch (XlsxRows.Enough enoughRows) {
                return;
            } catch (XlsxRows.Refused refused) {
                throw refused.refusal();
            } catch (UncheckedIOException diskFailed) {
                throw diskFailed;
            } catch (OpenXML4JException | SAXException | IOException | RuntimeException unreadable) {
                throw SheetForms.damaged(unreadable);
            }
        }
    }
}
