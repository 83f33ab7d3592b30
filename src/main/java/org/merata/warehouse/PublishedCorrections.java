package org.merata.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.Definitions;

/**
 * What a published version says of corrections: {@code correction(batch, corrected, replaced)}, how many rows a batch replaced and how
 * many of its own were replaced since, and {@code revision(dataset, field, month, batch, revised_at)}, the months that a batch's
 * corrections change, by each field that places rows in time, and {@code replacement(dataset, batch, replaced, n)}, how many rows of
 * which batch a batch replaced, and {@code cell_correction(batch, correction, rows)}, in how many rows of a batch a wrong cell was read
 * otherwise.
 */
final class PublishedCorrections {
    static final String CORRECTION = "correction";
    static final String REVISION = "revision";
    static final String REPLACEMENT = "replacement";
    static final String CELL_CORRECTION = "cell_correction";
    static final List<String> TABLES = List.of(CORRECTION, REVISION, REPLACEMENT, CELL_CORRECTION);

    private final RecordsDatabase records;
    private final String catalog;
    private final Definitions definitions;

    PublishedCorrections(RecordsDatabase records, String catalog, Definitions definitions) {
        this.records = records;
        this.catalog = catalog;
        this.definitions = definitions;
    }

    void write() throws SQLException {
        records.execute("CREATE TABLE " + published(CORRECTION) + " AS FROM (" + counts() + ") ORDER BY batch");
        records.execute("CREATE TABLE " + published(REVISION)
                + " AS SELECT dataset, field, month, batch, revised_at FROM revision ORDER BY ALL");
        records.execute("CREATE TABLE " + published(CELL_CORRECTION)
                + " AS SELECT batch, correction, rows FROM cell_correction ORDER BY ALL");
        records.execute("CREATE TABLE " + published(REPLACEMENT) + " AS " + pairs() + " ORDER BY ALL");
    }

    private String pairs() {
        return listHistories().stream()
                .map(history -> "SELECT " + SqlText.text(history.contract().id())
                        + " AS dataset, replaced_by AS batch, batch AS replaced, count(*) AS n FROM "
                        + SqlText.name(history.name()) + " GROUP BY ALL")
                .reduce((one, other) -> one + " UNION ALL " + other)
                .orElse("SELECT '' AS dataset, 0 AS batch, 0 AS replaced, 0 AS n WHERE false");
    }

    private List<HistoryTable> listHistories() {
        return definitions.contracts().values().stream()
                .filter(contract -> contract.kind() != Kind.REFERENCE)
                .map(HistoryTable::new)
                .toList();
    }

    /** Whether the batches of the published version have lost no row since, nor got one back. */
    boolean standAsIn() throws SQLException {
        boolean tells = records.number("SELECT count(*) FROM duckdb_tables() WHERE database_name = "
                        + SqlText.text(catalog) + " AND table_name = " + SqlText.text(CORRECTION))
                > 0;
        String then = "SELECT batch, corrected, replaced FROM " + published(CORRECTION);
        String now = "SELECT batch, corrected, replaced FROM (" + counts() + ") WHERE batch IN (SELECT id FROM "
                + published("batch") + ")";
        return tells
                && records.number("SELECT count(*) FROM ((" + then + " EXCEPT " + now + ") UNION ALL (" + now
                                + " EXCEPT " + then + "))")
                        == 0;
    }

    private String counts() {
        var parts = new ArrayList<String>();
        for (HistoryTable table : listHistories()) {
            String history = SqlText.name(table.name());
            parts.add("SELECT replaced_by AS batch, 1 AS corrected, 0 AS replaced FROM " + history);
            parts.add("SELECT batch, 0, 1 FROM " + history);
        }
        if (parts.isEmpty()) {
            parts.add("SELECT 0 AS batch, 0 AS corrected, 0 AS replaced WHERE false");
        }
        return parts.stream()
                .collect(Collectors.joining(
                        " UNION ALL ",
                        "SELECT batch, CAST(sum(corrected) AS BIGINT) AS corrected, CAST(sum(replaced) AS BIGINT) AS"
                                + " replaced FROM (",
                        ") GROUP BY batch"));
    }

    private String published(String table) {
        return catalog + ".main." + SqlText.name(table);
    }
}
