package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.definition.ContractDefinition.Type;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.HistoryTable;
import org.merata.warehouse.SqlText;

/**
 * Limits in working days that hang on what another field says, such as the class of a complaint, and whether they were kept, as SQL over
 * rows named {@code g}. Days are those of the calendar of the row's office ({@link OfficeCalendars}), as it was known on the first. What a file does not tell of an open case is known only up to the last moment the file tells of.
 */
final class ClassLimits {
    private static final String TOLD = "told";

    private final ContractDefinition contract;
    private final ZoneShift zone;
    private final List<Rule.WorkingDaysAfter> limits = new ArrayList<>();

    ClassLimits(ContractDefinition contract, ZoneShift zone) {
        this.contract = contract;
        this.zone = zone;
        contract.derived().forEach(column -> {
            if (column.rule() instanceof Rule.WorkingDaysAfter limit) {
                limits.add(limit);
            }
        });
    }

    private boolean needsEndOfFile() {
        return contract.derived().stream().anyMatch(column -> column.rule() instanceof Rule.Kept);
    }

    /** The joins of rows that come in one file. @param rows the rows of the file, as something to select from */
    String joinsOfFile(String rows) {
        return joins() + (needsEndOfFile() ? " CROSS JOIN (SELECT " + last() + " FROM " + rows + " r) " + TOLD : "");
    }

    /** The joins of rows of several batches, which have a column {@code batch}. */
    String joinsOfBatches() {
        if (!needsEndOfFile()) {
            return joins();
        }
        String fields = "SELECT batch, " + SqlText.names(listMoments()) + " FROM ";
        return joins() + " LEFT JOIN (SELECT batch, " + last() + " FROM (" + fields
                + SqlText.name(new FactTable(contract).name()) + " UNION ALL " + fields
                + SqlText.name(new HistoryTable(contract).name()) + ") r GROUP BY batch) " + TOLD + " ON " + TOLD
                + ".batch = g.batch";
    }

    private List<String> listMoments() {
        return contract.fields().stream()
                .filter(field -> field.type() == Type.DATETIME && !field.future())
                .map(Field::name)
                .toList();
    }

    private String last() {
        return listMoments().stream()
                .map(field -> "max(" + SqlText.name("r", field) + ")")
                .collect(Collectors.joining(", ", "greatest(", ") AS moment"));
    }

    private String joins() {
        var sql = new StringBuilder();
        if (!limits.isEmpty()) {
            sql.append(" LEFT JOIN " + OfficeCalendars.AGENCY + " lo ON "
                    + findAgency()
                            .map(agency -> "lo.code = " + SqlText.name("g", agency))
                            .orElse("false"));
        }
        for (int i = 0; i < limits.size(); i++) {
            Rule.WorkingDaysAfter limit = limits.get(i);
            sql.append(" LEFT JOIN " + OfficeCalendars.DAY + " l" + i + " ON l" + i
                            + ".calendar = coalesce(lo.calendar, 0) AND l" + i + ".day = CAST("
                            + zone.toLocal(SqlText.name("g", limit.from())) + " AS DATE)")
                    .append(" LEFT JOIN " + OfficeCalendars.WORKING_DAY + " m" + i + " ON m" + i
                            + ".calendar = l" + i + ".calendar AND m" + i + ".version = l" + i + ".version AND m" + i
                            + ".number = l" + i + ".known_number + " + days(limit));
        }
        return sql.toString();
    }

    private Optional<String> findAgency() {
        return contract.fields().stream()
                .filter(field -> field.references().filter("agencies"::equals).isPresent())
                .findFirst()
                .map(Field::name);
    }

    private static String days(Rule.WorkingDaysAfter limit) {
        String by = SqlText.name("g", limit.by());
        String cases = limit.days().entrySet().stream()
                .map(entry -> " WHEN " + by + " = " + SqlText.text(entry.getKey()) + " THEN " + entry.getValue())
                .collect(Collectors.joining());
        String otherwise = limit.otherwise().isPresent()
                ? " WHEN " + by + " IS NULL THEN " + limit.otherwise().getAsInt()
                : "";
        return "(CASE" + cases + otherwise + " END)";
    }

    /** The end of the last day, in UTC. */
    String limit(Rule.WorkingDaysAfter rule) {
        return zone.toUtc("CAST(m" + limits.indexOf(rule) + ".day + 1 AS TIMESTAMP)");
    }

    /** @param moment the moment as SQL @param limit its limit as SQL */
    static String kept(String moment, String limit) {
        return "CASE WHEN " + moment + " IS NOT NULL THEN " + moment + " < " + limit + " WHEN " + limit + " <= " + TOLD
                + ".moment THEN false END";
    }
}
