package org.merata.measure;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.maturity.Evidence;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.warehouse.PublishedAssessments;
import org.merata.warehouse.PublishedVersion;

/** The values of maturity assessments as a published version has them. */
final class DeclaredValues {
    private final PublishedVersion version;

    DeclaredValues(PublishedVersion version) {
        this.version = version;
    }

    /** Those of nobody are left out: a row that names neither agency, region, country nor unit assesses no one. */
    List<Declared> list() {
        return version.catalogue().find(PublishedAssessments.TABLE).isEmpty()
                ? List.of()
                : version.query(sql -> sql.selectFrom(table(name(PublishedAssessments.TABLE))).fetch().stream()
                        .flatMap(row ->
                                Entity.find(kind -> text(row, kind.id())).map(entity -> read(row, entity)).stream())
                        .toList());
    }

    private static Declared read(Record row, Entity entity) {
        Status status = Status.find(text(row, "status")).orElse(Status.OBSERVED);
        Double value = row.get("value", Double.class);
        return new Declared(
                text(row, "framework"),
                entity,
                Period.of(Grain.find(text(row, "grain")).orElseThrow(), row.get("period_start", LocalDate.class)),
                text(row, "part"),
                Optional.ofNullable(value).filter(shown -> status.shown()).map(BigDecimal::valueOf),
                status,
                Evidence.find(text(row, "evidence")).orElse(Evidence.SELF_ASSESSED),
                Optional.of(text(row, "link")).filter(link -> !link.isEmpty()),
                text(row, "publisher"),
                row.get("synthetic", Boolean.class));
    }

    private static String text(Record row, String column) {
        return row.get(column, String.class);
    }
}
