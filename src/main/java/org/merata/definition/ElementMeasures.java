package org.merata.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Interval;
import org.merata.model.Text;
import org.merata.model.Unit;

/**
 * The measures that an index of elements brings along: the mean of each element, {@code INDEX_ELEMENT}, and how far it goes together with
 * the overall rating, {@code INDEX_ELEMENT_importance}. Named and explained by the contract's own fields; asked by id, listed nowhere.
 */
public final class ElementMeasures {
    private static final String IMPORTANCE = "_importance";
    private static final int DECIMALS = 2;

    private final Map<String, ContractDefinition> contracts;

    ElementMeasures(Map<String, ContractDefinition> contracts) {
        this.contracts = contracts;
    }

    /** The ids of the elements' means, in the order of the definition. */
    public static List<String> listMeans(MeasureDefinition index) {
        return formula(index).elements().stream()
                .map(element -> index.id() + "_" + element.field().orElseThrow())
                .toList();
    }

    /** The ids of their importances, in the same order; none where no overall rating was asked. */
    public static List<String> listImportances(MeasureDefinition index) {
        return formula(index).importances().isEmpty()
                ? List.of()
                : listMeans(index).stream().map(id -> id + IMPORTANCE).toList();
    }

    private static Formula.ElementIndex formula(MeasureDefinition index) {
        return (Formula.ElementIndex) index.formula();
    }

    Optional<MeasureDefinition> find(Collection<MeasureDefinition> measures, String id) {
        return measures.stream()
                .filter(measure ->
                        measure.formula() instanceof Formula.ElementIndex && id.startsWith(measure.id() + "_"))
                .flatMap(measure -> list(measure).stream())
                .filter(measure -> measure.id().equals(id))
                .findFirst();
    }

    private List<MeasureDefinition> list(MeasureDefinition index) {
        Formula.ElementIndex formula = formula(index);
        var list = new ArrayList<MeasureDefinition>();
        for (int i = 0; i < formula.elements().size(); i++) {
            Aggregate element = formula.elements().get(i);
            String id = listMeans(index).get(i);
            list.add(part(index, element, id, new Formula.Mean(element), index.interval(), index.dimensions()));
            if (!formula.importances().isEmpty()) {
                list.add(part(
                        index,
                        element,
                        id + IMPORTANCE,
                        formula.importances().get(i),
                        Optional.empty(),
                        listReferring(index, element.dataset())));
            }
        }
        return list;
    }

    /** The dimensions that are no fields of the respondents themselves: cuboids by those hold means and no products. */
    private List<String> listReferring(MeasureDefinition index, String dataset) {
        return index.dimensions().stream()
                .filter(dimension -> contracts
                        .get(dataset)
                        .findField(dimension)
                        .filter(ContractDefinition.Field::isListed)
                        .isEmpty())
                .toList();
    }

    private MeasureDefinition part(
            MeasureDefinition index,
            Aggregate element,
            String id,
            Formula formula,
            Optional<Interval.Method> interval,
            List<String> dimensions) {
        Text label = contracts
                .get(element.dataset())
                .findField(element.field().orElseThrow())
                .map(ContractDefinition.Field::label)
                .orElseThrow();
        Text meaning = contracts
                .get(element.dataset())
                .findField(element.field().orElseThrow())
                .map(ContractDefinition.Field::meaning)
                .orElseThrow();
        return new MeasureDefinition(
                id,
                index.version(),
                label,
                meaning,
                index.why(),
                index.topic(),
                Unit.INDEX,
                index.direction(),
                DECIMALS,
                formula,
                interval,
                index.minimumN(),
                dimensions,
                index.finest(),
                index.publisher(),
                index.method(),
                index.breaks());
    }
}
