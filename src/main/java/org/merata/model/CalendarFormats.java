package org.merata.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dates and periods in one language. Month names are our own: those of the JVM differ from version to version. */
final class CalendarFormats {
    private static final List<String> ENGLISH_MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> INDONESIAN_MONTHS = List.of(
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember");
    private static final List<String> INDONESIAN_SHORT_MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des");
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    /** The three zones of Indonesia (Keppres 41/1987). */
    private static final Map<String, String> ZONE_NAMES = Map.of(
            "Asia/Jakarta", "WIB",
            "Asia/Pontianak", "WIB",
            "Asia/Makassar", "WITA",
            "Asia/Jayapura", "WIT");

    private static final char EN_DASH = '\u2013';
    private static final String SPACED_DASH = " \u2013 ";

    private final Language language;

    CalendarFormats(Language language) {
        this.language = language;
    }

    String date(LocalDate date) {
        return date.getDayOfMonth() + " " + month(date) + " " + date.getYear();
    }

    String dates(LocalDate first, LocalDate last) {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException("dates run forward: " + first + ".." + last);
        }
        if (first.equals(last)) {
            return date(first);
        }
        if (first.getYear() != last.getYear()) {
            return date(first) + SPACED_DASH + date(last);
        }
        if (first.getMonth() != last.getMonth()) {
            return first.getDayOfMonth() + " " + month(first) + SPACED_DASH + date(last);
        }
        return first.getDayOfMonth() + "" + EN_DASH + date(last);
    }

    String moment(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        char between = language == Language.ID ? '.' : ':';
        String clock = twoDigits(local.getHour()) + between + twoDigits(local.getMinute());
        String zoneName = Optional.ofNullable(ZONE_NAMES.get(zone.getId())).orElseGet(() -> offset(local.getOffset()));
        return date(local.toLocalDate()) + ", " + clock + " " + zoneName;
    }

    String period(Period period) {
        int year = period.start().getYear();
        return period.grain() == Grain.YEAR ? Integer.toString(year) : part(period) + " " + year;
    }

    String shortPeriod(Period period) {
        int year = period.start().getYear();
        LocalDate start = period.start();
        return switch (period.grain()) {
            case MONTH -> shortMonth(start) + " " + year;
            case QUARTER -> (language == Language.ID ? "TW " + roman(period) : part(period)) + " " + year;
            case SEMESTER -> "Sem. " + roman(period) + " " + year;
            case YEAR -> Integer.toString(year);
        };
    }

    String periods(TimeRange range) {
        Period first = range.first();
        Period last = range.last();
        if (first.equals(last)) {
            return period(first);
        }
        int year = last.start().getYear();
        if (first.grain() == Grain.YEAR) {
            return period(first) + EN_DASH + period(last);
        }
        if (first.start().getYear() != year) {
            return period(first) + SPACED_DASH + period(last);
        }
        boolean namedOnce =
                first.grain() == Grain.SEMESTER || first.grain() == Grain.QUARTER && language == Language.ID;
        return part(first) + EN_DASH + (namedOnce ? roman(last) : part(last)) + " " + year;
    }

    /** The period without its year. */
    private String part(Period period) {
        return switch (period.grain()) {
            case MONTH -> month(period.start());
            case QUARTER -> language == Language.ID ? "Triwulan " + roman(period) : "Q" + (1 + index(period));
            case SEMESTER -> "Semester " + roman(period);
            case YEAR -> "";
        };
    }

    private static String roman(Period period) {
        return ROMAN.get(index(period));
    }

    private static int index(Period period) {
        return (period.start().getMonthValue() - 1) / period.grain().months();
    }

    private String month(LocalDate date) {
        return (language == Language.ID ? INDONESIAN_MONTHS : ENGLISH_MONTHS).get(date.getMonthValue() - 1);
    }

    private String shortMonth(LocalDate date) {
        return language == Language.ID
                ? INDONESIAN_SHORT_MONTHS.get(date.getMonthValue() - 1)
                : month(date).substring(0, 3);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
