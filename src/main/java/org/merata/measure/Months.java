package org.merata.measure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.warehouse.Catalogue;
import org.merata.warehouse.CubeNames;

/** The months a dataset has data for, from the first day of the first to the first day of the last. */
record Months(LocalDate first, LocalDate last) {
    /** Empty where nothing of the dataset is published. */
    static Optional<Months> find(Catalogue catalogue, String dataset) {
        return catalogue.tables().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("cube_" + dataset + "__")
                        || entry.getKey().equals(CubeNames.valuesTable(dataset)))
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
