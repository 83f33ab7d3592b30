package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.InequalityIndex;
import org.merata.analysis.InequalityInterval;
import org.merata.analysis.RegionalValues;
import org.merata.dashboard.ChartSpec.Signal;
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
    static List<InequalityTrend> listAll(List<Period> periods, List<RegionalValues> byPeriod, Period now) {
        Optional<RegionalValues> today = at(periods, byPeriod, now);
        Optional<RegionalValues> then = at(periods, byPeriod, now.yearBefore());
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
                && (nowInterval.get().upper() < beforeInterval.get().lower()
                        || nowInterval.get().lower() > beforeInterval.get().upper());
    }

    Signal signal() {
        if (!isClear()) {
            return Signal.NONE;
        }
        return now.orElseThrow() < before.orElseThrow() ? Signal.BETTER : Signal.WORSE;
    }
}
