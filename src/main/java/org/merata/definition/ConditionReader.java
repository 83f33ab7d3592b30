package org.merata.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.Condition.Operator;
import org.merata.definition.ContractDefinition.Type;
import org.merata.model.Period;

/** Turns a condition, valid by the schema, into its definition, and reports fields and values the contract does not know. */
final class ConditionReader {
    private static final List<Type> ORDERED = List.of(Type.INTEGER, Type.NUMBER, Type.DATE, Type.DATETIME, Type.PERIOD);

    private final Columns columns;
    private final Findings findings;

    ConditionReader(Columns columns, Findings findings) {
        this.columns = columns;
        this.findings = findings;
    }

    /** Empty where the field is unknown, which is reported. */
    Optional<Condition> read(ContractDefinition contract, String field, YamlNode node) {
        Optional<Columns.Column> column = columns.find(contract, field);
        if (column.isEmpty()) {
            findings.addNotAllowed(
                    DefinitionNotice.UNKNOWN_REFERENCE,
                    node.at(),
                    field,
                    columns.list(contract),
                    Map.of("kind", "field of " + contract.id()));
            return Optional.empty();
        }
        if (!node.json().isObject()) {
            return Optional.of(condition(field, Operator.IN, node, column.get()));
        }
        String operator = node.members().keySet().iterator().next();
        YamlNode value = node.get(operator);
        return Optional.of(
                switch (operator) {
                    case "not" -> condition(field, Operator.NOT_IN, value, column.get());
                    case "at_least" -> ordered(field, Operator.AT_LEAST, value, column.get());
                    case "at_most" -> ordered(field, Operator.AT_MOST, value, column.get());
                    default ->
                        new Condition(
                                field, value.json().booleanValue() ? Operator.PRESENT : Operator.ABSENT, List.of());
                });
    }

    private Condition ordered(String field, Operator operator, YamlNode value, Columns.Column column) {
        if (!ORDERED.contains(column.type())) {
            findings.add(
                    DefinitionNotice.WRONG_FIELD_TYPE,
                    value,
                    "value",
                    field + " (" + Ids.of(column.type()) + ")",
                    "expected",
                    String.join(" or ", Ids.of(ORDERED)));
        }
        return condition(field, operator, value, column);
    }

    private Condition condition(String field, Operator operator, YamlNode values, Columns.Column column) {
        values.asList().forEach(value -> check(value, column));
        return new Condition(
                field,
                operator,
                values.asList().stream().map(YamlNode::written).distinct().toList());
    }

    private void check(YamlNode value, Columns.Column column) {
        if (!column.allowed().isEmpty()) {
            if (!column.allowed().contains(value.written())) {
                findings.addNotAllowed(
                        DefinitionNotice.VALUE_NOT_ALLOWED, value.at(), value.written(), column.allowed(), Map.of());
            }
        } else if (!isOf(column.type(), value)) {
            findings.add(
                    DefinitionNotice.WRONG_TYPE, value, "value", value.written(), "expected", Ids.of(column.type()));
        }
    }

    private static boolean isOf(Type type, YamlNode value) {
        return switch (type) {
            case STRING -> true;
            case INTEGER -> value.json().isIntegralNumber();
            case NUMBER -> value.json().isNumber();
            case BOOLEAN -> value.json().isBoolean();
            case PERIOD -> Period.find(value.written()).isPresent();
            case DATE, DATETIME -> isDate(value.written());
        };
    }

    private static boolean isDate(String written) {
        try {
            LocalDate.parse(written);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
