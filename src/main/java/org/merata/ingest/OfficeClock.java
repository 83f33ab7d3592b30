package org.merata.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.warehouse.SqlText;

/**
 * The clock of a service standard as SQL over rows named {@code g}: it runs while the office of the row is open by its calendar
 * ({@link OfficeCalendars}). What is due is counted on the calendar as it was known on the day the clock started, since a promise is
 * not moved by what is decided later; working time is counted on the calendar as it turned out.
 *
 * <p>Seconds of the clock are open seconds since the calendar's first day. A moment's are those of the days before it and of the openings
 * of its day up to it; the other way round, a number of seconds is looked up in steps so short that at most two openings lie in one.
 */
final class OfficeClock {
    private static final String DUE_BY = "office_due_by";
    private static final String WORKED = "office_worked";
    private static final String CALENDAR = "coalesce(own.calendar, office.calendar, 0)";

    private final ContractDefinition contract;
    private final ZoneShift zone;
    private final Map<String, String> dayOfMoment = new LinkedHashMap<>();
    private final Optional<Rule.DueBy> due;
    private final List<Rule.WorkingSecondsBetween> workingTimes = new ArrayList<>();
    private final DerivedColumns columns;
    private final int spans;

    OfficeClock(ContractDefinition contract, ZoneShift zone, int spans, DerivedColumns columns) {
        this.spans = spans;
        this.contract = contract;
        this.zone = zone;
        this.columns = columns;
        Optional<Rule.DueBy> promise = Optional.empty();
        for (Derived derived : contract.derived()) {
            if (derived.rule() instanceof Rule.DueBy dueBy && find("services").isPresent()) {
                promise = promise.or(() -> Optional.of(dueBy));
                alias(dueBy.from());
            } else if (derived.rule() instanceof Rule.WorkingSecondsBetween span) {
                alias(span.from());
                alias(span.to());
                workingTimes.add(span);
            }
        }
        this.due = promise;
    }

    private void alias(String moment) {
        dayOfMoment.putIfAbsent(moment, "day" + dayOfMoment.size());
    }

    private Optional<String> find(String reference) {
        return contract.fields().stream()
                .filter(field -> field.references().equals(Optional.of(reference)))
                .findFirst()
                .map(Field::name);
    }

    /**
     * Rows as something to select from, under the name {@code g}, with what the clock tells of each beside its own columns. Every step is
     * worked out once a row, and the steps of the clock are looked up only where the promise needs them.
     *
     * @param rows something to select from
     */
    String from(String rows) {
        if (dayOfMoment.isEmpty()) {
            return rows + " g";
        }
        var moments = new StringBuilder("(SELECT g.*");
        dayOfMoment.forEach(
                (moment, alias) -> moments.append(", CAST(" + local(moment) + " AS DATE) AS office_" + alias)
                        .append(", (epoch_us(" + local(moment) + ") // 1000000) % 86400 AS office_second_" + alias));
        moments.append(" FROM " + rows + " g)");
        String counted = "(SELECT g.*" + workingTimes()
                + due.map(this::dueColumns).orElse("") + " FROM " + moments + " g" + joins() + ")";
        return due.map(rule -> "(SELECT g.*, " + momentDue(rule) + " AS " + DUE_BY + " FROM " + counted + " g"
                        + stepJoin() + ") g")
                .orElse(counted + " g");
    }

    private String workingTimes() {
        var columns = new StringBuilder();
        for (int i = 0; i < workingTimes.size(); i++) {
            Rule.WorkingSecondsBetween rule = workingTimes.get(i);
            columns.append(", greatest(0, " + seconds(rule.to(), "before") + " - " + seconds(rule.from(), "before")
                    + " - " + pausedSeconds(rule.pausedMinutes()) + ") AS " + WORKED + i);
        }
        return columns.toString();
    }

    private String dueColumns(Rule.DueBy rule) {
        String start = dayOfMoment.get(rule.from());
        return ", " + dueSeconds(rule) + " AS office_due, sv.standard_unit AS office_unit, sv.standard_value AS"
                + " office_value, nth.day AS office_last_day, " + start + ".calendar AS office_calendar, CASE WHEN"
                + " sv.standard_unit = 'day' THEN 0 ELSE " + start + ".version END AS office_version, " + start
                + ".step AS office_step";
    }

    private static String stepJoin() {
        return join(
                OfficeCalendars.STEP,
                "step",
                "step.calendar = g.office_calendar",
                "step.version = g.office_version",
                "step.step = (g.office_due - 1) // g.office_step");
    }

