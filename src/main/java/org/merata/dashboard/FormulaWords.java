package org.merata.dashboard;

import java.util.List;
import java.util.Optional;
import org.merata.definition.Aggregate;
import org.merata.definition.Condition;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Formula;
import org.merata.model.Text;

/** A formula in words, from the labels of the contracts it counts in. */
final class FormulaWords {
    private final Wording words;

    FormulaWords(Wording words) {
        this.words = words;
    }

    String of(Formula formula) {
        if (formula instanceof Formula.Total total) {
            return sum(total.of());
        }
        if (formula instanceof Formula.Ratio ratio) {
            String key = ratio.factor() == 1 ? "formula.ratio" : "formula.ratio.factor";
            return ratio.factor() == 1
                    ? words.say(key, "numerator", sum(ratio.numerator()), "denominator", sum(ratio.denominator()))
                    : words.say(
                            key,
                            "factor",
                            words.formats().number(ratio.factor(), 0),
                            "numerator",
                            sum(ratio.numerator()),
                            "denominator",
                            sum(ratio.denominator()));
        }
        if (formula instanceof Formula.Stock stock) {
            return stock.isShare()
                    ? words.say(
                            "formula.stock.share",
                            "entered",
                            sum(stock.entered()),
                            "left",
                            sum(stock.left()),
                            "all",
                            sum(stock.ofEntered()),
                            "gone",
                            sum(stock.ofLeft()))
                    : words.say("formula.stock", "entered", sum(stock.entered()), "left", sum(stock.left()));
        }
        if (formula instanceof Formula.Share share) {
            return words.say(
                    "formula.share",
                    "of",
                    sum(share.of()),
                    "over",
                    words.inSentence(words.say("dimension." + share.over())));
        }
        if (formula instanceof Formula.PerResident rate) {
            return words.say(
                    "formula.per_resident", "factor", words.formats().number(rate.factor(), 0), "of", sum(rate.of()));
        }
        if (formula instanceof Formula.Mean mean && mean.scale().isPresent()) {
            Formula.Mean.Scale scale = mean.scale().get();
            return words.say(
                    "formula.mean.scale",
                    "field",
                    field(mean.sum()),
                    "where",
                    where(mean.sum()),
                    "least",
                    words.formats().number(scale.least(), 0),
                    "most",
                    words.formats().number(scale.most(), 0),
                    "top",
                    words.formats().number(scale.top(), 0));
        }
        if (formula instanceof Formula.Mean mean) {
            return words.say("formula.mean", "field", field(mean.sum()), "where", where(mean.sum()));
        }
        if (formula instanceof Formula.Quantile quantile) {
            return words.say(
                    quantile.p() == 0.5 ? "formula.median" : "formula.quantile",
                    quantile.p() == 0.5
                            ? new String[] {"field", field(quantile.bins()), "where", where(quantile.bins())}
                            : new String[] {
                                "p",
                                words.formats().share(quantile.p(), 0),
                                "field",
                                field(quantile.bins()),
                                "where",
                                where(quantile.bins())
                            });
        }
        if (formula instanceof Formula.Age age) {
            return words.say(
                    "formula.age",
                    "p",
                    words.formats().share(age.p(), 0),
                    "dataset",
                    words.dataset(age.open().dataset()),
                    "since",
                    words.inSentence(fieldLabel(age.open().dataset(), age.open().time())),
                    "until",
                    words.inSentence(field(age.open())),
                    "where",
                    where(age.open()));
        }
        if (formula instanceof Formula.Correlation correlation) {
            return words.say(
                    "formula.correlation",
                    "one",
                    field(correlation.one()),
                    "other",
                    words.inSentence(field(correlation.other())));
        }
        if (formula instanceof Formula.ElementIndex index) {
            return words.say(
                    "formula.element_index",
                    "n",
                    words.formats().count(index.elements().size()),
                    "scale",
                    words.formats().number(index.scale(), 0));
        }
        return words.say("formula.value", "dataset", words.dataset(((Formula.Value) formula).dataset()));
    }

    private String sum(List<Aggregate> aggregates) {
        return String.join(" + ", aggregates.stream().map(this::aggregate).toList());
    }

    private String aggregate(Aggregate aggregate) {
        return aggregate.kind() == Aggregate.Kind.COUNT
                ? words.say("formula.count", "dataset", words.dataset(aggregate.dataset()), "where", where(aggregate))
                : words.say(
                        "formula.sum",
                        "field",
                        field(aggregate),
                        "dataset",
                        words.dataset(aggregate.dataset()),
                        "where",
                        where(aggregate));
    }

    private String field(Aggregate aggregate) {
        return fieldLabel(aggregate.dataset(), aggregate.field().orElse(""));
    }

    private String fieldLabel(String dataset, String field) {
        Optional<ContractDefinition> contract =
                Optional.ofNullable(words.definitions().contracts().get(dataset));
        Optional<Text> label = contract.flatMap(found -> found.findField(field).map(ContractDefinition.Field::label))
                .or(() -> contract.flatMap(found -> found.findDerived(field).map(ContractDefinition.Derived::label)));
        return label.map(words::in)
                .orElseGet(() -> words.knows("dimension." + field) ? words.say("dimension." + field) : field);
    }

    private String where(Aggregate aggregate) {
        if (aggregate.where().isEmpty()) {
            return "";
        }
        return " ("
                + String.join(
                        "; ",
                        aggregate.where().stream()
                                .map(condition -> condition(aggregate.dataset(), condition))
                                .toList())
                + ")";
    }

    private String condition(String dataset, Condition condition) {
        String field = fieldLabel(dataset, condition.field());
        String values = String.join(
                ", ",
                condition.values().stream()
                        .map(value -> words.name(condition.field(), value))
                        .toList());
        return switch (condition.operator()) {
            case PRESENT, ABSENT ->
                words.say(
                        "condition." + condition.operator().name().toLowerCase(java.util.Locale.ROOT), "field", field);
            default ->
                words.say(
                        "condition." + condition.operator().name().toLowerCase(java.util.Locale.ROOT),
                        "field",
                        field,
                        "values",
                        values);
        };
    }
}
