package org.merata.dashboard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.merata.analysis.Seasonality;
import org.merata.disclosure.Answer.Figure;
import org.merata.model.Period;

/** The one way a line gets its reading, so that a verdict in a grid or a list is the verdict of its chart. */
final class Readings {
    private final Wording words;
    private final Targets targets;
    private final Events events;

    Readings(Wording words, Targets targets, Events events) {
        this.words = words;
        this.targets = targets;
        this.events = events;
    }

    /**
     * Against the target in force at the latest figure.
     *
     * @param where one value per dimension: what the line is of
     */
    Reading of(Timeline line, Map<String, String> where, Optional<Seasonality> season) {
        OptionalDouble target = line.latest()
                .flatMap(Figure::period)
                .map(period -> targets.value(line.measure().id(), where, period))
                .orElse(OptionalDouble.empty());
        return Reading.of(line, target, rebases(line, where), season);
    }

    Reading withoutTarget(Timeline line, Map<String, String> where, Optional<Seasonality> season) {
        return Reading.of(line, OptionalDouble.empty(), rebases(line, where), season);
    }

    /** At breaks of region and definition, and at events that say so. */
    private Set<Integer> rebases(Timeline line, Map<String, String> where) {
        List<Period> periods = line.periods();
        var all = new HashSet<>(Breaks.positions(words.reference(), line.measure(), where, periods));
        all.addAll(events.rebases(periods, where));
        return all;
    }
}
