package org.merata.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.definition.ContractDefinition.Derived;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.ContractDefinition.Rule;
import org.merata.definition.ContractDefinition.Survey;
import org.merata.definition.ContractDefinition.Type;
import org.merata.model.Text;

/** Turns a contract, valid by its schema, into its definition, and reports where its parts do not fit one another. */
final class ContractReader {
    /** What ingestion calls its own columns beside those of a row: a field of the same name would be read in their place. */
    private static final Set<String> TAKEN =
            Set.of("batch", "record", "record_key", "piece", "line", "raw", "faults", "is_fine");

    private final YamlNode node;
    private final Findings findings;

    private ContractReader(YamlNode node, Findings findings) {
        this.node = node;
        this.findings = findings;
    }

    static ContractDefinition read(YamlNode node, Findings findings) {
        var reader = new ContractReader(node, findings);
        ContractDefinition contract = reader.contract();
        reader.checkParts(contract);
        return contract;
    }

    private ContractDefinition contract() {
        return new ContractDefinition(
                node.string("id"),
                node.text("label"),
                node.text("meaning"),
                node.constant(Kind.class, "kind"),
                node.listItems("fields").stream().map(this::field).toList(),
                node.listItems("derived").stream().map(ContractReader::derived).toList(),
                node.strings("primaryKey"),
                node.findString("time"),
                node.listItems("cubes").stream()
                        .map(cube -> new Cube(cube.string("id"), cube.strings("by"), cube.isTrue("bins")))
                        .toList(),
                node.find("survey")
                        .map(survey -> new Survey(
                                survey.string("weight"),
                                survey.string("stratum"),
                                survey.string("cluster"),
                                survey.string("units"))));
    }

    private Field field(YamlNode field) {
        YamlNode constraints = field.find("constraints").orElse(YamlNode.map(field.at(), Map.of()));
        return new Field(
                field.string("name"),
                type(field),
                field.text("label"),
                field.text("meaning"),
                constraints.isTrue("required"),
                constraints.strings("enum"),
                labels(field),
                constraints.findNumber("minimum"),
                constraints.findNumber("maximum"),
                pattern(constraints),
                field.findString("references"),
                field.isTrue("personal"),
                field.find("future").isEmpty() || field.isTrue("future"),
                field.findString("not_before").map(LocalDate::parse),
                field.isTrue("carries_status"));
    }

    private static Map<String, Text> labels(YamlNode field) {
        var labels = new LinkedHashMap<String, Text>();
        field.find("labels")
                .ifPresent(node -> node.members().keySet().forEach(code -> labels.put(code, node.text(code))));
        return labels;
    }

    private Type type(YamlNode field) {
        Type type = field.constant(Type.class, "type");
        if (!field.isTrue("period")) {
            return type;
        }
        if (type != Type.STRING) {
            findings.add(
                    DefinitionNotice.WRONG_FIELD_TYPE, field.get("type"), "value", Ids.of(type), "expected", "string");
        }
        return Type.PERIOD;
    }

    private Optional<String> pattern(YamlNode constraints) {
        Optional<String> pattern = constraints.findString("pattern");
        try {
            pattern.ifPresent(Pattern::compile);
        } catch (PatternSyntaxException notARegularExpression) {
            findings.add(
                    DefinitionNotice.WRONG_FORM,
                    constraints.get("pattern"),
                    "value",
                    pattern.orElse(""),
                    "expected",
                    "a regular expression",
                    "problem",
                    notARegularExpression.getDescription());
        }
        return pattern;
    }

    private static Derived derived(YamlNode column) {
        Rule rule = column.find("seconds_between")
                .<Rule>map(node -> new Rule.SecondsBetween(node.string("from"), node.string("to")))
                .or(() -> column.find("working_seconds_between")
                        .map(node -> new Rule.WorkingSecondsBetween(
                                node.string("from"), node.string("to"), node.findString("paused_minutes"))))
                .or(() -> column.find("first_of").map(node -> new Rule.FirstOf(column.strings("first_of"))))
                .or(() -> column.find("due_by")
                        .map(node -> new Rule.DueBy(
                                node.findString("stated"), node.string("from"), node.findString("paused_minutes"))))
                .or(() -> column.find("working_days_after").map(ContractReader::workingDaysAfter))
                .or(() -> column.find("kept").map(node -> new Rule.Kept(node.string("moment"), node.string("limit"))))
                .orElseGet(() -> {
                    YamlNode node = column.get("not_later");
                    return new Rule.NotLater(node.string("moment"), node.string("limit"));
                });
        return new Derived(column.string("name"), column.text("label"), column.text("meaning"), rule);
    }

