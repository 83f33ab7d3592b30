package org.merata.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar period, half-open: {@code [start, endExclusive)}. Written {@code 2024-07}, {@code 2024-Q3}, {@code 2024-S2} or
 * {@code 2024}.
 */
public record Period(Grain grain, LocalDate start) implements Comparable<Period> {
    private static final Pattern CODE = Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|Q([1-4])|S([12])))?");

    public Period {
        if (!start.equals(floor(grain, start))) {
            throw new IllegalArgumentException(start + " does not start a " + grain.id());
        }
    }

    /** The period of this grain that holds the date. */
    public static Period of(Grain grain, LocalDate date) {
        return new Period(grain, floor(grain, date));
    }

    /** Reads a code such as {@code 2024-Q3}; empty where it is not one. */
    public static Optional<Period> find(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        try {
            if (matcher.group(2) != null) {
                return Optional.of(of(Grain.MONTH, LocalDate.of(year, Integer.parseInt(matcher.group(2)), 1)));
            }
            if (matcher.group(3) != null) {
                return Optional.of(of(
                        Grain.QUARTER, LocalDate.of(year, Integer.parseInt(matcher.group(3)) * 3 - 2, 1)));
            }
            if (matcher.group(4) != null) {
                return Optional.of(of(
                        Grain.SEMESTER, LocalDate.of(year, Integer.parseInt(matcher.group(4)) * 6 - 5, 1)));
            }
            return Optional.of(of(Grain.YEAR, LocalDate.of(year, 1, 1)));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Reads a code such as {@code 2024-Q3}. */
    public static Period get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("not a period: " + code));
    }

    public String code() {
        int month = start.getMonthValue();
        return switch (grain) {
            case MONTH -> YearMonth.from(start).toString();
            case QUARTER -> start.getYear() + "-Q" + (month + 2) / 3;
            case SEMESTER -> start.getYear() + "-S" + (month + 5) / 6;
            case YEAR -> Integer.toString(start.getYear());
        };
    }

    public LocalDate endExclusive() {
        return start.plusMonths(grain.months());
    }

    /** This period moved by a number of its own lengths; negative moves back. */
    public Period plus(int periods) {
        return new Period(grain, start.plusMonths((long) periods * grain.months()));
    }

    public Period next() {
        return plus(1);
    }

    public Period previous() {
        return plus(-1);
    }

    /** The same period of the year before. */
    public Period yearBefore() {
        return new Period(grain, start.minusYears(1));
    }

    @Override
    public int compareTo(Period other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : grain.compareTo(other.grain);
    }

    @Override
    public String toString() {
        return code();
    }

    private static LocalDate floor(Grain grain, LocalDate date) {
        int month = (date.getMonthValue() - 1) / grain.months() * grain.months() + 1;
        return LocalDate.of(date.getYear(), month, 1);
    }
}
