package org.merata.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.CalendarDefinition.Span;

/** What a calendar says, and what can be wrong with one. */
class CalendarTest {
    private static final String HEAD = """
            id: %s
            label: {en: a, id: b}
            source: {en: a, id: b}
            verified: true
            """;

    private SmallHome home;

    @BeforeEach
    void layOut(@TempDir Path folder) {
        home = new SmallHome(folder);
    }

    private CalendarTest put(String id, String rest) {
        home.put("data/calendars/" + id + ".yaml", HEAD.formatted(id) + rest);
        return this;
    }

    private static String hours(String spans) {
        return "hours:\n  - {name: {en: a, id: b}, week: {monday: [" + spans + "]}}\n";
    }

    @Test
    void spansAreLongEnoughAndInOrderAndWithinTheDay() {
        put("c", hours("'08:00-12:00', '11:30-15:00', '16:00-16:20', '25:00-26:00'"));
        assertEquals(
                List.of("wrong_form data/calendars/c.yaml:6 hours[0].week.monday[3]"),
                home.notices().stream().map(notice -> notice.split(" \\{")[0]).toList());
        put("c", hours("'08:00-12:00', '11:30-15:00', '16:00-16:20'"));
        assertEquals(
                List.of(
                        "dates_run_backward data/calendars/c.yaml:6 hours[0].week.monday[1] {expected=from 12:00 on, value=11:30-15:00}",
                        "out_of_range data/calendars/c.yaml:6 hours[0].week.monday[2] {expected=at least 30 minutes, within"
                                + " 00:00-24:00, value=16:00-16:20}"),
                home.notices());
    }

    @Test
    void aDayOffIsDecidedBeforeItComesAndTakenBackAfterItWasDecided() {
        put("c", hours("'08:00-12:00'") + """
                days_off:
                  - {day: 2025-08-18, kind: collective_leave, name: {en: a, id: b}, decided: 2025-08-19}
                  - {from: 2025-01-05, to: 2025-01-04, kind: holiday, name: {en: a, id: b}}
                  - {day: 2025-08-18, kind: closed, name: {en: a, id: b}, decided: 2025-08-07, withdrawn: 2025-08-06}
                """);
        assertEquals(
                List.of(
                        "dates_run_backward data/calendars/c.yaml:8 days_off[0].decided {expected=<= 2025-08-18, value=2025-08-19}",
                        "dates_run_backward data/calendars/c.yaml:9 days_off[1].to {expected=>= 2025-01-05, value=2025-01-04}",
                        "dates_run_backward data/calendars/c.yaml:10 days_off[2].withdrawn {expected=>= 2025-08-07, value=2025-08-06}"),
                home.notices());
    }

    @Test
    void anOfficeHasOneCalendarAndItsKindIsKnown() {
        put("a", "services: [x]\n" + hours("'08:00-12:00'"));
        put("b", "services: [y, x]\nagency_kinds: [ministry]\n" + hours("'08:00-12:00'"));
        put("c", hours("'08:00-12:00'"));
        put("d", hours("'08:00-12:00'") + "days_off_of: {calendar: cc}\n");
        assertEquals(
                List.of(
                        "unknown_reference data/calendars/b.yaml:6 agency_kinds[0]",
                        "office_has_two_calendars data/calendars/b.yaml:5 services[1] {other=a, value=x}",
                        "office_has_two_calendars data/calendars/d.yaml:1 {other=c, value=every office that no calendar names}"),
                home.notices().stream()
                        .map(notice -> notice.startsWith("unknown") ? notice.split(" \\{")[0] : notice)
                        .toList());
    }

    @Test
    void daysOffAreTakenOverFromACalendarThatIsThere() {
        put("a", "services: [x]\n" + hours("'08:00-12:00'") + "days_off_of: {calendar: b, kinds: [holiday]}\n");
        put("b", hours("'08:00-12:00'") + """
                days_off:
                  - {day: 2025-12-25, kind: holiday, name: {en: a, id: b}}
                  - {day: 2025-12-26, kind: collective_leave, name: {en: a, id: b}}
                """);
        assertEquals(List.of(), home.notices());
        assertEquals(1, home.read().definitions().calendars().get("a").daysOff().size());
        put("a", "services: [x]\n" + hours("'08:00-12:00'") + "days_off_of: {calendar: bb}\n");
        assertEquals(
                List.of("unknown_reference data/calendars/a.yaml:8 days_off_of.calendar"),
                home.notices().stream().map(notice -> notice.split(" \\{")[0]).toList());
    }

    /** Perpres 21/2023: 37 hours 30 minutes a week, 32 hours 30 minutes in Ramadan. */
    @Test
    void theCalendarOfTheProjectKeepsTheHoursOfTheRegulationAndWhatWasDecidedWhen() {
        CalendarDefinition calendar =
                DefinitionFolder.read(Path.of("")).definitions().calendars().get("government");
        assertEquals(2_250, weekly(calendar, LocalDate.of(2024, 7, 15)));
        assertEquals(1_950, weekly(calendar, LocalDate.of(2024, 3, 18)));
        LocalDate day = LocalDate.of(2025, 8, 18);
        assertEquals(DayOfWeek.MONDAY, day.getDayOfWeek());
        assertEquals(2, calendar.open(day, LocalDate.of(2025, 8, 6)).size());
        assertEquals(List.of(), calendar.open(day, LocalDate.of(2025, 8, 7)));
        assertTrue(calendar.isForAllOthers());
    }

    private static int weekly(CalendarDefinition calendar, LocalDate monday) {
        int minutes = 0;
        for (int i = 0; i < 7; i++) {
            minutes += calendar.open(monday.plusDays(i), monday).stream()
                    .mapToInt(Span::minutes)
                    .sum();
        }
        return minutes;
    }
}
