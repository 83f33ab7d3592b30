package org.merata.ingest;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.warehouse.Archive;
import org.merata.warehouse.CodeTypes;
import org.merata.warehouse.CubeTable;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.ReferenceTables;
import org.merata.warehouse.SqlText;

/**
 * Whether facts and cubes still are what contracts, measures and reference data ask for. Facts whose contract has changed are loaded
 * again from the archive; cubes are made again from the facts.
 */
final class CubeState {
    private static final List<String> REFERENCE =
            List.of("region", "population", "region_closure", "agency", "agency_closure", "service", "channel");

    private final LoadContext context;
    private final RecordsDatabase records;
    private String state = "";

    CubeState(LoadContext context) {
        this.context = context;
        this.records = context.records();
    }

    /** Stands for everything the cubes and a published version are made from besides the facts. */
    String state() {
        return state;
    }

    /** Brings tables in line; answers whether cubes were made again. */
    boolean prepare() throws SQLException {
        Collection<ContractDefinition> contracts =
                context.definitions().contracts().values();
        inTransaction(() -> CodeTypes.prepare(records, context.reference(), contracts));
        new ReferenceTables(context.reference(), context.country()).write(records, "temp");
        new OfficeCalendars(context.definitions(), context.reference()).write(records);
        for (ContractDefinition contract : contracts) {
            if (contract.kind() != Kind.REFERENCE) {
                prepareFacts(contract);
            }
        }
        context.rules().refresh();
        state = describe();
        if (records.findMeta("cubes").map(state::equals).orElse(false)) {
            return false;
        }
        inTransaction(() -> {
            for (ContractDefinition contract : contracts) {
                if (contract.kind() != Kind.REFERENCE) {
                    new DerivedColumns(contract, context.definitions()).update(records);
                }
            }
            context.cubes().rebuild();
            records.putMeta("cubes", state);
        });
        records.execute("CHECKPOINT");
        return true;
    }

    private void prepareFacts(ContractDefinition contract) throws SQLException {
        FactTable facts = new FactTable(contract);
        String shape = hash(describe(contract, facts));
        String key = "facts_" + contract.id();
        boolean exists = records.hasTable(facts.name());
        var corrections = new Corrections(context, contract);
        if (exists && records.findMeta(key).map(shape::equals).orElse(false)) {
            corrections.prepare();
            return;
        }
        inTransaction(() -> {
            if (exists) {
                corrections.drop();
                context.ledger().takeOut(contract.id());
                records.execute("DROP TABLE " + SqlText.name(facts.name()));
                // The cubes hold parts of batches that are gone.
                records.putMeta("cubes", "");
            }
            records.execute(facts.ddl());
            corrections.prepare();
            records.putMeta(key, shape);
        });
    }

    /** What must be the same for facts to stay; in a fixed order, whatever order maps have. */
    private static String describe(ContractDefinition contract, FactTable facts) {
        var parts = new ArrayList<String>(List.of(facts.ddl(), contract.key().toString()));
        for (ContractDefinition.Field field : contract.fields()) {
            parts.add(field.name()
                    + field.type()
                    + field.required()
                    + field.allowed()
                    + field.minimum()
                    + field.maximum()
                    + field.pattern()
                    + field.references()
                    + field.carriesStatus());
        }
        return String.join("\n", parts);
    }

    private String describe() throws SQLException {
        var parts = new ArrayList<String>();
        parts.add(context.country().zone().getId());
        context.definitions().calendars().values().forEach(calendar -> parts.add(calendar.toString()));
        for (CubeTable table : context.cubes().published()) {
            parts.add(table.ddl());
        }
        for (ContractDefinition contract : context.definitions().contracts().values()) {
            contract.derived().forEach(derived -> parts.add(contract.id() + derived.name() + derived.rule()));
        }
        for (String table : REFERENCE) {
            parts.add(records.findText(
                            "SELECT sha256(string_agg(row_text, chr(10) ORDER BY row_text)) FROM (SELECT CAST(t AS"
                                    + " VARCHAR) AS row_text FROM temp.main." + SqlText.name(table) + " t)")
                    .orElse(""));
        }
        return hash(String.join("\n", parts));
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(Archive.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void inTransaction(FileLoad.TransactionStep step) throws SQLException {
        inTransaction(records, step);
    }

    /** All of a change of the records, or nothing of it. */
    static void inTransaction(RecordsDatabase records, FileLoad.TransactionStep step) throws SQLException {
        records.execute("BEGIN");
        try {
            step.run();
            records.execute("COMMIT");
        } catch (SQLException | RuntimeException failed) {
            try {
                records.execute("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                failed.addSuppressed(alreadyRolledBack);
            }
            throw failed;
        }
    }
}
