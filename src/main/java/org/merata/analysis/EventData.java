package org.merata.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.merata.analysis.BeforeAfter.Season;
import org.merata.analysis.Exposure.Term;
import org.merata.model.Grain;
import org.merata.model.Period;

/** A series and an event as a model sees them: the design of each period, with the event and as if there had been none. */
record EventData(
        EffectScale scale,
        Exposure exposure,
        List<double[]> others,
        List<Period> periods,
        List<OptionalDouble> values,
        List<OptionalLong> cases,
        double[] multipliers,
        Season season,
        int before,
        int after) {
    private static final double MOST_MISSING = 0.2;
    private static final int SEASON_FROM = 24;
    private static final int MONTHS_FROM = 60;
    private static final int YEAR = 12;

    /** Why there is no answer, whatever the model. */
    static Optional<Undefined> findLack(TimeSeries whole, Exposure exposure) {
        TimeSeries series = trimmed(whole);
        List<Integer> known = known(series);
        long before = known.stream()
                .filter(i -> exposure.isBefore(series.periods().get(i)))
                .count();
        if (before < BeforeAfter.MINIMUM_POINTS) {
            return Optional.of(Undefined.TOO_FEW_BEFORE);
        }
        if (known.size() - before < BeforeAfter.MINIMUM_POINTS) {
            return Optional.of(Undefined.TOO_FEW_AFTER);
        }
        if (known.size() < (1 - MOST_MISSING) * series.periods().size()) {
            return Optional.of(Undefined.TOO_MANY_MISSING);
        }
        boolean seen =
                known.stream().anyMatch(i -> exposure.touches(series.periods().get(i)));
        if (exposure.effect().hasPulse() && !seen) {
            return Optional.of(Undefined.EVENT_MISSING);
        }
        double first = series.values().get(known.get(0)).getAsDouble();
        boolean same = known.stream().allMatch(i -> series.values().get(i).getAsDouble() == first);
        return same ? Optional.of(Undefined.NO_SPREAD) : Optional.empty();
    }

    static EventData of(
            TimeSeries whole,
            EffectScale scale,
            List<OptionalDouble> populations,
            Exposure exposure,
            List<Exposure> others) {
        TimeSeries series = trimmed(whole);
        int offset = whole.periods().indexOf(series.periods().get(0));
        List<Integer> known = known(series);
        int before = (int) known.stream()
                .filter(i -> exposure.isBefore(series.periods().get(i)))
                .count();
        boolean rate = scale == EffectScale.RATE
                && known.stream().anyMatch(i -> series.cases().get(i).orElse(0) <= 0);
        return new EventData(
                // without what a rate is of there is no count to model
                rate ? EffectScale.LOG : scale,
                exposure,
                columns(series, known, others),
                series.periods(),
                series.values(),
                series.cases(),
                multipliers(series, scale, populations, offset),
                season(series, known),
                before,
                known.size() - before);
    }

    /** The columns of other events by period; those that are the same wherever there is a value say nothing. */
    private static List<double[]> columns(TimeSeries series, List<Integer> known, List<Exposure> others) {
        var columns = new ArrayList<double[]>();
        for (Exposure other : others) {
            for (Term term : other.terms()) {
                double[] column = series.periods().stream()
                        .mapToDouble(period -> other.of(term, period))
                        .toArray();
                if (known.stream().anyMatch(i -> column[i] != column[known.get(0)])) {
                    columns.add(column);
                }
            }
        }
        return columns;
    }

    private static double[] multipliers(
            TimeSeries series, EffectScale scale, List<OptionalDouble> populations, int offset) {
        double[] multipliers = new double[series.periods().size()];
        Arrays.fill(multipliers, 1);
        List<OptionalDouble> people = populations.isEmpty()
                ? List.of()
                : populations.subList(offset, offset + series.periods().size());
        boolean all = !people.isEmpty() && people.stream().allMatch(some -> some.orElse(0) > 0);
        if (scale == EffectScale.COUNT && all) {
            Arrays.setAll(multipliers, i -> people.get(i).getAsDouble());
        }
        return multipliers;
    }

    private static Season season(TimeSeries series, List<Integer> known) {
        boolean monthly = series.periods().get(0).grain() == Grain.MONTH;
        if (!monthly || known.size() < SEASON_FROM) {
            return Season.NONE;
        }
        return known.size() < MONTHS_FROM ? Season.HARMONICS : Season.MONTHS;
    }

    private static List<Integer> known(TimeSeries series) {
        return listKnown(series.values());
    }

    private static List<Integer> listKnown(List<OptionalDouble> values) {
        return IntStream.range(0, values.size())
                .filter(i -> values.get(i).isPresent())
                .boxed()
                .toList();
    }

    /** Without the periods before the first value and after the last: there the series is not, rather than missing. */
    private static TimeSeries trimmed(TimeSeries series) {
        List<Integer> known = known(series);
        if (known.isEmpty()) {
            return new TimeSeries(List.of(), List.of(), List.of(), 0);
        }
        int first = known.get(0);
        int last = known.get(known.size() - 1) + 1;
        return new TimeSeries(
                series.periods().subList(first, last),
                series.values().subList(first, last),
                series.cases().subList(first, last),
                last - first - known.size());
    }

    /** Where there is something to learn from. */
    List<Integer> known() {
        return listKnown(values);
    }

    List<Integer> where(Predicate<Period> chosen) {
        return IntStream.range(0, periods.size())
                .filter(i -> chosen.test(periods.get(i)))
                .boxed()
                .toList();
    }

    boolean fitsScale() {
        return scale != EffectScale.LOG
                || known().stream().allMatch(i -> values.get(i).getAsDouble() > 0);
    }

    double[] row(int at, boolean withEvent) {
        Period period = periods.get(at);
        var row = new ArrayList<Double>();
        row.add(1.0);
        row.add(Exposure.yearsBetween(Period.of(period.grain(), exposure.start()), period));
        addSeason(row, period.start().getMonthValue());
        others.forEach(column -> row.add(column[at]));
        for (Term term : exposure.terms()) {
            row.add(withEvent ? exposure.of(term, period) : 0);
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void addSeason(List<Double> row, int month) {
        if (season == Season.HARMONICS) {
            for (int waves = 1; waves <= 2; waves++) {
                double angle = 2 * Math.PI * waves * month / YEAR;
                row.add(Math.sin(angle));
                row.add(Math.cos(angle));
            }
        }
        for (int other = 2; season == Season.MONTHS && other <= YEAR; other++) {
            row.add(month == other ? 1.0 : 0);
        }
    }

    /** What a period's count is of: people, thousands of cases, or 1. */
    double exposed(int at) {
        return scale == EffectScale.RATE ? cases.get(at).orElseThrow() / 1000.0 : multipliers[at];
    }

    /** A period weighs what its value rests on; all the same where that is not known. */
    double[] weights() {
        List<Integer> known = known();
        double[] weights =
                known.stream().mapToDouble(i -> cases.get(i).orElse(0)).toArray();
        double mean = Arrays.stream(weights).average().orElse(0);
        boolean all = Arrays.stream(weights).allMatch(weight -> weight > 0);
        return Arrays.stream(weights).map(weight -> all ? weight / mean : 1).toArray();
    }
}
