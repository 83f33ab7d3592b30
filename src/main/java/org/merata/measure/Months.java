package org.merata.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.warehouse.Catalogue;
import org.merata.warehouse.CubeNames;

/** The months a dataset has data for, from the first day of the first to the first day of the last. */
record Months(LocalDate first, LocalDate last) {
    /** Empty where nothing of the dataset is published. What is promised for later months is no data of them. */
    static Optional<Months> find(Catalogue catalogue, ContractDefinition contract) {
        List<String> promises = contract.derived().stream()
                .filter(derived -> derived.rule() instanceof Rule.DueBy)
                .map(derived -> "cube_" + contract.id() + "__" + derived.name() + "__")
                .toList();
        return catalogue.tables().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("cube_" + contract.id() + "__")
                        || entry.getKey().equals(CubeNames.valuesTable(contract.id())))
                .filter(entry -> promises.stream().noneMatch(entry.getKey()::startsWith))
                .flatMap(entry -> of(entry.getValue()))
                .reduce(Months::and);
    }

    private static Stream<Months> of(Catalogue.Table table) {
        return table.firstMonth().flatMap(first -> table.lastMonth().map(last -> new Months(first, last))).stream();
    }

    Months and(Months other) {
        return new Months(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }

    /** Whether any of it lies in {@code [start, endExclusive)}. */
    boolean overlaps(LocalDate start, LocalDate endExclusive) {
        return first.isBefore(endExclusive) && !last.isBefore(start);
    }
}
