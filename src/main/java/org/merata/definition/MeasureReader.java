package org.merata.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.definition.ContractDefinition.Cube;
import org.merata.definition.ContractDefinition.Field;
import org.merata.model.Direction;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Unit;

/** Turns a measure, valid by its schema, into its definition, and reports what in it does not fit the data or itself. */
final class MeasureReader {
    private final YamlNode node;
    private final Shelf<ContractDefinition> contracts;
    private final Columns columns;
    private final Findings findings;

    private MeasureReader(YamlNode node, Shelf<ContractDefinition> contracts, Columns columns, Findings findings) {
        this.node = node;
        this.contracts = contracts;
        this.columns = columns;
        this.findings = findings;
    }

    /** Empty where it has an error, which is reported. */
    static Optional<MeasureDefinition> read(
            YamlNode node, Shelf<ContractDefinition> contracts, Columns columns, Findings findings) {
        return new MeasureReader(node, contracts, columns, findings).measure();
    }

    private Optional<MeasureDefinition> measure() {
        Optional<Formula> formula = new FormulaReader(contracts, columns, findings).read(node.get("formula"));
        if (formula.isEmpty()) {
            return Optional.empty();
        }
        var measure = new MeasureDefinition(
                node.string("id"),
                node.integer("version"),
                node.text("label"),
                node.text("definition"),
                node.text("why"),
                node.constant(MeasureDefinition.Topic.class, "topic"),
                node.constant(Unit.class, "unit"),
                node.constant(Direction.class, "direction"),
                node.integer("decimals"),
                formula.get(),
                node.findConstant(Interval.Method.class, "interval"),
                node.integer("minimum_n", 1),
                node.strings("dimensions"),
                node.constant(Grain.class, "finest"),
                node.findText("publisher"),
                node.text("method"),
                breaks());
        checkDimensions(measure);
        checkUnit(measure);
        checkInterval(measure);
        if (formula.get() instanceof Formula.Value && measure.publisher().isEmpty()) {
            findings.add(DefinitionNotice.PUBLISHER_MISSING, node);
        }
        return findings.hasErrors() ? Optional.empty() : Optional.of(measure);
    }

    /** In order of their days, each day once. */
    private List<DefinitionBreak> breaks() {
        var breaks = new ArrayList<DefinitionBreak>();
        for (YamlNode item : node.listItems("breaks")) {
            LocalDate from = item.date("from");
            if (!breaks.isEmpty() && !from.isAfter(breaks.get(breaks.size() - 1).from())) {
                findings.add(
                        DefinitionNotice.DATES_RUN_BACKWARD,
                        item.get("from"),
                        "value",
                        from.toString(),
                        "expected",
                        "> " + breaks.get(breaks.size() - 1).from());
            }
            breaks.add(new DefinitionBreak(from, item.text("change"), item.text("source"), item.isTrue("verified")));
        }
        return breaks;
    }

    private void checkDimensions(MeasureDefinition measure) {
        List<String> offered = listDimensions(measure.formula(), false);
        List<String> withBins = listDimensions(measure.formula(), true);
        for (YamlNode dimension : node.listItems("dimensions")) {
            String name = dimension.written();
            if (!offered.contains(name)) {
                findings.addNotAllowed(
                        DefinitionNotice.DIMENSION_NOT_PUBLISHED, dimension.at(), name, offered, Map.of());
            } else if (!withBins.contains(name)) {
                findings.addNotAllowed(DefinitionNotice.BINS_NOT_PUBLISHED, dimension.at(), name, withBins, Map.of());
            }
        }
        if (measure.formula() instanceof Formula.Share share
                && !measure.dimensions().contains(share.over())) {
            YamlNode over = node.get("formula").get("share").get("over");
            findings.addNotAllowed(
                    DefinitionNotice.DIMENSION_NOT_OFFERED, over.at(), share.over(), measure.dimensions(), Map.of());
        }
    }

    /**
     * The dimensions that every dataset of a formula is published by, and the listed fields of any of its records: of the others, such as
     * counts that tell nothing of persons, it is not stated.
     */
    private List<String> listDimensions(Formula formula, boolean binsWhereNeeded) {
        if (formula instanceof Formula.Value value) {
            return contracts.find(value.dataset()).orElseThrow().fields().stream()
                    .filter(field -> field.references().isPresent())
                    .map(Field::name)
                    .toList();
        }
        Set<String> common = null;
        Set<String> own = new LinkedHashSet<>();
        for (Aggregate aggregate : formula.aggregates()) {
            boolean bins = binsWhereNeeded && aggregate.kind().isDistribution();
            ContractDefinition contract = contracts.find(aggregate.dataset()).orElseThrow();
            Set<String> here = published(contract, bins);
            contract.fields().stream()
                    .filter(field -> field.isListed() && here.contains(field.name()))
                    .forEach(field -> own.add(field.name()));
            if (common == null) {
                common = here;
            } else {
                common.retainAll(here);
            }
        }
        if (common == null) {
            return List.of();
        }
        common.addAll(own);
        return new ArrayList<>(common);
    }

