package org.merata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.CheckedQuestion.Key;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/**
 * The cells an answer should have, and what stands in those without rows. A region of the level asked for is always there. Missing is
 * not zero: a cell is a true zero only where its region has other records in the period; else it was not provided, or the region did
 * not exist.
 */
final class Frame {
    private static final LocalDate EVER_BEFORE = LocalDate.of(1, 1, 1);
    private static final LocalDate EVER_AFTER = LocalDate.of(9999, 1, 1);

    private final CheckedQuestion checked;
    private final Definitions definitions;
    private final PublishedVersion version;
    private final MeasureCompiler compiler;
    private final Residents residents;
    private final Map<String, Set<Cell>> presence = new HashMap<>();
    private final Map<Cell, List<Tally>> wholes = new HashMap<>();
    private final int regionAt;
    private final List<String> regions;

    Frame(
            CheckedQuestion checked,
            Definitions definitions,
            PublishedVersion version,
            MeasureCompiler compiler,
            Residents residents) {
        this.residents = residents;
        this.checked = checked;
        this.definitions = definitions;
        this.version = version;
        this.compiler = compiler;
        this.regionAt = checked.regionKey().map(checked.by()::indexOf).orElse(-1);
        this.regions = checked.regionKey().map(this::listRegions).orElse(List.of());
    }

    /** Adds the cells that are missing and marks those whose numerator was not provided. */
    void complete(MeasureDefinition measure, List<Record> rows, Map<Cell, Observation> found) {
        if (measure.formula() instanceof Formula.Ratio) {
            Formula.Ratio ratio = (Formula.Ratio) measure.formula();
            found.replaceAll((cell, observation) -> covered(ratio.numerator(), cell)
                    ? observation
                    : cell.observation(checked, measure, new Parts.None(), Status.NOT_PROVIDED));
        }
        wholes.clear();
        Map<Cell, Observation> added = new HashMap<>();
        for (Cell cell : listCells(measure, rows)) {
            if (!found.containsKey(cell)) {
                added.put(cell, missing(measure, cell, found));
            }
        }
        found.putAll(added);
    }

    private boolean covered(List<Aggregate> aggregates, Cell cell) {
        return aggregates.stream()
                .map(Aggregate::dataset)
                .distinct()
                .flatMap(dataset -> Months.find(version.catalogue(), definitions.getContract(dataset)).stream())
                .anyMatch(months -> months.overlaps(start(cell), endExclusive(cell)));
    }

    private LocalDate start(Cell cell) {
        return cell.period().map(Period::start).or(checked::start).orElse(EVER_BEFORE);
    }

    private LocalDate endExclusive(Cell cell) {
        return cell.period().map(Period::endExclusive).or(checked::endExclusive).orElse(EVER_AFTER);
    }

    private List<Cell> listCells(MeasureDefinition measure, List<Record> rows) {
        Set<List<String>> combinations = listCombinations(rows);
        List<Optional<Period>> periods = listPeriods(measure);
        if ((long) periods.size() * Math.max(1, regions.size()) * combinations.size() > Measures.MOST_CELLS) {
            throw Measures.tooLarge(checked);
        }
        List<Cell> cells = new ArrayList<>();
        for (Optional<Period> period : periods) {
            for (List<String> combination : combinations) {
                if (regionAt < 0) {
                    cells.add(new Cell(period, combination));
                }
                for (String region : regions) {
                    if (belongsTogether(region, combination)) {
                        var codes = new ArrayList<String>(combination);
                        codes.set(regionAt, region);
                        cells.add(new Cell(period, codes));
                    }
                }
            }
        }
        return cells;
    }

    /** The codes that occur together anywhere in the answer, with the region left blank. */
    private Set<List<String>> listCombinations(List<Record> rows) {
        Set<List<String>> combinations = new LinkedHashSet<>();
        for (Record row : rows) {
            var codes = new ArrayList<String>(Cell.of(checked, row).codes());
            if (regionAt >= 0) {
                codes.set(regionAt, "");
            }
            combinations.add(codes);
        }
        if (combinations.isEmpty() && checked.by().size() == (regionAt < 0 ? 0 : 1)) {
            combinations.add(regionAt < 0 ? List.of() : List.of(""));
        }
        return combinations;
    }

