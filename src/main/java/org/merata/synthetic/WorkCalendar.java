package org.merata.synthetic;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;

/**
 * How busy a day is. Offices open from Monday to Friday, some on Saturday morning; digital channels are open always. The holidays are a
 * simplification: those of a fixed date, the week of Idulfitri and the largest of the moving ones, written from memory.
 */
final class WorkCalendar {
    /** By day of the week from Monday, as a multiple of an ordinary day. */
    private static final double[] DIGITAL_WEEK = {1.10, 1.05, 1.0, 1.0, 0.95, 0.55, 0.45};

    private static final double[] OFFICE_WEEK = {1.25, 1.05, 1.0, 1.0, 0.85, 0.12, 0};

    private static final double[] SEASON = {1.04, 0.98, 1.0, 0.93, 0.97, 1.05, 1.10, 1.06, 1.02, 1.0, 0.97, 0.88};

    private static final double HOLIDAY = 0.35;
    private static final double GROWTH_PER_YEAR = 0.04;

    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(6, 1), MonthDay.of(8, 17), MonthDay.of(12, 25));

    /** First day of Idulfitri; offices close from two days before to five days after. */
    private static final Map<Integer, LocalDate> IDULFITRI = Map.of(
            2020, LocalDate.of(2020, 5, 24),
            2021, LocalDate.of(2021, 5, 13),
            2022, LocalDate.of(2022, 5, 2),
            2023, LocalDate.of(2023, 4, 22),
            2024, LocalDate.of(2024, 4, 10),
            2025, LocalDate.of(2025, 3, 31));

    private static final Set<LocalDate> MOVING = Set.of(
            LocalDate.of(2020, 3, 25),
            LocalDate.of(2020, 7, 31),
            LocalDate.of(2020, 10, 29),
            LocalDate.of(2021, 3, 11),
            LocalDate.of(2021, 7, 20),
            LocalDate.of(2021, 8, 11),
            LocalDate.of(2022, 3, 3),
            LocalDate.of(2022, 5, 16),
            LocalDate.of(2022, 7, 9),
            LocalDate.of(2023, 3, 22),
            LocalDate.of(2023, 6, 29),
            LocalDate.of(2023, 7, 19),
            LocalDate.of(2024, 3, 11),
            LocalDate.of(2024, 6, 17),
            LocalDate.of(2024, 9, 16),
            LocalDate.of(2025, 3, 29),
            LocalDate.of(2025, 6, 6),
            LocalDate.of(2025, 9, 5));

    private WorkCalendar() {}

    static boolean isHoliday(LocalDate day) {
        LocalDate feast = IDULFITRI.get(day.getYear());
        boolean feastWeek = feast != null && !day.isBefore(feast.minusDays(2)) && !day.isAfter(feast.plusDays(5));
        return feastWeek || FIXED.contains(MonthDay.from(day)) || MOVING.contains(day);
    }

    /** How many applications the day brings, whatever the channel, as a multiple of an ordinary day of the first year. */
    static double volume(LocalDate day) {
        double growth = StrictMath.pow(1 + GROWTH_PER_YEAR, Effects.years(day.toEpochDay()));
        return SEASON[day.getMonthValue() - 1] * growth;
    }

    static double digital(LocalDate day) {
        return DIGITAL_WEEK[day.getDayOfWeek().getValue() - 1] * (isHoliday(day) ? HOLIDAY : 1);
    }

    /** For every channel that needs an office to be open. */
    static double office(LocalDate day) {
        return isHoliday(day) ? 0 : OFFICE_WEEK[day.getDayOfWeek().getValue() - 1];
    }
}
