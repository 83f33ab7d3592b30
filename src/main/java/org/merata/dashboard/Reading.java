package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.merata.analysis.ControlChart;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.Seasonality;
import org.merata.analysis.Verdict;
import org.merata.dashboard.ChartSpec.Band;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Status;
import org.merata.model.Unit;

/**
 * What ordinary variation says of a line: the one source of its chips, its sentence, the colours of its points and the words of its
 * table, so that they cannot disagree. Where a season is known, the chart is of the line without it, and limits are given back with the
 * season of their month, so that they stand beside the values as they were counted.
 *
 * @param target in force at the latest point; empty for none
 * @param season by which the line was adjusted; empty where none is plain
 */
record Reading(
        Timeline line, ControlChart chart, Verdict verdict, OptionalDouble target, Optional<Seasonality> season) {
    /**
     * @param rebases positions at which limits start anew: breaks, which no run crosses
     */
    static Reading of(Timeline line, OptionalDouble target, Set<Integer> rebases) {
        return of(line, target, rebases, Optional.empty());
    }

    /** @param season of the months of the year, where it is plain; a share that would pass 1 without it keeps it */
    static Reading of(Timeline line, OptionalDouble target, Set<Integer> rebases, Optional<Seasonality> season) {
        List<OptionalDouble> counted =
                line.figures().stream().map(Reading::usable).toList();
        Optional<Seasonality> taken = season.filter(found -> isWithin(line, found, counted));
        List<OptionalDouble> values =
                taken.map(found -> found.adjust(counted, firstMonth(line))).orElse(counted);
        List<OptionalLong> cases = line.figures().stream().map(Figure::n).toList();
        Unit unit = line.measure().unit();
        ControlChart chart = isShare(line)
                ? ControlChart.shares(values, cases, rebases)
                : unit.isTime() ? ControlChart.xmrOfLogs(values, rebases) : ControlChart.xmr(values, rebases);
        return new Reading(line, chart, Verdict.of(chart, line.measure().direction(), target), target, taken);
    }

    /** The season of a monthly line over all the months that are counted as the last one is; empty where none is plain. */
    static Optional<Seasonality> season(Timeline history) {
        boolean months = history.periods().stream().allMatch(period -> period.grain() == Grain.MONTH);
        if (!months || history.figures().isEmpty()) {
            return Optional.empty();
        }
        List<Period> alike = Breaks.sinceLast(history.measure(), history.periods());
        int from = history.figures().size() - alike.size();
        return Seasonality.find(
                history.figures().subList(from, history.figures().size()).stream()
                        .map(Reading::usable)
                        .toList(),
                alike.get(0).start().getMonthValue());
    }

    /** The same of one thing in answers by a dimension and month. */
    static Optional<Seasonality> season(
            Wording words, MeasureDefinition measure, List<Answer> history, String dimension, String code) {
        return history.stream()
                .filter(answer -> answer.question().measures().contains(measure.id())
                        && answer.question().by().get(0).dimension().equals(dimension))
                .findFirst()
                .flatMap(answer -> season(Timeline.of(
                                words,
                                measure,
                                answer,
                                answer.question().time().orElseThrow().listPeriods(Grain.MONTH),
                                dimension,
                                List.of(code))
                        .get(0)));
    }

    private static int firstMonth(Timeline line) {
        return line.periods().get(0).start().getMonthValue();
    }

    private static boolean isWithin(Timeline line, Seasonality season, List<OptionalDouble> counted) {
        boolean months = line.periods().stream().allMatch(period -> period.grain() == Grain.MONTH);
        return months
                && (line.measure().unit() != Unit.SHARE
                        || season.adjust(counted, firstMonth(line)).stream()
                                .allMatch(value -> value.isEmpty() || value.getAsDouble() <= 1));
    }

    /** What the month of a position multiplies values by; 1 without a season. */
    double factor(int position) {
        return season.map(found ->
                        found.factors().get(line.periods().get(position).start().getMonthValue() - 1))
                .orElse(1.0);
    }

    private Optional<Limits> limits(int position) {
        double factor = factor(position);
        return chart.points()
                .get(position)
                .limits()
                .map(found -> new Limits(
                        found.lower() * factor,
                        found.nearLower() * factor,
                        found.centre() * factor,
                        found.nearUpper() * factor,
                        found.upper() * factor));
    }

    /** The kind of chart, and how its season was found, as {@code methods.md} names it. */
    String[] methods() {
        String chartId = isShare(line) ? "laney" : "xmr";
        return season.isPresent() ? new String[] {chartId, "season"} : new String[] {chartId};
    }

    private static boolean isShare(Timeline line) {
        return line.measure().unit() == Unit.SHARE
                && line.shown().stream().allMatch(figure -> figure.n().isPresent());
    }

    /** A figure under the measure's minimum n is shown but is no evidence of anything. */
    private static OptionalDouble usable(Figure figure) {
        return figure.status() == Status.CAUTION ? OptionalDouble.empty() : figure.value();
    }

    /** Whether the latest figure of the line is the one the verdict is on: no verdict on fewer cases than the measure asks for. */
    boolean isOnLatest() {
        return line.latest()
                .map(latest ->
                        verdict.at() >= 0 && line.figures().get(verdict.at()).equals(latest))
                .orElse(false);
    }

    Optional<ControlChart.Signal> signal() {
        return isOnLatest() && verdict.variation() != Verdict.Variation.TOO_FEW_POINTS
                ? chart.points().get(verdict.at()).signal()
                : Optional.empty();
    }

    Optional<Limits> limits() {
        return isOnLatest() ? limits(verdict.at()) : Optional.empty();
    }

    /** Whether there are points enough since the last break for signals to be shown at all. */
    private boolean isTrial(int position) {
        return chart.segments().stream()
                .anyMatch(segment -> segment.from() <= position && position <= segment.to() && segment.trial());
    }

    Signal signal(int position) {
        Optional<ControlChart.Signal> found = chart.points().get(position).signal();
        Direction direction = line.measure().direction();
        if (found.isEmpty() || isTrial(position) || direction == Direction.NEUTRAL) {
            return Signal.NONE;
        }
        return found.get().high() == (direction == Direction.HIGHER) ? Signal.BETTER : Signal.WORSE;
    }

    List<Signal> signals() {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < chart.points().size(); i++) {
            signals.add(signal(i));
        }
        return signals;
    }

    /** The band of ordinary variation, a piece for each stretch of equal limits. */
    List<Band> bands(String label, String trialLabel) {
        var bands = new ArrayList<Band>();
        for (int i = 0; i < chart.points().size(); i++) {
            Optional<Limits> limits = limits(i);
            if (limits.isEmpty()) {
                continue;
            }
            Limits found = limits.get();
            String name = isTrial(i) ? trialLabel : label;
            Band last = bands.isEmpty() ? null : bands.get(bands.size() - 1);
            if (last != null
                    && last.to() == i - 1
                    && last.lower() == found.lower()
                    && last.upper() == found.upper()
                    && last.centre() == found.centre()
                    && last.label().equals(name)) {
                bands.set(bands.size() - 1, new Band(last.from(), i, last.lower(), last.upper(), last.centre(), name));
            } else {
                bands.add(new Band(i, i, found.lower(), found.upper(), found.centre(), name));
            }
        }
        return bands;
    }

    /** How many points up to the latest, without a gap, lie on its side of the centre. */
    int runLength() {
        int count = 0;
        for (int i = verdict.at(); i >= 0; i--) {
            ControlChart.Point point = chart.points().get(i);
            if (point.value().isEmpty() || point.limits().isEmpty()) {
                break;
            }
            double centre = point.limits().get().centre();
            boolean high = point.value().getAsDouble() > centre;
            if (point.value().getAsDouble() == centre
                    || high != signal().orElseThrow().high()) {
                break;
            }
            count++;
        }
        return count;
    }
}
