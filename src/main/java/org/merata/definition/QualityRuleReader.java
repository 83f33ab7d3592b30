package org.merata.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.definition.QualityRule.Level;
import org.merata.definition.QualityRule.Limit;
import org.merata.definition.QualityRule.Missing;
import org.merata.definition.QualityRule.Operator;
import org.merata.definition.QualityRule.Side;
import org.merata.model.Severity;

/** Turns a rule, valid by its schema, into its definition, and reports what does not fit its dataset or itself. */
final class QualityRuleReader {
    private static final Set<Type> NUMBERS = Set.of(Type.INTEGER, Type.NUMBER);

    private final YamlNode node;
    private final ContractDefinition contract;
    private final ConditionReader conditions;
    private final Findings findings;
    private final Level level;

    private QualityRuleReader(YamlNode node, ContractDefinition contract, Columns columns, Findings findings) {
        this.node = node;
        this.contract = contract;
        this.conditions = new ConditionReader(columns, findings);
        this.findings = findings;
        this.level = node.constant(Level.class, "level");
    }

    /** Empty where it has an error, which is reported. */
    static Optional<QualityRule> read(
            YamlNode node, Shelf<ContractDefinition> contracts, Columns columns, Findings findings) {
        return contracts
                .resolve(node.string("dataset"), node.get("dataset"), findings)
                .filter(contract -> isLoaded(contract, node, findings))
                .flatMap(contract -> new QualityRuleReader(node, contract, columns, findings).rule());
    }

    private static boolean isLoaded(ContractDefinition contract, YamlNode node, Findings findings) {
        boolean reference = contract.kind() == ContractDefinition.Kind.REFERENCE;
        if (reference) {
            findings.add(
                    DefinitionNotice.WRONG_DATASET_KIND,
                    node.get("dataset"),
                    "value",
                    contract.id() + " (reference)",
                    "expected",
                    "records or counts or values");
        }
        return !reference;
    }

    private Optional<QualityRule> rule() {
        var rule = new QualityRule(
                node.string("id"),
                node.text("label"),
                node.text("explanation"),
                node.text("recommendation"),
                contract.id(),
                level,
                groupBy(),
                where(node),
                side(node.get("left")),
                node.constant(Operator.class, "operator"),
                side(node.get("right")),
                node.findConstant(Missing.class, "missing").orElse(Missing.SKIP_IF_ANY),
                node.constant(Severity.class, "severity"),
                node.find("warn").map(QualityRuleReader::limit).orElse(Limit.NONE),
                node.find("fail").map(QualityRuleReader::limit));
        checkComparison(rule);
        checkHistory(rule);
        return findings.hasErrors() ? Optional.empty() : Optional.of(rule);
    }

    private static Limit limit(YamlNode limit) {
        Optional<YamlNode> count = limit.find("count");
        return new Limit(
                limit.findNumber("share"),
                count.isPresent() ? OptionalInt.of(limit.integer("count")) : OptionalInt.empty());
    }

    private List<String> groupBy() {
        List<YamlNode> fields = node.listItems("group_by");
        if (fields.isEmpty() == (level == Level.GROUP)) {
            doesNotFit(node.find("group_by").orElse(node.get("level")), "group_by", "level: group, and only there");
        }
        for (YamlNode field : fields) {
            if (!field.written().equals(QualityRule.MONTH)) {
                findField(field);
            } else if (contract.time().isEmpty()) {
                doesNotFit(field, QualityRule.MONTH, "a dataset with time");
            }
        }
        return node.strings("group_by");
    }

    private List<Condition> where(YamlNode holder) {
        var where = new ArrayList<Condition>();
        holder.listMembers("where").forEach((field, condition) -> {
            if (contract.findDerived(field).isPresent()) {
                doesNotFit(condition, field, "a field of the row, or an attribute of what it refers to");
            } else {
                conditions.read(contract, field, condition).ifPresent(where::add);
            }
        });
        return where;
    }

