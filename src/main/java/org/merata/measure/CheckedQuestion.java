package org.merata.measure;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.MeasureDefinition;
import org.merata.model.TimeRange;

/**
 * A question of which every word is known.
 *
 * @param time the time asked about, cut to whole periods of the grain
 */
record CheckedQuestion(
        Question question,
        List<MeasureDefinition> measures,
        List<Key> by,
        List<Filter> where,
        Optional<TimeRange> time) {
    CheckedQuestion {
        measures = List.copyOf(measures);
        by = List.copyOf(by);
        where = List.copyOf(where);
    }

    /** One dimension of the answer. */
    record Key(Dimension dimension, Optional<String> level) {}

    /** One value the answer is limited to. */
    record Filter(Dimension dimension, String value) {}

    Optional<LocalDate> start() {
        return time.map(TimeRange::start);
    }

    Optional<LocalDate> endExclusive() {
        return time.map(TimeRange::endExclusive);
    }

    /** The fields that a published table of a contract must keep apart to answer it. */
    Set<String> fields(ContractDefinition contract) {
        Set<String> fields = new LinkedHashSet<>();
        Stream.concat(by.stream().map(Key::dimension), where.stream().map(Filter::dimension))
                .filter(dimension -> dimension.isToldBy(contract))
                .forEach(dimension -> fields.add(dimension.field()));
        return fields;
    }

    Optional<Key> regionKey() {
        return by.stream()
                .filter(key -> key.dimension().kind() == Dimension.Kind.REGION
                        && key.dimension().attribute().isEmpty())
                .findFirst();
    }

    Optional<String> findFilter(String dimension) {
        return where.stream()
                .filter(filter -> filter.dimension().id().equals(dimension))
                .map(Filter::value)
                .findFirst();
    }

    /** The same time and regions without any other breakdown or filter. */
    CheckedQuestion withRegionAlone() {
        return new CheckedQuestion(question, measures, regionKey().stream().toList(), List.of(), time);
    }
}
