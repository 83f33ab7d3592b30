package org.merata.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Text;

/**
 * When some offices are open ({@code data/calendars/*.yaml}): the clock of a service standard runs only then.
 *
 * @param agencyKinds kinds of agency it is the calendar of
 * @param agencies codes of agencies it is the calendar of, with all below them
 * @param services codes of services whose units keep hours of their own, whatever agency provides them
 * @param hours the weeks, in order: of those that hold on a day the last one does
 * @param daysOff days on which the offices are closed
 * @param source where it is written
 * @param verified whether the dates were read at the source
 */
public record CalendarDefinition(
        String id,
        Text label,
        List<String> agencyKinds,
        List<String> agencies,
        List<String> services,
        List<Hours> hours,
        List<DayOff> daysOff,
        Text source,
        boolean verified) {
    /** A day of an office that is open on it has at least this many minutes in each span. */
    public static final int SHORTEST_SPAN = 30;

    public CalendarDefinition {
        agencyKinds = List.copyOf(agencyKinds);
        agencies = List.copyOf(agencies);
        services = List.copyOf(services);
        hours = List.copyOf(hours);
        daysOff = List.copyOf(daysOff);
    }

    CalendarDefinition withDaysOff(List<DayOff> days) {
        return new CalendarDefinition(id, label, agencyKinds, agencies, services, hours, days, source, verified);
    }

    /** Whether it is the calendar of every office that no other calendar names. */
    public boolean isForAllOthers() {
        return agencyKinds.isEmpty() && agencies.isEmpty() && services.isEmpty();
    }

    /**
     * A week, and when it holds.
     *
     * @param periods when it holds; empty for always
     * @param week by day: the spans in which the office is open; a day that is not there is closed
     */
    public record Hours(Text name, List<Days> periods, Map<DayOfWeek, List<Span>> week) {
        public Hours {
            periods = List.copyOf(periods);
            var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
            week.forEach((day, spans) -> days.put(day, List.copyOf(spans)));
            week = Collections.unmodifiableMap(days);
        }

        public boolean holdsOn(LocalDate day) {
            return periods.isEmpty() || periods.stream().anyMatch(period -> period.contains(day));
        }

        /** The mean length of the days on which the office is open, in minutes; NaN where it never is. */
        public double meanDayMinutes() {
            return week.values().stream()
                    .filter(spans -> !spans.isEmpty())
                    .mapToInt(spans -> spans.stream().mapToInt(Span::minutes).sum())
                    .average()
                    .orElse(Double.NaN);
        }

        public List<Span> on(LocalDate day) {
            return week.getOrDefault(day.getDayOfWeek(), List.of());
        }
    }

    /** Days from the first to the last, both included; open where an end is not stated. */
    public record Days(Optional<LocalDate> first, Optional<LocalDate> last) {
        public boolean contains(LocalDate day) {
            return first.map(start -> !day.isBefore(start)).orElse(true)
                    && last.map(end -> !day.isAfter(end)).orElse(true);
        }
    }

    /** Minutes of the day from opening to closing, such as 450 to 720 for 07:30-12:00; 1440 is the end of the day. */
    public record Span(int opens, int closes) {
        public int minutes() {
            return closes - opens;
        }
    }

    /**
     * Days on which the offices are closed.
     *
     * @param decided the day on which it was decided; empty where it was always known
     * @param withdrawn the day on which it was taken back: the offices were open after all
     */
    public record DayOff(Days days, Kind kind, Text name, Optional<LocalDate> decided, Optional<LocalDate> withdrawn) {
        public boolean isKnownOn(LocalDate day) {
            return decided.map(since -> !since.isAfter(day)).orElse(true)
                    && withdrawn.map(since -> since.isAfter(day)).orElse(true);
        }
    }

    public enum Kind {
        /** A national holiday. */
        HOLIDAY,
        /** Leave that the government gives all its offices (cuti bersama). */
        COLLECTIVE_LEAVE,
        /** Any other day on which these offices were closed. */
        CLOSED
    }

    /** When the office is open on a day, with the days off that were known on another day. */
    public List<Span> open(LocalDate day, LocalDate knownOn) {
        boolean off = daysOff.stream().anyMatch(dayOff -> dayOff.days().contains(day) && dayOff.isKnownOn(knownOn));
        if (off) {
            return List.of();
        }
        List<Span> open = List.of();
        for (Hours week : hours) {
            if (week.holdsOn(day)) {
                open = week.on(day);
            }
        }
        return open;
    }
}
