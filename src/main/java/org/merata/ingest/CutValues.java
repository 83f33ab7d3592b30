package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.merata.definition.ContractDefinition.Type;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Values that a program may have cut off on their way here: texts just as long as a common column or a cell of a spreadsheet can be, and
 * whole numbers that are the largest of 32 or 64 bits. They are told, and loaded: such a value can be right.
 */
final class CutValues {
    private static final String LENGTHS = "255, 32767";
    private static final int SHORTEST_BYTES = 255;
    private static final List<String> LARGEST =
            List.of("2147483647", "4294967295", "9223372036854775807", "18446744073709551615");

    private final RecordsDatabase records;
    private final SourceMapping mapping;

    CutValues(RecordsDatabase records, SourceMapping mapping) {
        this.records = records;
        this.mapping = mapping;
    }

    /** What is found in the staged cells, a finding a column of the file. */
    List<TypedRows.Finding> find() throws SQLException {
        Map<Integer, MappedField> fields = new LinkedHashMap<>();
        for (MappedField field : mapping.fields()) {
            if (field.words().isEmpty() && condition(field, 0) != null) {
                field.columns().forEach(column -> fields.putIfAbsent(column, field));
            }
        }
        var findings = new ArrayList<TypedRows.Finding>();
        if (fields.isEmpty() || records.number("SELECT count(*) FROM temp.main." + Staging.TABLE + any(fields)) == 0) {
            return findings;
        }
        for (Map.Entry<Integer, MappedField> entry : fields.entrySet()) {
            long rows = records.number("SELECT count(*) FROM temp.main." + Staging.TABLE + " WHERE "
                    + condition(entry.getValue(), entry.getKey()));
            if (rows > 0) {
                findings.add(new TypedRows.Finding(
                        IngestNotice.VALUE_AT_LIMIT,
                        Map.of(
                                "field", entry.getValue().field().name(),
                                "column", mapping.head().columns().get(entry.getKey()),
                                "rows", Long.toString(rows))));
            }
        }
        return findings;
    }

    private static String any(Map<Integer, MappedField> fields) {
        return " WHERE "
                + String.join(
                        " OR ",
                        fields.entrySet().stream()
                                .map(entry -> "(" + condition(entry.getValue(), entry.getKey()) + ")")
                                .toList());
    }

    /** True for a cell at a limit; null where a field of this type has none. Bytes are counted first, since that is quick. */
    private static String condition(MappedField field, int column) {
        String cell = Staging.column(column);
        Type type = field.field().type();
        if (type == Type.STRING) {
            return "strlen(" + cell + ") >= " + SHORTEST_BYTES + " AND length(" + cell + ") IN (" + LENGTHS + ")";
        }
        return type == Type.INTEGER || type == Type.NUMBER ? cell + " IN (" + SqlText.texts(LARGEST) + ")" : null;
    }
}
