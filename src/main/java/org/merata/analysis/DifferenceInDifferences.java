package org.merata.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.BeforeAfter.Moment;
import org.merata.analysis.Exposure.Term;
import org.merata.model.Period;

/**
 * How much more a measure changed with an event in the regions it applied to than in the others: link(y) = region + period + event where it
 * applied (Angrist and Pischke 2009, Mostly Harmless Econometrics, 5.2). Errors are clustered by region (CR1; Bertrand, Duflo and Mullainathan
 * 2004, Quarterly J. Economics 119), with the degrees of freedom of Welch (1947, Biometrika 34) for regions with against regions without,
 * since few of one kind say little of their own spread. What it came to is told in the measure's unit, of the regions with the event.
 *
 * @param changes the most telling first
 * @param trends by how much more a year the regions in scope rose before the event, on the scale of the model
 * @param trendsPValue how often chance alone makes that difference so large; small where trends were not parallel
 * @param with regions that the event applied to
 * @param without the others
 */
public record DifferenceInDifferences(
        EffectScale scale,
        List<Change> changes,
        List<BeforeAfter.Coefficient> coefficients,
        double trends,
        double trendsPValue,
        int with,
        int without) {
    /** Of either kind; with fewer the error cannot be told. */
    public static final int MINIMUM_REGIONS = 4;

    /** Below this the trends before the event count as not parallel. */
    public static final double PARALLEL = 0.05;

    /** One region in one period. */
    public record Cell(String region, boolean inScope, Period period, double value, OptionalDouble cases) {}

    public DifferenceInDifferences {
        changes = List.copyOf(changes);
        coefficients = List.copyOf(coefficients);
    }

    public boolean isParallel() {
        return trendsPValue >= PARALLEL;
    }

    /** Another event that the model allows for, where it applied. */
    public record Other(Exposure exposure, Set<String> regions) {
        public Other {
            regions = Set.copyOf(regions);
        }
    }

    /** Of regions with values before and after the start; the others are left out. */
    public static Result<DifferenceInDifferences> of(
            Collection<Cell> all, EffectScale unit, Exposure exposure, List<Other> others) {
        // regions are compared by their rates: a count says how large a region is
        EffectScale scale = unit.isCount() ? EffectScale.LOG : unit;
        List<Cell> cells = complete(all, exposure);
        int with = regions(cells, Cell::inScope).size();
        int without = regions(cells, cell -> !cell.inScope()).size();
        if (with < MINIMUM_REGIONS || without < MINIMUM_REGIONS) {
            return Result.undefined(Undefined.TOO_FEW_REGIONS);
        }
        List<Cell> earlier =
                cells.stream().filter(cell -> exposure.isBefore(cell.period())).toList();
        long before = earlier.stream().map(Cell::period).distinct().count();
        long after = cells.stream().map(Cell::period).distinct().count() - before;
        if (before < BeforeAfter.MINIMUM_POINTS) {
            return Result.undefined(Undefined.TOO_FEW_BEFORE);
        }
        if (after < BeforeAfter.MINIMUM_POINTS) {
            return Result.undefined(Undefined.TOO_FEW_AFTER);
        }
        if (scale == EffectScale.LOG && cells.stream().anyMatch(cell -> cell.value() <= 0)) {
            return Result.undefined(Undefined.ZERO_VALUE);
        }
        boolean seen = cells.stream().anyMatch(cell -> exposure.touches(cell.period()));
        if (exposure.effect().hasPulse() && !seen) {
            return Result.undefined(Undefined.EVENT_MISSING);
        }
        Period start = Period.of(cells.get(0).period().grain(), exposure.start());
        List<ToDoubleFunction<Cell>> trend =
                List.of(cell -> cell.inScope() ? Exposure.yearsBetween(start, cell.period()) : 0);
        Result<RegionalFit> ofTrends = RegionalFit.of(earlier, scale, List.of(), trend);
        if (ofTrends.value().isEmpty()) {
            return Result.undefined(ofTrends.undefined().orElseThrow());
        }
        List<ToDoubleFunction<Cell>> terms = exposure.terms().stream()
                .map(term -> (ToDoubleFunction<Cell>) cell -> cell.inScope() ? exposure.of(term, cell.period()) : 0)
                .toList();
        return RegionalFit.of(cells, scale, terms(cells, others), terms)
                .map(fit -> of(fit, ofTrends.get(), exposure, with, without));
    }

    /** Of other events; what is the same in all regions and months says nothing. */
    private static List<ToDoubleFunction<Cell>> terms(List<Cell> cells, List<Other> others) {
        var terms = new ArrayList<ToDoubleFunction<Cell>>();
        for (Other other : others) {
            for (Term term : other.exposure().terms()) {
                ToDoubleFunction<Cell> value = cell -> other.regions().contains(cell.region())
                        ? other.exposure().of(term, cell.period())
                        : 0;
                if (cells.stream().anyMatch(cell -> value.applyAsDouble(cell) != 0)) {
                    terms.add(value);
                }
            }
        }
        return terms;
    }

    private static DifferenceInDifferences of(
            RegionalFit fit, RegionalFit trends, Exposure exposure, int with, int without) {
        double t = Math.abs(trends.coefficient(0)) / trends.error(trends.unit(0));
        double p = 2 * TDistribution.of(trends.degreesOfFreedom(trends.unit(0))).survivalProbability(t);
        List<Term> terms = exposure.terms();
        return new DifferenceInDifferences(
                fit.scale(),
                changes(fit, exposure),
                IntStream.range(0, terms.size())
                        .mapToObj(i -> new BeforeAfter.Coefficient(
                                terms.get(i),
                                fit.coefficient(i),
                                fit.error(fit.unit(i)),
                                fit.around(fit.coefficient(i), fit.unit(i))))
                        .toList(),
                trends.coefficient(0),
                p,
                with,
                without);
    }

    private static List<Change> changes(RegionalFit fit, Exposure exposure) {
        List<Period> periods =
                fit.cells().stream().map(Cell::period).distinct().sorted().toList();
        List<Period> touched = periods.stream().filter(exposure::touches).toList();
        var changes = new ArrayList<Change>();
        if (exposure.effect().hasPulse()) {
            changes.add(fit.change(Moment.DURING, touched));
        }
        if (exposure.effect().hasStep()) {
            Period holding = Period.of(periods.get(0).grain(), exposure.end().orElse(exposure.start()));
            Period from = exposure.effect().hasPulse()
                    ? holding.next()
                    : exposure.firstFull(periods.get(0).grain());
            List<Period> told = periods.stream()
                    .filter(period -> period.compareTo(from) >= 0)
                    .limit(BeforeAfter.TOLD)
                    .toList();
            changes.add(fit.change(Moment.AFTER, told));
            if (exposure.terms().contains(Term.SLOPE)) {
                changes.add(fit.change(Moment.LATER, told.subList(told.size() - 1, told.size())));
            }
        }
        return changes;
    }

    private static List<Cell> complete(Collection<Cell> all, Exposure exposure) {
        TreeSet<String> before = regions(all, cell -> exposure.isBefore(cell.period()));
        TreeSet<String> after = regions(all, cell -> !exposure.isBefore(cell.period()));
        return all.stream()
                .filter(cell -> before.contains(cell.region()) && after.contains(cell.region()))
                .toList();
    }

    private static TreeSet<String> regions(Collection<Cell> cells, Predicate<Cell> chosen) {
        var regions = new TreeSet<String>();
        cells.stream().filter(chosen).map(Cell::region).forEach(regions::add);
        return regions;
    }
}