    private static Rule workingDaysAfter(YamlNode node) {
        var days = new LinkedHashMap<String, Integer>();
        node.get("days")
                .members()
                .keySet()
                .forEach(value -> days.put(value, node.get("days").integer(value)));
        OptionalInt otherwise =
                node.find("otherwise").isPresent() ? OptionalInt.of(node.integer("otherwise")) : OptionalInt.empty();
        return new Rule.WorkingDaysAfter(node.string("from"), node.string("by"), days, otherwise);
    }

    private void checkParts(ContractDefinition contract) {
        checkNamesOnce("fields", "name", new HashSet<>(contract.kind() == Kind.REFERENCE ? Set.of() : TAKEN));
        Set<String> names =
                new HashSet<>(contract.fields().stream().map(Field::name).toList());
        checkNamesOnce("derived", "name", names);
        checkNamesOnce("cubes", "id", new HashSet<>());
        node.listItems("primaryKey").forEach(name -> resolve(contract, name));
        checkConstraints(contract);
        checkDerived(contract);
        checkTime(contract);
        checkCubes(contract);
        checkSurvey(contract);
    }

    private void checkSurvey(ContractDefinition contract) {
        node.find("survey").ifPresent(survey -> {
            for (String part : List.of("weight", "units")) {
                resolve(contract, survey.get(part))
                        .filter(type -> type != Type.INTEGER && type != Type.NUMBER)
                        .ifPresent(type -> wrongType(survey.get(part), type, "integer or number"));
            }
            for (String part : List.of("stratum", "cluster")) {
                resolve(contract, survey.get(part))
                        .filter(type -> type != Type.STRING)
                        .ifPresent(type -> wrongType(survey.get(part), type, "string"));
            }
        });
    }

    private void checkNamesOnce(String list, String key, Set<String> taken) {
        for (YamlNode item : node.listItems(list)) {
            if (!taken.add(item.string(key))) {
                findings.add(DefinitionNotice.DUPLICATE_ID, item.get(key), "value", item.string(key));
            }
        }
    }

    private void checkConstraints(ContractDefinition contract) {
        for (int i = 0; i < contract.fields().size(); i++) {
            Field field = contract.fields().get(i);
            YamlNode written = node.listItems("fields").get(i);
            boolean number = field.type() == Type.INTEGER || field.type() == Type.NUMBER;
            for (String bound : List.of("minimum", "maximum")) {
                written.find("constraints")
                        .flatMap(constraints -> constraints.find(bound))
                        .filter(any -> !number)
                        .ifPresent(at -> wrongType(at, field.type(), "integer or number"));
            }
            written.find("labels")
                    .ifPresent(labels -> labels.members().forEach((code, label) -> {
                        if (!field.allowed().contains(code)) {
                            findings.addNotAllowed(
                                    DefinitionNotice.VALUE_NOT_ALLOWED, label.at(), code, field.allowed(), Map.of());
                        }
                    }));
            boolean dated = field.type() == Type.DATE || field.type() == Type.DATETIME;
            for (String limit : List.of("future", "not_before")) {
                written.find(limit)
                        .filter(any -> !dated)
                        .ifPresent(at -> wrongType(at, field.type(), "date or datetime"));
            }
            boolean text = field.type() == Type.STRING || field.type() == Type.PERIOD;
            written.find("constraints")
                    .flatMap(constraints -> constraints.find("pattern"))
                    .filter(any -> !text)
                    .ifPresent(at -> wrongType(at, field.type(), "string"));
        }
    }

    private void checkDerived(ContractDefinition contract) {
        for (YamlNode column : node.listItems("derived")) {
            column.find("seconds_between")
                    .ifPresent(rule -> List.of("from", "to").forEach(key -> moment(contract, rule.get(key))));
            column.find("working_days_after").ifPresent(rule -> checkLimits(contract, rule));
            column.find("kept")
                    .ifPresent(rule -> List.of("moment", "limit").forEach(key -> moment(contract, rule.get(key))));
            column.find("working_seconds_between").ifPresent(rule -> {
                List.of("from", "to").forEach(key -> moment(contract, rule.get(key)));
                rule.find("paused_minutes").ifPresent(minutes -> number(contract, minutes));
            });
            column.find("first_of").ifPresent(rule -> rule.items().forEach(moment -> moment(contract, moment)));
            column.find("not_later")
                    .ifPresent(rule -> List.of("moment", "limit").forEach(key -> moment(contract, rule.get(key))));
            column.find("due_by").ifPresent(rule -> {
                moment(contract, rule.get("from"));
                rule.find("stated").ifPresent(stated -> moment(contract, stated));
                rule.find("paused_minutes").ifPresent(minutes -> number(contract, minutes));
                if (contract.fields().stream()
                        .noneMatch(field -> field.references().equals(Optional.of("services")))) {
                    findings.add(
                            DefinitionNotice.UNKNOWN_REFERENCE,
                            rule,
                            "value",
                            "services",
                            "expected",
                            "a field that references services, whose standard is used");
                }
            });
        }
    }