    private String joins() {
        var joins = new ArrayList<String>();
        joins.add(office("office", OfficeCalendars.AGENCY, find("agencies")));
        joins.add(office("own", OfficeCalendars.SERVICE, find("services")));
        dayOfMoment.forEach((moment, alias) -> joins.add(join(
                OfficeCalendars.DAY, alias, alias + ".calendar = " + CALENDAR, alias + ".day = g.office_" + alias)));
        due.ifPresent(rule -> {
            String start = dayOfMoment.get(rule.from());
            joins.add(service());
            joins.add(join(
                    OfficeCalendars.WORKING_DAY,
                    "nth",
                    "sv.standard_unit = 'working_day'",
                    "nth.calendar = " + start + ".calendar",
                    "nth.version = " + start + ".version",
                    "nth.number = " + start + ".known_number + sv.standard_value"));
            rule.pausedMinutes()
                    .ifPresent(paused -> joins.add(join(
                            OfficeCalendars.DAY,
                            "last",
                            "sv.standard_unit = 'day'",
                            columns.column(paused) + " > 0",
                            "last.calendar = " + start + ".calendar",
                            "last.day = g.office_" + start + " + sv.standard_value")));
        });
        return String.join("", joins);
    }

    /** The service with its standard: a table of the reference data. */
    private String service() {
        return " LEFT JOIN temp.main.service sv ON sv.code = "
                + SqlText.name("g", find("services").orElseThrow());
    }

    /** An office is told by a field; where the contract has none, no row has one. */
    private static String office(String alias, String table, Optional<String> field) {
        return join(
                table,
                alias,
                field.map(name -> alias + ".code = " + SqlText.name("g", name)).orElse("false"));
    }

    private static String join(String table, String alias, String... conditions) {
        return " LEFT JOIN " + table + " " + SqlText.name(alias) + " ON " + String.join(" AND ", conditions);
    }

    private String local(String moment) {
        return "(" + zone.toLocal(columns.column(moment)) + ")";
    }

    /** The seconds of the clock at a moment, {@code before} naming those before its day. */
    private String seconds(String moment, String before) {
        String alias = dayOfMoment.get(moment);
        String ofDay = "g.office_second_" + alias;
        var sum = new StringBuilder(alias + "." + before);
        for (int i = 0; i < spans; i++) {
            sum.append(" + greatest(0, least(" + ofDay + ", " + alias + ".closes" + i + ") - " + alias + ".opens" + i
                    + ")");
        }
        return "CAST(" + sum + " AS BIGINT)";
    }

    private String pausedSeconds(Optional<String> pausedMinutes) {
        return pausedMinutes
                .map(field -> "60 * coalesce(" + columns.column(field) + ", 0)")
                .orElse("0");
    }

    /** The seconds of the clock when the promise ends; null for a standard in days without a pause, which needs no clock. */
    private String dueSeconds(Rule.DueBy rule) {
        String paused = pausedSeconds(rule.pausedMinutes());
        String running = seconds(rule.from(), "known_before");
        String inDays = rule.pausedMinutes().isPresent() ? "last.before + last.seconds + " + paused : "NULL";
        return "CASE WHEN sv.standard_unit IN ('minute', 'hour') THEN " + running
                + " + CASE sv.standard_unit WHEN 'hour' THEN 3600 ELSE 60 END * sv.standard_value + " + paused
                + " WHEN NOT (" + paused + " > 0) THEN NULL WHEN sv.standard_unit = 'working_day' THEN nth.reached + "
                + paused + " WHEN sv.standard_unit = 'day' THEN " + inDays + " END";
    }

    /** When the promise ends, of rows that have the clock's columns: minutes and hours to the second, days at the end of the last. */
    private String momentDue(Rule.DueBy rule) {
        // what goes beyond the opening goes on in the next one, after the time between the two
        String moment = "step.begins + to_seconds(g.office_due - step.before + CASE WHEN g.office_due"
                + " > step.before + step.seconds THEN step.closed_after ELSE 0 END)";
        String endOfDay = zone.toUtc("CAST(CAST(" + moment + " - to_seconds(1) AS DATE) + 1 AS TIMESTAMP)");
        String paused = pausedSeconds(rule.pausedMinutes()) + " > 0";
        return "CASE WHEN g.office_unit IN ('minute', 'hour') THEN " + zone.toUtc("(" + moment + ")")
                + " WHEN " + paused + " THEN " + endOfDay + " WHEN g.office_unit = 'working_day' THEN "
                + zone.toUtc("CAST(g.office_last_day + 1 AS TIMESTAMP)") + " WHEN g.office_unit = 'day' THEN "
                + zone.toUtc("CAST(g.office_" + dayOfMoment.get(rule.from()) + " + g.office_value + 1 AS TIMESTAMP)")
                + " END";
    }

    /** When the promise ends, in rows of {@link #from}. */
    String dueBy() {
        return "g." + DUE_BY;
    }

    /** The open seconds between two moments, less the pause, in rows of {@link #from}; never below 0. */
    String workingSeconds(Rule.WorkingSecondsBetween rule) {
        return "g." + WORKED + workingTimes.indexOf(rule);
    }
}
