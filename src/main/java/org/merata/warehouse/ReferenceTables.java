package org.merata.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.merata.definition.CountryDefinition;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;

/**
 * Writes the reference data into tables: for questions of a published version, and for joins while a file is loaded. Codes are members
 * of their {@link CodeTypes}, which must be there, so that facts and cubes are joined by small numbers.
 */
public final class ReferenceTables {
    private final Reference reference;
    private final List<String> codeSystems;

    public ReferenceTables(Reference reference, CountryDefinition country) {
        this.reference = reference;
        this.codeSystems = List.copyOf(country.codeSystems().keySet());
    }

    /** Makes and fills the tables in an attached database, or in {@code temp}. */
    public void write(RecordsDatabase records, String catalog) throws SQLException {
        writeRegions(records, catalog);
        writeAgencies(records, catalog);
        writeServices(records, catalog);
        writeChannels(records, catalog);
    }

    private interface Rows {
        void writeTo(RowAppender appender) throws SQLException;
    }

    /** The engine takes rows of texts; codes become members of their enumeration after that. */
    private static void make(RecordsDatabase records, String catalog, String name, List<Column> columns, Rows rows)
            throws SQLException {
        String texts = SqlText.name(name + "_text");
        records.execute("CREATE OR REPLACE TEMP TABLE " + texts + " ("
                + columns.stream()
                        .map(column -> column.isCode() ? column.name() + " VARCHAR" : column.declaration())
                        .collect(Collectors.joining(", "))
                + ")");
        try (RowAppender appender = records.appender("temp", name + "_text")) {
            rows.writeTo(appender);
        }
        records.execute("CREATE OR REPLACE " + (catalog.equals("temp") ? "TEMP " : "") + "TABLE " + catalog + ".main."
                + SqlText.name(name) + " AS SELECT "
                + columns.stream()
                        .map(column -> "CAST(" + column.name() + " AS " + column.type() + ") AS " + column.name())
                        .collect(Collectors.joining(", "))
                + " FROM temp.main." + texts);
        records.execute("DROP TABLE temp.main." + texts);
    }

    /** A column by its name as SQL. */
    private record Column(String name, String type, boolean isCode) {
        String declaration() {
            return name + ' ' + type;
        }
    }

    private static Column code(String name, String list) {
        return new Column(name, CodeTypes.name(list), true);
    }

    private static List<Column> texts(String... names) {
        return Arrays.stream(names).map(name -> of(name, "VARCHAR")).toList();
    }

    private static Column of(String name, String type) {
        return new Column(name, type, false);
    }

    private void writeRegions(RecordsDatabase records, String catalog) throws SQLException {
        var columns = new ArrayList<Column>(List.of(code("code", "regions")));
        columns.addAll(texts("name_en", "name_id", "level", "parent", "\"group\"", "predecessors"));
        columns.addAll(List.of(
                of("valid_from", "DATE"),
                of("valid_to", "DATE"),
                of("tile_column", "INTEGER"),
                of("tile_row", "INTEGER"),
                of("tile_letters", "VARCHAR")));
        codeSystems.forEach(system -> columns.add(of(SqlText.name("code_" + system), "VARCHAR")));
        make(records, catalog, "region", columns, rows -> {
            for (Region region : reference.listRegions()) {
                var values = new ArrayList<Object>(Arrays.asList(
                        region.code(),
                        region.name().in(Language.EN),
                        region.name().in(Language.ID),
                        region.level(),
                        region.parent().orElse(null),
                        region.group().orElse(null),
                        String.join(";", region.predecessors()),
                        region.validFrom().orElse(null),
                        region.validTo().orElse(null),
                        region.tile().map(Region.Tile::column).orElse(null),
                        region.tile().map(Region.Tile::row).orElse(null),
                        region.tile().map(Region.Tile::letters).orElse(null)));
                codeSystems.forEach(system -> values.add(region.codes().get(system)));
                rows.add(values.toArray());
            }
        });
        var population = List.of(code("region", "regions"), of("year", "INTEGER"), of("population", "BIGINT"));
        make(records, catalog, "population", population, rows -> {
            for (Region region : reference.listRegions()) {
                for (Map.Entry<Integer, Long> year : region.populationByYear().entrySet()) {
                    rows.add(region.code(), year.getKey(), year.getValue());
                }
            }
        });
        var closure = List.of(code("code", "regions"), code("ancestor", "regions"), of("level", "VARCHAR"));
        make(records, catalog, "region_closure", closure, rows -> {
            for (Region region : reference.listRegions()) {
                for (Region ancestor : reference.listWithAncestors(region)) {
                    rows.add(region.code(), ancestor.code(), ancestor.level());
                }
            }
        });
    }

