package org.merata.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.merata.model.Language;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** A report as a Word document on A4, to be edited: titles, sentences and tables as text, no field and no macro. */
public final class DocxFile {
    /** The media type of Word documents. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** Twentieths of a point: A4 and a margin of 20 mm. */
    private static final long WIDTH = 11_906;

    private static final long HEIGHT = 16_838;
    private static final long MARGIN = 1_134;

    private static final String FONT = "Arial";
    private static final int BODY = 10;
    private static final int SMALL = 8;
    private static final int HEADING = 12;
    private static final int TITLE = 16;
    private static final String WASH = "F0EFEA";
    private static final String MADE_UP = "FFF1BF";

    private DocxFile() {}

    /** Writes the document. The stream stays open. */
    public static void write(Report report, Language language, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            page(document);
            document.getProperties().getCoreProperties().setTitle(report.title());
            document.getProperties().getCoreProperties().setCreator("Merata");
            if (report.provenance().synthetic()) {
                line(document, Provenance.SYNTHETIC_NOTICE, BODY, true).setColor("3D2F00");
                line(document, Labels.get("cover.synthetic").in(language), SMALL, false);
            }
            line(document, report.kind(), BODY, false);
            line(document, report.title(), TITLE, true);
            if (!report.summary().isBlank()) {
                line(document, report.summary(), BODY, false);
            }
            for (Report.Section section : report.sections()) {
                section(document, section);
            }
            foot(document, report, language);
            document.write(out);
        }
    }

    private static void page(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
    }

    private static XWPFRun line(XWPFDocument document, String text, int size, boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingAfter(size == TITLE ? 160 : 80);
        if (bold) {
            paragraph.setKeepNext(true);
        }
        return run(paragraph, text, size, bold);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
        return run;
    }

    private static void section(XWPFDocument document, Report.Section section) {
        XWPFParagraph heading = document.createParagraph();
        heading.setSpacingBefore(240);
        heading.setSpacingAfter(80);
        heading.setKeepNext(true);
        run(heading, section.title(), HEADING, true);
        section.sentences().forEach(sentence -> line(document, sentence, BODY, false));
        if (!section.grid().rows().isEmpty()) {
            grid(document, section.grid());
        }
        section.notes().forEach(note -> line(document, note, SMALL, false));
    }

    private static void grid(XWPFDocument document, Report.Grid grid) {
        List<Report.Heading> headings = grid.headings();
        XWPFTable table = document.createTable(grid.rows().size() + 1, headings.size());
        table.setWidth("100%");
        table.setTableAlignment(TableRowAlign.LEFT);
        XWPFTableRow top = table.getRow(0);
        top.setRepeatHeader(true);
        for (int i = 0; i < headings.size(); i++) {
            top.getCell(i).setColor(WASH);
            cell(table, 0, i, headings.get(i).label(), headings.get(i).numeric(), true);
        }
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int i = 0; i < headings.size(); i++) {
                String text = grid.rows().get(row).get(i).text();
                cell(table, row + 1, i, text, headings.get(i).numeric(), false);
            }
            table.getRow(row + 1).setCantSplitRow(true);
        }
        document.createParagraph().setSpacingAfter(0);
    }

    private static void cell(XWPFTable table, int row, int column, String text, boolean numeric, boolean bold) {
        XWPFParagraph paragraph =
                table.getRow(row).getCell(column).getParagraphs().get(0);
        paragraph.setAlignment(numeric ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
        run(paragraph, text, SMALL + 1, bold);
    }

    /** At the foot of every page: the source, the published version, and the mark of made-up data. */
    private static void foot(XWPFDocument document, Report report, Language language) {
        var policy = new XWPFHeaderFooterPolicy(document);
        XWPFParagraph foot = policy.createFooter(XWPFHeaderFooterPolicy.DEFAULT).createParagraph();
        report.provenance().notice().ifPresent(notice -> {
            XWPFRun mark = run(foot, notice + "  ", SMALL, true);
            mark.getCTR().addNewRPr().addNewShd().setFill(MADE_UP);
        });
        run(
                foot,
                report.source() + " \u00b7 " + Labels.get("cover.version").in(language) + " "
                        + report.provenance().version(),
                SMALL,
                false);
    }
}
