package org.merata.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.merata.definition.ContractDefinition;

/**
 * Takes a batch out of the records. What it had replaced is back. Later batches' rows may have been left out as duplicates of its rows,
 * or may have replaced some, so those that have any such rows are taken out too and queued to be loaded again under their numbers:
 * afterwards the records are as if the batch had never come.
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

    /**
     * Takes the batches out that a batch which comes late should have come before, and queues them to be loaded again.
     *
     * @param later those that hold rows with keys of its rows
     */
    void makeRoom(int batch, String dataset, List<Integer> later) throws SQLException {
        takeOut(batch, dataset, later);
    }

    private void takeOut(int batch, String dataset, List<Integer> again) throws SQLException {
        ContractDefinition contract = context.definitions().getContract(dataset);
        var corrections = new Corrections(context, contract);
        CubeState.inTransaction(context.records(), () -> {
            var comeAgain = new TreeSet<>(again);
            comeAgain.addAll(corrections.listEntangled(batch));
            context.ledger().queue(List.copyOf(comeAgain));
            var taken = new TreeSet<>(comeAgain);
            taken.add(batch);
            List<Integer> out = List.copyOf(taken);
            List<Integer> backAgain = corrections.takeOut(out);
            context.cubes().remove(contract, out);
            context.ledger().takeOut(out);
            corrections.refresh(backAgain);
        });
    }
}
