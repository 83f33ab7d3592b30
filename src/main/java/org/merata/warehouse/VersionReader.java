package org.merata.warehouse;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;

/** Reads what a published version says about itself. */
final class VersionReader {
    private final DSLContext sql;

    VersionReader(DSLContext sql) {
        this.sql = sql;
    }

    Meta readMeta() {
        return new Meta(sql.select(field(name("key"), SQLDataType.VARCHAR), field(name("value"), SQLDataType.VARCHAR))
                .from(table(name("meta")))
                .where(field(name("value")).isNotNull())
                .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** @param described which tables are told of */
    Catalogue readCatalogue(Predicate<String> described) {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        sql.select(field(name("table_name"), SQLDataType.VARCHAR), field(name("column_name"), SQLDataType.VARCHAR))
                .from(table(name("information_schema", "columns")))
                .where(field(name("table_schema"), SQLDataType.VARCHAR).eq("main"))
                .forEach(row -> columns.computeIfAbsent(row.value1(), table -> new LinkedHashSet<>())
                        .add(row.value2()));
        Map<String, Catalogue.Table> tables = new HashMap<>();
        columns.keySet().retainAll(columns.keySet().stream().filter(described).toList());
        columns.forEach((table, names) -> tables.put(table, readTable(table, names)));
        return new Catalogue(tables);
    }

    private Catalogue.Table readTable(String table, Set<String> columns) {
        Optional<String> time = List.of("month", "period_start").stream()
                .filter(columns::contains)
                .findFirst();
        if (time.isEmpty()) {
            long rows = sql.fetchCount(table(name(table)));
            return new Catalogue.Table(columns, rows, Optional.empty(), Optional.empty());
        }
        Field<LocalDate> month = field(name(time.get()), SQLDataType.LOCALDATE);
        var row = sql.select(count(), min(month), max(month))
                .from(table(name(table)))
                .fetchSingle();
        return new Catalogue.Table(
                columns, row.value1(), Optional.ofNullable(row.value2()), Optional.ofNullable(row.value3()));
    }

    Reference readReference() {
        return new ReferenceReader(sql).read();
    }

    Revisions readRevisions() {
        var revisions = new Revisions();
        if (hasTable(PublishedCorrections.REVISION)) {
            sql.selectFrom(table(name(PublishedCorrections.REVISION)))
                    .forEach(row -> revisions.add(
                            text(row, "dataset"),
                            text(row, "field"),
                            row.get("month", LocalDate.class),
                            instant(row.get("revised_at"))));
        }
        return revisions;
    }

    Quality readQuality() {
        Map<String, List<Quality.Reason>> reasons = new HashMap<>();
        sql.selectFrom(table(name("quarantine_count")))
                .orderBy(field(name("code")), field(name("column_name")))
                .forEach(row -> reasons.computeIfAbsent(text(row, "batch"), batch -> new ArrayList<>())
                        .add(new Quality.Reason(
                                text(row, "code"),
                                Optional.ofNullable(text(row, "column_name")).orElse(""),
                                row.get("n", Long.class))));
        Map<String, Record> corrections = new HashMap<>();
        if (hasTable(PublishedCorrections.CORRECTION)) {
            sql.selectFrom(table(name(PublishedCorrections.CORRECTION)))
                    .forEach(row -> corrections.put(text(row, "batch"), row));
        }
        return new Quality(
                sql.selectFrom(table(name("batch")))
                        .orderBy(field(name("id")).cast(Integer.class).desc())
                        .fetch(row -> batch(
                                row,
                                reasons.getOrDefault(text(row, "id"), List.of()),
                                Optional.ofNullable(corrections.get(text(row, "id"))))),
                readRules(),
                readRetries(),
                readFileEvents(),
                readReplacements(),
                readReconciliations(),
                readCellCorrections());
    }

    private List<Quality.CellCorrection> readCellCorrections() {
        return hasTable(PublishedCorrections.CELL_CORRECTION)
                ? sql.selectFrom(table(name(PublishedCorrections.CELL_CORRECTION)))
                        .orderBy(field(name("correction")), field(name("batch")))
                        .fetch(row -> new Quality.CellCorrection(
                                text(row, "batch"), text(row, "correction"), row.get("rows", Long.class)))
                : List.of();
    }

    private List<Quality.Rule> readRules() {
        return hasTable("rule_result")
                ? sql.selectFrom(table(name("rule_result")))
                        .orderBy(field(name("rule")))
                        .fetch(row -> new Quality.Rule(
                                text(row, "rule"), row.get("tested", Long.class), row.get("broken", Long.class)))
                : List.of();
    }

    private List<Quality.Retry> readRetries() {
        return hasTable("retry")
                ? sql.selectFrom(table(name("retry")))
                        .orderBy(field(name("retried_at")))
                        .fetch(row -> new Quality.Retry(
                                text(row, "batch"),
                                instant(row.get("retried_at")),
                                row.get("accepted", Long.class),
                                row.get("duplicates", Long.class),
                                row.get("still_quarantined", Long.class)))
                : List.of();
    }

    private List<Quality.FileEvent> readFileEvents() {
        return hasTable(PublishedFileEvents.TABLE)
                ? sql.selectFrom(table(name(PublishedFileEvents.TABLE)))
                        .orderBy(field(name("at")).desc(), field(name("file")), field(name("why")))
                        .fetch(row -> new Quality.FileEvent(
                                instant(row.get("at")),
                                Optional.of(text(row, "batch"))
                                        .filter(batch -> text(row, "event").equals("withdrawn")),
                                text(row, "source"),
                                text(row, "file"),
                                text(row, "sha256"),
                                row.get("rows", Long.class),
                                text(row, "why"),
                                Optional.ofNullable(text(row, "loaded_as"))))
                : List.of();
    }

    private List<Quality.Replacement> readReplacements() {
        return hasTable(PublishedCorrections.REPLACEMENT)
                ? sql.selectFrom(table(name(PublishedCorrections.REPLACEMENT)))
                        .orderBy(field(name("batch")).desc(), field(name("replaced")))
                        .fetch(row -> new Quality.Replacement(
                                text(row, "dataset"),
                                text(row, "batch"),
                                text(row, "replaced"),
                                row.get("n", Long.class)))
                : List.of();
    }

    private List<Quality.Reconciliation> readReconciliations() {
        return hasTable(PublishedReconciliation.TABLE)
                ? sql.selectFrom(table(name(PublishedReconciliation.TABLE)))
                        .orderBy(field(name("dataset")))
                        .fetch(row -> new Quality.Reconciliation(
                                text(row, "dataset"),
                                row.get("received", Long.class),
                                row.get("withdrawn", Long.class),
                                row.get("erased", Long.class),
                                row.get("quarantined", Long.class),
                                row.get("duplicates", Long.class),
                                row.get("replaced", Long.class),
                                row.get("facts", Long.class),
                                whole(row, "due"),
                                whole(row, "published")))
                : List.of();
    }

    private static OptionalLong whole(Record row, String column) {
        Long value = row.get(column, Long.class);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A version made before the table was published has it not. */
    private boolean hasTable(String table) {
        return sql.fetchCount(sql.selectOne()
                        .from(table(name("information_schema", "tables")))
                        .where(field(name("table_name"), SQLDataType.VARCHAR).eq(table)))
                > 0;
    }

    private static Quality.Batch batch(Record row, List<Quality.Reason> reasons, Optional<Record> corrections) {
        return new Quality.Batch(
                text(row, "id"),
                text(row, "source"),
                text(row, "dataset"),
                text(row, "file"),
                text(row, "sha256"),
                instant(row.get("loaded_at")),
                row.get("rows_read", Long.class),
                row.get("accepted", Long.class),
                row.get("quarantined", Long.class),
                row.get("duplicates", Long.class),
                row.get("duplicates_differing", Long.class),
                corrections.map(counts -> counts.get("corrected", Long.class)).orElse(0L),
                corrections.map(counts -> counts.get("replaced", Long.class)).orElse(0L),
                row.get("synthetic", Boolean.class),
                month(row, "first_month"),
                month(row, "last_month"),
                text(row, "read_path"),
                text(row, "read_reason"),
                reasons);
    }

    private static String text(Record row, String column) {
        return row.get(column, String.class);
    }

    private static Optional<Period> month(Record row, String column) {
        return Optional.ofNullable(row.get(column, LocalDate.class)).map(date -> Period.of(Grain.MONTH, date));
    }

    /** A moment without an offset was stored in UTC. */
    private static Instant instant(Object value) {
        if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).toInstant();
        }
        if (value instanceof LocalDateTime) {
            return ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
        }
        if (value instanceof java.sql.Timestamp) {
            return ((java.sql.Timestamp) value).toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
        return Instant.parse(String.valueOf(value));
    }
}