    private Side side(YamlNode side) {
        String key = side.members().keySet().stream()
                .filter(name -> !Set.of("where", "times", "usual_of", "missing").contains(name))
                .findFirst()
                .orElseThrow();
        Side.Kind kind = Side.Kind.valueOf(key.toUpperCase(java.util.Locale.ROOT));
        if (kind.isAggregate() != (level == Level.GROUP) && kind != Side.Kind.CONSTANT) {
            doesNotFit(
                    side.get(key),
                    key,
                    level == Level.GROUP ? "count, sum, mean, constant" : "field, least, greatest, total, constant");
        }
        if (!kind.isAggregate()) {
            side.find("where").ifPresent(found -> doesNotFit(found, "where", "count, sum, mean"));
            side.find("usual_of").ifPresent(found -> doesNotFit(found, "usual_of", "count, sum, mean"));
        }
        if (kind.isAggregate() || kind == Side.Kind.CONSTANT) {
            side.find("missing").ifPresent(found -> doesNotFit(found, "missing", "field, least, greatest, total"));
        }
        boolean named = kind != Side.Kind.CONSTANT && kind != Side.Kind.COUNT;
        List<YamlNode> fields = named ? side.get(key).asList() : List.of();
        for (YamlNode field : fields) {
            Optional<Type> type = findField(field).map(Field::type);
            boolean number = kind != Side.Kind.FIELD || side.find("times").isPresent() || isCounted(side);
            if (number && type.isPresent() && !NUMBERS.contains(type.get())) {
                wrongType(field, type.get(), "integer or number");
            }
        }
        return new Side(
                kind,
                fields.stream().map(YamlNode::written).toList(),
                side.findNumber("constant").orElse(0.0),
                where(side),
                side.findNumber("times").orElse(1.0),
                side.find("usual_of").isPresent() ? OptionalInt.of(side.integer("usual_of")) : OptionalInt.empty(),
                side.findConstant(Missing.class, "missing"));
    }

    /** Whether what is missing counts as 0, as only a number can. */
    private static boolean isCounted(YamlNode side) {
        return side.findConstant(Missing.class, "missing")
                .filter(missing -> missing != Missing.SKIP_IF_ANY)
                .isPresent();
    }

    private Optional<Field> findField(YamlNode field) {
        Optional<Field> found = contract.findField(field.written());
        if (found.isEmpty()) {
            findings.addNotAllowed(
                    DefinitionNotice.UNKNOWN_REFERENCE,
                    field.at(),
                    field.written(),
                    contract.fields().stream().map(Field::name).toList(),
                    Map.of("kind", "field of " + contract.id()));
        }
        return found;
    }

    /** Both sides must be of one kind of value, and only numbers can stand for what is missing. */
    private void checkComparison(QualityRule rule) {
        boolean bySide =
                rule.left().missing().isPresent() || rule.right().missing().isPresent();
        node.find("missing")
                .filter(found -> bySide)
                .ifPresent(found -> doesNotFit(found, "missing", "missing of the rule or of its sides"));
        if (rule.operator().isPair()) {
            node.find("missing").ifPresent(found -> doesNotFit(found, "missing", "the six comparisons"));
            return;
        }
        Set<String> kinds = new TreeSet<>(typesOf(rule.left()));
        kinds.addAll(typesOf(rule.right()));
        if (kinds.size() > 1) {
            doesNotFit(node.get("right"), String.join(" and ", kinds), "two sides of one type");
        } else if (rule.missing() != Missing.SKIP_IF_ANY && !kinds.equals(Set.of("number"))) {
            doesNotFit(node.get("missing"), Ids.of(rule.missing()), "skip_if_any, unless both sides are numbers");
        }
    }

    private Set<String> typesOf(Side side) {
        return side.kind() != Side.Kind.FIELD
                ? Set.of("number")
                : side.fields().stream()
                        .flatMap(name -> contract.findField(name).stream())
                        .map(field -> NUMBERS.contains(field.type()) ? "number" : Ids.of(field.type()))
                        .collect(Collectors.toSet());
    }

    private void checkHistory(QualityRule rule) {
        if (rule.looksBack() && !rule.groupBy().contains(QualityRule.MONTH)) {
            doesNotFit(node.find("group_by").orElse(node), "usual_of", "group_by with month");
        }
    }

    private void doesNotFit(YamlNode at, String value, String expected) {
        findings.add(DefinitionNotice.RULE_DOES_NOT_FIT, at, "value", value, "expected", expected);
    }

    private void wrongType(YamlNode at, Type type, String expected) {
        findings.add(
                DefinitionNotice.WRONG_FIELD_TYPE,
                at,
                "value",
                at.written() + " (" + Ids.of(type) + ")",
                "expected",
                expected);
    }
}
