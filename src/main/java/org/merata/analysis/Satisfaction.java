package org.merata.analysis;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.merata.analysis.GradeScale.Grade;

/**
 * The satisfaction index of a survey with elements (SKM/IKM, Permen PANRB 14/2017): the elements' means of 1..4, each weighing 1/k, times
 * 25. Elements are known by code, never by position: agencies list them in different orders, and may leave some out.
 */
public final class Satisfaction {
    private static final double LEAST = 1;
    private static final double MOST = 4;
    private static final double SCALE = 25;

    /** Chi-square of one degree of freedom at 95 %, as Krejcie and Morgan (1970) print it. */
    private static final double CHI_SQUARE = 3.841;

    private static final double ERROR = 0.05;

    private Satisfaction() {}

    /** The index, 25..100, of the elements' means. */
    public static Result<Double> index(Collection<Double> means, WeightRule rule) {
        if (means.isEmpty()) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        if (means.stream().anyMatch(mean -> !(LEAST <= mean && mean <= MOST))) {
            return Result.undefined(Undefined.OUT_OF_SCALE);
        }
        double sum = means.stream().mapToDouble(Double::doubleValue).sum();
        return Result.of(SCALE * rule.weigh(sum, means.size()));
    }

    /** The grades that the rules in use would give; more than one where the rule decides the grade. */
    public static Set<Grade> listGrades(Collection<Double> means, GradeScale scale) {
        Set<Grade> grades = EnumSet.noneOf(Grade.class);
        for (WeightRule rule : WeightRule.values()) {
            index(means, rule).value().ifPresent(index -> grades.add(scale.grade(index)));
        }
        return grades;
    }

    /** The codes of the elements with the lowest means, lowest first; as reports must name three. */
    public static List<String> listLowest(SortedMap<String, Double> meansByElement, int count) {
        return meansByElement.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The share of satisfaction of a five-point question, 0..1: 0, 25, 50, 75 and 100 % by answer (GOV.UK Service Manual). Several periods
     * are pooled by adding their counts.
     *
     * @param counts answers from very dissatisfied to very satisfied
     */
    public static Result<Double> fivePoint(List<Long> counts) {
        if (counts.size() != 5) {
            throw new IllegalArgumentException("five counts are wanted, not " + counts.size());
        }
        long answers = counts.stream().mapToLong(Long::longValue).sum();
        if (answers == 0) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        double points =
                IntStream.range(0, 5).mapToDouble(i -> i * counts.get(i)).sum();
        return Result.of(points / 4 / answers);
    }

    /**
     * The least number of respondents for a population, at 95 % and an error of 5 points: Krejcie and Morgan, Determining Sample Size for
     * Research Activities, Educational and Psychological Measurement 30 (1970), whose table Permen PANRB 14/2017 reprints.
     */
    public static long minimumSample(long population) {
        if (population < 1) {
            throw new IllegalArgumentException("a population of " + population);
        }
        double spread = CHI_SQUARE * 0.25;
        return Math.round(spread * population / (ERROR * ERROR * (population - 1) + spread));
    }
}
