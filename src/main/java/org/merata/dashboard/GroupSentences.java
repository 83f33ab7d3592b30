package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.dashboard.Compared.Item;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Region;

/**
 * Where a map is high and where it is low: its groups of regions by the median of their regions' values. The median is of regions, not
 * of people: it says what the tiles show.
 */
final class GroupSentences {
    private static final int FEWEST = 2;

    private final Wording words;
    private final MeasureDefinition measure;
    private final Compared compared;

    GroupSentences(Wording words, MeasureDefinition measure, Compared compared) {
        this.words = words;
        this.measure = measure;
        this.compared = compared;
    }

    /** A group with the values of its regions, in order. */
    private record Group(String code, List<Double> values) {
        double median() {
            int middle = values.size() / 2;
            return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
        }
    }

    /** Groups of which at least two regions have a value, from the highest median to the lowest. */
    private List<Group> listGroups() {
        Map<String, List<Double>> byGroup = new TreeMap<>();
        for (Item item : compared.shown()) {
            words.reference()
                    .findRegion(item.code())
                    .flatMap(Region::group)
                    .ifPresent(group -> byGroup.computeIfAbsent(group, code -> new ArrayList<>())
                            .add(item.value()));
        }
        return byGroup.entrySet().stream()
                .filter(group -> group.getValue().size() >= FEWEST)
                .map(group -> new Group(
                        group.getKey(), group.getValue().stream().sorted().toList()))
                .sorted(Comparator.comparingDouble(Group::median).reversed())
                .toList();
    }

    /** Which group is high and which low; from where to where the values go, where groups do not tell; empty where nothing does. */
    Optional<String> title() {
        List<Group> groups = listGroups();
        if (isTold(groups)) {
            return Optional.of(words.say(
                    "map.title",
                    "measure",
                    words.label(measure),
                    "high",
                    name(groups.get(0)),
                    "low",
                    name(groups.get(groups.size() - 1))));
        }
        return hasRange()
                ? Optional.of(words.say(
                        "map.title.range",
                        "measure",
                        words.label(measure),
                        "least",
                        words.value(measure, compared.lowest().orElseThrow().value()),
                        "most",
                        words.value(measure, compared.highest().orElseThrow().value())))
                : Optional.empty();
    }

    /** The median of every group, or of all; empty where there is no title. */
    Optional<String> summary() {
        List<Group> groups = listGroups();
        if (isTold(groups)) {
            return Optional.of(words.say(
                    "map.summary",
                    "measure",
                    words.label(measure),
                    "things",
                    things(),
                    "groups",
                    words.formats()
                            .list(groups.stream()
                                    .map(group -> name(group) + " " + words.value(measure, group.median()))
                                    .toList())));
        }
        return hasRange()
                ? Optional.of(
                        words.say("map.summary.range", "things", things(), "median", words.value(measure, median())))
                : Optional.empty();
    }

    private boolean hasRange() {
        return compared.shown().size() > 1
                && !words.writtenAlike(
                        measure,
                        compared.lowest().orElseThrow().value(),
                        compared.highest().orElseThrow().value());
    }

    private double median() {
        return new Group("", compared.shown().stream().map(Item::value).sorted().toList()).median();
    }

    private boolean isTold(List<Group> groups) {
        return groups.size() > 1
                && !words.writtenAlike(
                        measure,
                        groups.get(0).median(),
                        groups.get(groups.size() - 1).median());
    }

    private String name(Group group) {
        return words.name("region.group", group.code());
    }

    private String things() {
        return words.plural(compared.dimension(), compared.level());
    }
}
