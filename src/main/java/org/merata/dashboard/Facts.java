package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;

/** Panels of words rather than measured numbers: catalogues, codebooks, what a measure means. */
final class Facts {
    private Facts() {}

    static Panel panel(Wording words, String id, String title, String summary, List<Column> columns, List<Row> rows) {
        return panel(id, words.say("about.scope"), title, summary, columns, rows);
    }

    static Panel panel(String id, String scope, String title, String summary, List<Column> columns, List<Row> rows) {
        return new Panel(
                id,
                title,
                scope,
                summary,
                Optional.empty(),
                Optional.empty(),
                new TableSpec(title, columns, rows),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }
}