    /** A region stands with its own group only. */
    private boolean belongsTogether(String region, List<String> combination) {
        for (int i = 0; i < combination.size(); i++) {
            Dimension dimension = checked.by().get(i).dimension();
            if (dimension.kind() == Dimension.Kind.REGION
                    && dimension.attribute().isPresent()
                    && !combination.get(i).equals(group(region))) {
                return false;
            }
        }
        return true;
    }

    private String group(String code) {
        return version.reference()
                .findRegion(code)
                .flatMap(region -> version.reference().listWithAncestors(region).stream()
                        .filter(above ->
                                above.level().equals(definitions.country().mapLevel()))
                        .findFirst())
                .flatMap(Region::group)
                .orElse(ExactAnswer.NOT_STATED);
    }

    private List<String> listRegions(Key key) {
        Optional<String> scope = checked.findFilter(key.dimension().id());
        Optional<String> group = checked.findFilter(key.dimension().id() + ".group");
        return version.reference().listRegions(key.level().orElse("")).stream()
                .filter(region -> scope.isEmpty()
                        || version.reference().listWithAncestors(region).stream()
                                .anyMatch(above -> above.code().equals(scope.get())))
                .map(Region::code)
                .filter(code -> group.isEmpty() || group(code).equals(group.get()))
                .sorted()
                .toList();
    }

    /** The periods from the first data to the last, within the time asked about; all of that time where there are no data in it. */
    private List<Optional<Period>> listPeriods(MeasureDefinition measure) {
        Optional<Grain> grain = checked.question().grain();
        if (grain.isEmpty()) {
            return List.of(Optional.empty());
        }
        Optional<Months> months = carryingDatasets(measure).stream()
                .flatMap(dataset -> Months.find(version.catalogue(), definitions.getContract(dataset)).stream())
                .reduce(Months::and);
        List<Optional<Period>> periods = new ArrayList<>();
        if (months.isPresent()) {
            Period last = Period.of(grain.get(), months.get().last());
            for (Period period = Period.of(grain.get(), months.get().first());
                    period.compareTo(last) <= 0;
                    period = period.next()) {
                Period next = period;
                if (checked.time()
                        .map(time -> !next.start().isBefore(time.start())
                                && next.start().isBefore(time.endExclusive()))
                        .orElse(true)) {
                    periods.add(Optional.of(period));
                }
            }
        }
        if (periods.isEmpty()) {
            checked.time()
                    .ifPresent(
                            time -> time.listPeriods(grain.get()).forEach(period -> periods.add(Optional.of(period))));
        }
        return periods;
    }

    /** The aggregates a value rests on: those of the denominator where there is one. */
    private static List<Aggregate> carrying(MeasureDefinition measure) {
        if (measure.formula() instanceof Formula.Stock stock) {
            return stock.carrying();
        }
        return measure.formula() instanceof Formula.Ratio
                ? ((Formula.Ratio) measure.formula()).denominator()
                : measure.formula().aggregates();
    }

    private static Collection<String> carryingDatasets(MeasureDefinition measure) {
        return measure.formula() instanceof Formula.Value
                ? measure.datasets()
                : carrying(measure).stream().map(Aggregate::dataset).distinct().toList();
    }

    private Observation missing(MeasureDefinition measure, Cell cell, Map<Cell, Observation> found) {
        boolean exists = regionAt < 0
                || version.reference()
                        .findRegion(cell.codes().get(regionAt))
                        .map(region -> existed(region, cell))
                        .orElse(true);
        if (!exists) {
            return cell.observation(checked, measure, new Parts.None(), Status.NOT_APPLICABLE);
        }
        boolean zero = carrying(measure).stream().anyMatch(aggregate -> present(aggregate, cell))
                && (!(measure.formula() instanceof Formula.Ratio)
                        || covered(((Formula.Ratio) measure.formula()).numerator(), cell));
        Parts parts = zero ? zero(measure, cell, found) : new Parts.None();
        return cell.observation(
                checked, measure, parts, parts instanceof Parts.None ? Status.NOT_PROVIDED : Status.OBSERVED);
    }

