package org.merata.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.TableSpec;
import org.merata.disclosure.Answer;
import org.merata.model.Language;
import org.merata.publish.AnswerTable;
import org.merata.publish.DocxFile;
import org.merata.publish.ExportFormat;
import org.merata.publish.Names;
import org.merata.publish.Report;
import org.merata.publish.XlsxFile;

/** A report as a workbook or as a document to edit: what its page says, panel by panel, so that no form of it can say anything else. */
final class ReportFiles {
    static final String DOCX = "docx";
    static final String XLSX = "xlsx";

    private final Names names;
    private final Language language;
    private final Optional<String> internal;

    /** @param internal what every report that is not for everyone says first; empty where it is */
    ReportFiles(Names names, Language language, Optional<String> internal) {
        this.names = names;
        this.language = language;
        this.internal = internal;
    }

    static boolean isReport(String extension) {
        return extension.equals(DOCX) || extension.equals(XLSX);
    }

    /** Empty where the page is no document, or rests on no number. */
    Optional<Reply> of(PageView page, String extension) {
        List<Answer> answers = panels(page)
                .flatMap(panel -> panel.answers().stream())
                .distinct()
                .toList();
        if (page.paper().isEmpty() || answers.isEmpty()) {
            return Optional.empty();
        }
        Report report = report(page, answers);
        String name = page.path().substring(1).replaceAll("[^A-Za-z0-9._-]", "-") + "." + extension;
        var out = new ByteArrayOutputStream();
        try {
            if (extension.equals(DOCX)) {
                DocxFile.write(report, language, out);
            } else {
                XlsxFile.write(report, language, out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String mediaType = extension.equals(DOCX) ? DocxFile.MEDIA_TYPE : ExportFormat.XLSX.mediaType();
        return Optional.of(Reply.of(200, mediaType, out.toByteArray(), Optional.of(name)));
    }

    private static Stream<Panel> panels(PageView page) {
        return page.panels().stream().flatMap(List::stream);
    }

    private Report report(PageView page, List<Answer> answers) {
        String source = panels(page)
                .map(Panel::source)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return new Report(
                page.paper().orElseThrow().kind(),
                page.title(),
                internal.map(notice -> notice + " " + page.summary()).orElse(page.summary()),
                panels(page).map(ReportFiles::section).toList(),
                AnswerTable.provenance(answers, names),
                source);
    }

    private static Report.Section section(Panel panel) {
        var notes = new ArrayList<>(panel.note().stream().toList());
        notes.addAll(panel.statuses());
        return new Report.Section(panel.id(), panel.title(), List.of(panel.summary()), grid(panel.table()), notes);
    }

    private static Report.Grid grid(TableSpec table) {
        return new Report.Grid(
                table.columns().stream()
                        .map(column -> new Report.Heading(column.id(), column.label(), column.numeric()))
                        .toList(),
                table.rows().stream()
                        .map(row -> row.cells().stream()
                                .map(cell -> new Report.Value(cell.text(), number(cell.value())))
                                .toList())
                        .toList());
    }

    private static Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
