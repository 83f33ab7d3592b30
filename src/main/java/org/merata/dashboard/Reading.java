package org.merata.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.merata.analysis.ControlChart;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.Verdict;
import org.merata.dashboard.ChartSpec.Band;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Direction;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Status;
import org.merata.model.Unit;

/**
 * What ordinary variation says of a line: the one source of its chips, its sentence, the colours of its points and the words of its
 * table, so that they cannot disagree.
 *
 * @param target in force at the latest point; empty for none
 */
record Reading(Timeline line, ControlChart chart, Verdict verdict, OptionalDouble target) {
    /**
     * @param rebases positions at which limits start anew: breaks, which no run crosses
     */
    static Reading of(Timeline line, OptionalDouble target, Set<Integer> rebases) {
        List<OptionalDouble> values =
                line.figures().stream().map(Reading::usable).toList();
        List<OptionalLong> cases = line.figures().stream().map(Figure::n).toList();
        Unit unit = line.measure().unit();
        ControlChart chart = isShare(line)
                ? ControlChart.shares(values, cases, rebases)
                : unit == Unit.SECONDS ? ControlChart.xmrOfLogs(values, rebases) : ControlChart.xmr(values, rebases);
        return new Reading(line, chart, Verdict.of(chart, line.measure().direction(), target), target);
    }

    /** The kind of chart, as {@code methods.md} names it. */
    String method() {
        return isShare(line) ? "laney" : "xmr";
    }

    private static boolean isShare(Timeline line) {
        return line.measure().unit() == Unit.SHARE
                && line.shown().stream().allMatch(figure -> figure.n().isPresent());
    }

    /** A figure under the measure's minimum n is shown but is no evidence of anything. */
    private static OptionalDouble usable(Figure figure) {
        return figure.status() == Status.CAUTION ? OptionalDouble.empty() : figure.value();
    }

    /** Where the region chosen became another: it was founded, or another was split from it. */
    static Set<Integer> breaks(Reference reference, Map<String, String> where, List<Period> periods) {
        var days = new ArrayList<LocalDate>();
        Optional.ofNullable(where.get("region")).flatMap(reference::findRegion).ifPresent(region -> {
            region.validFrom().ifPresent(days::add);
            for (Region other : reference.listRegions()) {
                if (other.predecessors().contains(region.code())) {
                    other.validFrom().ifPresent(days::add);
                }
            }
        });
        var positions = new HashSet<Integer>();
        for (LocalDate day : days) {
            for (int i = 1; i < periods.size(); i++) {
                if (periods.get(i - 1).start().isBefore(day)
                        && !periods.get(i).start().isBefore(day)) {
                    positions.add(i);
                }
            }
        }
        return positions;
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
        return isOnLatest() ? chart.points().get(verdict.at()).limits() : Optional.empty();
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
            Optional<Limits> limits = chart.points().get(i).limits();
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
