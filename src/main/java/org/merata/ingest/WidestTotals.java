package org.merata.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.warehouse.CubeNames;
import org.merata.warehouse.CubeTable;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.PublishedTotal;
import org.merata.warehouse.SqlText;

/** The total of each dataset that rests on most of its rows: of published values all, of records the count with the fewest conditions. */
final class WidestTotals {
    private final Definitions definitions;

    WidestTotals(Definitions definitions) {
        this.definitions = definitions;
    }

    List<PublishedTotal> list() {
        var totals = new ArrayList<PublishedTotal>();
        for (ContractDefinition contract : definitions.contracts().values()) {
            switch (contract.kind()) {
                case VALUES ->
                    totals.add(new PublishedTotal(
                            contract.id(),
                            "SELECT count(*) FROM " + SqlText.name(new FactTable(contract).name()),
                            CubeNames.valuesTable(contract.id()),
                            "count(*)"));
                case RECORDS, COUNTS -> find(contract).ifPresent(totals::add);
                case REFERENCE -> {}
            }
        }
        return totals;
    }

    /** In the coarsest cuboid: it is furthest from the facts, and the cheapest to add up. */
    private Optional<PublishedTotal> find(ContractDefinition contract) {
        Optional<Aggregate> widest = definitions.listAggregates(contract.id()).stream()
                .filter(aggregate -> !aggregate.kind().isDistribution())
                .min(Comparator.comparingInt(
                                (Aggregate aggregate) -> aggregate.where().size())
                        .thenComparing(Aggregate::kind)
                        .thenComparing(Aggregate::column));
        return widest.flatMap(aggregate -> CubeTable.listAll(definitions).stream()
                .filter(table -> !table.bins()
                        && table.contract().equals(contract)
                        && table.time().equals(aggregate.time())
                        && table.aggregates().contains(aggregate))
                .min(Comparator.comparingInt(
                        (CubeTable table) -> table.cube().by().size()))
                .map(table -> new PublishedTotal(
                        contract.id(),
                        Cubes.countFacts(table, aggregate),
                        table.name(),
                        "sum(" + SqlText.name(CubeNames.basis(aggregate)) + ")")));
    }
}
