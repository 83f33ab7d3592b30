package org.merata;

import java.util.ArrayList;
import java.util.List;
import org.merata.model.Language;
import org.merata.publish.Table;

/** A table as a terminal shows it: columns lined up, numbers to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    static String of(Table table, Language language) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(Table.Column::id).toList());
        for (List<Object> row : table.rows()) {
            lines.add(row.stream().map(value -> write(value, language)).toList());
        }
        var text = new StringBuilder();
        int[] widths = widths(lines, table.columns().size());
        for (List<String> line : lines) {
            var written = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String spaces = " ".repeat(widths[i] - line.get(i).length());
                boolean right = isNumber(table.columns().get(i));
                written.append(right ? spaces + line.get(i) : line.get(i) + spaces)
                        .append(GAP);
            }
            text.append(written.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static int[] widths(List<List<String>> lines, int columns) {
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }

    private static boolean isNumber(Table.Column column) {
        return column.type() == Table.Type.INTEGER || column.type() == Table.Type.NUMBER;
    }

    private static String write(Object value, Language language) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number ? String.format(language.locale(), "%.6g", number) : value.toString();
    }
}
