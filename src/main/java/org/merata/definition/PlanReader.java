package org.merata.definition;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.merata.model.Direction;
import org.merata.model.Unit;

/** Turns targets and events, valid by their schemas, into their definitions, and reports what does not fit. */
final class PlanReader {
    private PlanReader() {}

    static EventDefinition event(YamlNode node, Findings findings) {
        checkDates(node, "start", "end", findings);
        return new EventDefinition(
                node.string("id"),
                node.constant(EventDefinition.Kind.class, "kind"),
                node.text("title"),
                node.text("description"),
                node.date("start"),
                node.findDate("end"),
                node.strings("regions"),
                node.strings("services"),
                effect(node),
                node.find("effect").isPresent() || node.find("effect_by_topic").isPresent(),
                effectByTopic(node),
                halfLifeDays(node),
                node.findString("part_of"),
                node.text("source"),
                node.isTrue("verified"),
                node.isTrue("rebase"));
    }

    static CorrectionDefinition correction(
            YamlNode node, Shelf<SourceDefinition> sources, Shelf<ContractDefinition> contracts, Findings findings) {
        checkDates(node, "decided", "closed", findings);
        sources.resolve(node.string("source"), node.get("source"), findings).ifPresent(source -> {
            Set<String> personal = listPersonalColumns(source, contracts);
            if (personal.contains(node.string("column"))) {
                findings.add(
                        DefinitionNotice.CORRECTION_OF_PERSONAL_DATA,
                        node.get("column"),
                        "value",
                        node.string("column"));
            }
            node.listMembers("where").forEach((column, cell) -> {
                if (personal.contains(column)) {
                    findings.add(DefinitionNotice.CORRECTION_OF_PERSONAL_DATA, cell, "value", column);
                }
            });
        });
        if (node.string("from").equals(node.string("to"))) {
            findings.add(DefinitionNotice.CORRECTION_CHANGES_NOTHING, node.get("to"), "value", node.string("to"));
        }
        return new CorrectionDefinition(
                node.string("id"),
                node.string("source"),
                node.string("column"),
                node.string("from"),
                node.string("to"),
                new TreeMap<>(node.stringsByKey("where")),
                node.text("what"),
                node.text("why"),
                node.text("by"),
                node.date("decided"),
                node.findDate("closed"));
    }

    private static Set<String> listPersonalColumns(SourceDefinition source, Shelf<ContractDefinition> contracts) {
        var columns = new TreeSet<String>();
        contracts.find(source.dataset()).map(ContractDefinition::fields).orElse(List.of()).stream()
                .filter(ContractDefinition.Field::personal)
                .map(field -> source.columns().get(field.name()))
                .filter(Objects::nonNull)
                .forEach(column -> columns.addAll(column.from()));
        return columns;
    }

    /** What passed is expected to leave nothing, and what stays to change the level, unless it is said. */
    private static EventDefinition.Effect effect(YamlNode node) {
        return node.findConstant(EventDefinition.Effect.class, "effect")
                .orElse(node.findDate("end").isPresent() ? EventDefinition.Effect.PULSE : EventDefinition.Effect.STEP);
    }

    private static Map<MeasureDefinition.Topic, EventDefinition.Effect> effectByTopic(YamlNode node) {
        var effects = new EnumMap<MeasureDefinition.Topic, EventDefinition.Effect>(MeasureDefinition.Topic.class);
        node.listMembers("effect_by_topic")
                .forEach((topic, effect) -> effects.put(
                        topic(topic),
                        EventDefinition.Effect.valueOf(effect.written().toUpperCase(Locale.ROOT))));
        return effects;
    }

    private static Map<MeasureDefinition.Topic, Double> halfLifeDays(YamlNode node) {
        var days = new EnumMap<MeasureDefinition.Topic, Double>(MeasureDefinition.Topic.class);
        node.listMembers("half_life_days")
                .forEach((topic, number) -> days.put(topic(topic), number.json().doubleValue()));
        return days;
    }

