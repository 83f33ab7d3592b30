package org.merata.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.model.Agency;
import org.merata.model.Channel;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;
import org.merata.model.Text;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/** The reference data of a home as tables, in the columns of its own files. */
final class ReferenceData {
    private static final String PROCEDURES = "procedures";
    private static final List<String> IDS =
            List.of("regions", "population", "agencies", "services", PROCEDURES, "channels");

    private final Definitions definitions;
    private final Reference reference;

    ReferenceData(Definitions definitions, Reference reference) {
        this.definitions = definitions;
        this.reference = reference;
    }

    /** What a home has; one that says nothing of earlier procedures has no table of them. */
    List<String> listIds() {
        return IDS.stream()
                .filter(id -> !id.equals(PROCEDURES) || findContract(PROCEDURES).isPresent())
                .toList();
    }

    Table get(String id) {
        return switch (id) {
            case "regions" -> regions();
            case "population" -> population();
            case "agencies" -> agencies();
            case "services" -> services();
            case PROCEDURES -> procedures();
            case "channels" -> channels();
            default -> throw new IllegalArgumentException("no reference data " + id);
        };
    }

    private Table regions() {
        var systems = new TreeSet<String>();
        reference.listRegions().forEach(region -> systems.addAll(region.codes().keySet()));
        List<Column> columns = columns(
                "regions",
                "code",
                "name_en",
                "name_id",
                "level",
                "parent",
                "group",
                "predecessors",
                "valid_from:DATE",
                "valid_to:DATE",
                "tile_column:INTEGER",
                "tile_row:INTEGER",
                "tile_letters");
        systems.forEach(system -> columns.add(column("regions", "code_" + system)));
        var rows = new ArrayList<List<Object>>();
        for (Region region : reference.listRegions()) {
            List<Object> row = row(
                    region.code(),
                    region.name().in(Language.EN),
                    region.name().in(Language.ID),
                    region.level(),
                    region.parent(),
                    region.group(),
                    region.predecessors().isEmpty() ? null : String.join(";", region.predecessors()),
                    region.validFrom(),
                    region.validTo(),
                    region.tile().map(tile -> (long) tile.column()),
                    region.tile().map(tile -> (long) tile.row()),
                    region.tile().map(Region.Tile::letters));
            systems.forEach(system -> row.add(region.codes().get(system)));
            rows.add(row);
        }
        return table("regions", columns, rows);
    }

    private Table procedures() {
        var rows = new ArrayList<List<Object>>();
        for (Service service : reference.listServices()) {
            for (Service.Procedure version : service.procedures()) {
                rows.add(row(
                        service.code(),
                        version.from(),
                        whole(version.steps()),
                        whole(version.documents()),
                        whole(version.visits())));
            }
        }
        return table(
                PROCEDURES,
                columns(
                        PROCEDURES,
                        "service",
                        "valid_from:DATE",
                        "steps:INTEGER",
                        "documents:INTEGER",
                        "visits:INTEGER"),
                rows);
    }

    private Table population() {
        var rows = new ArrayList<List<Object>>();
        for (Region region : reference.listRegions()) {
            for (Map.Entry<Integer, Long> year : region.populationByYear().entrySet()) {
                rows.add(row(region.code(), year.getKey().longValue(), year.getValue()));
            }
        }
        return table("population", columns("population", "region", "year:INTEGER", "population:INTEGER"), rows);
    }

    private Table agencies() {
        var rows = new ArrayList<List<Object>>();
        for (Agency agency : reference.listAgencies()) {
            rows.add(row(
                    agency.code(),
                    agency.name().in(Language.EN),
                    agency.name().in(Language.ID),
                    agency.kind(),
                    agency.parent(),
                    agency.region(),
                    agency.validFrom(),
                    agency.validTo()));
        }
        return table(
                "agencies",
                columns(
                        "agencies",
                        "code",
                        "name_en",
                        "name_id",
                        "kind",
                        "parent",
                        "region",
                        "valid_from:DATE",
                        "valid_to:DATE"),
                rows);
    }

    private Table services() {
        var rows = new ArrayList<List<Object>>();
        for (Service service : reference.listServices()) {
            rows.add(row(
                    service.code(),
                    service.name().in(Language.EN),
                    service.name().in(Language.ID),
                    service.sector(),
                    service.level(),
                    service.standard().map(standard -> (long) standard.value()),
                    service.standard().map(standard -> standard.unit().id()),
                    whole(service.steps()),
                    whole(service.documents()),
                    whole(service.visits()),
                    whole(service.fee())));
        }
        return table(
                "services",
                columns(
                        "services",
                        "code",
                        "name_en",
                        "name_id",
                        "sector",
                        "level",
                        "standard_value:INTEGER",
                        "standard_unit",
                        "steps:INTEGER",
                        "documents:INTEGER",
                        "visits:INTEGER",
                        "fee:INTEGER"),
                rows);
    }

    private Table channels() {
        var rows = new ArrayList<List<Object>>();
        for (Channel channel : reference.listChannels()) {
            rows.add(row(
                    channel.code(),
                    channel.name().in(Language.EN),
                    channel.name().in(Language.ID),
                    channel.kind().id()));
        }
        return table("channels", columns("channels", "code", "name_en", "name_id", "kind"), rows);
    }

    private Table table(String id, List<Column> columns, List<List<Object>> rows) {
        Text title = findContract(id).map(ContractDefinition::label).orElse(Text.same(id));
        return new Table(id, title, columns, rows);
    }

    /** Columns of text, or of the type named after a colon. */
    private List<Column> columns(String dataset, String... names) {
        var columns = new ArrayList<Column>();
        for (String name : names) {
            columns.add(column(dataset, name));
        }
        return columns;
    }

    private Column column(String dataset, String name) {
        int colon = name.indexOf(':');
        String id = colon < 0 ? name : name.substring(0, colon);
        Type type = colon < 0 ? Type.TEXT : Type.valueOf(name.substring(colon + 1));
        Text label = findContract(dataset)
                .flatMap(contract -> contract.findField(id))
                .map(ContractDefinition.Field::label)
                .orElse(Text.same(id));
        return new Column(id, type, label);
    }

    private Optional<ContractDefinition> findContract(String id) {
        return Optional.ofNullable(definitions.contracts().get(id));
    }

    /** The values with what is empty as null. */
    private static List<Object> row(Object... values) {
        var row = new ArrayList<Object>();
        Arrays.stream(values)
                .map(value -> value instanceof Optional<?> optional ? optional.orElse(null) : value)
                .forEach(row::add);
        return row;
    }

    private static Long whole(OptionalInt number) {
        return number.isPresent() ? Long.valueOf(number.getAsInt()) : null;
    }
}
