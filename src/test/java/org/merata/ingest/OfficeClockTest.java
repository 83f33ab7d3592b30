package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;

/** Promises and working times on the calendars of the project, each worked out by hand. */
class OfficeClockTest {
    static final List<String> COLUMNS =
            List.of((TestHome.TRANSACTIONS_HEADER + ",complete_at,paused_minutes").split(","));

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void layOut() {
        home = TestHome.in(folder)
                .write("data/calendars/government.yaml", read("government"))
                .write(
                        "data/calendars/automatic_systems.yaml",
                        read("automatic_systems").replace("[nib, perseroan_perorangan, fidusia]", "[automatic]"))
                .write("data/reference/services.csv", """
                        code,name_en,name_id,sector,level,standard_value,standard_unit,steps,documents,visits,fee
                        minutes30,a,b,population,regency,30,minute,2,1,1,0
                        hour,a,b,population,regency,1,hour,2,1,1,0
                        automatic,a,b,population,national,1,hour,2,1,1,0
                        days3,a,b,population,regency,3,working_day,2,1,1,0
                        days10,a,b,population,regency,10,working_day,2,1,1,0
                        calendar5,a,b,population,regency,5,day,2,1,1,0
                        none,a,b,population,regency,,,2,1,1,0
                        """)
                .source(TestHome.TRANSACTIONS, "service_transactions", "max_quarantined: 0.5", COLUMNS);
    }

