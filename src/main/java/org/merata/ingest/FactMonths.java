package org.merata.ingest;

import java.sql.SQLException;
import java.util.Optional;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Type;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.SqlText;

/** The first and last month of a batch's facts, in the country's time zone. */
final class FactMonths {
    private final LoadContext context;
    private final ContractDefinition contract;

    FactMonths(LoadContext context, ContractDefinition contract) {
        this.context = context;
        this.contract = contract;
    }

    /** The first day of the first month; empty where the batch has no facts, or the dataset no time. */
    Optional<String> first(int batch) throws SQLException {
        return month(batch, "min");
    }

    /** The first day of the last month; empty where the batch has no facts, or the dataset no time. */
    Optional<String> last(int batch) throws SQLException {
        return month(batch, "max");
    }

    /** Enters them into the ledger: facts of the batch have come or gone. */
    void keep(int batch) throws SQLException {
        context.ledger().setMonths(batch, first(batch).orElse(null), last(batch).orElse(null));
    }

    private Optional<String> month(int batch, String which) throws SQLException {
        if (contract.time().isEmpty()) {
            return Optional.empty();
        }
        String time = contract.time().get();
        boolean moment = contract.findField(time)
                .map(field -> field.type() == Type.DATETIME)
                .orElse(false);
        String column = SqlText.name(time);
        String local = moment
                ? new ZoneShift(context.country().zone()).toLocal(which + "(" + column + ")")
                : which + "(" + column + ")";
        return context.records()
                .findText("SELECT CAST(CAST(date_trunc('month', " + local + ") AS DATE) AS VARCHAR) FROM "
                        + SqlText.name(new FactTable(contract).name()) + " WHERE batch = " + batch);
    }
}