    private void checkLimits(ContractDefinition contract, YamlNode rule) {
        moment(contract, rule.get("from"));
        resolve(contract, rule.get("by"));
        List<String> allowed = contract.findField(rule.string("by"))
                .map(Field::allowed)
                .filter(values -> !values.isEmpty())
                .orElse(List.copyOf(rule.get("days").members().keySet()));
        rule.get("days").members().forEach((value, days) -> {
            if (!allowed.contains(value)) {
                findings.addNotAllowed(DefinitionNotice.VALUE_NOT_ALLOWED, days.at(), value, allowed, Map.of());
            }
        });
    }

    private void checkTime(ContractDefinition contract) {
        if (contract.kind() != Kind.REFERENCE && contract.time().isEmpty()) {
            findings.add(DefinitionNotice.MISSING_KEY, node, "key", "time");
        }
        node.find("time").ifPresent(time -> {
            Optional<Type> type = resolve(contract, time);
            List<Type> expected = contract.kind() == Kind.VALUES
                    ? List.of(Type.PERIOD)
                    : List.of(Type.DATE, Type.DATETIME, Type.PERIOD);
            type.filter(found -> !expected.contains(found))
                    .ifPresent(found -> wrongType(time, found, String.join(" or ", Ids.of(expected))));
        });
    }

    private void checkCubes(ContractDefinition contract) {
        boolean published = contract.kind() == Kind.RECORDS || contract.kind() == Kind.COUNTS;
        if (published && contract.cubes().isEmpty()) {
            findings.add(DefinitionNotice.MISSING_KEY, node, "key", "cubes");
        }
        if (!published && !contract.cubes().isEmpty()) {
            findings.add(
                    DefinitionNotice.WRONG_DATASET_KIND,
                    node.get("cubes"),
                    "value",
                    Ids.of(contract.kind()),
                    "expected",
                    "records or counts");
        }
        List<String> dimensions = contract.fields().stream()
                .filter(field ->
                        field.references().isPresent() || !field.allowed().isEmpty())
                .map(Field::name)
                .toList();
        for (YamlNode cube : node.listItems("cubes")) {
            for (YamlNode by : cube.listItems("by")) {
                if (!dimensions.contains(by.written())) {
                    findings.addNotAllowed(
                            DefinitionNotice.UNKNOWN_REFERENCE,
                            by.at(),
                            by.written(),
                            dimensions,
                            Map.of("kind", "field with codes"));
                }
            }
        }
    }

    private void moment(ContractDefinition contract, YamlNode name) {
        resolve(contract, name)
                .filter(type -> type != Type.DATETIME)
                .ifPresent(type -> wrongType(name, type, "datetime"));
    }

    private void number(ContractDefinition contract, YamlNode name) {
        resolve(contract, name)
                .filter(type -> type != Type.INTEGER)
                .ifPresent(type -> wrongType(name, type, "integer"));
    }

    /** The type of the field or derived column named at a place; reported there where there is none. */
    private Optional<Type> resolve(ContractDefinition contract, YamlNode name) {
        Optional<Type> type = Columns.typeOf(contract, name.written());
        if (type.isEmpty()) {
            List<String> names =
                    new ArrayList<>(contract.fields().stream().map(Field::name).toList());
            names.addAll(contract.derived().stream().map(Derived::name).toList());
            findings.addNotAllowed(
                    DefinitionNotice.UNKNOWN_REFERENCE, name.at(), name.written(), names, Map.of("kind", "field"));
        }
        return type;
    }

    private void wrongType(YamlNode at, Type type, String expected) {
        findings.add(DefinitionNotice.WRONG_FIELD_TYPE, at, "value", Ids.of(type), "expected", expected);
    }
}
