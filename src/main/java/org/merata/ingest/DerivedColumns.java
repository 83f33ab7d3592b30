package org.merata.ingest;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.definition.Definitions;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * The columns of a dataset that are worked out from the others, as SQL over rows named {@code g}. Standards are those of the reference
 * data, counted on the calendar of the row's office: see {@link OfficeClock}.
 */
final class DerivedColumns {
    private final ContractDefinition contract;
    private final OfficeClock clock;
    private final ClassLimits limits;

    DerivedColumns(ContractDefinition contract, Definitions definitions) {
        ZoneId zone = definitions.country().zone();
        this.contract = contract;
        this.clock = new OfficeClock(contract, new ZoneShift(zone), OfficeCalendars.mostSpans(definitions), this);
        this.limits = new ClassLimits(contract, new ZoneShift(zone));
    }

    /**
     * Rows of one file under the name {@code g}, with what the columns need.
     *
     * @param rows the rows of the file, as something to select from
     */
    String ofFile(String rows) {
        return clock.from(rows) + limits.joinsOfFile(rows);
    }

    /** The same of rows of several batches, which have a column {@code batch}. */
    String ofBatches(String rows) {
        return clock.from(rows) + limits.joinsOfBatches();
    }

    /** The columns, each beginning with a comma; empty where the contract has none. */
    String select() {
        var sql = new StringBuilder();
        for (Derived derived : contract.derived()) {
            sql.append(", ").append(expression(derived.rule())).append(" AS ").append(SqlText.name(derived.name()));
        }
        return sql.toString();
    }

    private String expression(Rule rule) {
        if (rule instanceof Rule.SecondsBetween span) {
            return "(epoch_us(" + column(span.to()) + ") - epoch_us(" + column(span.from()) + ")) // 1000000";
        }
        if (rule instanceof Rule.WorkingSecondsBetween span) {
            return clock.workingSeconds(span);
        }
        if (rule instanceof Rule.FirstOf first) {
            return "coalesce("
                    + String.join(
                            ", ", first.moments().stream().map(this::column).toList()) + ")";
        }
        if (rule instanceof Rule.DueBy promise) {
            return dueBy(promise);
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
    String column(String name) {
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
        boolean hasService = contract.fields().stream()
                .anyMatch(field -> field.references().filter("services"::equals).isPresent());
        return hasService ? "coalesce(" + stated + ", " + clock.dueBy() + ")" : stated;
    }

    /** Works the columns out again for rows that are facts already: standards or calendars may have changed. */
    void update(RecordsDatabase records) throws SQLException {
        if (contract.derived().isEmpty()) {
            return;
        }
        String table = SqlText.name(new FactTable(contract).name());
        var assignments = new ArrayList<String>();
        for (Derived derived : contract.derived()) {
            assignments.add(SqlText.name(derived.name()) + " = n." + SqlText.name(derived.name()));
        }
        records.execute("UPDATE " + table + " SET " + String.join(", ", assignments)
                + " FROM (SELECT g.row_number" + select() + " FROM "
                + ofBatches("(SELECT rowid AS row_number, * FROM " + table + ")") + ") n WHERE "
                + table + ".rowid = n.row_number");
    }
}
