package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.merata.definition.CorrectionDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.SourceDefinition;
import org.merata.reading.FileHead;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * The corrections that a home has written down for the files of a source, on the staged cells of one of them. A wrong cell is changed only
 * where it stands just as it was written down; where its rows are there and hold something else, the source was mended or says something new,
 * and that is told.
 */
final class CellCorrections {
    private final RecordsDatabase records;
    private final FileHead head;
    private final List<CorrectionDefinition> fit = new ArrayList<>();
    private final List<TypedRows.Finding> findings = new ArrayList<>();

    CellCorrections(RecordsDatabase records, Definitions definitions, SourceDefinition source, FileHead head) {
        this.records = records;
        this.head = head;
        definitions.corrections().values().stream()
                .filter(correction -> correction.source().equals(source.id()))
                .forEach(correction -> {
                    if (head.columns().containsAll(listColumns(correction))) {
                        fit.add(correction);
                    } else {
                        tell(IngestNotice.CORRECTION_UNFIT, correction, Map.of());
                    }
                });
    }

    private static Set<String> listColumns(CorrectionDefinition correction) {
        var columns = new TreeSet<>(correction.where().keySet());
        columns.add(correction.column());
        return columns;
    }

    /** The columns of the file (from 0) to be staged: those given and those that corrections look at. */
    Set<Integer> with(Collection<Integer> columns) {
        var all = new TreeSet<>(columns);
        fit.stream()
                .flatMap(correction -> listColumns(correction).stream())
                .map(head.columns()::indexOf)
                .forEach(all::add);
        return all;
    }

    /**
     * Corrects the staged cells, in the order of ids.
     *
     * @return by correction: the rows it changed, where there were any
     */
    SortedMap<String, Long> apply() throws SQLException {
        var rowsByCorrection = new TreeMap<String, Long>();
        for (CorrectionDefinition correction : fit) {
            String cell = column(correction.column());
            List<String> conditions = new ArrayList<>();
            correction.where().forEach((column, text) -> conditions.add(column(column) + " = " + SqlText.text(text)));
            String there = " WHERE " + String.join(" AND ", conditions);
            String table = "temp.main." + Staging.TABLE;
            long rows = records.number("SELECT count(*) FROM " + table + there);
            long changed = records.update("UPDATE " + table + " SET " + cell + " = " + SqlText.text(correction.to())
                    + there + " AND " + cell + " = " + SqlText.text(correction.from()));
            if (changed > 0) {
                rowsByCorrection.put(correction.id(), changed);
                tell(IngestNotice.CELLS_CORRECTED, correction, Map.of("rows", Long.toString(changed)));
            } else if (rows > 0 && correction.closedOn().isEmpty()) {
                tell(IngestNotice.CORRECTION_NOT_NEEDED, correction, Map.of("rows", Long.toString(rows)));
            }
        }
        return rowsByCorrection;
    }

    private String column(String name) {
        return SqlText.name(Staging.column(head.columns().indexOf(name)));
    }

    /** What is to be told, of corrections and never of cells. */
    List<TypedRows.Finding> findings() {
        return List.copyOf(findings);
    }

    private void tell(IngestNotice kind, CorrectionDefinition correction, Map<String, String> more) {
        var details = new TreeMap<>(more);
        details.put("correction", correction.id());
        details.put("column", correction.column());
        findings.add(new TypedRows.Finding(kind, details));
    }
}
