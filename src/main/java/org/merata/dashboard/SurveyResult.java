package org.merata.dashboard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.merata.analysis.GradeScale;
import org.merata.analysis.GradeScale.Grade;
import org.merata.analysis.Result;
import org.merata.analysis.Satisfaction;
import org.merata.analysis.WeightRule;
import org.merata.definition.ElementMeasures;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.Question;
import org.merata.model.Status;
import org.merata.model.TimeRange;

/**
 * What a survey of elements says of a place and a time, from one disclosed answer.
 *
 * @param whole the index
 * @param elements those that have a mean that may be shown, in the order of the definition
 */
record SurveyResult(MeasureDefinition index, Answer answer, Figure whole, List<Element> elements, TimeRange time) {
    SurveyResult {
        elements = List.copyOf(elements);
    }

    /**
     * @param code the field, such as {@code u3}
     * @param importance how far it goes together with the overall rating; empty where that is not asked or may not be shown
     */
    record Element(String code, MeasureDefinition measure, Figure mean, Optional<Figure> importance) {
        double value() {
            return mean.value().orElseThrow();
        }
    }

    /** The index of elements that can be asked by these dimensions and has data. */
    static Optional<MeasureDefinition> findIndex(Edition edition, Set<String> dimensions) {
        return edition.listOwn(dimensions).stream()
                .filter(measure -> measure.formula() instanceof Formula.ElementIndex)
                .findFirst();
    }

    static SurveyResult ask(Edition edition, MeasureDefinition index, Map<String, String> where, TimeRange time) {
        List<String> means = ElementMeasures.listMeans(index);
        List<String> importances = ElementMeasures.listImportances(index);
        var ids = new ArrayList<>(List.of(index.id()));
        ids.addAll(means);
        ids.addAll(importances);
        Answer answer = edition.numbers()
                .ask(Question.of(ids.toArray(String[]::new)).where(where).during(time));
        var byMeasure = new TreeMap<String, Figure>();
        answer.figures().forEach(figure -> byMeasure.put(figure.measure(), figure));
        var elements = new ArrayList<Element>();
        List<String> codes = ((Formula.ElementIndex) index.formula())
                .elements().stream()
                        .map(element -> element.field().orElseThrow())
                        .toList();
        for (int i = 0; i < means.size(); i++) {
            Figure mean = byMeasure.get(means.get(i));
            if (mean != null && mean.value().isPresent()) {
                elements.add(new Element(
                        codes.get(i),
                        edition.words().definitions().getMeasure(means.get(i)),
                        mean,
                        importances.isEmpty()
                                ? Optional.empty()
                                : Optional.ofNullable(byMeasure.get(importances.get(i)))
                                        .filter(figure -> figure.value().isPresent())));
            }
        }
        return new SurveyResult(index, answer, byMeasure.get(index.id()), elements, time);
    }

    boolean hasIndex() {
        return whole != null && whole.value().isPresent() && !elements.isEmpty();
    }

    /** Whether it rests on as many answers as the measure asks for: under them no grade is given and nothing compared. */
    boolean isSolid() {
        return hasIndex() && whole.status() != Status.CAUTION;
    }

    List<Double> means() {
        return elements.stream().map(Element::value).toList();
    }

    Result<Double> index(WeightRule rule) {
        return Satisfaction.index(means(), rule);
    }

    Grade grade(WeightRule rule) {
        return GradeScale.PERMEN_14_2017.grade(index(rule).get());
    }

    /** More than one where the rule of weights decides the grade. */
    Set<Grade> listGrades() {
        Set<Grade> grades = EnumSet.noneOf(Grade.class);
        grades.addAll(Satisfaction.listGrades(means(), GradeScale.PERMEN_14_2017));
        return grades;
    }

    /** Those with the lowest means, lowest first. */
    List<Element> listLowest(int count) {
        var means = new TreeMap<String, Double>();
        elements.forEach(element -> means.put(element.code(), element.value()));
        return Satisfaction.listLowest(means, count).stream()
                .map(code -> elements.stream()
                        .filter(element -> element.code().equals(code))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** Elements whose interval meets that of another: which of them is lower cannot be told. */
    List<Element> listNotToldFrom(Element one) {
        return elements.stream()
                .filter(other -> !other.equals(one) && meets(one.mean(), other.mean()))
                .toList();
    }

    private static boolean meets(Figure one, Figure other) {
        return one.interval()
                .flatMap(own -> other.interval().map(its -> own.lower() <= its.upper() && its.lower() <= own.upper()))
                .orElse(true);
    }
}
