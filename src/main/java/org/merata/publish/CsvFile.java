package org.merata.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as CSV: RFC 4180, UTF-8 without a mark, a header of column ids, lines that end in CR LF. A missing value is an empty field, an
 * empty text a quoted one. Numbers are exact, with a point and no grouping.
 */
public final class CsvFile {
    /** What a spreadsheet may take for the start of a formula (OWASP ASVS 1.2.10), in plain and full width, and the guard itself. */
    private static final String GUARDED = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20'";

    private static final char GUARD = '\'';

    private CsvFile() {}

    public enum Mode {
        /** Every text as it is: for programs. */
        DATA,
        /** Texts that a spreadsheet might run as a formula have an apostrophe before them, which {@link #unguard} takes off. */
        SPREADSHEET
    }

    /** Writes the table. The stream stays open. */
    public static void write(Table table, Mode mode, OutputStream out) throws IOException {
        Rows rows = Rows.begin(table.columns(), mode, out);
        for (List<Object> row : table.rows()) {
            rows.add(row);
        }
        rows.flush();
    }

    /** A file that is written row by row: a table of any length takes no more memory than a row. */
    static final class Rows {
        private final Writer writer;
        private final Mode mode;

        private Rows(Writer writer, Mode mode) {
            this.writer = writer;
            this.mode = mode;
        }

        /** Writes the header. The stream stays open. */
        static Rows begin(List<Table.Column> columns, Mode mode, OutputStream out) throws IOException {
            var rows = new Rows(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), mode);
            line(columns.stream().map(column -> quote(column.id())).toList(), rows.writer);
            return rows;
        }

        void add(List<Object> row) throws IOException {
            line(row.stream().map(value -> field(value, mode)).toList(), writer);
        }

        void flush() throws IOException {
            writer.flush();
        }
    }

    /** A text of a file in spreadsheet mode as it was before. */
    public static String unguard(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD ? text.substring(1) : text;
    }

    static String guard(String text) {
        return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
    }

    private static void line(List<String> fields, Writer writer) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(fields.get(i));
        }
        writer.write("\r\n");
    }

    private static String field(Object value, Mode mode) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return plain(number);
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "\"\"" : quote(mode == Mode.SPREADSHEET ? guard(text) : text);
        }
        return value.toString();
    }

    private static String quote(String text) {
        boolean bare =
                text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c < ' ')
                        && text.equals(text.strip());
        return bare ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String plain(double number) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
