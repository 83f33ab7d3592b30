package org.merata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.CheckedQuestion.Filter;
import org.merata.measure.CheckedQuestion.Key;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.TimeRange;
import org.merata.warehouse.Meta;

/** Holds a question against what is defined and known; refuses what is not. */
final class QuestionCheck {
    /** Dimensions in one question, filters and breakdowns together: the more there are, the fewer people stand in a cell. */
    static final int MOST_DIMENSIONS = 4;

    private final Definitions definitions;
    private final Reference reference;
    private final Meta meta;

    QuestionCheck(Definitions definitions, Reference reference, Meta meta) {
        this.definitions = definitions;
        this.reference = reference;
        this.meta = meta;
    }

    CheckedQuestion check(Question question) {
        List<MeasureDefinition> measures = checkMeasures(question);
        List<Key> by = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Question.Breakdown breakdown : question.by()) {
            if (!seen.add(breakdown.dimension())) {
                throw new QuestionRefused(Refusal.DIMENSION_TWICE, "by", breakdown.dimension(), List.copyOf(seen));
            }
            by.add(checkBreakdown(breakdown, measures));
        }
        List<Filter> where = new ArrayList<>();
        question.where().forEach((dimension, value) -> where.add(checkFilter(dimension, value, measures)));
        seen.addAll(question.where().keySet());
        if (seen.size() > MOST_DIMENSIONS) {
            throw new QuestionRefused(
                    Refusal.TOO_MANY_DIMENSIONS, "by", String.join(",", seen), List.of("1.." + MOST_DIMENSIONS));
        }
        Optional<TimeRange> time = checkTime(question, measures);
        var checked = new CheckedQuestion(question, measures, by, where, time);
        checkRegionScope(checked);
        measures.forEach(measure -> checkFormula(measure, checked));
        return checked;
    }

    private List<MeasureDefinition> checkMeasures(Question question) {
        List<String> known = definitions.measures().keySet().stream().sorted().toList();
        if (question.measures().isEmpty()) {
            throw new QuestionRefused(Refusal.NO_MEASURE, "measures", "", known);
        }
        List<MeasureDefinition> measures = new ArrayList<>();
        for (String id : new LinkedHashSet<>(question.measures())) {
            measures.add(definitions
                    .findMeasure(id)
                    .orElseThrow(() -> new QuestionRefused(Refusal.UNKNOWN_MEASURE, "measures", id, known)));
        }
        return measures;
    }

    private Key checkBreakdown(Question.Breakdown breakdown, List<MeasureDefinition> measures) {
        Dimension dimension = dimension("by", breakdown.dimension(), measures);
        Optional<String> level = breakdown.level();
        if (level.isPresent()) {
            if (!dimension.hasLevels()) {
                throw new QuestionRefused(
                        Refusal.LEVEL_NOT_FOR_THIS, "by", dimension.id() + "@" + level.get(), List.of(dimension.id()));
            }
            List<String> levels = dimension.levels(definitions.country());
            if (!levels.contains(level.get())) {
                throw new QuestionRefused(Refusal.UNKNOWN_LEVEL, "level", level.get(), levels);
            }
        } else if (dimension.kind() == Dimension.Kind.REGION
                && dimension.attribute().isEmpty()) {
            level = Optional.of(definitions.country().mapLevel());
        }
        return new Key(dimension, level);
    }

    private Filter checkFilter(String id, String value, List<MeasureDefinition> measures) {
        Dimension dimension = dimension(id, id, measures);
        List<String> values = measures.stream()
                .flatMap(measure -> contracts(measure).stream())
                .filter(contract -> contract.findField(dimension.field()).isPresent())
                .findFirst()
                .map(contract -> dimension.listValues(contract, definitions.country(), reference))
                .orElse(List.of());
        if (!values.isEmpty() && !values.contains(value)) {
            throw new QuestionRefused(Refusal.UNKNOWN_CODE, id, value, values);
        }
        return new Filter(dimension, value);
    }

    /** The dimension as every measure of the question knows it. */
    private Dimension dimension(String parameter, String id, List<MeasureDefinition> measures) {
        Set<String> offered = new LinkedHashSet<>(measures.get(0).dimensions());
        measures.forEach(measure -> offered.retainAll(measure.dimensions()));
        if (!offered.contains(id)) {
            throw new QuestionRefused(Refusal.DIMENSION_NOT_OFFERED, parameter, id, List.copyOf(offered));
        }
        return measures.stream()
                .flatMap(measure -> contracts(measure).stream())
                .flatMap(contract -> Dimension.find(contract, id).stream())
                .findFirst()
                .orElseThrow(
                        () -> new QuestionRefused(Refusal.DIMENSION_NOT_OFFERED, parameter, id, List.copyOf(offered)));
    }

    private Optional<TimeRange> checkTime(Question question, List<MeasureDefinition> measures) {
        Optional<Grain> grain = question.grain();
        for (MeasureDefinition measure : measures) {
            Grain finest = finest(measure);
            List<String> allowed = Arrays.stream(Grain.values())
                    .filter(candidate -> candidate.compareTo(finest) >= 0)
                    .map(Grain::id)
                    .toList();
            if (grain.isPresent() && grain.get().compareTo(finest) < 0) {
                throw new QuestionRefused(
                        Refusal.GRAIN_TOO_FINE, "grain", grain.get().id(), allowed);
            }
            question.time()
                    .filter(time -> !(measure.formula() instanceof Formula.Value))
                    .ifPresent(time -> {
                        if (cuts(time.start(), finest) || cuts(time.endExclusive(), finest)) {
                            throw new QuestionRefused(Refusal.TIME_TOO_FINE, "time", time.code(), allowed);
                        }
                    });
        }
        if (grain.isEmpty() || question.time().isEmpty()) {
            return question.time();
        }
        List<Period> whole = question.time().get().listPeriods(grain.get());
        if (whole.isEmpty()) {
            throw new QuestionRefused(
                    Refusal.TIME_SHORTER_THAN_GRAIN,
                    "grain",
                    grain.get().id(),
                    Arrays.stream(Grain.values())
                            .filter(candidate -> !question.time()
                                    .get()
                                    .listPeriods(candidate)
                                    .isEmpty())
                            .map(Grain::id)
                            .toList());
        }
        return Optional.of(new TimeRange(whole.get(0), whole.get(whole.size() - 1)));
    }

    private static boolean cuts(LocalDate date, Grain grain) {
        return !Period.of(grain, date).start().equals(date);
    }

    /** The finest grain a measure can be told in: its own, or the coarsest its data were counted in. */
    private Grain finest(MeasureDefinition measure) {
        Grain finest = measure.finest();
        for (ContractDefinition contract : contracts(measure)) {
            Grain counted = meta.grain(contract.id()).orElse(Grain.MONTH);
            if (contract.kind() != ContractDefinition.Kind.VALUES && counted.compareTo(finest) > 0) {
                finest = counted;
            }
        }
        return finest;
    }

    private void checkRegionScope(CheckedQuestion checked) {
        checked.regionKey()
                .ifPresent(key -> checked.where().stream()
                        .filter(filter ->
                                filter.dimension().id().equals(key.dimension().id()))
                        .forEach(filter -> {
                            List<String> order = key.dimension().levels(definitions.country());
                            String scope = reference
                                    .findRegion(filter.value())
                                    .map(region -> region.level())
                                    .orElse("");
                            if (order.indexOf(key.level().orElse("")) < order.indexOf(scope)) {
                                throw new QuestionRefused(
                                        Refusal.LEVEL_ABOVE_FILTER,
                                        "level",
                                        key.level().orElse(""),
                                        order.subList(order.indexOf(scope), order.size()));
                            }
                        }));
    }

    private void checkFormula(MeasureDefinition measure, CheckedQuestion checked) {
        if (measure.formula() instanceof Formula.Share) {
            String over = ((Formula.Share) measure.formula()).over();
            boolean said = checked.by().stream()
                            .anyMatch(key -> key.dimension().field().equals(over))
                    || checked.where().stream()
                            .anyMatch(filter -> filter.dimension().field().equals(over));
            if (!said) {
                throw new QuestionRefused(
                        Refusal.SHARE_OF_WHAT,
                        "by",
                        measure.id(),
                        measure.dimensions().stream()
                                .filter(id -> id.equals(over) || id.startsWith(over + "."))
                                .toList());
            }
        }
        if (measure.formula() instanceof Formula.Value) {
            Stream<Dimension> grouped = checked.by().stream().map(Key::dimension);
            Stream<Dimension> filtered = checked.regionKey().isPresent()
                    ? Stream.empty()
                    : checked.where().stream().map(Filter::dimension);
            Stream.concat(grouped, filtered)
                    .filter(dimension -> dimension.attribute().isPresent())
                    .findFirst()
                    .ifPresent(dimension -> {
                        throw new QuestionRefused(
                                Refusal.NEVER_ADDED_UP,
                                "by",
                                dimension.id(),
                                measure.dimensions().stream()
                                        .filter(id -> !id.contains("."))
                                        .toList());
                    });
        }
    }

    /** The contracts of the datasets a measure rests on. */
    private List<ContractDefinition> contracts(MeasureDefinition measure) {
        return measure.datasets().stream()
                .flatMap(id -> Optional.ofNullable(definitions.contracts().get(id)).stream())
                .toList();
    }
}
