package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.definition.CalendarDefinition;
import org.merata.definition.CalendarDefinition.Span;

/** The clock in SQL against a calendar that is walked minute by minute in plain Java, on made-up calendars and moments. */
class SlowOfficeCalendarTest {
    private static final long SEED = 20_250_818;
    private static final int ROWS = 1_500;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate TURNED_OUT = LocalDate.of(2050, 12, 31);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Random random = new Random(SEED);
    private final Map<List<LocalDate>, boolean[]> openMinutes = new HashMap<>();
    private CalendarDefinition calendar;

    private record Drawn(
            String service, LocalDateTime submitted, LocalDateTime complete, LocalDateTime completed, int paused) {}

    @Test
    void dueMomentsAndWorkingTimesAreThoseOfASlowCalendar(@TempDir Path folder) {
        TestHome home = TestHome.in(folder)
                .write("data/calendars/made_up.yaml", calendarFile())
                .write("data/reference/services.csv", """
                        code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee
                        minute45,a,b,population,regency,45,minute,2,1,1,0
                        hour9,a,b,population,regency,9,hour,2,1,1,0
                        working_day1,a,b,population,regency,1,working_day,2,1,1,0
                        working_day12,a,b,population,regency,12,working_day,2,1,1,0
                        day4,a,b,population,regency,4,day,2,1,1,0
                        """)
                .source(TestHome.TRANSACTIONS, "service_transactions", "max_quarantined: 0.5", OfficeClockTest.COLUMNS);
        calendar = home.definitions().calendars().get("made_up");
        var rows = new ArrayList<String>();
        var expected = new ArrayList<String>();
        List<String> services = List.of("minute45", "hour9", "working_day1", "working_day12", "day4");
        for (int i = 0; i < ROWS; i++) {
            LocalDateTime submitted = FIRST.atStartOfDay().plusMinutes(random.nextInt(300 * 1440));
            LocalDateTime complete = submitted.plusMinutes(random.nextBoolean() ? 0 : random.nextInt(4_000));
            var drawn = new Drawn(
                    services.get(random.nextInt(services.size())),
                    submitted,
                    complete,
                    complete.plusMinutes(random.nextInt(30_000)),
                    random.nextInt(3) == 0 ? random.nextInt(900) : 0);
            String id = "X%04d".formatted(i);
            rows.add(row(id, drawn));
            expected.add(id + "|" + MOMENT.format(due(drawn)) + "|" + working(drawn));
        }
        home.write(
                "data/inbox/transactions/a.csv",
                String.join(",", OfficeClockTest.COLUMNS) + "\n" + String.join("\n", rows) + "\n");
        assertEquals(ROWS, home.ingest().accepted());
        assertEquals(
                expected,
                home.records("SELECT transaction_id, strftime(due_by + to_hours(7), '%Y-%m-%d %H:%M:%S'),"
                        + " working_time_seconds FROM fact_service_transactions ORDER BY 1"),
                () -> "seed " + SEED);
    }

    private static String row(String id, Drawn drawn) {
        return String.join(
                ",",
                id,
                drawn.service,
                "A",
                "G1",
                "online",
                MOMENT.format(drawn.submitted),
                MOMENT.format(drawn.completed),
                "",
                "completed",
                "0",
                drawn.complete.equals(drawn.submitted) ? "" : MOMENT.format(drawn.complete),
                drawn.paused == 0 ? "" : Integer.toString(drawn.paused));
    }

    /** Weeks with spans of odd lengths, a period of shorter hours, days off of which some are decided late and some taken back. */
    private String calendarFile() {
        var daysOff = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(400));
            String decided = random.nextBoolean() ? "" : ", decided: " + day.minusDays(random.nextInt(20));
            String withdrawn = random.nextInt(3) > 0 || !decided.isEmpty()
                    ? ""
                    : ", withdrawn: " + day.minusDays(random.nextInt(9));
            daysOff.add("  - {day: " + day + ", kind: closed, name: {en: a, id: b}" + decided + withdrawn + "}");
        }
        return """
                id: made_up
                label: {en: a, id: b}
                hours:
                  - name: {en: a, id: b}
                    week:
                %s
                  - name: {en: a, id: b}
                    periods: [{from: 2024-03-12, to: 2024-04-09}]
                    week:
                %s
                days_off:
                %s
                source: {en: a, id: b}
                verified: true
                """.formatted(week(6), week(5), String.join("\n", daysOff));
    }

    private String week(int days) {
        var lines = new ArrayList<String>();
        for (String day : DAYS.subList(0, days)) {
            int opens = 420 + random.nextInt(100);
            int pause = opens + 30 + random.nextInt(200);
            int back = pause + random.nextInt(90);
            lines.add("      %s: [\"%s-%s\", \"%s-%s\"]"
                    .formatted(day, time(opens), time(pause), time(back), time(back + 30 + random.nextInt(300))));
        }
        return String.join("\n", lines);
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private boolean isOpen(LocalDateTime minute, LocalDate knownOn) {
        boolean[] open = openMinutes.computeIfAbsent(List.of(minute.toLocalDate(), knownOn), key -> {
            var day = new boolean[1440];
            for (Span span : calendar.open(key.get(0), key.get(1))) {
                for (int i = span.opens(); i < span.closes(); i++) {
                    day[i] = true;
                }
            }
            return day;
        });
        return open[minute.getHour() * 60 + minute.getMinute()];
    }

    private boolean isWorkingDay(LocalDate day, LocalDate knownOn) {
        return !calendar.open(day, knownOn).isEmpty();
    }

    /** The end of the minute in which the office has been open for so many minutes. */
    private LocalDateTime after(LocalDateTime start, int minutes, LocalDate knownOn) {
        LocalDateTime at = start;
        for (int left = minutes; left > 0; at = at.plusMinutes(1)) {
            left -= isOpen(at, knownOn) ? 1 : 0;
        }
        return at;
    }

    private LocalDateTime due(Drawn drawn) {
        LocalDate start = drawn.complete.toLocalDate();
        return switch (drawn.service) {
            case "minute45" -> after(drawn.complete, 45 + drawn.paused, start);
            case "hour9" -> after(drawn.complete, 540 + drawn.paused, start);
            case "working_day1" -> endOfDay(nthWorkingDay(start, 1), drawn.paused, start);
            case "working_day12" -> endOfDay(nthWorkingDay(start, 12), drawn.paused, start);
            default -> endOfDay(start.plusDays(4), drawn.paused, TURNED_OUT);
        };
    }

    private LocalDate nthWorkingDay(LocalDate start, int n) {
        LocalDate day = start;
        for (int left = n; left > 0; left -= isWorkingDay(day, start) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    private LocalDateTime endOfDay(LocalDate day, int paused, LocalDate knownOn) {
        LocalDateTime end = day.plusDays(1).atStartOfDay();
        return paused == 0
                ? end
                : after(end, paused, knownOn)
                        .minusMinutes(1)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay();
    }

    private long working(Drawn drawn) {
        long minutes = 0;
        for (LocalDateTime at = drawn.complete; at.isBefore(drawn.completed); at = at.plusMinutes(1)) {
            minutes += isOpen(at, TURNED_OUT) ? 1 : 0;
        }
        return 60 * Math.max(0, minutes - drawn.paused);
    }
}
