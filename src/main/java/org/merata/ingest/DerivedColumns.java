package org.merata.ingest;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.RowAppender;
import org.merata.warehouse.SqlText;

/**
 * The columns of a dataset that are worked out from the others, as SQL over rows named {@code g}. Standards are those of the reference
 * data: minutes and hours run by the clock; a standard of n days ends with the n-th day after the day of submission, and a standard of
 * n working days with the n-th working day after it, in the country's time zone. Working days are Monday to Friday.
 */
final class DerivedColumns {
    private static final String WORKDAYS = "workday";
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private final ContractDefinition contract;
    private final ZoneShift zone;
    private final ClassLimits limits;

    DerivedColumns(ContractDefinition contract, ZoneId zone) {
        this.contract = contract;
        this.zone = new ZoneShift(zone);
        this.limits = new ClassLimits(contract, this.zone);
    }

    /** Makes the calendar: each day with the number of working days up to it, itself included. */
    static void writeCalendar(RecordsDatabase records) throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + WORKDAYS + " (day DATE, is_workday BOOLEAN, number BIGINT)");
        try (RowAppender rows = records.appender("temp", WORKDAYS)) {
            long number = 0;
            for (LocalDate day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
                boolean isWorkday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
                number += isWorkday ? 1 : 0;
                rows.add(day, isWorkday, number);
            }
        }
    }

    /** The joins that the columns of one file's rows need. */
    String joinsOfFile(String rows) {
        return joins() + limits.joinsOfFile(rows);
    }

    /** The joins that the columns of rows of several batches need. */
    String joinsOfBatches() {
        return joins() + limits.joinsOfBatches();
    }

    private String joins() {
        var sql = new StringBuilder();
        for (Derived derived : contract.derived()) {
            if (derived.rule() instanceof Rule.DueBy && serviceField().isPresent()) {
                String from = SqlText.name("g", ((Rule.DueBy) derived.rule()).from());
                sql.append(" LEFT JOIN temp.main.service sv ON sv.code = ")
                        .append(SqlText.name("g", serviceField().get().name()))
                        .append(" LEFT JOIN temp.main." + WORKDAYS
                                + " d0 ON sv.standard_unit = 'working_day' AND d0.day = ")
                        .append("CAST(" + zone.toLocal(from) + " AS DATE)")
                        .append(" LEFT JOIN temp.main." + WORKDAYS
                                + " d1 ON d1.is_workday AND d1.number = d0.number + sv.standard_value");
                break;
            }
        }
        return sql.toString();
    }

    /** The columns, each beginning with a comma; empty where the contract has none. */
    String select() {
        var sql = new StringBuilder();
        for (Derived derived : contract.derived()) {
            sql.append(", ").append(expression(derived.rule())).append(" AS ").append(SqlText.name(derived.name()));
        }
        return sql.toString();
    }

    private Optional<Field> serviceField() {
        return contract.fields().stream()
                .filter(field -> field.references().equals(Optional.of("services")))
                .findFirst();
    }

    private String expression(Rule rule) {
        if (rule instanceof Rule.SecondsBetween) {
            var span = (Rule.SecondsBetween) rule;
            return "(epoch_us(" + column(span.to()) + ") - epoch_us(" + column(span.from()) + ")) // 1000000";
        }
        if (rule instanceof Rule.DueBy) {
            return dueBy((Rule.DueBy) rule);
        }
        if (rule instanceof Rule.WorkingDaysAfter) {
            return limits.limit((Rule.WorkingDaysAfter) rule);
        }
        if (rule instanceof Rule.Kept) {
            var kept = (Rule.Kept) rule;
            return ClassLimits.kept(column(kept.moment()), column(kept.limit()));
        }
        var limit = (Rule.NotLater) rule;
        return column(limit.moment()) + " <= " + column(limit.limit());
    }

    /** A field of the row, or a derived column before this one. */
    private String column(String name) {
        return contract.findField(name).isPresent()
                ? SqlText.name("g", name)
                : "("
                        + expression(contract.findDerived(name)
                                .orElseThrow(
                                        () -> new IllegalArgumentException(contract.id() + " has no column " + name))
                                .rule())
                        + ")";
    }

    private String dueBy(Rule.DueBy rule) {
        String stated = rule.stated().map(this::column).orElse("CAST(NULL AS TIMESTAMP)");
        if (serviceField().isEmpty()) {
            return stated;
        }
        String from = column(rule.from());
        String localDay = "CAST(" + zone.toLocal(from) + " AS DATE)";
        return "coalesce(" + stated + ", CASE sv.standard_unit WHEN 'minute' THEN " + from
                + " + to_minutes(sv.standard_value) WHEN 'hour' THEN " + from
                + " + to_hours(sv.standard_value) WHEN 'day' THEN "
                + zone.toUtc("CAST(" + localDay + " + sv.standard_value + 1 AS TIMESTAMP)")
                + " WHEN 'working_day' THEN " + zone.toUtc("CAST(d1.day + 1 AS TIMESTAMP)") + " END)";
    }

    /** Works the columns out again for rows that are facts already: standards may have changed. */
    void update(RecordsDatabase records) throws SQLException {
        if (contract.derived().isEmpty()) {
            return;
        }
        String table = SqlText.name(new FactTable(contract).name());
        var assignments = new java.util.ArrayList<String>();
        for (Derived derived : contract.derived()) {
            assignments.add(SqlText.name(derived.name()) + " = n." + SqlText.name(derived.name()));
        }
        records.execute("UPDATE " + table + " SET " + String.join(", ", assignments)
                + " FROM (SELECT g.rowid AS row_number" + select() + " FROM " + table + " g" + joinsOfBatches()
                + ") n WHERE "
                + table + ".rowid = n.row_number");
    }
}
