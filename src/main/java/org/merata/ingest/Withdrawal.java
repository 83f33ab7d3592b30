package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.merata.definition.ContractDefinition;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Takes a batch out of the records. Rows of other batches that were left out as duplicates may have been those of this one, so the
 * batches of the dataset that have any are taken out too and queued to be loaded again under their numbers: afterwards the records are
 * as if the batch had never come.
 */
final class Withdrawal {
    private final LoadContext context;

    Withdrawal(LoadContext context) {
        this.context = context;
    }

    /** Takes a batch out for good. */
    void takeOut(int batch, String dataset) throws SQLException {
        takeOut(batch, dataset, List.of());
    }

    /** Takes a batch out and queues it to be loaded again. */
    void loadAgain(int batch, String dataset) throws SQLException {
        takeOut(batch, dataset, List.of(batch));
    }

    private void takeOut(int batch, String dataset, List<Integer> again) throws SQLException {
        RecordsDatabase records = context.records();
        ContractDefinition contract = context.definitions().getContract(dataset);
        CubeState.inTransaction(records, () -> {
            var comeAgain = new ArrayList<>(again);
            comeAgain.addAll(context.ledger().listWithDuplicates(dataset, batch));
            context.ledger().queue(comeAgain);
            var out = new ArrayList<>(comeAgain);
            out.add(batch);
            records.execute("DELETE FROM " + SqlText.name(new FactTable(contract).name()) + " WHERE batch IN "
                    + Ledger.in(out));
            context.cubes().remove(contract, out);
            context.ledger().takeOut(out);
        });
    }
}
