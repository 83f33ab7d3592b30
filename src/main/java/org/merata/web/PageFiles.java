package org.merata.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.TableSpec;
import org.merata.disclosure.Answer;
import org.merata.model.Language;
import org.merata.model.Text;
import org.merata.publish.AnswerTable;
import org.merata.publish.AssessmentTemplate;
import org.merata.publish.CsvFile;
import org.merata.publish.ExportFormat;
import org.merata.publish.JsonFile;
import org.merata.publish.Names;
import org.merata.publish.PublicDatasets.PublicDataset;
import org.merata.publish.Table;
import org.merata.publish.XlsxFile;

/** The numbers of a page, or of one of its panels, as a file: the answers behind them; where a panel has none, its table. */
final class PageFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Names names;
    private final Language language;
    private final Optional<String> internal;

    /** @param internal what every file that is not for everyone says; empty where it is */
    PageFiles(Names names, Language language, Optional<String> internal) {
        this.names = names;
        this.language = language;
        this.internal = internal;
    }

    /**
     * The page as a file.
     *
     * @param extension {@code csv} or {@code json}; {@code xlsx} of tables that the reader made
     * @return empty where there is no number to write, or no such panel
     */
    Optional<Reply> of(PageView page, String extension, FileChoice choice) {
        List<Panel> panels = page.panels().stream()
                .flatMap(List::stream)
                .filter(panel -> choice.panel().map(panel.id()::equals).orElse(true))
                .toList();
        boolean anything = panels.stream()
                .anyMatch(panel ->
                        !panel.answers().isEmpty() || !panel.table().rows().isEmpty());
        if (!anything) {
            return Optional.empty();
        }
        return switch (extension) {
            case "json" -> Optional.of(json(page, panels));
            case ReportFiles.XLSX -> workbook(page, panels, choice);
            default -> Optional.of(csv(page, panels, choice));
        };
    }

    /** The table as it is shown, then its figures one a row; empty where no answer stands behind it. */
    private Optional<Reply> workbook(PageView page, List<Panel> panels, FileChoice choice) {
        List<Answer> answers = panels.stream()
                .flatMap(panel -> panel.answers().stream())
                .distinct()
                .toList();
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        String name = fileName(page.path(), choice.panel());
        List<Table> tables = List.of(
                table(name, panels), AnswerTable.of(name + "-tidy", Text.same(page.title()), answers, names, language));
        List<Table> marked =
                tables.stream().map(one -> Internal.mark(one, internal)).toList();
        byte[] bytes = written(out -> XlsxFile.write(marked, AnswerTable.provenance(answers, names), language, out));
        return Optional.of(Reply.of(200, ExportFormat.XLSX.mediaType(), bytes, Optional.of(name + ".xlsx")));
    }

    private Reply csv(PageView page, List<Panel> panels, FileChoice choice) {
        List<Answer> answers = panels.stream()
                .flatMap(panel -> panel.answers().stream())
                .distinct()
                .toList();
        String name = fileName(page.path(), choice.panel());
        Table table = answers.isEmpty()
                ? table(name, panels)
                : AnswerTable.of(name, Text.same(page.title()), answers, names, language);
        byte[] bytes = written(out -> CsvFile.write(Internal.mark(table, internal), choice.mode(), out));
        return Reply.of(200, ExportFormat.CSV.mediaType(), bytes, Optional.of(name + ".csv"));
    }

    /** The first table shown, as a table for files: numbers as numbers, everything else as written. */
    private static Table table(String id, List<Panel> panels) {
        TableSpec shown = panels.stream()
                .map(Panel::table)
                .filter(table -> !table.rows().isEmpty())
                .findFirst()
                .orElseThrow();
        List<Table.Column> columns = shown.columns().stream()
                .map(column -> new Table.Column(
                        column.id(), column.numeric() ? Table.Type.NUMBER : Table.Type.TEXT, Text.same(column.label())))
                .toList();
        var rows = new ArrayList<List<Object>>();
        for (TableSpec.Row row : shown.rows()) {
            var values = new ArrayList<Object>();
            for (int i = 0; i < columns.size(); i++) {
                TableSpec.Cell cell = row.cells().get(i);
                boolean number = columns.get(i).type() == Table.Type.NUMBER;
                values.add(
                        number ? number(cell) : cell.code().orElse(cell.text().strip()));
            }
            rows.add(values);
        }
        return new Table(id, Text.same(shown.caption()), columns, rows);
    }

    private static Object number(TableSpec.Cell cell) {
        return cell.value().isPresent() ? cell.value().getAsDouble() : null;
    }

    private Reply json(PageView page, List<Panel> panels) {
        ObjectNode root = JSON.createObjectNode();
        root.put("language", language.code());
        root.put("path", page.path());
        root.put("title", page.title());
        root.put("summary", page.summary());
        root.put("synthetic", page.synthetic());
        internal.ifPresent(notice -> root.put("internal", notice));
        ArrayNode list = root.putArray("panels");
        for (Panel panel : panels) {
            ObjectNode node = list.addObject();
            node.put("id", panel.id());
            node.put("title", panel.title());
            node.put("scope", panel.scope());
            node.put("summary", panel.summary());
            node.put("source", panel.source());
            panel.statuses().forEach(node.putArray("statuses")::add);
            put(node.putObject("table"), panel.table());
            ArrayNode answers = node.putArray("answers");
            panel.answers().forEach(answer -> answers.add(JsonFile.tree(answer, names, language)));
        }
        byte[] bytes = written(out -> JSON.writeValue(out, root));
        return Reply.of(200, ExportFormat.JSON.mediaType(), bytes, Optional.empty());
    }

    private static void put(ObjectNode node, TableSpec table) {
        node.put("caption", table.caption());
        ArrayNode columns = node.putArray("columns");
        table.columns()
                .forEach(column -> columns.addObject().put("id", column.id()).put("label", column.label()));
        ArrayNode rows = node.putArray("rows");
        for (TableSpec.Row row : table.rows()) {
            ArrayNode cells = rows.addArray();
            for (TableSpec.Cell cell : row.cells()) {
                ObjectNode one = cells.addObject().put("text", cell.text());
                cell.value().ifPresent(value -> one.put("value", value));
                one.put("status", cell.status().id());
                cell.code().ifPresent(code -> one.put("code", code));
                cell.note().ifPresent(note -> one.put("note", note));
            }
        }
    }

    /** A public dataset in one of its formats. */
    Reply of(PublicDataset dataset, ExportFormat format, FileChoice choice) {
        byte[] bytes = format.bytes(dataset.table(), dataset.provenance(), choice.mode(), language);
        return Reply.of(
                200, format.mediaType(), bytes, Optional.of(dataset.table().id() + "." + format.id()));
    }

    /** A sheet to be filled in, as it is to be sent back; empty in a format that people can't fill in. */
    static Optional<Reply> ofSheet(Table sheet, ExportFormat format) {
        return format == ExportFormat.CSV || format == ExportFormat.XLSX
                ? Optional.of(Reply.of(
                        200,
                        format.mediaType(),
                        written(out -> AssessmentTemplate.write(sheet, format, out)),
                        Optional.of(sheet.id() + "." + format.id())))
                : Optional.empty();
    }

    static String fileName(String path, Optional<String> panel) {
        String name = path.equals("/") ? Address.OVERVIEW : path;
        return (name.substring(1) + panel.map(id -> "-" + id).orElse("")).replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
