package org.merata.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.ContractDefinition.Type;

/** Turns a formula, valid by the schema, into its definition, and reports names, types and values that do not fit the contracts. */
final class FormulaReader {
    private static final List<Type> NUMBERS = List.of(Type.INTEGER, Type.NUMBER);
    private static final List<Type> DAYS = List.of(Type.DATE, Type.DATETIME);
    private static final List<Type> TIMES = List.of(Type.DATE, Type.DATETIME, Type.PERIOD);

    private final Shelf<ContractDefinition> contracts;
    private final ConditionReader conditions;
    private final Findings findings;

    FormulaReader(Shelf<ContractDefinition> contracts, Columns columns, Findings findings) {
        this.contracts = contracts;
        this.conditions = new ConditionReader(columns, findings);
        this.findings = findings;
    }

    /** Empty where something in it is wrong, which is reported. */
    Optional<Formula> read(YamlNode formula) {
        Map.Entry<String, YamlNode> only =
                formula.members().entrySet().iterator().next();
        YamlNode node = only.getValue();
        Formula read =
                switch (only.getKey()) {
                    case "total" -> new Formula.Total(aggregates(node));
                    case "ratio" ->
                        new Formula.Ratio(
                                aggregates(node.get("numerator")),
                                aggregates(node.get("denominator")),
                                node.findNumber("factor").orElse(1.0));
                    case "stock" -> stock(node);
                    case "share" -> new Formula.Share(aggregates(node.get("of")), node.string("over"));
                    case "mean" ->
                        mean(node)
                                .<Formula>map(sum -> new Formula.Mean(sum, scale(node)))
                                .orElse(null);
                    case "per_resident" ->
                        new Formula.PerResident(
                                aggregates(node.get("of")),
                                node.findNumber("factor").orElse(1.0));
                    case "quantile" ->
                        ofColumn(Aggregate.Kind.BINS, node.get("of"), node)
                                .<Formula>map(bins -> new Formula.Quantile(
                                        bins, node.findNumber("p").orElseThrow()))
                                .orElse(null);
                    case "age" -> age(node).orElse(null);
                    case "element_index" -> elementIndex(node).orElse(null);
                    case "value" -> value(node).orElse(null);
                    default -> throw new IllegalStateException("the schema knows a formula that is not read here");
                };
        return findings.hasErrors() ? Optional.empty() : Optional.ofNullable(read);
    }

    private Optional<Formula.Mean.Scale> scale(YamlNode mean) {
        return mean.find("scale").flatMap(scale -> {
            double least = scale.findNumber("least").orElseThrow();
            double most = scale.findNumber("most").orElseThrow();
            if (least >= most) {
                findings.add(
                        DefinitionNotice.OUT_OF_RANGE,
                        scale.get("most"),
                        "value",
                        scale.get("most").written(),
                        "allowed",
                        "> " + scale.get("least").written());
                return Optional.empty();
            }
            return Optional.of(
                    new Formula.Mean.Scale(least, most, scale.findNumber("top").orElse(1.0)));
        });
    }

    private Formula stock(YamlNode node) {
        Optional<YamlNode> of = node.find("of");
        return new Formula.Stock(
                counts(node.get("entered")),
                counts(node.get("left")),
                of.map(whole -> counts(whole.get("entered"))).orElse(List.of()),
                of.map(whole -> counts(whole.get("left"))).orElse(List.of()));
    }

    /** What enters and leaves a stock is records: counts by the month say nothing of what is still there. */
    private List<Aggregate> counts(YamlNode list) {
        for (YamlNode item : list.items()) {
            item.find("count")
                    .flatMap(count -> contracts.find(count.written()))
                    .ifPresent(contract -> isOfKind(contract, List.of(Kind.RECORDS), item.get("count")));
        }
        return aggregates(list);
    }

