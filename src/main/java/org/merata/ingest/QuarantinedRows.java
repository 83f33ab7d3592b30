package org.merata.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.merata.model.NoticeKind;
import org.merata.warehouse.RecordsDatabase;

/** What lies in quarantine, for whoever mends it: each fault with its place, its reason and the cells that were mapped. */
public final class QuarantinedRows {
    private final RecordsDatabase records;

    public QuarantinedRows(RecordsDatabase records) {
        this.records = records;
    }

    /**
     * Which faults are wanted; what is empty restricts nothing.
     *
     * @param file a part of the file's name
     */
    public record Filter(
            Optional<String> source,
            OptionalInt batch,
            Optional<String> code,
            Optional<String> column,
            Optional<String> file) {}

    /**
     * One fault of a row.
     *
     * @param part sheet or member of the file; empty where it has none
     * @param line physical line, where known
     * @param column the file's name for it; empty for a whole record
     * @param value the faulty cell; empty where there is none to show
     * @param cells the mapped cells of the row as JSON by column; empty where it could not be split into cells
     */
    public record Fault(
            String source,
            String dataset,
            int batch,
            String file,
            String part,
            long record,
            OptionalLong line,
            String column,
            NoticeKind kind,
            String value,
            String cells) {}

    /** The faults that the filter lets through, in the order of the files and their rows; at most so many. */
    public List<Fault> list(Filter filter, long most) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        restrict("b.source = ?", filter.source().map(Object.class::cast), conditions, values);
        filter.batch().ifPresent(batch -> restrict("b.batch = ?", Optional.of(batch), conditions, values));
        restrict("q.code = ?", filter.code().map(Object.class::cast), conditions, values);
        restrict("q.\"column\" = ?", filter.column().map(Object.class::cast), conditions, values);
        restrict("contains(b.file, ?)", filter.file().map(Object.class::cast), conditions, values);
        values.add(most);
        String sql = "SELECT b.source, b.dataset, b.batch, b.file, q.part, q.record, q.line, q.\"column\", q.code,"
                + " q.value, q.raw FROM quarantine q JOIN batch b USING (batch)"
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY b.batch, q.record, q.piece, q.\"column\", q.code LIMIT ?";
        var faults = new ArrayList<Fault>();
        try (PreparedStatement question = records.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                question.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    faults.add(fault(rows));
                }
            }
            return faults;
        } catch (SQLException e) {
            throw new IllegalStateException("reading the quarantine", e);
        }
    }

    private static void restrict(
            String condition, Optional<Object> value, List<String> conditions, List<Object> values) {
        value.ifPresent(given -> {
            conditions.add(condition);
            values.add(given);
        });
    }

    private static Fault fault(ResultSet row) throws SQLException {
        long line = row.getLong(7);
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(line);
        String code = row.getString(9);
        return new Fault(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                known,
                row.getString(8),
                IngestNotice.find(code).orElseThrow(() -> new IllegalStateException("no notice " + code)),
                hide(row.getString(10)),
                hide(row.getString(11)));
    }

    /** What is personal is not shown, in whatever column it strayed. */
    private static String hide(String text) {
        return text == null ? "" : Personal.mask(text);
    }
}
