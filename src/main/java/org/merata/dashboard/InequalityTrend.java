package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.InequalityInterval;
import org.merata.analysis.RegionalValues;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.definition.DefinitionBreak;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Interval;
import org.merata.model.Period;

/** One index of inequality over time; {@code now} and {@code before}, a year earlier, carry intervals where there are any. */
record InequalityTrend(
        InequalityIndex index,
        List<OptionalDouble> values,
        OptionalDouble now,
        Optional<Interval> nowInterval,
        OptionalDouble before,
        Optional<Interval> beforeInterval) {
    private static final List<InequalityIndex> INDICES = List.of(
            InequalityIndex.DIFFERENCE,
            InequalityIndex.RATIO,
            InequalityIndex.GINI,
            InequalityIndex.THEIL,
            InequalityIndex.WILLIAMSON);

    /** Every index shown; the gap between highest and lowest first. */
    static List<InequalityTrend> listAll(
            MeasureDefinition measure, List<Period> periods, List<RegionalValues> byPeriod, Period now) {
        Optional<RegionalValues> today = at(periods, byPeriod, now);
        Optional<RegionalValues> then =
                DefinitionBreak.findBetween(measure, now.yearBefore(), now).isPresent()
                        ? Optional.empty()
                        : at(periods, byPeriod, now.yearBefore());
        var trends = new ArrayList<InequalityTrend>();
        for (InequalityIndex index : INDICES) {
            trends.add(new InequalityTrend(
                    index,
                    byPeriod.stream().map(regions -> value(index, regions)).toList(),
                    today.map(regions -> value(index, regions)).orElse(OptionalDouble.empty()),
                    today.flatMap(
                            regions -> InequalityInterval.of(index, regions).value()),
                    then.map(regions -> value(index, regions)).orElse(OptionalDouble.empty()),
                    then.flatMap(
                            regions -> InequalityInterval.of(index, regions).value())));
        }
        return trends;
    }

    /** Several indices of a gap: now, a year before, and in whole years. */
    static List<InequalityTrend> listAll(List<InequalityIndex> indices, RegionalGap gap) {
        return listAll(indices, gap.now(), gap.before(), gap.byYear());
    }

    /** The same of how far regions fall short of {@code most}. */
    static List<InequalityTrend> listShortfall(List<InequalityIndex> indices, RegionalGap gap, double most) {
        return listAll(
                indices,
                gap.now().shortfall(most),
                gap.before().map(regions -> regions.shortfall(most)),
                gap.byYear().stream().map(regions -> regions.shortfall(most)).toList());
    }

    private static List<InequalityTrend> listAll(
            List<InequalityIndex> indices,
            RegionalValues now,
            Optional<RegionalValues> before,
            List<RegionalValues> byYear) {
        Optional<InequalityInterval.Draws> today = InequalityInterval.draw(now).value();
        Optional<InequalityInterval.Draws> then =
                before.flatMap(regions -> InequalityInterval.draw(regions).value());
        return indices.stream()
                .map(index -> new InequalityTrend(
                        index,
                        byYear.stream().map(regions -> value(index, regions)).toList(),
                        value(index, now),
                        today.flatMap(draws -> draws.interval(index).value()),
                        before.map(regions -> value(index, regions)).orElse(OptionalDouble.empty()),
                        then.flatMap(draws -> draws.interval(index).value())))
                .toList();
    }

    private static Optional<RegionalValues> at(List<Period> periods, List<RegionalValues> byPeriod, Period period) {
        int position = periods.indexOf(period);
        return position < 0 ? Optional.empty() : Optional.of(byPeriod.get(position));
    }

    private static OptionalDouble value(InequalityIndex index, RegionalValues regions) {
        return index.of(regions).value().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Clear only where the intervals lie apart. */
    boolean isClear() {
        return nowInterval.isPresent()
                && beforeInterval.isPresent()
                && nowInterval.get().liesApartFrom(beforeInterval.get());
    }

    /** Whether anything can be said of a change: both times need an interval. */
    boolean isComparable() {
        return nowInterval.isPresent() && beforeInterval.isPresent();
    }

    /** Whether chance makes regions look so unequal that the interval, which takes it off, does not hold the value. */
    boolean isInflated() {
        return nowInterval.isPresent() && now.isPresent() && nowInterval.get().upper() < now.getAsDouble();
    }

    Signal signal() {
        if (!isClear()) {
            return Signal.NONE;
        }
        return now.orElseThrow() < before.orElseThrow() ? Signal.BETTER : Signal.WORSE;
    }
}
