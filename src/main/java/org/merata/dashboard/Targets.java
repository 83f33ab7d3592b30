package org.merata.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.definition.Definitions;
import org.merata.definition.TargetDefinition;
import org.merata.model.Period;

/**
 * Which target holds for a measure, a part of the country and a time: the one whose scope says most of what was chosen; of those, the
 * latest to begin. A target of the whole country holds for its parts that have none of their own, and is named so.
 */
final class Targets {
    private final List<TargetDefinition> targets;

    Targets(Definitions definitions) {
        this.targets = List.copyOf(definitions.targets().values());
    }

    Optional<TargetDefinition> find(String measure, Map<String, String> where, Period period) {
        return targets.stream()
                .filter(target -> target.kind() != TargetDefinition.Kind.BASELINE)
                .filter(target -> target.measure().equals(measure))
                .filter(target -> where.entrySet().containsAll(target.scope().entrySet()))
                .filter(target -> !target.from().isAfter(period.start())
                        && target.to().map(to -> !to.isBefore(period.start())).orElse(true))
                .max(Comparator.comparingInt(
                                (TargetDefinition target) -> target.scope().size())
                        .thenComparing(TargetDefinition::from)
                        .thenComparing(TargetDefinition::id));
    }

    OptionalDouble value(String measure, Map<String, String> where, Period period) {
        return find(measure, where, period)
                .map(target -> OptionalDouble.of(target.value()))
                .orElse(OptionalDouble.empty());
    }

    /** The target of each period, stepwise; empty where none holds in any. */
    Optional<List<OptionalDouble>> steps(String measure, Map<String, String> where, List<Period> periods) {
        List<OptionalDouble> values =
                periods.stream().map(period -> value(measure, where, period)).toList();
        return values.stream().anyMatch(OptionalDouble::isPresent) ? Optional.of(values) : Optional.empty();
    }

    /** Whether the target of a part is really one of the whole country. */
    static boolean isInherited(TargetDefinition target, Map<String, String> where) {
        return target.scope().size() < where.size();
    }
}
