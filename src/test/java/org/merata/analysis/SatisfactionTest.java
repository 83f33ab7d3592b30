package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.merata.analysis.GradeScale.Grade;

class SatisfactionTest {
    /** Bantul, Dinas Pertanahan dan Tata Ruang 2023 (skm.bantulkab.go.id): published 87.28, B. */
    private static final List<Double> BANTUL = List.of(3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35);

    /** Sumatera Barat, DPM&PTSP, Semester I (dpmptsp.sumbarprov.go.id/details/news/82): published 81.71, which no rule gives. */
    private static final List<Double> SUMBAR = List.of(3.200, 3.216, 2.936, 3.530, 3.136, 3.200, 3.316, 3.916, 3.323);

    @Test
    void bantulsIndexIsTheOneOfExactNinths() {
        assertEquals(87.2778, Satisfaction.index(BANTUL, WeightRule.EXACT).get(), 5e-5);
        assertEquals(86.405, Satisfaction.index(BANTUL, WeightRule.TWO_DECIMALS).get(), 5e-5);
        assertEquals(
                Grade.B,
                GradeScale.PERMEN_14_2017.grade(
                        Satisfaction.index(BANTUL, WeightRule.EXACT).get()));
        assertEquals(Set.of(Grade.B), Satisfaction.listGrades(BANTUL, GradeScale.PERMEN_14_2017));
    }

    @Test
    void sumbarsPublishedIndexComesOutUnderNoRule() {
        assertEquals(82.7028, Satisfaction.index(SUMBAR, WeightRule.EXACT).get(), 5e-5);
        assertEquals(
                81.87575, Satisfaction.index(SUMBAR, WeightRule.TWO_DECIMALS).get(), 1e-9);
        for (WeightRule rule : WeightRule.values()) {
            assertEquals(true, Math.abs(81.71 - Satisfaction.index(SUMBAR, rule).get()) > 0.1, rule.name());
        }
    }

    /** Tulang Bawang Barat, Disdukcapil 2023: all elements 4; the weights in use give 100, 99.99, 99.9 and 99. */
    @ParameterizedTest
    @CsvSource({"EXACT, 100", "FOUR_DECIMALS, 99.99", "THREE_DECIMALS, 99.9", "TWO_DECIMALS, 99"})
    void fullMarksUnderEachRule(WeightRule rule, double index) {
        assertEquals(
                index, Satisfaction.index(Collections.nCopies(9, 4.0), rule).get(), 1e-9);
    }

    /** METHODS: all elements 3.55 is 88.75, A, with exact ninths and 87.86, B, with 0.11. */
    @Test
    void theRuleMayDecideTheGrade() {
        List<Double> means = Collections.nCopies(9, 3.55);
        assertEquals(88.75, Satisfaction.index(means, WeightRule.EXACT).get(), 1e-9);
        assertEquals(87.8625, Satisfaction.index(means, WeightRule.TWO_DECIMALS).get(), 1e-9);
        assertEquals(Set.of(Grade.A, Grade.B), Satisfaction.listGrades(means, GradeScale.PERMEN_14_2017));
    }

    /** Permen PANRB 14/2017 with the gaps of its table closed by rounding to two decimals, half up. */
    @ParameterizedTest
    @CsvSource({
        "25, D",
        "64.99, D",
        "64.994, D",
        "64.995, C",
        "65, C",
        "76.60, C",
        "76.604, C",
        "76.605, B",
        "76.61, B",
        "88.30, B",
        "88.304, B",
        "88.305, A",
        "88.31, A",
        "100, A"
    })
    void theBandsOf2017(double index, Grade grade) {
        assertEquals(grade, GradeScale.PERMEN_14_2017.grade(index));
    }