    private static String read(String calendar) {
        try {
            return Files.readString(Path.of("data/calendars/" + calendar + ".yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Why, service, submitted, complete, minutes paused, due. */
    private static final String PROMISES = """
            a weekend does not count | days3 | 2024-07-05 16:00 |  | 0 | 2024-07-11 00:00
            half an hour before closing | hour | 2024-07-04 15:30 |  | 0 | 2024-07-05 08:00
            over the midday break | minutes30 | 2024-07-02 11:45 |  | 0 | 2024-07-02 13:15
            at night the clock waits for the morning | minutes30 | 2024-07-02 22:00 |  | 0 | 2024-07-03 08:00
            to the minute of closing | hour | 2024-07-04 15:00 |  | 0 | 2024-07-04 16:00
            in Ramadan offices close at three | hour | 2024-03-18 14:30 |  | 0 | 2024-03-19 08:30
            the last day of Ramadan then leave and the feast | hour | 2024-04-05 15:00 |  | 0 | 2024-04-16 08:00
            a holiday on a Friday | minutes30 | 2025-09-04 15:45 |  | 0 | 2025-09-08 07:45
            leave decided after the promise was made | days10 | 2025-08-04 09:00 |  | 0 | 2025-08-19 00:00
            leave decided on the day of the promise | days10 | 2025-08-07 09:00 |  | 0 | 2025-08-23 00:00
            leave taken back before the promise was made | days3 | 2021-12-22 09:00 |  | 0 | 2021-12-28 00:00
            a system that never closes | automatic | 2024-07-07 23:30 |  | 0 | 2024-07-08 00:30
            the clock starts at complete documents | days3 | 2024-07-01 09:00 | 2024-07-02 09:00 | 0 | 2024-07-06 00:00
            five hours of waiting reach into one more day | days3 | 2024-07-01 09:00 | 2024-07-02 09:00 | 300 | 2024-07-09 00:00
            a whole day of waiting is one more day | days3 | 2024-07-02 09:00 |  | 420 | 2024-07-09 00:00
            waiting stops the hours too | hour | 2024-07-02 14:00 |  | 90 | 2024-07-03 08:00
            days of the calendar run through the weekend | calendar5 | 2024-07-01 09:00 |  | 0 | 2024-07-07 00:00
            waiting in office hours after a Saturday | calendar5 | 2024-07-01 09:00 |  | 60 | 2024-07-09 00:00
            """;

    /** Why, submitted, completed, complete, minutes paused, minutes worked. */
    private static final String WORK = """
            over leave that was decided later | 2025-08-15 16:00 | 2025-08-19 08:00 |  | 0 | 60
            the midday break is no work | 2024-07-02 11:00 | 2024-07-02 14:00 |  | 0 | 120
            at the weekend nobody works | 2024-07-06 09:00 | 2024-07-07 09:00 |  | 0 | 0
            from complete documents without the wait | 2024-07-01 08:00 | 2024-07-02 10:00 | 2024-07-02 08:00 | 45 | 75
            never below nothing | 2024-07-02 08:00 | 2024-07-02 09:00 |  | 500 | 0
            a week in Ramadan has 32.5 hours | 2024-03-18 00:00 | 2024-03-25 00:00 |  | 0 | 1950
            an ordinary week has 37.5 hours | 2024-07-15 00:00 | 2024-07-22 00:00 |  | 0 | 2250
            """;

    private static List<String[]> examples(String table) {
        return table.lines().map(line -> line.strip().split(" *[|] *", -1)).toList();
    }

    @Test
    void aPromiseEndsWhenTheOfficeWasOpenForLongEnough() {
        List<String[]> examples = examples(PROMISES);
        load(examples.stream().map(row -> row(row[0], row[1], row[2], "", row[3], row[4])));
        assertEquals(
                examples.stream().map(row -> row[0] + "|" + row[5]).sorted().toList(),
                home.records("SELECT transaction_id, strftime(due_by + to_hours(7), '%Y-%m-%d %H:%M')"
                        + " FROM fact_service_transactions ORDER BY 1"));
    }

    @Test
    void workingTimeIsThatInWhichTheOfficeWasOpenAndDidNotWait() {
        List<String[]> examples = examples(WORK);
        load(examples.stream().map(row -> row(row[0], "none", row[1], row[2], row[3], row[4])));
        assertEquals(
                examples.stream()
                        .map(row -> row[0] + "|" + 60 * Integer.parseInt(row[5]))
                        .sorted()
                        .toList(),
                home.records("SELECT transaction_id, working_time_seconds FROM fact_service_transactions ORDER BY 1"));
    }

    private static String row(
            String id, String service, String submitted, String completed, String complete, String paused) {
        return String.join(
                ",",
                id,
                service,
                "A",
                "G1",
                "online",
                submitted + ":00",
                completed.isEmpty() ? "" : completed + ":00",
                "",
                completed.isEmpty() ? "in_progress" : "completed",
                "0",
                complete.isEmpty() ? "" : complete + ":00",
                paused);
    }

    private void load(Stream<String> rows) {
        home.write(
                "data/inbox/transactions/a.csv",
                String.join(",", COLUMNS) + "\n" + String.join("\n", rows.toList()) + "\n");
        home.ingest();
    }

    @Test
    void anOfficeKeepsTheCalendarThatNamesItElseTheOneAboveItElseThatOfItsKind() {
        home.write("data/calendars/always.yaml", calendar("always", "agencies: [G1]", "00:00-24:00"))
                .write("data/calendars/late.yaml", calendar("late", "services: [minutes30]", "20:00-24:00"));
        load(Stream.of(rows()));
        assertEquals(
                List.of(
                        "below G1|2024-07-02 21:00",
                        "of the service|2024-07-02 20:40",
                        "without an office|2024-07-03 08:30"),
                home.records("SELECT transaction_id, strftime(due_by + to_hours(7), '%Y-%m-%d %H:%M')"
                        + " FROM fact_service_transactions ORDER BY 1"));
    }

    private static String[] rows() {
        String moments = "2024-07-02 20:00:00,,,in_progress,0,,";
        return new String[] {
            "below G1,hour,A,G2,online," + moments,
            "of the service,minutes30,A,G1,online,2024-07-02 20:10:00,,,in_progress,0,,",
            "without an office,hour,A,,online," + moments
        };
    }

    @Test
    void aChangeOfACalendarChangesPromisesAndMeasuresOfRowsThatAreThere() {
        load(Stream.of("X1,days3,A,G1,online,2024-07-01 09:00:00,2024-07-05 09:00:00,,completed,0,,"));
        String asked = "SELECT strftime(due_by + to_hours(7), '%m-%d'), within_standard FROM fact_service_transactions";
        assertEquals(List.of("07-05|false"), home.records(asked));
        home.write(
                "data/calendars/government.yaml",
                read("government")
                        .replace(
                                "days_off:\n",
                                "days_off:\n  - {day: 2024-07-03, kind: closed, name: {en: Flood, id: Banjir}}\n"));
        home.ingest();
        assertEquals(List.of("07-06|true"), home.records(asked));
    }

    static String calendar(String id, String offices, String... spans) {
        var days = new ArrayList<String>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            days.add("      " + day + ": "
                    + Arrays.stream(spans).map(span -> '"' + span + '"').toList());
        }
        return """
                id: %s
                label: {en: a, id: b}
                %s
                hours:
                  - name: {en: a, id: b}
                    week:
                %s
                source: {en: a, id: b}
                verified: true
                """.formatted(id, offices, String.join("\n", days));
    }
}
