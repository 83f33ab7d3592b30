package org.merata.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.definition.EventDefinition.Effect;
import org.merata.model.Grain;
import org.merata.model.Period;

/**
 * How much of an event each period saw, as the columns of a model: the share of its days from the first day on for a step; the share of its
 * days within the event for a pulse, a day after the end counting as what is left of it by then; the years since the first full period for
 * a slope.
 *
 * @param end the last day; empty for an event that stays
 * @param halfLifeDays after the end; empty where nothing is left then
 */
public record Exposure(Effect effect, LocalDate start, Optional<LocalDate> end, OptionalDouble halfLifeDays) {
    /** One column. */
    enum Term {
        PULSE,
        STEP,
        SLOPE
    }

    List<Term> terms() {
        var terms = new ArrayList<Term>();
        if (effect.hasPulse()) {
            terms.add(Term.PULSE);
        }
        if (effect.hasStep()) {
            terms.add(Term.STEP);
        }
        if (effect == Effect.STEP_AND_SLOPE) {
            terms.add(Term.SLOPE);
        }
        return terms;
    }

    double of(Term term, Period period) {
        return switch (term) {
            case STEP -> shareSince(period);
            case PULSE -> pulse(period);
            case SLOPE -> slope(period);
        };
    }

    /** Whether any day of the period lies within the event; of one that stays, whether its first day does. */
    public boolean touches(Period period) {
        LocalDate last = end.orElse(start);
        return !last.isBefore(period.start()) && start.isBefore(period.endExclusive());
    }

    /** Whether the whole period lies before the event. */
    public boolean isBefore(Period period) {
        return !period.endExclusive().isAfter(start);
    }

    private double shareSince(Period period) {
        long days = period.endExclusive().toEpochDay() - period.start().toEpochDay();
        long since = period.endExclusive().toEpochDay()
                - Math.max(
                        period.start().toEpochDay(),
                        Math.min(start.toEpochDay(), period.endExclusive().toEpochDay()));
        return (double) since / days;
    }

    private double pulse(Period period) {
        LocalDate last = end.orElse(start);
        double sum = 0;
        for (LocalDate day = period.start(); day.isBefore(period.endExclusive()); day = day.plusDays(1)) {
            if (day.isBefore(start)) {
                continue;
            }
            long after = Math.max(0, day.toEpochDay() - last.toEpochDay());
            sum += after == 0 ? 1 : halfLifeDays.isPresent() ? Math.pow(0.5, after / halfLifeDays.getAsDouble()) : 0;
        }
        return sum / (period.endExclusive().toEpochDay() - period.start().toEpochDay());
    }

    private double slope(Period period) {
        Period first = firstFull(period.grain());
        return period.compareTo(first) <= 0 ? 0 : yearsBetween(first, period);
    }

    /** The first period of which every day saw the event. */
    Period firstFull(Grain grain) {
        Period holding = Period.of(grain, start);
        return holding.start().equals(start) ? holding : holding.next();
    }

    static double yearsBetween(Period first, Period later) {
        return (later.start().getYear() - first.start().getYear())
                + (later.start().getMonthValue() - first.start().getMonthValue()) / 12.0;
    }
}