    private boolean existed(Region region, Cell cell) {
        return region.validFrom().map(from -> from.isBefore(endExclusive(cell))).orElse(true)
                && region.validTo().map(to -> to.isAfter(start(cell))).orElse(true);
    }

    /** Whether the region of a cell has any record of the aggregate's dataset in its period. Counts that are not there were not given. */
    private boolean present(Aggregate aggregate, Cell cell) {
        if (definitions.getContract(aggregate.dataset()).kind() != ContractDefinition.Kind.RECORDS) {
            return false;
        }
        List<String> region = regionAt < 0 ? List.of() : List.of(cell.codes().get(regionAt));
        return presence.computeIfAbsent(
                        aggregate.dataset() + "|" + aggregate.time(),
                        known -> readPresence(aggregate.dataset(), aggregate.time()))
                .contains(new Cell(cell.period(), region));
    }

    private Set<Cell> readPresence(String dataset, String time) {
        Set<Cell> cells = new HashSet<>();
        compiler.compilePresence(checked, dataset, time).ifPresent(statement -> {
            CheckedQuestion regionOnly = checked.withRegionAlone();
            version.query(sql -> sql.fetch(statement)).stream()
                    .filter(row -> row.get("s_rows", Long.class) > 0)
                    .forEach(row -> cells.add(Cell.of(regionOnly, row)));
        });
        return cells;
    }

    private Parts zero(MeasureDefinition measure, Cell cell, Map<Cell, Observation> found) {
        Formula formula = measure.formula();
        if (formula instanceof Formula.Quantile quantile) {
            return Parts.Quantile.ofNothing(quantile.bins().dataset(), quantile.p());
        }
        if (formula instanceof Formula.Age age) {
            return Parts.Quantile.ofNothing(age.open().dataset(), age.p());
        }
        if (formula instanceof Formula.Ratio) {
            Formula.Ratio ratio = (Formula.Ratio) formula;
            return new Parts.Sums(zeros(ratio.numerator()), zeros(ratio.denominator()));
        }
        if (formula instanceof Formula.Stock stock) {
            return new Parts.Sums(
                    zeros(stock.entered().subList(0, 1)),
                    stock.isShare() ? zeros(stock.ofEntered().subList(0, 1)) : List.of());
        }
        if (formula instanceof Formula.Share) {
            return new Parts.Sums(
                    zeros(formula.aggregates()),
                    wholeOf((Formula.Share) formula, cell, found).orElse(zeros(formula.aggregates())));
        }
        return formula instanceof Formula.PerResident
                ? residents.over(measure, cell, zeros(formula.aggregates()))
                : new Parts.Sums(zeros(formula.aggregates()), List.of());
    }

    private static List<Tally> zeros(List<Aggregate> aggregates) {
        return aggregates.stream().map(Tally::zero).toList();
    }

    /** The whole that the other values of the shared dimension have at the same place. */
    private Optional<List<Tally>> wholeOf(Formula.Share share, Cell cell, Map<Cell, Observation> found) {
        if (wholes.isEmpty()) {
            found.forEach((other, observation) -> {
                if (observation.parts() instanceof Parts.Sums) {
                    wholes.put(without(share.over(), other), ((Parts.Sums) observation.parts()).denominator());
                }
            });
        }
        return Optional.ofNullable(wholes.get(without(share.over(), cell)));
    }

    private Cell without(String field, Cell cell) {
        var codes = new ArrayList<String>(cell.codes());
        for (int i = 0; i < codes.size(); i++) {
            if (checked.by().get(i).dimension().field().equals(field)) {
                codes.set(i, "");
            }
        }
        return new Cell(cell.period(), codes);
    }
}
