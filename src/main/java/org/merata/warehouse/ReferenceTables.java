package org.merata.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.merata.definition.CountryDefinition;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;

/** Writes the reference data into tables: for questions of a published version, and for joins while a file is loaded. */
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

    private static RowAppender table(RecordsDatabase records, String catalog, String name, String columns)
            throws SQLException {
        records.execute("CREATE OR REPLACE " + (catalog.equals("temp") ? "TEMP " : "") + "TABLE " + catalog + ".main."
                + SqlText.name(name) + " (" + columns + ")");
        return records.appender(catalog, name);
    }

    private void writeRegions(RecordsDatabase records, String catalog) throws SQLException {
        var systems = new StringBuilder();
        codeSystems.forEach(system ->
                systems.append(", ").append(SqlText.name("code_" + system)).append(" VARCHAR"));
        String columns =
                "code VARCHAR, name_en VARCHAR, name_id VARCHAR, level VARCHAR, parent VARCHAR, \"group\" VARCHAR,"
                        + " predecessors VARCHAR, valid_from DATE, valid_to DATE, tile_column INTEGER, tile_row INTEGER,"
                        + " tile_letters VARCHAR" + systems;
        try (var rows = table(records, catalog, "region", columns)) {
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
        }
        try (var rows = table(records, catalog, "population", "region VARCHAR, year INTEGER, population BIGINT")) {
            for (Region region : reference.listRegions()) {
                for (Map.Entry<Integer, Long> year : region.populationByYear().entrySet()) {
                    rows.add(region.code(), year.getKey(), year.getValue());
                }
            }
        }
        try (var rows = table(records, catalog, "region_closure", "code VARCHAR, ancestor VARCHAR, level VARCHAR")) {
            for (Region region : reference.listRegions()) {
                for (Region ancestor : reference.listWithAncestors(region)) {
                    rows.add(region.code(), ancestor.code(), ancestor.level());
                }
            }
        }
    }

    private void writeAgencies(RecordsDatabase records, String catalog) throws SQLException {
        String columns = "code VARCHAR, name_en VARCHAR, name_id VARCHAR, kind VARCHAR, parent VARCHAR, region VARCHAR,"
                + " valid_from DATE, valid_to DATE";
        try (var rows = table(records, catalog, "agency", columns)) {
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
        }
        try (var rows = table(records, catalog, "agency_closure", "code VARCHAR, ancestor VARCHAR")) {
            for (Agency ancestor : reference.listAgencies()) {
                for (Agency agency : reference.listWithDescendants(ancestor)) {
                    rows.add(agency.code(), ancestor.code());
                }
            }
        }
    }

    private void writeServices(RecordsDatabase records, String catalog) throws SQLException {
        String columns = "code VARCHAR, name_en VARCHAR, name_id VARCHAR, sector VARCHAR, level VARCHAR,"
                + " standard_value INTEGER, standard_unit VARCHAR, steps INTEGER, documents INTEGER, visits INTEGER,"
                + " fee INTEGER";
        try (var rows = table(records, catalog, "service", columns)) {
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
        }
    }

    private void writeChannels(RecordsDatabase records, String catalog) throws SQLException {
        String columns = "code VARCHAR, name_en VARCHAR, name_id VARCHAR, kind VARCHAR";
        try (var rows = table(records, catalog, "channel", columns)) {
            for (Channel channel : reference.listChannels()) {
                rows.add(
                        channel.code(),
                        channel.name().in(Language.EN),
                        channel.name().in(Language.ID),
                        channel.kind().id());
            }
        }
    }

    private static Integer number(OptionalInt value) {
        return value.isPresent() ? (Integer) value.getAsInt() : null;
    }
}
