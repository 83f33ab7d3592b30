package org.merata.warehouse;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;

/** Reads the reference tables of a published version. */
final class ReferenceReader {
    private static final String CODE_SYSTEM = "code_";

    private final DSLContext sql;

    ReferenceReader(DSLContext sql) {
        this.sql = sql;
    }

    Reference read() {
        Map<String, SortedMap<Integer, Long>> population = new HashMap<>();
        sql.selectFrom(table(name("population")))
                .forEach(row -> population
                        .computeIfAbsent(text(row, "region"), code -> new TreeMap<>())
                        .put(row.get("year", Integer.class), row.get("population", Long.class)));
        Map<String, SortedMap<LocalDate, Service.Procedure>> procedures = readProcedures();
        return new Reference(
                rows("region").map(row -> region(row, population)),
                rows("agency").map(ReferenceReader::agency),
                rows("service").map(row -> service(row, procedures)),
                rows("channel").map(ReferenceReader::channel));
    }

    /** A version that was published before there were any has no table of them. */
    private Map<String, SortedMap<LocalDate, Service.Procedure>> readProcedures() {
        Map<String, SortedMap<LocalDate, Service.Procedure>> byService = new HashMap<>();
        boolean known = sql.fetchExists(sql.selectFrom(table("duckdb_tables()"))
                .where(field(name("table_name"), String.class).eq("procedure")));
        if (known) {
            sql.selectFrom(table(name("procedure")))
                    .forEach(row -> byService
                            .computeIfAbsent(text(row, "service"), code -> new TreeMap<>())
                            .put(
                                    row.get("valid_from", LocalDate.class),
                                    new Service.Procedure(
                                            row.get("valid_from", LocalDate.class),
                                            number(row, "steps"),
                                            number(row, "documents"),
                                            number(row, "visits"))));
        }
        return byService;
    }

    private org.jooq.Result<Record> rows(String table) {
        return sql.selectFrom(table(name(table))).orderBy(field(name("code"))).fetch();
    }

    private static Region region(Record row, Map<String, SortedMap<Integer, Long>> population) {
        var codes = new HashMap<String, String>();
        for (Field<?> column : row.fields()) {
            if (column.getName().startsWith(CODE_SYSTEM)) {
                findText(row, column.getName())
                        .ifPresent(code -> codes.put(column.getName().substring(CODE_SYSTEM.length()), code));
            }
        }
        List<String> predecessors = findText(row, "predecessors").stream()
                .flatMap(list -> Arrays.stream(list.split(";")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
        OptionalInt column = number(row, "tile_column");
        OptionalInt tileRow = number(row, "tile_row");
        Optional<Region.Tile> tile = column.isPresent() && tileRow.isPresent()
                ? Optional.of(new Region.Tile(
                        column.getAsInt(),
                        tileRow.getAsInt(),
                        findText(row, "tile_letters").orElse("")))
                : Optional.empty();
        return new Region(
                text(row, "code"),
                codes,
                names(row),
                text(row, "level"),
                findText(row, "parent"),
                findText(row, "group"),
                predecessors,
                date(row, "valid_from"),
                date(row, "valid_to"),
                tile,
                population.getOrDefault(text(row, "code"), new TreeMap<>()));
    }

    private static Agency agency(Record row) {
        return new Agency(
                text(row, "code"),
                names(row),
                text(row, "kind"),
                findText(row, "parent"),
                findText(row, "region"),
                date(row, "valid_from"),
                date(row, "valid_to"));
    }

    private static Service service(Record row, Map<String, SortedMap<LocalDate, Service.Procedure>> procedures) {
        OptionalInt value = number(row, "standard_value");
        Optional<Service.Standard> standard = value.isPresent()
                ? findText(row, "standard_unit")
                        .map(unit -> new Service.Standard(
                                value.getAsInt(), Service.TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT))))
                : Optional.empty();
        return new Service(
                text(row, "code"),
                names(row),
                text(row, "sector"),
                text(row, "level"),
                standard,
                number(row, "steps"),
                number(row, "documents"),
                number(row, "visits"),
                number(row, "fee"),
                List.copyOf(procedures
                        .getOrDefault(text(row, "code"), new TreeMap<>())
                        .values()));
    }

    private static Channel channel(Record row) {
        return new Channel(
                text(row, "code"),
                names(row),
                Channel.Kind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)));
    }

    private static Text names(Record row) {
        return Text.of(text(row, "name_en"), text(row, "name_id"));
    }

    private static String text(Record row, String column) {
        return row.get(column, String.class);
    }

    private static Optional<String> findText(Record row, String column) {
        return Optional.ofNullable(text(row, column)).filter(value -> !value.isBlank());
    }

    private static OptionalInt number(Record row, String column) {
        Integer value = row.get(column, Integer.class);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Optional<LocalDate> date(Record row, String column) {
        return Optional.ofNullable(row.get(column, LocalDate.class));
    }
}
