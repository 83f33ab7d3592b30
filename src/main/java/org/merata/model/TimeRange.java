package org.merata.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the first period to the last, both included and of one grain. Written {@code 2024-01..2025-09}, or {@code 2024} for one. */
public record TimeRange(Period first, Period last) {
    public TimeRange {
        if (first.grain() != last.grain()) {
            throw new IllegalArgumentException("a range has one grain: " + first + ".." + last);
        }
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException("a range runs forward: " + first + ".." + last);
        }
    }

    public static TimeRange of(Period only) {
        return new TimeRange(only, only);
    }

    /** Reads {@code 2024-01..2025-09} or a single period; empty where it is neither, mixes grains or runs backwards. */
    public static Optional<TimeRange> find(String code) {
        int dots = code.indexOf("..");
        Optional<Period> first = Period.find(dots < 0 ? code : code.substring(0, dots));
        Optional<Period> last = dots < 0 ? first : Period.find(code.substring(dots + 2));
        if (first.isEmpty()
                || last.isEmpty()
                || first.get().grain() != last.get().grain()
                || first.get().compareTo(last.get()) > 0) {
            return Optional.empty();
        }
        return Optional.of(new TimeRange(first.get(), last.get()));
    }

    public String code() {
        return first.equals(last) ? first.code() : first.code() + ".." + last.code();
    }

    public LocalDate start() {
        return first.start();
    }

    public LocalDate endExclusive() {
        return last.endExclusive();
    }

    /** Every period of the grain that lies wholly inside this range, in order. */
    public List<Period> listPeriods(Grain grain) {
        var periods = new ArrayList<Period>();
        Period period = Period.of(grain, start());
        if (period.start().isBefore(start())) {
            period = period.next();
        }
        for (; !period.endExclusive().isAfter(endExclusive()); period = period.next()) {
            periods.add(period);
        }
        return periods;
    }

    @Override
    public String toString() {
        return code();
    }
}
