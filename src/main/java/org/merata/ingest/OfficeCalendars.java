package org.merata.ingest;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.merata.definition.CalendarDefinition;
import org.merata.definition.CalendarDefinition.DayOff;
import org.merata.definition.CalendarDefinition.Hours;
import org.merata.definition.CalendarDefinition.Span;
import org.merata.definition.Definitions;
import org.merata.model.Agency;
import org.merata.model.Reference;
import org.merata.model.Service;
import org.merata.model.Text;
import org.merata.warehouse.CodeTypes;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;

/**
 * The calendars of the offices as tables beside the records, so that the clock of a standard is joins and sums. A calendar is numbered by
 * its place in the list; number 0 is that of every office that no calendar names. Where days off were decided or taken back in the
 * course of time, a calendar has versions: number 0 is how it turned out, the others how it was known between two such days.
 */
final class OfficeCalendars {
    /** A day of a calendar as it turned out, with what was known on it. */
    static final String DAY = "office_day";

    /** The n-th working day of a version. */
    static final String WORKING_DAY = "office_working_day";

    /** The opening in which the clock of a version reaches a number of seconds, by steps of the calendar's shortest opening. */
    static final String STEP = "office_step";

    /** The calendar of an agency; of a service whose units keep their own. */
    static final String AGENCY = "office_of_agency";

    static final String SERVICE = "office_of_service";