    private void writeAgencies(RecordsDatabase records, String catalog) throws SQLException {
        var columns = new ArrayList<Column>(List.of(code("code", "agencies")));
        columns.addAll(texts("name_en", "name_id", "kind", "parent", "region"));
        columns.addAll(List.of(of("valid_from", "DATE"), of("valid_to", "DATE")));
        make(records, catalog, "agency", columns, rows -> {
            for (Agency agency : reference.listAgencies()) {
                rows.add(
                        agency.code(),
                        agency.name().in(Language.EN),
                        agency.name().in(Language.ID),
                        agency.kind(),
                        agency.parent().orElse(null),
                        agency.region().orElse(null),
                        agency.validFrom().orElse(null),
                        agency.validTo().orElse(null));
            }
        });
        var closure = List.of(code("code", "agencies"), code("ancestor", "agencies"));
        make(records, catalog, "agency_closure", closure, rows -> {
            for (Agency ancestor : reference.listAgencies()) {
                for (Agency agency : reference.listWithDescendants(ancestor)) {
                    rows.add(agency.code(), ancestor.code());
                }
            }
        });
    }

    private void writeServices(RecordsDatabase records, String catalog) throws SQLException {
        var columns = new ArrayList<Column>(List.of(code("code", "services")));
        columns.addAll(texts("name_en", "name_id", "sector", "level"));
        columns.addAll(List.of(of("standard_value", "INTEGER"), of("standard_unit", "VARCHAR")));
        for (String number : List.of("steps", "documents", "visits", "fee")) {
            columns.add(of(number, "INTEGER"));
        }
        make(records, catalog, "service", columns, rows -> {
            for (Service service : reference.listServices()) {
                rows.add(
                        service.code(),
                        service.name().in(Language.EN),
                        service.name().in(Language.ID),
                        service.sector(),
                        service.level(),
                        service.standard().map(Service.Standard::value).orElse(null),
                        service.standard().map(standard -> standard.unit().id()).orElse(null),
                        number(service.steps()),
                        number(service.documents()),
                        number(service.visits()),
                        number(service.fee()));
            }
        });
        var procedure = List.of(
                code("service", "services"),
                of("valid_from", "DATE"),
                of("steps", "INTEGER"),
                of("documents", "INTEGER"),
                of("visits", "INTEGER"));
        make(records, catalog, "procedure", procedure, rows -> {
            for (Service service : reference.listServices()) {
                for (Service.Procedure version : service.procedures()) {
                    rows.add(
                            service.code(),
                            version.from(),
                            number(version.steps()),
                            number(version.documents()),
                            number(version.visits()));
                }
            }
        });
    }

    private void writeChannels(RecordsDatabase records, String catalog) throws SQLException {
        var columns = new ArrayList<Column>(List.of(code("code", "channels")));
        columns.addAll(texts("name_en", "name_id", "kind"));
        make(records, catalog, "channel", columns, rows -> {
            for (Channel channel : reference.listChannels()) {
                rows.add(
                        channel.code(),
                        channel.name().in(Language.EN),
                        channel.name().in(Language.ID),
                        channel.kind().id());
            }
        });
    }

    private static Integer number(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }
}
