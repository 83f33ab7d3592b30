package org.merata.definition;

import java.util.List;

/**
 * A condition on one field of a row; a row without a value meets none but {@link Operator#ABSENT}. {@code field} is a field or derived column of the dataset's contract, or an attribute of what a
 * field refers to, such as {@code channel.kind}.
 */
public record Condition(String field, Operator operator, List<String> values) {
    public enum Operator {
        IN,
        NOT_IN,
        AT_LEAST,
        AT_MOST,
        PRESENT,
        ABSENT
    }

    public Condition {
        values = List.copyOf(values);
    }

    /** Canonical text: equal conditions have equal text and others have not; the order of the values does not matter. */
    public String canonical() {
        return field + " " + operator + " "
                + values.stream().sorted().map(Condition::quoted).toList();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