    private static final String SPAN = "office_span";
    private static final String DAY_ROWS = "office_day_rows";
    /** Raised when the tables of the calendars are made otherwise. */
    private static final int FORM = 1;

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2050, 12, 31);
    /** How long after the next change a version may still be needed, beside three times the longest standard. */
    private static final int DAYS_KEPT = 1_100;

    private static final int SECONDS = 60;

    private final List<CalendarDefinition> calendars = new ArrayList<>();
    private final Reference reference;
    private final long daysKept;
    private final int spans;

    OfficeCalendars(Definitions definitions, Reference reference) {
        this.reference = reference;
        List<CalendarDefinition> all = List.copyOf(definitions.calendars().values());
        calendars.add(all.stream()
                .filter(CalendarDefinition::isForAllOthers)
                .findFirst()
                .orElseGet(OfficeCalendars::weekdays));
        all.stream().filter(calendar -> !calendar.isForAllOthers()).forEach(calendars::add);
        int longest = reference.listServices().stream()
                .flatMap(service -> service.standard().stream())
                .filter(standard ->
                        standard.unit() == Service.TimeUnit.DAY || standard.unit() == Service.TimeUnit.WORKING_DAY)
                .mapToInt(Service.Standard::value)
                .max()
                .orElse(0);
        this.daysKept = DAYS_KEPT + 3L * longest;
        this.spans = mostSpans(definitions);
    }

    /** The most openings a day has in any calendar. */
    static int mostSpans(Definitions definitions) {
        return definitions.calendars().values().stream()
                .flatMap(calendar -> calendar.hours().stream())
                .flatMap(hours -> hours.week().values().stream())
                .mapToInt(List::size)
                .max()
                .orElse(1);
    }

    /** Of a home that says nothing: from Monday to Friday, day and night. */
    private static CalendarDefinition weekdays() {
        var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                week.put(day, List.of(new Span(0, 1440)));
            }
        }
        var name = Text.of("Monday to Friday", "Senin sampai Jumat");
        return new CalendarDefinition(
                "weekdays",
                name,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Hours(name, List.of(), week)),
                List.of(),
                name,
                true);
    }

    /** Brings the tables in line: which calendar an office keeps is written each time, the calendars themselves where they have changed. */
    void write(RecordsDatabase records) throws SQLException {
        writeOffices(records);
        String form = describe();
        if (!records.findMeta(DAY).equals(Optional.of(form))) {
            CubeState.inTransaction(records, () -> {
                writeCalendars(records);
                records.putMeta(DAY, form);
            });
        }
    }

    /** Stands for all that the tables of the calendars are made from. */
    private String describe() {
        return CubeState.hash(FORM + " " + FIRST_DAY + " " + LAST_DAY + " " + daysKept + " " + spans + " " + calendars);
    }

    private void writeCalendars(RecordsDatabase records) throws SQLException {
        create(records);
        try (RowAppender days = records.appender("temp", DAY_ROWS);
                RowAppender openings = records.appender("temp", SPAN)) {
            for (int number = 0; number < calendars.size(); number++) {
                new Written(number, calendars.get(number)).write(days, openings);
            }
        }
        records.execute("CREATE OR REPLACE TABLE " + DAY + " AS FROM temp.main." + DAY_ROWS);
        records.execute("CREATE OR REPLACE TABLE " + WORKING_DAY + " AS SELECT calendar, version, number,"
                + " CAST(any_value(begins) AS DATE) AS day, max(before + seconds) AS reached FROM temp.main." + SPAN
                + " GROUP BY calendar, version, number");
        records.execute("CREATE OR REPLACE TABLE " + STEP + " AS SELECT calendar, version,"
                + " unnest(range((before + step - 1) // step, (before + seconds - 1) // step + 1)) AS step, before,"
                + " seconds, begins, CAST(epoch(next_begins) - epoch(begins) AS BIGINT) - seconds AS closed_after"
                + " FROM temp.main." + SPAN);
        for (String rows : List.of(DAY_ROWS, SPAN)) {
            records.execute("DROP TABLE temp.main." + rows);
        }
    }

    private void create(RecordsDatabase records) throws SQLException {
        var openings = new StringBuilder();
        for (int i = 0; i < spans; i++) {
            openings.append(", opens")
                    .append(i)
                    .append(" INTEGER, closes")
                    .append(i)
                    .append(" INTEGER");
        }
        records.execute("CREATE OR REPLACE TEMP TABLE " + DAY_ROWS + " (calendar INTEGER, day DATE, version INTEGER,"
                + " known_number BIGINT, known_before BIGINT, before BIGINT, seconds INTEGER, step INTEGER" + openings
                + ")");
        records.execute("CREATE OR REPLACE TEMP TABLE " + SPAN + " (calendar INTEGER, version INTEGER, number BIGINT,"
                + " before BIGINT, seconds INTEGER, step INTEGER, begins TIMESTAMP, next_begins TIMESTAMP)");
    }

    private void writeOffices(RecordsDatabase records) throws SQLException {
        writeOffices(records, AGENCY, "agencies", rows -> {
            for (Agency agency : reference.listAgencies()) {
                rows.add(agency.code(), calendarOf(agency));
            }
        });
        writeOffices(records, SERVICE, "services", rows -> {
            for (int number = 1; number < calendars.size(); number++) {
                for (String service : calendars.get(number).services()) {
                    rows.add(service, number);
                }
            }
        });
    }

    private interface Offices {
        void writeTo(RowAppender rows) throws SQLException;
    }

    /** Codes are members of their enumeration, as those of the rows they are joined with; one outside the reference data has no rows. */
    private static void writeOffices(RecordsDatabase records, String table, String list, Offices offices)
            throws SQLException {
        String texts = table + "_text";
        records.execute("CREATE OR REPLACE TEMP TABLE " + texts + " (code VARCHAR, calendar INTEGER)");
        try (RowAppender rows = records.appender("temp", texts)) {
            offices.writeTo(rows);
        }
        records.execute("CREATE OR REPLACE TEMP TABLE " + table + " AS SELECT TRY_CAST(code AS " + CodeTypes.name(list)
                + ") AS code, calendar FROM temp.main." + texts);
        records.execute("DROP TABLE temp.main." + texts);
    }

    /** The calendar that names the agency or the nearest above it, else its kind. */
    private int calendarOf(Agency agency) {
        Optional<Agency> next = Optional.of(agency);
        for (int steps = 0; next.isPresent() && steps < reference.listAgencies().size(); steps++) {
            String code = next.get().code();
            for (int number = 1; number < calendars.size(); number++) {
                if (calendars.get(number).agencies().contains(code)) {
                    return number;
                }
            }
            next = next.get().parent().flatMap(reference::findAgency);
        }
        for (int number = 1; number < calendars.size(); number++) {
            if (calendars.get(number).agencyKinds().contains(agency.kind())) {
                return number;
            }
        }
        return 0;
    }

    /** One calendar while its rows are written. */
    private final class Written {
        private final int number;
        private final CalendarDefinition calendar;
        private final Map<LocalDate, List<DayOff>> daysOff = new HashMap<>();
        private final List<LocalDate> changes;
        private final int step;

        Written(int number, CalendarDefinition calendar) {
            this.number = number;
            this.calendar = calendar;
            var changing = new TreeSet<LocalDate>();
            for (DayOff off : calendar.daysOff()) {
                LocalDate last = off.days().last().orElseThrow();
                for (LocalDate day = off.days().first().orElseThrow(); !day.isAfter(last); day = day.plusDays(1)) {
                    daysOff.computeIfAbsent(day, none -> new ArrayList<>()).add(off);
                }
                off.decided().ifPresent(changing::add);
                off.withdrawn().ifPresent(changing::add);
            }
            this.changes = List.copyOf(changing);
            this.step = SECONDS
                    * calendar.hours().stream()
                            .flatMap(hours -> hours.week().values().stream().flatMap(List::stream))
                            .mapToInt(Span::minutes)
                            .min()
                            .orElse(CalendarDefinition.SHORTEST_SPAN);
        }

        /** Version 0 is how it turned out; what is known from the last change on is the same. */
        void write(RowAppender days, RowAppender spans) throws SQLException {
            Version turnedOut = version(0, LAST_DAY, FIRST_DAY, LAST_DAY);
            turnedOut.writeSpans(spans);
            LocalDate since = FIRST_DAY;
            int version = 1;
            for (LocalDate change : changes) {
                LocalDate last = change.minusDays(1);
                Version known = version(version++, last, since, min(change.plusDays(daysKept), LAST_DAY));
                known.writeSpans(spans);
                writeDays(days, since, last, known, turnedOut);
                since = change;
            }
            writeDays(days, since, LAST_DAY, turnedOut, turnedOut);
        }

        private static LocalDate min(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }

        private Version version(int version, LocalDate knownOn, LocalDate first, LocalDate last) {
            return new Version(version, knownOn, first, last);
        }

        private List<Span> open(LocalDate day, LocalDate knownOn) {
            for (DayOff off : daysOff.getOrDefault(day, List.of())) {
                if (off.isKnownOn(knownOn)) {
                    return List.of();
                }
            }
            List<Span> open = List.of();
            for (Hours hours : calendar.hours()) {
                if (hours.holdsOn(day)) {
                    open = hours.on(day);
                }
            }
            return open;
        }

        private void writeDays(RowAppender rows, LocalDate first, LocalDate last, Version known, Version turnedOut)
                throws SQLException {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                List<Span> open = turnedOut.open(day);
                var row = new ArrayList<Object>(List.of(
                        number,
                        day,
                        known.version,
                        known.numberOn(day),
                        known.secondsBefore(day),
                        turnedOut.secondsBefore(day),
                        SECONDS * open.stream().mapToInt(Span::minutes).sum(),
                        step));
                for (int i = 0; i < spans; i++) {
                    row.add(i < open.size() ? SECONDS * open.get(i).opens() : 0);
                    row.add(i < open.size() ? SECONDS * open.get(i).closes() : 0);
                }
                rows.add(row.toArray());
            }
        }

        /** The clock of one version: how many working days and open seconds there were up to each day. */
        private final class Version {
            private final int version;
            private final List<List<Span>> openings = new ArrayList<>();
            private final LocalDate first;
            private final LocalDate last;
            private final long[] numbers;
            private final long[] before;

            /** @param first the days kept: those on which it can be asked for and those a promise then made can reach */
            Version(int version, LocalDate knownOn, LocalDate first, LocalDate last) {
                this.version = version;
                this.first = first;
                this.last = last;
                int size = (int) (last.toEpochDay() - FIRST_DAY.toEpochDay()) + 1;
                numbers = new long[size];
                before = new long[size + 1];
                for (int i = 0; i < size; i++) {
                    List<Span> open = Written.this.open(FIRST_DAY.plusDays(i), knownOn);
                    openings.add(open);
                    numbers[i] = (i == 0 ? 0 : numbers[i - 1]) + (open.isEmpty() ? 0 : 1);
                    before[i + 1] = before[i]
                            + SECONDS * open.stream().mapToLong(Span::minutes).sum();
                }
            }

            private int index(LocalDate day) {
                return (int) (day.toEpochDay() - FIRST_DAY.toEpochDay());
            }

            List<Span> open(LocalDate day) {
                return openings.get(index(day));
            }

            long numberOn(LocalDate day) {
                return numbers[index(day)];
            }

            long secondsBefore(LocalDate day) {
                return before[index(day)];
            }

            void writeSpans(RowAppender rows) throws SQLException {
                Object[] waiting = null;
                for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                    long reached = secondsBefore(day);
                    for (Span span : open(day)) {
                        var begins = day.atStartOfDay().plusMinutes(span.opens());
                        if (waiting != null) {
                            waiting[7] = begins;
                            rows.add(waiting);
                        }
                        waiting = new Object[] {
                            number, version, numberOn(day), reached, SECONDS * span.minutes(), step, begins, null
                        };
                        reached += (long) SECONDS * span.minutes();
                    }
                }
                if (waiting != null) {
                    rows.add(waiting);
                }
            }
        }
    }
}
