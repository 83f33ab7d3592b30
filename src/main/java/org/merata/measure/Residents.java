package org.merata.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.merata.definition.Aggregate;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.warehouse.Catalogue;

/**
 * The years that the residents of a cell's region lived in its time: each month with data counts a twelfth of the residents of its year.
 * Months before the region was there, or after, count none.
 */
final class Residents {
    private static final double MONTHS_A_YEAR = 12;

    private final CheckedQuestion checked;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final Reference reference;

    Residents(CheckedQuestion checked, Definitions definitions, Catalogue catalogue, Reference reference) {
        this.definitions = definitions;
        this.checked = checked;
        this.catalogue = catalogue;
        this.reference = reference;
    }

    /** What is counted with the residents it is counted over; nothing where their number is not known. */
    Parts over(MeasureDefinition measure, Cell cell, List<Tally> counted) {
        OptionalDouble years = years(measure, cell);
        if (years.isEmpty()) {
            return new Parts.None();
        }
        long whole = Math.round(years.getAsDouble());
        var residents = new Tally(Formula.PerResident.RESIDENT_YEARS, years.getAsDouble(), whole, whole, 0, 0, 0, 0);
        return new Parts.Sums(counted, List.of(residents));
    }

    private OptionalDouble years(MeasureDefinition measure, Cell cell) {
        Optional<Months> months = measure.formula().aggregates().stream()
                .map(Aggregate::dataset)
                .distinct()
                .flatMap(dataset -> Months.find(catalogue, definitions.getContract(dataset)).stream())
                .reduce(Months::and);
        List<Region> regions = regions(cell);
        if (months.isEmpty() || regions.isEmpty()) {
            return OptionalDouble.empty();
        }
        LocalDate from = later(
                cell.period().map(Period::start).or(checked::start),
                months.get().first());
        LocalDate to = earlier(
                cell.period().map(Period::endExclusive).or(checked::endExclusive),
                months.get().last().plusMonths(1));
        double years = 0;
        for (Region region : regions) {
            OptionalDouble own = years(region, from, to);
            if (own.isEmpty()) {
                return OptionalDouble.empty();
            }
            years += own.getAsDouble();
        }
        return OptionalDouble.of(years);
    }

    private static OptionalDouble years(Region region, LocalDate from, LocalDate to) {
        LocalDate start = later(region.validFrom(), from).withDayOfMonth(1);
        LocalDate end = earlier(region.validTo(), to);
        double years = 0;
        for (LocalDate month : Stream.iterate(start, next -> next.plus(1, ChronoUnit.MONTHS))
                .takeWhile(next -> next.isBefore(end))
                .toList()) {
            Optional<Long> residents = region.population(month.getYear());
            if (residents.isEmpty()) {
                return OptionalDouble.empty();
            }
            years += residents.get() / MONTHS_A_YEAR;
        }
        return OptionalDouble.of(years);
    }

    private static LocalDate later(Optional<LocalDate> one, LocalDate other) {
        return one.filter(date -> date.isAfter(other)).orElse(other);
    }

    private static LocalDate earlier(Optional<LocalDate> one, LocalDate other) {
        return one.filter(date -> date.isBefore(other)).orElse(other);
    }

    /** The one region of a cell, or those of its group; the whole country where it names none. */
    private List<Region> regions(Cell cell) {
        String group = null;
        for (int i = 0; i < checked.by().size(); i++) {
            Dimension dimension = checked.by().get(i).dimension();
            if (dimension.kind() == Dimension.Kind.REGION
                    && dimension.attribute().isEmpty()) {
                return reference.findRegion(cell.codes().get(i)).stream().toList();
            }
            if (dimension.kind() == Dimension.Kind.REGION) {
                group = cell.codes().get(i);
            }
        }
        Optional<Region> scope = checked.findFilter("region").flatMap(reference::findRegion);
        String named = group == null ? checked.findFilter("region.group").orElse(null) : group;
        if (named == null) {
            return scope.or(reference::findNation).stream().toList();
        }
        return reference.listRegions().stream()
                .filter(region -> Objects.equals(region.group().orElse(null), named))
                .filter(region -> scope.map(
                                above -> reference.listWithAncestors(region).contains(above))
                        .orElse(true))
                .toList();
    }
}
