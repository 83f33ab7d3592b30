package org.merata.measure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.warehouse.CubeNames;
import org.merata.warehouse.PublishedVersion;

/** The follow-up of surveys as a published version has it. */
final class FollowUps {
    private static final String DATASET = "follow_up_actions";
    /** A country may have made another contract under this name. */
    private static final Set<String> COLUMNS =
            Set.of("agency", "period_start", "grain", "element", "action", "deadline", "owner", "status", "evidence");

    private final PublishedVersion version;

    FollowUps(PublishedVersion version) {
        this.version = version;
    }

    /** Of every agency and period, the nearest deadline first. */
    List<FollowUpAction> list() {
        String values = CubeNames.valuesTable(DATASET);
        boolean known = version.catalogue()
                .find(values)
                .filter(found -> found.columns().containsAll(COLUMNS))
                .isPresent();
        boolean synthetic = version.meta().syntheticDatasets().contains(DATASET);
        return known
                ? version.query(sql -> sql.selectFrom(table(name(values)))
                        .orderBy(field(name("deadline")), field(name("element")), field(name("action")))
                        .fetch()
                        .map(row -> read(row, synthetic)))
                : List.of();
    }

    private static FollowUpAction read(Record row, boolean synthetic) {
        return new FollowUpAction(
                text(row, "agency"),
                Period.of(Grain.find(text(row, "grain")).orElseThrow(), row.get("period_start", LocalDate.class)),
                text(row, "element"),
                text(row, "action"),
                row.get("deadline", LocalDate.class),
                text(row, "owner"),
                text(row, "status"),
                text(row, "evidence"),
                synthetic);
    }

    private static String text(Record row, String column) {
        return Optional.ofNullable(row.get(column, String.class)).orElse("");
    }
}
