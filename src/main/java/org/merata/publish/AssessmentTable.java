package org.merata.publish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.maturity.Declared;
import org.merata.maturity.Entity;
import org.merata.model.Period;
import org.merata.model.Text;
import org.merata.publish.Table.Column;
import org.merata.publish.Table.Type;

/** Values of maturity assessments as a table, in the columns of their contract: what is written out can be loaded by its own names. */
final class AssessmentTable {
    /** In the order of the columns. */
    static final List<Entity.Kind> ENTITIES = List.of(Entity.Kind.values());

    private AssessmentTable() {}

    static Table of(String id, ContractDefinition contract, List<Declared> declared) {
        List<Column> columns = Stream.of(
                        "framework",
                        "agency",
                        "region",
                        "country",
                        "unit",
                        "period",
                        "part",
                        "value",
                        "status",
                        "evidence",
                        "link",
                        "publisher",
                        "synthetic")
                .map(name -> column(contract, name, type(name)))
                .toList();
        List<List<Object>> rows = declared.stream()
                .sorted(Comparator.comparing(Declared::framework)
                        .thenComparing(Declared::entity)
                        .thenComparing(Declared::period))
                .map(AssessmentTable::row)
                .toList();
        return new Table(id, contract.label(), columns, rows);
    }

    /** The publishers named in the values, in one sentence; empty where there are none. */
    static Optional<Text> publishers(List<Declared> declared) {
        String names =
                declared.stream().map(Declared::publisher).distinct().sorted().collect(Collectors.joining("; "));
        return names.isEmpty() ? Optional.empty() : Optional.of(Text.same(names));
    }

    static Optional<Period> lastPeriod(List<Declared> declared) {
        return declared.stream().map(Declared::period).max(Comparator.comparing(Period::endExclusive));
    }

    private static Type type(String column) {
        return switch (column) {
            case "value" -> Type.NUMBER;
            case "synthetic" -> Type.BOOLEAN;
            default -> Type.TEXT;
        };
    }

    private static List<Object> row(Declared one) {
        var row = new ArrayList<Object>();
        row.add(one.framework());
        ENTITIES.forEach(
                kind -> row.add(one.entity().kind() == kind ? one.entity().code() : null));
        row.add(one.period().code());
        row.add(one.part());
        row.add(one.value().map(BigDecimal::doubleValue).orElse(null));
        row.add(one.status().id());
        row.add(one.evidence().id());
        row.add(one.link().orElse(null));
        row.add(one.publisher());
        row.add(one.synthetic());
        return row;
    }

    /** Fields of the contract bear its labels. */
    static Column column(ContractDefinition contract, String id, Type type) {
        return new Column(
                id,
                type,
                contract.findField(id)
                        .map(ContractDefinition.Field::label)
                        .orElseGet(() -> Labels.get("column." + id)));
    }
}
