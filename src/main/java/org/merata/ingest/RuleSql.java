package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.merata.definition.Condition;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.QualityRule;
import org.merata.definition.QualityRule.Missing;
import org.merata.definition.QualityRule.Side;
import org.merata.warehouse.SqlText;

/** A rule of quality as SQL over rows with the name {@code f}, or over the parts of groups. */
record RuleSql(QualityRule rule, ContractDefinition contract, ZoneShift zone) {
    /** The tables of parts, in order: a group's two sides as sums with their numbers of values, which add up over batches. */
    static final String PART_COLUMNS = "rule VARCHAR NOT NULL, grp VARCHAR NOT NULL, month DATE, left_sum DOUBLE,"
            + " left_n BIGINT NOT NULL, right_sum DOUBLE, right_n BIGINT NOT NULL";

    /** Whether the rule is about a row. */
    String applies(Map<String, String> joins) {
        return conditions(rule.where(), joins);
    }

    /** Whether a row that the rule is about is tested by it. */
    String isTested() {
        return isTested(row(rule.left()), row(rule.right()));
    }

    /** Whether a tested row keeps the rule. */
    String holds() {
        return holds(row(rule.left()), row(rule.right()));
    }

    private String isTested(String left, String right) {
        if (rule.operator().isPair() || rule.missing() == Missing.NEVER_SKIP) {
            return "true";
        }
        String both = rule.missing() == Missing.SKIP_IF_ANY ? " AND " : " OR ";
        return "(" + left + " IS NOT NULL" + both + right + " IS NOT NULL)";
    }

    private String holds(String left, String right) {
        String leftValue = rule.missing() == Missing.SKIP_IF_ANY ? left : "coalesce(" + left + ", 0)";
        String rightValue = rule.missing() == Missing.SKIP_IF_ANY ? right : "coalesce(" + right + ", 0)";
        return "("
                + switch (rule.operator()) {
                    case EQUAL -> leftValue + " = " + rightValue;
                    case NOT_EQUAL -> leftValue + " <> " + rightValue;
                    case GREATER -> leftValue + " > " + rightValue;
                    case AT_LEAST -> leftValue + " >= " + rightValue;
                    case LESS -> leftValue + " < " + rightValue;
                    case AT_MOST -> leftValue + " <= " + rightValue;
                    case COMPULSORY_PAIR -> "(" + left + " IS NULL) = (" + right + " IS NULL)";
                    case EXCLUSIVE_PAIR -> left + " IS NULL OR " + right + " IS NULL";
                }
                + ")";
    }

    /** The value of a side for one row; of several fields, none where one is missing. */
    private static String row(Side side) {
        List<String> fields =
                side.fields().stream().map(field -> SqlText.name("f", field)).toList();
        if (side.missing().isPresent() && side.missing().get() != Missing.SKIP_IF_ANY) {
            return skippedAsStated(side, fields);
        }
        String value =
                switch (side.kind()) {
                    case FIELD -> fields.get(0);
                    case LEAST -> ofAll("least", fields);
                    case GREATEST -> ofAll("greatest", fields);
                    case TOTAL -> "(" + String.join(" + ", fields) + ")";
                    case CONSTANT -> number(side.constant());
                    case COUNT, SUM, MEAN -> throw new IllegalArgumentException("a row has no " + side.kind());
                };
        return times(value, side);
    }

    /** A side that has a value though one of its fields has none: that counts as 0. */
    private static String skippedAsStated(Side side, List<String> fields) {
        List<String> filled =
                fields.stream().map(field -> "coalesce(" + field + ", 0)").toList();
        String all = fields.stream().map(field -> field + " IS NULL").collect(Collectors.joining(" AND "));
        String value =
                switch (side.kind()) {
                    case LEAST -> "least(" + String.join(", ", filled) + ")";
                    case GREATEST -> "greatest(" + String.join(", ", filled) + ")";
                    default -> "(" + String.join(" + ", filled) + ")";
                };
        boolean never = side.missing().get() == Missing.NEVER_SKIP;
        return times(never ? value : "CASE WHEN NOT (" + all + ") THEN " + value + " END", side);
    }

    /** The engine's own function passes over what is missing. */
    private static String ofAll(String function, List<String> fields) {
        String missing = fields.stream().map(field -> field + " IS NULL").collect(Collectors.joining(" OR "));
        return "CASE WHEN " + missing + " THEN NULL ELSE " + function + "(" + String.join(", ", fields) + ") END";
    }

    private static String times(String value, Side side) {
        return side.times() == 1 ? value : "(" + value + ") * " + number(side.times());
    }

    private static String number(double number) {
        return "CAST(" + SqlText.text(Double.toString(number)) + " AS DOUBLE)";
    }