    private static MeasureDefinition.Topic topic(String id) {
        return MeasureDefinition.Topic.valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** An event is told of on the page of another that there is, that is no part itself, and that began no later. */
    static void checkPart(Shelf.Written<EventDefinition> part, Shelf<EventDefinition> events, Findings findings) {
        part.node()
                .find("part_of")
                .ifPresent(at -> events.resolve(at.written(), at, findings)
                        .filter(whole -> whole.partOf().isPresent()
                                || whole.start().isAfter(part.value().start())
                                || whole.id().equals(part.value().id()))
                        .ifPresent(whole -> findings.add(DefinitionNotice.EVENT_PART_UNFIT, at, "value", whole.id())));
    }

    static TargetDefinition target(
            YamlNode node, Shelf<MeasureDefinition> measures, Shelf<TargetDefinition> others, Findings findings) {
        checkDates(node, "from", "to", findings);
        var target = new TargetDefinition(
                node.string("id"),
                node.string("measure"),
                node.stringsByKey("scope"),
                node.date("from"),
                node.findDate("to"),
                node.findNumber("value").orElseThrow(),
                node.constant(TargetDefinition.Kind.class, "kind"),
                node.text("source"));
        measures.resolve(target.measure(), node.get("measure"), findings)
                .ifPresent(measure -> checkMeasure(target, measure, node, findings));
        checkOverlap(target, others, node, findings);
        return target;
    }

    private static void checkMeasure(
            TargetDefinition target, MeasureDefinition measure, YamlNode node, Findings findings) {
        if (measure.direction() == Direction.NEUTRAL && target.kind() != TargetDefinition.Kind.BASELINE) {
            findings.add(DefinitionNotice.TARGET_WITHOUT_DIRECTION, node.get("measure"), "measure", measure.id());
        }
        node.listMembers("scope").forEach((dimension, value) -> {
            if (!measure.dimensions().contains(dimension)) {
                findings.addNotAllowed(
                        DefinitionNotice.DIMENSION_NOT_OFFERED,
                        value.at(),
                        dimension,
                        measure.dimensions(),
                        Map.of("measures", measure.id()));
            }
        });
        boolean share = measure.unit() == Unit.SHARE;
        if (target.value() < 0 || share && target.value() > 1) {
            findings.add(
                    DefinitionNotice.OUT_OF_RANGE,
                    node.get("value"),
                    "value",
                    node.string("value"),
                    "expected",
                    share ? ">= 0, <= 1 (80 % is 0.8)" : ">= 0");
        }
    }

    private static void checkOverlap(
            TargetDefinition target, Shelf<TargetDefinition> others, YamlNode node, Findings findings) {
        others.all().values().stream()
                .map(Shelf.Written::value)
                .filter(other -> isRival(target, other))
                .findFirst()
                .ifPresent(other -> findings.add(
                        DefinitionNotice.TARGET_OVERLAPS,
                        node,
                        "value",
                        target.id(),
                        "other",
                        other.id(),
                        "other_from",
                        other.from().toString(),
                        "other_to",
                        other.to().map(LocalDate::toString).orElse("")));
    }

    private static boolean isRival(TargetDefinition one, TargetDefinition other) {
        return one.measure().equals(other.measure())
                && one.scope().equals(other.scope())
                && one.kind() == other.kind()
                && !isBefore(one.to(), other.from())
                && !isBefore(other.to(), one.from());
    }

    private static boolean isBefore(Optional<LocalDate> end, LocalDate start) {
        return end.map(last -> last.isBefore(start)).orElse(false);
    }

    private static void checkDates(YamlNode node, String first, String last, Findings findings) {
        node.findDate(last)
                .filter(end -> end.isBefore(node.date(first)))
                .ifPresent(end -> findings.add(
                        DefinitionNotice.DATES_RUN_BACKWARD,
                        node.get(last),
                        "value",
                        end.toString(),
                        "expected",
                        ">= " + node.string(first)));
    }

    /** The items of a file of targets, events or corrections. */
    static List<YamlNode> items(YamlNode file) {
        return file.members().values().iterator().next().items();
    }
}
