package org.merata.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.model.Text;

/** Everything a home defines, checked and known by id. Immutable; a change makes a new one. */
public record Definitions(
        CountryDefinition country,
        Map<String, ContractDefinition> contracts,
        Map<String, SourceDefinition> sources,
        Map<String, MeasureDefinition> measures,
        Map<String, DashboardDefinition> dashboards,
        Map<String, TargetDefinition> targets,
        Map<String, EventDefinition> events,
        Map<String, QualityRule> rules,
        Map<String, FrameworkDefinition> frameworks,
        Map<String, CalendarDefinition> calendars,
        Map<String, BoundaryDefinition> boundaries,
        Map<String, CorrectionDefinition> corrections) {
    public Definitions {
        contracts = Collections.unmodifiableMap(new LinkedHashMap<>(contracts));
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
        dashboards = Collections.unmodifiableMap(new LinkedHashMap<>(dashboards));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        frameworks = Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
        calendars = Collections.unmodifiableMap(new LinkedHashMap<>(calendars));
        boundaries = Collections.unmodifiableMap(new LinkedHashMap<>(boundaries));
        corrections = Collections.unmodifiableMap(new LinkedHashMap<>(corrections));
    }

    /** Of a home without rules of quality, frameworks, calendars, boundaries and corrections. */
    public Definitions(
            CountryDefinition country,
            Map<String, ContractDefinition> contracts,
            Map<String, SourceDefinition> sources,
            Map<String, MeasureDefinition> measures,
            Map<String, DashboardDefinition> dashboards,
            Map<String, TargetDefinition> targets,
            Map<String, EventDefinition> events) {
        this(
                country,
                contracts,
                sources,
                measures,
                dashboards,
                targets,
                events,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** The rules of a dataset, in the order of their ids. */
    public List<QualityRule> listRules(String dataset) {
        return rules.values().stream()
                .filter(rule -> rule.dataset().equals(dataset))
                .toList();
    }

    public ContractDefinition getContract(String id) {
        return get(contracts, "dataset", id);
    }

    public SourceDefinition getSource(String id) {
        return get(sources, "source", id);
    }

    public MeasureDefinition getMeasure(String id) {
        return findMeasure(id).orElseGet(() -> get(measures, "measure", id));
    }

    public Optional<MeasureDefinition> findMeasure(String id) {
        return Optional.ofNullable(measures.get(id))
                .or(() -> new ElementMeasures(contracts).find(measures.values(), id))
                .or(() -> PercentileMeasures.find(measures.values(), id));
    }

    public Optional<FrameworkDefinition> findFramework(String id) {
        return Optional.ofNullable(frameworks.get(id));
    }

    /** The boundaries of the regions of a level. */
    public Optional<BoundaryDefinition> findBoundaries(String level) {
        return boundaries.values().stream()
                .filter(one -> one.level().equals(level))
                .findFirst();
    }

    public Optional<DashboardDefinition> findDashboard(String id) {
        return Optional.ofNullable(dashboards.get(id));
    }

    /** The field of this name, with a list of values of its own, in the first contract that has one. */
    public Optional<ContractDefinition.Field> findListed(String field) {
        return listListed(field).findFirst();
    }

    /** What a value of such a field is called; empty where no contract says it. */
    public Optional<Text> findLabel(String field, String value) {
        return listListed(field)
                .flatMap(found -> Optional.ofNullable(found.labels().get(value)).stream())
                .findFirst();
    }

    private Stream<ContractDefinition.Field> listListed(String field) {
        return contracts.values().stream()
                .flatMap(contract -> contract.findField(field).stream())
                .filter(ContractDefinition.Field::isListed);
    }

    /** Every aggregate of a dataset that some measure needs, each once. */
    public List<Aggregate> listAggregates(String dataset) {
        Set<Aggregate> aggregates = new LinkedHashSet<>();
        for (MeasureDefinition measure : measures.values()) {
            for (Aggregate aggregate : measure.formula().published()) {
                if (aggregate.dataset().equals(dataset)) {
                    aggregates.add(aggregate);
                }
            }
        }
        return new ArrayList<>(aggregates);
    }

    private static <T> T get(Map<String, T> all, String kind, String id) {
        T found = all.get(id);
        if (found == null) {
            Collection<String> known = all.keySet();
            throw new IllegalArgumentException("no " + kind + " " + id + "; there are " + known);
        }
        return found;
    }
}