    /** KEP/25/M.PAN/2/2004: 25-43.75 D, 43.76-62.50 C, 62.51-81.25 B, 81.26-100 A. */
    @ParameterizedTest
    @CsvSource({
        "25, D",
        "43.75, D",
        "43.755, C",
        "43.76, C",
        "62.50, C",
        "62.51, B",
        "81.25, B",
        "81.255, A",
        "81.26, A",
        "100, A"
    })
    void theBandsUntil2017(double index, Grade grade) {
        assertEquals(grade, GradeScale.KEP_25_2004.grade(index));
    }

    /** 88.305 as a sum in another order: 88.30499999999999 and 88.30500000000001 are one number. */
    @Test
    void roundingErrorsDecideNoGrade() {
        assertEquals(Grade.A, GradeScale.PERMEN_14_2017.grade(Math.nextDown(88.305)));
        assertEquals(Grade.A, GradeScale.PERMEN_14_2017.grade(Math.nextUp(88.305)));
        assertEquals(Grade.B, GradeScale.PERMEN_14_2017.grade(88.30499999));
    }

    @Test
    void fewerElementsWeighMore() {
        assertEquals(
                75,
                Satisfaction.index(Collections.nCopies(7, 3.0), WeightRule.EXACT)
                        .get(),
                1e-9);
        // 14 elements until 2017: 1/14 = 0.071
        assertEquals(
                14 * 0.071 * 3 * 25,
                Satisfaction.index(Collections.nCopies(14, 3.0), WeightRule.THREE_DECIMALS)
                        .get(),
                1e-9);
    }

    @Test
    void whatIsNoMeanOfOneToFourIsRefused() {
        assertEquals(
                Optional.of(Undefined.OUT_OF_SCALE),
                Satisfaction.index(List.of(3.0, 4.01), WeightRule.EXACT).undefined());
        assertEquals(
                Optional.of(Undefined.OUT_OF_SCALE),
                Satisfaction.index(List.of(Double.NaN), WeightRule.EXACT).undefined());
        assertEquals(
                Optional.of(Undefined.NO_ANSWERS),
                Satisfaction.index(List.of(), WeightRule.EXACT).undefined());
        assertEquals(Set.of(), Satisfaction.listGrades(List.of(), GradeScale.PERMEN_14_2017));
    }

    @Test
    void theLowestElementsAreNamedByCode() {
        var means = new TreeMap<String, Double>();
        for (int i = 0; i < 9; i++) {
            means.put("u" + (i + 1), BANTUL.get(i));
        }
        assertEquals(List.of("u1", "u2", "u9"), Satisfaction.listLowest(means, 3));
    }

    /** alphagov/spotlight, spec.user-satisfaction.js. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1, 0.5", "1, 1, 1, 1, 6, 0.75", "6, 1, 1, 1, 1, 0.25"})
    void govUksUserSatisfaction(long one, long two, long three, long four, long five, double satisfaction) {
        assertEquals(
                satisfaction,
                Satisfaction.fivePoint(List.of(one, two, three, four, five)).get(),
                1e-12);
    }

    @Test
    void noAnswersAreNoSatisfaction() {
        assertEquals(
                Optional.of(Undefined.NO_ANSWERS),
                Satisfaction.fivePoint(Collections.nCopies(5, 0L)).undefined());
    }

    /** Krejcie and Morgan (1970), table 1. */
    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "15, 14",
        "20, 19",
        "30, 28",
        "50, 44",
        "100, 80",
        "150, 108",
        "200, 132",
        "250, 152",
        "300, 169",
        "400, 196",
        "500, 217",
        "1000, 278",
        "2000, 322",
        "5000, 357",
        "10000, 370",
        "50000, 381",
        "75000, 382",
        "1000000, 384"
    })
    void theTableOfKrejcieAndMorgan(long population, long sample) {
        assertEquals(sample, Satisfaction.minimumSample(population));
    }

    @Test
    void oneIsItsOwnSample() {
        assertEquals(1, Satisfaction.minimumSample(1));
        assertThrows(IllegalArgumentException.class, () -> Satisfaction.minimumSample(0));
    }
}
