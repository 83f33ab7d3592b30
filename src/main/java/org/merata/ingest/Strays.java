package org.merata.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.SourceDefinition.PersonalUse;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.warehouse.RecordsDatabase;

/**
 * Single cells that are personal in a file whose sample showed none: every staged text that would become a fact, and every faulty cell
 * that would be kept in quarantine, is looked at.
 */
final class Strays {
    private final RecordsDatabase records;
    private final SourceMapping mapping;

    Strays(RecordsDatabase records, SourceMapping mapping) {
        this.records = records;
        this.mapping = mapping;
    }

    /** Whether there is any, once rows are staged and faults collected. */
    boolean found() throws SQLException {
        var texts = new ArrayList<String>();
        for (MappedField field : mapping.fields()) {
            boolean free = field.field().type() == Type.STRING && field.words().isEmpty();
            if (free && !field.field().personal()) {
                field.columns().stream()
                        .filter(column -> mapping.source()
                                        .personal()
                                        .get(mapping.head().columns().get(column))
                                != PersonalUse.KEEP)
                        .forEach(column -> texts.add(PersonalText.sql(Staging.column(column))));
            }
        }
        return !texts.isEmpty() && any("temp.main." + Staging.TABLE, String.join(" OR ", texts))
                || any("temp.main." + Quarantine.TABLE, PersonalText.sql("value") + " OR " + PersonalText.sql("raw"));
    }

    private boolean any(String table, String condition) throws SQLException {
        return records.number("SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + condition + " LIMIT 1)") > 0;
    }
}