    private List<Aggregate> aggregates(YamlNode list) {
        List<Aggregate> aggregates = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Optional<Aggregate> aggregate = item.find("count")
                    .map(count -> aggregated(count.written(), count)
                            .flatMap(contract -> aggregate(Aggregate.Kind.COUNT, contract, Optional.empty(), item)))
                    .orElseGet(() -> ofColumn(Aggregate.Kind.SUM, item.get("sum"), item));
            aggregate.ifPresent(aggregates::add);
        }
        return aggregates;
    }

    /** By the design of the survey, where the dataset has one. */
    private Optional<Aggregate> mean(YamlNode node) {
        return ofColumn(Aggregate.Kind.SUM, node.get("sum"), node)
                .map(sum -> contracts
                                .find(sum.dataset())
                                .flatMap(ContractDefinition::survey)
                                .isEmpty()
                        ? sum
                        : new Aggregate(Aggregate.Kind.SURVEY, sum.dataset(), sum.fields(), sum.where(), sum.time()));
    }

    private Optional<Formula> elementIndex(YamlNode node) {
        List<YamlNode> elements = node.listItems("elements");
        return aggregated(node.string("dataset"), node.get("dataset")).flatMap(contract -> {
            elements.forEach(element -> checkField(contract, element.written(), element, NUMBERS));
            node.find("overall").ifPresent(overall -> checkField(contract, overall.written(), overall, NUMBERS));
            List<String> fields = elements.stream().map(YamlNode::written).toList();
            List<Condition> where = where(contract, node);
            node.find("time").ifPresent(time -> checkField(contract, time.written(), time, TIMES));
            return node.findString("time").or(contract::time).map(time -> {
                var survey = new Parts(contract.id(), where, time);
                return new Formula.ElementIndex(
                        fields.stream()
                                .map(field -> survey.of(Aggregate.Kind.SURVEY, List.of(field)))
                                .toList(),
                        survey.of(Aggregate.Kind.SURVEY, fields),
                        node.findString("overall").stream()
                                .flatMap(overall -> fields.stream().map(field -> survey.correlation(field, overall)))
                                .toList(),
                        node.findNumber("scale").orElseThrow());
            });
        });
    }

    /** What the parts of an index have in common. */
    private record Parts(String dataset, List<Condition> where, String time) {
        Aggregate of(Aggregate.Kind kind, List<String> fields, String... present) {
            var conditions = new ArrayList<>(where);
            for (String field : present) {
                conditions.add(new Condition(field, Condition.Operator.PRESENT, List.of()));
            }
            return new Aggregate(kind, dataset, fields, conditions, time);
        }

        Formula.Correlation correlation(String one, String other) {
            return new Formula.Correlation(
                    of(Aggregate.Kind.SUM, List.of(one), other),
                    of(Aggregate.Kind.SUM, List.of(other), one),
                    of(Aggregate.Kind.SUM, List.of(one, other), one, other));
        }
    }

    /** Of records alone: counts by the month say nothing of when one of them came and went. */
    private Optional<Formula> age(YamlNode node) {
        YamlNode of = node.get("of");
        return contracts
                .resolve(of.written(), of, findings)
                .filter(contract -> isOfKind(contract, List.of(Kind.RECORDS), of))
                .map(contract -> {
                    for (String moment : List.of("since", "until")) {
                        checkField(contract, node.string(moment), node.get(moment), DAYS);
                    }
                    return new Formula.Age(
                            new Aggregate(
                                    Aggregate.Kind.OPEN,
                                    contract.id(),
                                    Optional.of(node.string("until")),
                                    where(contract, node),
                                    node.string("since")),
                            node.findNumber("p").orElseThrow());
                });
    }

    private Optional<Formula> value(YamlNode node) {
        return contracts
                .resolve(node.string("dataset"), node.get("dataset"), findings)
                .filter(contract -> isOfKind(contract, List.of(Kind.VALUES), node.get("dataset")))
                .map(contract -> {
                    checkField(contract, node.string("field"), node.get("field"), NUMBERS);
                    return new Formula.Value(contract.id(), node.string("field"), where(contract, node));
                });
    }

    /** @param column a {@code dataset.field} @param part holds its conditions and its time */
    private Optional<Aggregate> ofColumn(Aggregate.Kind kind, YamlNode column, YamlNode part) {
        int dot = column.written().indexOf('.');
        String field = column.written().substring(dot + 1);
        return aggregated(column.written().substring(0, dot), column).flatMap(contract -> {
            checkField(contract, field, column, NUMBERS);
            return aggregate(kind, contract, Optional.of(field), part);
        });
    }

    private Optional<Aggregate> aggregate(
            Aggregate.Kind kind, ContractDefinition contract, Optional<String> field, YamlNode part) {
        part.find("time").ifPresent(time -> checkField(contract, time.written(), time, TIMES));
        List<Condition> where = where(contract, part);
        return part.findString("time")
                .or(contract::time)
                .map(time -> new Aggregate(kind, contract.id(), field, where, time));
    }

    private List<Condition> where(ContractDefinition contract, YamlNode part) {
        List<Condition> where = new ArrayList<>();
        part.listMembers("where")
                .forEach((field, condition) ->
                        conditions.read(contract, field, condition).ifPresent(where::add));
        return where;
    }

    /** The contract of records or counts that an id written at a place stands for. */
    private Optional<ContractDefinition> aggregated(String id, YamlNode at) {
        return contracts
                .resolve(id, at, findings)
                .filter(contract -> isOfKind(contract, List.of(Kind.RECORDS, Kind.COUNTS), at));
    }

    private boolean isOfKind(ContractDefinition contract, List<Kind> expected, YamlNode at) {
        if (!expected.contains(contract.kind())) {
            findings.add(
                    DefinitionNotice.WRONG_DATASET_KIND,
                    at,
                    "value",
                    contract.id() + " (" + Ids.of(contract.kind()) + ")",
                    "expected",
                    String.join(" or ", Ids.of(expected)));
        }
        return expected.contains(contract.kind());
    }

    private void checkField(ContractDefinition contract, String name, YamlNode at, List<Type> expected) {
        Optional<Type> type = Columns.typeOf(contract, name);
        if (type.isEmpty()) {
            List<String> fitting = new ArrayList<>();
            contract.fields().forEach(field -> fitting.add(field.name()));
            contract.derived().forEach(column -> fitting.add(column.name()));
            fitting.removeIf(
                    known -> !expected.contains(Columns.typeOf(contract, known).orElseThrow()));
            findings.addNotAllowed(
                    DefinitionNotice.UNKNOWN_REFERENCE,
                    at.at(),
                    name,
                    fitting,
                    Map.of("kind", "field of " + contract.id()));
        } else if (!expected.contains(type.get())) {
            findings.add(
                    DefinitionNotice.WRONG_FIELD_TYPE,
                    at,
                    "value",
                    name + " (" + Ids.of(type.get()) + ")",
                    "expected",
                    String.join(" or ", Ids.of(expected)));
        }
    }
}
