package org.merata.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.model.Language;
import org.merata.model.Region;
import org.merata.model.Text;
import org.merata.publish.PublicDatasets.PublicDataset;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/**
 * Which regions of the map the regions of before became: such as the 34 provinces of Indonesia before 2022 and the 38 since, in every code
 * system. A region that stayed stands for itself.
 */
final class RegionCrosswalk {
    static final String ID = "region_crosswalk";

    private RegionCrosswalk() {}

    static ReleaseTable of(Names names) {
        List<Region> regions = names.reference().listRegions().stream()
                .filter(region ->
                        region.level().equals(names.definitions().country().mapLevel()))
                .sorted(Comparator.comparing(Region::code))
                .toList();
        Set<Region> fresh = listNew(regions);
        Set<String> divided =
                fresh.stream().flatMap(region -> region.predecessors().stream()).collect(Collectors.toSet());
        Set<String> systems = new TreeSet<>();
        regions.forEach(region -> systems.addAll(region.codes().keySet()));
        var rows = new ArrayList<List<Object>>();
        for (Region region : regions) {
            if (region.validTo().isEmpty() && !fresh.contains(region)) {
                rows.add(row(region, region, divided.contains(region.code()) ? "rest" : "same", systems));
            }
            for (String before : fresh.contains(region) ? region.predecessors() : List.<String>of()) {
                Optional<Region> old = names.reference().findRegion(before);
                if (old.isPresent()) {
                    rows.add(row(old.get(), region, "from", systems));
                }
            }
        }
        var table = new Table(ID, Labels.get("crosswalk.title"), columns(systems), rows);
        var provenance = new Provenance(
                "",
                Instant.EPOCH,
                List.of("regions"),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(Labels.get("note.reference")));
        return new WholeTable(
                ReleasedDataset.Kind.REFERENCE,
                Labels.get("crosswalk.about"),
                new PublicDataset(table, provenance),
                List.of("before", "now"));
    }

    /** Those of the latest year in which regions were divided; what was split off in earlier years stands for itself. */
    private static Set<Region> listNew(List<Region> regions) {
        List<Region> split = regions.stream()
                .filter(region ->
                        !region.predecessors().isEmpty() && region.validFrom().isPresent())
                .toList();
        int latest = split.stream()
                .mapToInt(region -> region.validFrom().get().getYear())
                .max()
                .orElse(0);
        return split.stream()
                .filter(region -> region.validFrom().get().getYear() == latest)
                .collect(Collectors.toSet());
    }

    private static List<Column> columns(Set<String> systems) {
        var columns = new ArrayList<Column>();
        for (String side : List.of("before", "now")) {
            Text label = Labels.get("column." + side);
            columns.add(new Column(side, Type.TEXT, label));
            for (Language language : Language.values()) {
                columns.add(new Column(side + "_name_" + language.code(), Type.TEXT, label));
            }
            systems.forEach(system -> columns.add(new Column(
                    side + "_" + system,
                    Type.TEXT,
                    Labels.get("column.region_code", Map.of("system", Text.same(system))))));
        }
        columns.add(new Column("relation", Type.TEXT, Labels.get("column.relation")));
        columns.add(new Column("valid_from", Type.DATE, Labels.get("column.valid_from")));
        return columns;
    }

    private static List<Object> row(Region before, Region now, String relation, Set<String> systems) {
        var row = new ArrayList<Object>();
        for (Region region : List.of(before, now)) {
            row.add(region.code());
            row.addAll(TidyTable.names(Optional.of(region.name())));
            systems.forEach(system -> row.add(region.codes().get(system)));
        }
        row.add(relation);
        LocalDate from = now.validFrom().orElse(null);
        row.add(from);
        return row;
    }
}
