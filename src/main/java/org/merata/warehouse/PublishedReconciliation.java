package org.merata.warehouse;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.Definitions;
import org.merata.warehouse.ArchiveLedger.Line;

/**
 * Holds what a published version counts against the ledger of the archive: {@code reconciliation(dataset, received, withdrawn, erased,
 * quarantined, duplicates, replaced, facts, due, published)}. {@code received - withdrawn - erased - quarantined - duplicates - replaced}
 * should be {@code facts}; the first four come from the ledger, the others are counted where they lie. {@code due} is what the dataset's
 * widest total should come to by its facts and {@code published} what the version's own table adds up to; both are NULL for a dataset of
 * which no total is published.
 */
final class PublishedReconciliation {
    static final String TABLE = "reconciliation";

    private final RecordsDatabase records;
    private final String catalog;
    private final Definitions definitions;
    private final ArchiveLedger ledger;

    PublishedReconciliation(RecordsDatabase records, String catalog, Definitions definitions, ArchiveLedger ledger) {
        this.records = records;
        this.catalog = catalog;
        this.definitions = definitions;
        this.ledger = ledger;
    }

    void write(List<PublishedTotal> totals) throws SQLException {
        records.execute("CREATE TABLE " + published(TABLE) + " (dataset VARCHAR NOT NULL, received BIGINT NOT NULL,"
                + " withdrawn BIGINT NOT NULL, erased BIGINT NOT NULL, quarantined BIGINT NOT NULL,"
                + " duplicates BIGINT NOT NULL, replaced BIGINT NOT NULL, facts BIGINT NOT NULL, due BIGINT,"
                + " published BIGINT)");
        Map<String, Received> received = received();
        try (var appender = records.appender(catalog, TABLE)) {
            for (ContractDefinition contract : definitions.contracts().values()) {
                Received rows = received.getOrDefault(contract.id(), new Received());
                if (contract.kind() != Kind.REFERENCE && rows.all() > 0) {
                    Optional<PublishedTotal> total = totals.stream()
                            .filter(one -> one.dataset().equals(contract.id()))
                            .findFirst();
                    appender.add(
                            contract.id(),
                            rows.all(),
                            rows.withdrawn,
                            rows.erased,
                            rows.quarantined,
                            records.number(
                                    "SELECT sum(duplicates) FROM batch WHERE dataset = " + SqlText.text(contract.id())),
                            count(new HistoryTable(contract).name()),
                            count(new FactTable(contract).name()),
                            total.isPresent() ? records.number(total.get().due()) : null,
                            total.isPresent()
                                    ? records.number("SELECT " + total.get().sum() + " FROM "
                                            + published(total.get().table()))
                                    : null);
                }
            }
        }
    }

    /** What the ledger says of a dataset. */
    private static final class Received {
        private long loaded;
        private long withdrawn;
        private long erased;
        private long quarantined;

        long all() {
            return loaded + withdrawn + erased;
        }
    }

    private Map<String, Received> received() throws SQLException {
        var all = new HashMap<String, Received>();
        for (Line line : ledger.listLoaded()) {
            Received rows = all.computeIfAbsent(dataset(line), dataset -> new Received());
            rows.loaded += line.rows();
            rows.quarantined += line.quarantined();
            rows.erased += ledger.erasedRows(line.batch());
        }
        for (Line line : ledger.listWithdrawn()) {
            Received rows = all.computeIfAbsent(dataset(line), dataset -> new Received());
            rows.withdrawn += line.rows();
            rows.erased += ledger.erasedRows(line.batch());
        }
        return all;
    }

    /** The dataset of a batch; that of a source which is no longer defined is known as long as the batch is in the records. */
    private String dataset(Line line) throws SQLException {
        var source = definitions.sources().get(line.source());
        return source != null
                ? source.dataset()
                : records.findText("SELECT dataset FROM batch WHERE batch = " + line.batch())
                        .orElse("");
    }

    private long count(String table) throws SQLException {
        return records.number("SELECT count(*) FROM " + SqlText.name(table));
    }

    private String published(String table) {
        return catalog + ".main." + SqlText.name(table);
    }
}
