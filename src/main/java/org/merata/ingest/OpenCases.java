package org.merata.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.definition.Definitions;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * Cases that are open and have a limit: complaints without an answer, applications without an end. Read from the records for whoever works
 * on them; only codes, the publisher's number and the limit are told.
 */
public final class OpenCases {
    private static final String STATUS = "status";
    private static final String IN_PROGRESS = "in_progress";

    private final RecordsDatabase records;
    private final Definitions definitions;
    private final ZoneShift zone;

    public OpenCases(RecordsDatabase records, Definitions definitions) {
        this.records = records;
        this.definitions = definitions;
        this.zone = new ZoneShift(definitions.country().zone());
    }

    /**
     * Which cases are wanted.
     *
     * @param after those whose limit lies after this moment of local time; empty for all that are late already
     * @param until those whose limit lies no later
     * @param codes by field: the code a case must have, such as {@code agency}
     */
    public record Filter(
            Optional<String> dataset, Optional<LocalDateTime> after, LocalDateTime until, Map<String, String> codes) {
        public Filter {
            codes = Map.copyOf(codes);
        }
    }

    /**
     * One open case.
     *
     * @param number the publisher's number of it
     * @param codes by field that refers to something: its code, where it has one
     * @param due local time
     */
    public record Case(String dataset, String source, String number, Map<String, String> codes, LocalDateTime due) {
        public Case {
            codes = Map.copyOf(codes);
        }
    }

    /** Those with the least time left first; at most so many. */
    public List<Case> list(Filter filter, long most) {
        var cases = new ArrayList<Case>();
        for (ContractDefinition contract : definitions.contracts().values()) {
            boolean wanted = contract.kind() == ContractDefinition.Kind.RECORDS
                    && filter.dataset().map(contract.id()::equals).orElse(true)
                    && filter.codes().keySet().stream()
                            .allMatch(field -> contract.findField(field).isPresent());
            if (wanted) {
                findPromise(contract).ifPresent(promise -> cases.addAll(list(contract, promise, filter, most)));
            }
        }
        return cases.stream()
                .sorted(Comparator.comparing(Case::due)
                        .thenComparing(Case::dataset)
                        .thenComparing(Case::number))
                .limit(most)
                .toList();
    }

    /** What ends a case, and by when it should. */
    private record Promise(String moment, String limit) {}

    private static Optional<Promise> findPromise(ContractDefinition contract) {
        for (Derived column : contract.derived()) {
            if (column.rule() instanceof Rule.Kept kept) {
                return Optional.of(new Promise(kept.moment(), kept.limit()));
            }
            if (column.rule() instanceof Rule.NotLater kept) {
                return Optional.of(new Promise(kept.moment(), kept.limit()));
            }
        }
        return Optional.empty();
    }

    private List<Case> list(ContractDefinition contract, Promise promise, Filter filter, long most) {
        List<String> fields = contract.fields().stream()
                .filter(field -> field.references().isPresent())
                .map(Field::name)
                .toList();
        String due = zone.toLocal(SqlText.name("f", promise.limit()));
        String number = contract.key().stream()
                .map(field -> "CAST(" + SqlText.name("f", field) + " AS VARCHAR)")
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
        String sql = "SELECT b.source, " + number + ", " + due + " AS due"
                + fields.stream()
                        .map(field -> ", CAST(" + SqlText.name("f", field) + " AS VARCHAR)")
                        .collect(Collectors.joining())
                + " FROM " + SqlText.name(new FactTable(contract).name()) + " f JOIN batch b USING (batch) WHERE "
                + SqlText.name("f", promise.moment()) + " IS NULL AND " + due + " <= ?"
                + (filter.after().isPresent() ? " AND " + due + " > ?" : "")
                + (hasProgress(contract) ? " AND f." + STATUS + " = '" + IN_PROGRESS + "'" : "")
                + filter.codes().keySet().stream()
                        .sorted()
                        .map(field -> " AND " + SqlText.name("f", field) + " = ?")
                        .collect(Collectors.joining())
                + " ORDER BY due, 2 LIMIT ?";
        var cases = new ArrayList<Case>();
        try (PreparedStatement question = records.connection().prepareStatement(sql)) {
            var values = new ArrayList<Object>(List.of(filter.until()));
            filter.after().ifPresent(values::add);
            values.addAll(new TreeMap<>(filter.codes()).values());
            values.add(most);
            for (int i = 0; i < values.size(); i++) {
                question.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    cases.add(read(contract, fields, rows));
                }
            }
            return cases;
        } catch (SQLException e) {
            throw new IllegalStateException("reading open cases", e);
        }
    }

    private static boolean hasProgress(ContractDefinition contract) {
        return contract.findField(STATUS)
                .map(field -> field.allowed().contains(IN_PROGRESS))
                .orElse(false);
    }

    private static Case read(ContractDefinition contract, List<String> fields, ResultSet row) throws SQLException {
        var codes = new TreeMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            String code = row.getString(i + 4);
            if (code != null) {
                codes.put(fields.get(i), code);
            }
        }
        return new Case(
                contract.id(),
                row.getString(1),
                Personal.mask(row.getString(2)),
                codes,
                row.getObject(3, LocalDateTime.class));
    }
}
