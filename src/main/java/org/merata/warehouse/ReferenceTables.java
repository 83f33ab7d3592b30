package org.merata.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.duckdb.DuckDBAppender;
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

    private static DuckDBAppender table(RecordsDatabase records, String catalog, String name, String columns)
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
                rows.beginRow().append(region.code());
                rows.append(region.name().in(Language.EN)).append(region.name().in(Language.ID));
                rows.append(region.level());
                text(rows, region.parent());
                text(rows, region.group());
                rows.append(String.join(";", region.predecessors()));
                rows.append(region.validFrom().orElse(null))
                        .append(region.validTo().orElse(null));
                number(rows, region.tile().map(Region.Tile::column));
                number(rows, region.tile().map(Region.Tile::row));
                text(rows, region.tile().map(Region.Tile::letters));
                for (String system : codeSystems) {
                    text(rows, Optional.ofNullable(region.codes().get(system)));
                }
                rows.endRow();
            }
        }
        try (var rows = table(records, catalog, "population", "region VARCHAR, year INTEGER, population BIGINT")) {
            for (Region region : reference.listRegions()) {
                for (Map.Entry<Integer, Long> year : region.populationByYear().entrySet()) {
                    rows.beginRow()
                            .append(region.code())
                            .append(year.getKey().intValue())
                            .append(year.getValue().longValue())
                            .endRow();
                }
            }
        }
        try (var rows = table(records, catalog, "region_closure", "code VARCHAR, ancestor VARCHAR, level VARCHAR")) {
            for (Region region : reference.listRegions()) {
                for (Region ancestor : reference.listWithAncestors(region)) {
                    rows.beginRow()
                            .append(region.code())
                            .append(ancestor.code())
                            .append(ancestor.level())
                            .endRow();
                }
            }
        }
    }

    private void writeAgencies(RecordsDatabase records, String catalog) throws SQLException {
        String columns = "code VARCHAR, name_en VARCHAR, name_id VARCHAR, kind VARCHAR, parent VARCHAR, region VARCHAR,"
                + " valid_from DATE, valid_to DATE";
        try (var rows = table(records, catalog, "agency", columns)) {
            for (Agency agency : reference.listAgencies()) {
                rows.beginRow().append(agency.code());
                rows.append(agency.name().in(Language.EN)).append(agency.name().in(Language.ID));
                rows.append(agency.kind());
                text(rows, agency.parent());
                text(rows, agency.region());
                rows.append(agency.validFrom().orElse(null))
                        .append(agency.validTo().orElse(null));
                rows.endRow();
            }
        }
        try (var rows = table(records, catalog, "agency_closure", "code VARCHAR, ancestor VARCHAR")) {
            for (Agency ancestor : reference.listAgencies()) {
                for (Agency agency : reference.listWithDescendants(ancestor)) {
                    rows.beginRow()
                            .append(agency.code())
                            .append(ancestor.code())
                            .endRow();
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
                rows.beginRow().append(service.code());
                rows.append(service.name().in(Language.EN))
                        .append(service.name().in(Language.ID));
                rows.append(service.sector()).append(service.level());
                number(rows, service.standard().map(Service.Standard::value));
                text(rows, service.standard().map(standard -> standard.unit().id()));
                number(rows, service.steps());
                number(rows, service.documents());
                number(rows, service.visits());
                number(rows, service.fee());
                rows.endRow();
            }
        }
    }

    private void writeChannels(RecordsDatabase records, String catalog) throws SQLException {
        String columns = "code VARCHAR, name_en VARCHAR, name_id VARCHAR, kind VARCHAR";
        try (var rows = table(records, catalog, "channel", columns)) {
            for (Channel channel : reference.listChannels()) {
                rows.beginRow().append(channel.code());
                rows.append(channel.name().in(Language.EN))
                        .append(channel.name().in(Language.ID));
                rows.append(channel.kind().id()).endRow();
            }
        }
    }

    private static void text(DuckDBAppender rows, Optional<String> value) throws SQLException {
        rows.append(value.orElse(null));
    }

    private static void number(DuckDBAppender rows, Optional<Integer> value) throws SQLException {
        rows.append(value.orElse(null));
    }

    private static void number(DuckDBAppender rows, OptionalInt value) throws SQLException {
        number(rows, value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty());
    }
}
