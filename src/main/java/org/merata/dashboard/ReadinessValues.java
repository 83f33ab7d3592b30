package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.measure.Question.Breakdown;
import org.merata.measure.QuestionRefused;
import org.merata.model.TimeRange;

/**
 * How ready the regions of one level are for digital services: the published indicators that a maturity framework is made of, in their last
 * edition that has values. An index of them is not counted again beside its parts.
 *
 * @param byRegion of regions that have every indicator, in the order of the measures
 * @param missing codes of regions that lack one
 */
record ReadinessValues(
        List<MeasureDefinition> measures, Map<String, double[]> byRegion, List<String> missing, List<Answer> answers) {
    /** Empty where nothing is published of the level. */
    static Optional<ReadinessValues> find(Edition edition, String level, Optional<TimeRange> time) {
        var measures = new ArrayList<MeasureDefinition>();
        var answers = new ArrayList<Answer>();
        for (MeasureDefinition measure : listIndicators(edition.words())) {
            try {
                edition.numbers()
                        .total(measure, time)
                        .map(range -> edition.numbers()
                                .ask(Numbers.over(
                                        measure, Question.of(measure.id()).by(Breakdown.of("region", level)), range)))
                        .filter(answer -> answer.figures().stream()
                                .anyMatch(figure -> figure.value().isPresent()))
                        .ifPresent(answer -> {
                            measures.add(measure);
                            answers.add(answer);
                        });
            } catch (QuestionRefused notOfThisLevel) {
                continue;
            }
        }
        return measures.isEmpty() ? Optional.empty() : Optional.of(of(measures, answers));
    }

    private static List<MeasureDefinition> listIndicators(Wording words) {
        var ids = new LinkedHashSet<String>();
        words.definitions().frameworks().values().stream()
                .flatMap(framework -> framework.listIndicators().stream())
                .map(Part::measured)
                .flatMap(Optional::stream)
                .forEach(measured -> ids.add(measured.measure()));
        return ids.stream()
                .flatMap(id -> words.definitions().findMeasure(id).stream())
                .filter(measure -> measure.topic() == MeasureDefinition.Topic.READINESS && Numbers.isPublished(measure))
                .toList();
    }

    private static ReadinessValues of(List<MeasureDefinition> measures, List<Answer> answers) {
        Map<String, Double[]> found = new TreeMap<>();
        for (int i = 0; i < measures.size(); i++) {
            for (Figure figure : answers.get(i).figures()) {
                Double[] row = found.computeIfAbsent(
                        figure.codes().getOrDefault("region", ""), none -> new Double[measures.size()]);
                row[i] = figure.value().isPresent()
                        ? Double.valueOf(figure.value().getAsDouble())
                        : null;
            }
        }
        Map<String, double[]> whole = new TreeMap<>();
        var missing = new ArrayList<String>();
        found.forEach((code, row) -> {
            if (java.util.Arrays.stream(row).allMatch(java.util.Objects::nonNull)) {
                whole.put(
                        code,
                        java.util.Arrays.stream(row)
                                .mapToDouble(Double::doubleValue)
                                .toArray());
            } else {
                missing.add(code);
            }
        });
        return new ReadinessValues(measures, whole, missing, answers);
    }

    /** The indicators in words. */
    String names(Wording words) {
        return words.formats().list(measures.stream().map(words::label).toList());
    }
}