    private String conditions(List<Condition> where, Map<String, String> joins) {
        var all = new ArrayList<String>(List.of("true"));
        where.forEach(condition -> all.add(Cubes.predicate(contract, condition, joins)));
        return String.join(" AND ", all);
    }

    /** The parts of a group rule, by batch where one is named in {@code batch}. */
    String parts(String from, String batch, String restriction) {
        var joins = new java.util.TreeMap<String, String>();
        String where = conditions(rule.where(), joins);
        String left = part(rule.left(), "left", joins);
        String right = part(rule.right(), "right", joins);
        return "SELECT " + batch + SqlText.text(rule.id()) + " AS rule, " + group() + " AS grp, " + month()
                + " AS month, "
                + left + ", " + right + " FROM " + from + " f" + String.join("", joins.values()) + " WHERE " + where
                + restriction + " GROUP BY ALL";
    }

    private String part(Side side, String name, Map<String, String> joins) {
        String filter = " FILTER (WHERE " + conditions(side.where(), joins) + ")";
        String sum =
                switch (side.kind()) {
                    case COUNT -> "CAST(count(*)" + filter + " AS DOUBLE)";
                    case SUM, MEAN ->
                        "sum(CAST(" + SqlText.name("f", side.fields().get(0)) + " AS DOUBLE))" + filter;
                    default -> "CAST(NULL AS DOUBLE)";
                };
        String values =
                switch (side.kind()) {
                    case SUM, MEAN -> "count(" + SqlText.name("f", side.fields().get(0)) + ")" + filter;
                    default -> "CAST(0 AS BIGINT)";
                };
        return sum + " AS " + name + "_sum, " + values + " AS " + name + "_n";
    }

    private String group() {
        List<String> fields = rule.groupBy().stream()
                .filter(field -> !field.equals(QualityRule.MONTH))
                .map(field -> "coalesce(CAST(" + SqlText.name("f", field) + " AS VARCHAR), '')")
                .toList();
        return fields.isEmpty() ? "''" : "concat_ws(' / ', " + String.join(", ", fields) + ")";
    }

    private String month() {
        if (!rule.groupBy().contains(QualityRule.MONTH)) {
            return "CAST(NULL AS DATE)";
        }
        String time = contract.time().orElseThrow();
        boolean moment = contract.findField(time)
                .map(field -> field.type() == Type.DATETIME)
                .orElse(false);
        String column = SqlText.name("f", time);
        return "CAST(date_trunc('month', " + (moment ? zone.toLocal(column) : column) + ") AS DATE)";
    }

    /** The groups as {@code (grp, month, tested, broken, l, r)} from a table of parts of any number of batches. */
    String groups(String parts) {
        String value = "SELECT grp, month, " + value(rule.left(), "left") + " AS l, " + value(rule.right(), "right")
                + " AS r FROM " + parts + " WHERE rule = " + SqlText.text(rule.id()) + " GROUP BY grp, month";
        String sides = "SELECT grp, month, " + side(rule.left(), "l") + " AS l, " + side(rule.right(), "r")
                + " AS r FROM (" + value + ")";
        String tested = isTested("l", "r");
        return "SELECT grp, month, " + tested + " AS tested, " + tested + " AND NOT " + holds("l", "r")
                + " AS broken, l, r FROM (" + sides + ")";
    }

    private static String value(Side side, String name) {
        String sum = "sum(" + name + "_sum)";
        String values = "sum(" + name + "_n)";
        return switch (side.kind()) {
            case COUNT -> sum;
            case SUM -> "CASE WHEN " + values + " > 0 THEN " + sum + " END";
            case MEAN -> "CASE WHEN " + values + " > 0 THEN " + sum + " / " + values + " END";
            default -> number(side.constant());
        };
    }

    /** The median of the months before, where it is asked for, of at least three. */
    private static String side(Side side, String value) {
        if (side.usualOf().isEmpty()) {
            return times(value, side);
        }
        String window = " OVER (PARTITION BY grp ORDER BY month ROWS BETWEEN "
                + side.usualOf().getAsInt() + " PRECEDING AND 1 PRECEDING)";
        return times(
                "CASE WHEN count(" + value + ")" + window + " >= 3 THEN median(" + value + ")" + window + " END", side);
    }

    /** The values a row was compared by, as JSON; what is personal is left out. */
    String compared() {
        var fields = new ArrayList<String>();
        for (Side side : List.of(rule.left(), rule.right())) {
            for (String name : side.fields()) {
                boolean personal = contract.findField(name)
                        .map(ContractDefinition.Field::personal)
                        .orElse(true);
                String member = SqlText.name(name) + " := " + SqlText.name("f", name);
                if (!personal && !fields.contains(member)) {
                    fields.add(member);
                }
            }
        }
        return fields.isEmpty()
                ? "CAST(NULL AS VARCHAR)"
                : "CAST(to_json(struct_pack(" + String.join(", ", fields) + ")) AS VARCHAR)";
    }
}
