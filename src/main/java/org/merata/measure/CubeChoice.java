package org.merata.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.warehouse.Catalogue;
import org.merata.warehouse.CubeNames;

/** Chooses the published table that answers with the fewest rows read. */
final class CubeChoice {
    private final Catalogue catalogue;

    CubeChoice(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The smallest cuboid with all the fields; empty where the version holds nothing of the dataset.
     *
     * @throws QuestionRefused where it holds something, but not these fields together or not these aggregates
     */
    Optional<String> find(
            String measure,
            ContractDefinition contract,
            String time,
            Set<String> fields,
            Collection<Aggregate> aggregates) {
        List<String> published = contract.cubes().stream()
                .map(cube -> CubeNames.table(contract.id(), time, cube))
                .filter(table -> catalogue.find(table).isPresent())
                .toList();
        if (published.isEmpty()) {
            if (holds(contract.id())) {
                throw notYet(measure);
            }
            return Optional.empty();
        }
        Aggregate first = aggregates.iterator().next();
        boolean bins = first.kind().isDistribution();
        List<Cube> fitting = contract.cubes().stream()
                .filter(cube -> cube.by().containsAll(fields) && (!bins || cube.bins()))
                .toList();
        if (fitting.isEmpty()) {
            throw new QuestionRefused(
                    Refusal.NOT_TOGETHER,
                    "by",
                    String.join(",", new TreeSet<>(fields)),
                    contract.cubes().stream()
                            .filter(cube -> !bins || cube.bins())
                            .map(cube -> String.join(",", cube.by()))
                            .toList());
        }
        List<String> tables = new ArrayList<>();
        for (Cube cube : fitting) {
            String table = bins
                    ? CubeNames.binsTable(contract.id(), time, cube, first)
                    : CubeNames.table(contract.id(), time, cube);
            if (catalogue
                    .find(table)
                    .filter(found -> bins || hasAll(found, aggregates))
                    .isPresent()) {
                tables.add(table);
            }
        }
        return Optional.of(tables.stream()
                .min(Comparator.comparingLong((String table) ->
                                catalogue.find(table).orElseThrow().rows())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> notYet(measure)));
    }

    private static boolean hasAll(Catalogue.Table table, Collection<Aggregate> aggregates) {
        return aggregates.stream().allMatch(aggregate -> table.columns().contains(aggregate.column()));
    }

    private boolean holds(String dataset) {
        return catalogue.tables().keySet().stream().anyMatch(table -> table.startsWith("cube_" + dataset + "__"));
    }

    private static QuestionRefused notYet(String measure) {
        return new QuestionRefused(Refusal.NOT_PUBLISHED_YET, "measures", measure, List.of());
    }
}
