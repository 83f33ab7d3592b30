package org.merata.maturity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.model.Period;

/**
 * What is known of an entity by a framework for a period.
 *
 * @param values of indicators, by code, in the framework's order
 * @param printed what was printed of parts and of the index ({@link Declared#INDEX}), by code
 * @param publishers who published any of it
 * @param synthetic whether any of it is made up
 */
public record Assessment(
        String framework,
        Entity entity,
        Period period,
        Map<String, Value> values,
        Map<String, BigDecimal> printed,
        Set<String> publishers,
        boolean synthetic) {
    public Assessment {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        printed = Collections.unmodifiableMap(new LinkedHashMap<>(printed));
        publishers = Collections.unmodifiableSet(new TreeSet<>(publishers));
    }

    /**
     * A value of an indicator.
     *
     * @param value with the strongest evidence there is
     * @param selfAssessed what the entity said itself, where something stronger stands in its place
     */
    public record Value(BigDecimal value, Evidence evidence, Optional<String> link, Optional<BigDecimal> selfAssessed) {
        public static Value of(BigDecimal value, Evidence evidence) {
            return new Value(value, evidence, Optional.empty(), Optional.empty());
        }
    }

    /** The values alone, as a framework's rules take them. */
    public Map<String, BigDecimal> valueByIndicator() {
        var plain = new LinkedHashMap<String, BigDecimal>();
        values.forEach((code, value) -> plain.put(code, value.value()));
        return plain;
    }

    /**
     * Puts together what belongs together, by entity and then from the earliest period. Values of another framework, of parts the framework
     * has not, or outside their scale are left out.
     */
    public static List<Assessment> listAll(FrameworkDefinition framework, Collection<Declared> declared) {
        var together = new TreeMap<Entity, TreeMap<Period, List<Declared>>>();
        declared.stream()
                .filter(one -> one.framework().equals(framework.id()))
                .filter(one -> one.value().isPresent())
                .forEach(one -> together.computeIfAbsent(one.entity(), entity -> new TreeMap<>())
                        .computeIfAbsent(one.period(), period -> new ArrayList<>())
                        .add(one));
        return together.values().stream()
                .flatMap(periods -> periods.values().stream())
                .map(rows -> of(framework, rows))
                .toList();
    }

    private static Assessment of(FrameworkDefinition framework, List<Declared> rows) {
        var values = new LinkedHashMap<String, Value>();
        for (Part indicator : framework.listIndicators()) {
            List<Declared> own = rows.stream()
                    .filter(row -> row.part().equals(indicator.code()))
                    .filter(row ->
                            framework.scaleOf(indicator).holds(row.value().orElseThrow()))
                    .sorted(Comparator.comparing(Declared::evidence))
                    .toList();
            if (!own.isEmpty()) {
                values.put(indicator.code(), strongest(own));
            }
        }
        var printed = new LinkedHashMap<String, BigDecimal>();
        rows.stream()
                .filter(row -> row.part().equals(Declared.INDEX)
                        || framework
                                .findPart(row.part())
                                .filter(part -> !part.isIndicator())
                                .isPresent())
                .sorted(Comparator.comparing(Declared::evidence))
                .forEach(row -> printed.put(row.part(), row.value().orElseThrow()));
        return new Assessment(
                framework.id(),
                rows.get(0).entity(),
                rows.get(0).period(),
                values,
                printed,
                rows.stream().map(Declared::publisher).collect(Collectors.toSet()),
                rows.stream().anyMatch(Declared::synthetic));
    }

    private static Value strongest(List<Declared> fromTheWeakest) {
        Declared last = fromTheWeakest.get(fromTheWeakest.size() - 1);
        Optional<BigDecimal> self = last.evidence() == Evidence.SELF_ASSESSED
                ? Optional.empty()
                : fromTheWeakest.stream()
                        .filter(row -> row.evidence() == Evidence.SELF_ASSESSED)
                        .findFirst()
                        .flatMap(Declared::value);
        return new Value(last.value().orElseThrow(), last.evidence(), last.link(), self);
    }
}