    private Set<String> published(ContractDefinition contract, boolean bins) {
        Set<String> names = new LinkedHashSet<>();
        for (Cube cube : contract.cubes()) {
            if (cube.bins() || !bins) {
                names.addAll(cube.by());
            }
        }
        for (Field field : contract.fields()) {
            if (names.contains(field.name())) {
                names.addAll(columns.listAttributes(field));
            }
        }
        return names;
    }

    private void checkUnit(MeasureDefinition measure) {
        Formula formula = measure.formula();
        List<Unit> allowed;
        if (formula instanceof Formula.Total) {
            allowed = List.of(Unit.COUNT, Unit.SECONDS, Unit.MONEY);
        } else if (formula instanceof Formula.Stock stock) {
            allowed = List.of(stock.isShare() ? Unit.SHARE : Unit.COUNT);
        } else if (formula instanceof Formula.Age) {
            allowed = List.of(Unit.SECONDS);
        } else if (formula instanceof Formula.Share) {
            allowed = List.of(Unit.SHARE);
        } else if (formula instanceof Formula.ElementIndex) {
            allowed = List.of(Unit.INDEX);
        } else if (formula instanceof Formula.PerResident rate) {
            allowed = List.of(rate.factor() == 1000 ? Unit.PER_THOUSAND : Unit.COUNT, Unit.INDEX);
        } else if (formula instanceof Formula.Ratio ratio && ratio.factor() == 1000) {
            allowed = List.of(Unit.PER_THOUSAND, Unit.INDEX);
        } else if (formula instanceof Formula.Ratio ratio && ratio.factor() != 1) {
            allowed = List.of(Unit.COUNT, Unit.SECONDS, Unit.INDEX, Unit.MONEY);
        } else if (formula instanceof Formula.Ratio) {
            allowed = List.of(Unit.SHARE, Unit.COUNT, Unit.SECONDS, Unit.INDEX, Unit.MONEY);
        } else {
            allowed = List.of(Unit.values());
        }
        if (!allowed.contains(measure.unit())) {
            findings.addNotAllowed(
                    DefinitionNotice.UNIT_DOES_NOT_FIT,
                    node.get("unit").at(),
                    Ids.of(measure.unit()),
                    Ids.of(allowed),
                    Map.of());
        }
    }

    private void checkInterval(MeasureDefinition measure) {
        List<Interval.Method> allowed = allowedIntervals(measure);
        measure.interval().filter(method -> !allowed.contains(method)).ifPresent(method -> {
            findings.addNotAllowed(
                    DefinitionNotice.INTERVAL_DOES_NOT_FIT,
                    node.get("interval").at(),
                    Ids.of(method),
                    Ids.of(allowed),
                    Map.of());
        });
    }

    private static List<Interval.Method> allowedIntervals(MeasureDefinition measure) {
        Formula formula = measure.formula();
        if (measure.unit() == Unit.SHARE && (formula instanceof Formula.Ratio || formula instanceof Formula.Share)) {
            return List.of(Interval.Method.WILSON);
        }
        if (formula instanceof Formula.Ratio
                || formula instanceof Formula.PerResident
                || formula instanceof Formula.Total) {
            return List.of(Interval.Method.EXACT_POISSON);
        }
        if (formula instanceof Formula.Mean mean && mean.scale().isPresent()) {
            return List.of(Interval.Method.WILSON, Interval.Method.STUDENT_T);
        }
        if (formula instanceof Formula.Mean || formula instanceof Formula.ElementIndex) {
            return List.of(Interval.Method.STUDENT_T);
        }
        return formula instanceof Formula.Quantile ? List.of(Interval.Method.ORDER_STATISTIC) : List.of();
    }

    /** The datasets a formula draws on. */
    static Set<String> datasets(Formula formula) {
        Set<String> datasets = new LinkedHashSet<>();
        if (formula instanceof Formula.Value value) {
            datasets.add(value.dataset());
        }
        formula.aggregates().forEach(aggregate -> datasets.add(aggregate.dataset()));
        return datasets;
    }
}
