package org.merata.ingest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Survey;
import org.merata.warehouse.CubeNames;
import org.merata.warehouse.SqlText;

/**
 * What a survey puts into the cubes: sums by stratum and sampling unit, from which the variance of a mean by design follows without a single
 * answer (Wolter 2007, Introduction to Variance Estimation, chapter 6). All of it is added up over batches, months and dimensions.
 */
final class SurveyColumns {
    private SurveyColumns() {}

    /** The design of a fact, as keys of a cuboid. */
    static List<String> keys(Survey survey) {
        return List.of(
                column(survey.stratum()) + " AS " + SqlText.name(CubeNames.STRATUM),
                column(survey.cluster()) + " AS " + SqlText.name(CubeNames.CLUSTER),
                "CAST(" + column(survey.units()) + " AS DOUBLE) AS " + SqlText.name(CubeNames.UNITS));
    }

    /** The number summed: of several fields the mean of those that have a value; null where none has. */
    static String value(Aggregate aggregate) {
        if (aggregate.fields().size() == 1) {
            return "CAST(" + column(aggregate.fields().get(0)) + " AS DOUBLE)";
        }
        String sum = aggregate.fields().stream()
                .map(field -> "coalesce(CAST(" + column(field) + " AS DOUBLE), 0)")
                .collect(Collectors.joining(" + "));
        String answered = aggregate.fields().stream()
                .map(field -> "CAST(" + column(field) + " IS NOT NULL AS INTEGER)")
                .collect(Collectors.joining(" + "));
        return "((" + sum + ") / nullif(" + answered + ", 0))";
    }

    /** The sums of an aggregate over the facts that enter it. */
    static List<String> sums(ContractDefinition contract, Aggregate aggregate, String enters) {
        String value = value(aggregate);
        String weight = weight(contract.survey());
        return List.of(
                sum(weight + " * " + value, enters, aggregate.column()),
                "count(*) FILTER (WHERE " + enters + ") AS " + SqlText.name(CubeNames.valueCount(aggregate)),
                sum(weight + " * " + weight + " * " + value + " * " + value, enters, CubeNames.squares(aggregate)),
                sum(weight, enters, CubeNames.weights(aggregate)),
                sum(weight + " * " + weight, enters, CubeNames.squaredWeights(aggregate)),
                sum(weight + " * " + weight + " * " + value, enters, CubeNames.products(aggregate)));
    }

    private static String weight(Optional<Survey> survey) {
        return survey.map(design -> "coalesce(CAST(" + column(design.weight()) + " AS DOUBLE), 1)")
                .orElse("CAST(1 AS DOUBLE)");
    }

    private static String sum(String summed, String enters, String name) {
        return "coalesce(sum(" + summed + ") FILTER (WHERE " + enters + "), 0) AS " + SqlText.name(name);
    }

    private static String column(String name) {
        return SqlText.name("f", name);
    }
}
