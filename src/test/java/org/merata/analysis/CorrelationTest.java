package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {
    private static final long SEED = 20_261_204;

    /** Anscombe (1973), Graphs in Statistical Analysis, The American Statistician 27: x of the first three sets, and of the fourth. */
    private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

    private static final double[] X_OF_FOURTH = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
    private static final double[][] Y = {
        {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68},
        {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74},
        {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73},
        {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}
    };

    static Result<Correlation> anscombe(int set) {
        return Correlation.pearson(set == 3 ? X_OF_FOURTH : X, Y[set]);
    }

    /** R package statpsych, {@code ?ci.spear}, with ties. */
    static Result<Correlation> statpsych() {
        return Correlation.spearman(
                new double[] {21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19},
                new double[] {67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51});
    }

    @ParameterizedTest
    @CsvSource({"0, 0.8164205", "1, 0.8162365", "2, 0.8162867", "3, 0.8165214"})
    void theQuartetOfAnscombeHasOneCorrelation(int set, double published) {
        assertEquals(published, anscombe(set).get().coefficient(), 5e-8);
        assertEquals(11, anscombe(set).get().n());
    }

    /** Prints .8699639, .5840951 and .9638297. */
    @Test
    void spearmanAndItsIntervalOfStatpsych() {
        Correlation correlation = statpsych().get();
        assertEquals(0.8699639, correlation.coefficient(), 5e-8);
        assertEquals(0.5840951, correlation.lower(), 5e-8);
        assertEquals(0.9638297, correlation.upper(), 5e-8);
    }

    /** Hollander and Wolfe (1973), p. 187, as in R's {@code ?cor.test}: nine lots of canned tuna, S = 48, so rho = 0.6. */
    @Test
    void spearmanOfCannedTuna() {
        double[] lightness = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
        double[] score = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
        assertEquals(0.6, Correlation.spearman(lightness, score).get().coefficient(), 1e-12);
    }

    /** R, {@code cor.test(~ CONT + INTG, data = USJudgeRatings)}: r = -0.1331909 of 43 judges, -0.4168591 to 0.1741182. */
    @Test
    void theIntervalOfPearsonOfJudges() {
        // 43 pairs with that coefficient: y is x times r, and the rest of it something that has nothing to do with x
        double[] x = new double[43];
        double[] y = new double[43];
        double r = -0.1331909;
        double nothing = Arrays.stream(squaresWithoutSlope()).map(v -> v * v).sum();
        double all = 2 * 21 * 22 * 43 / 6.0;
        for (int i = 0; i < 43; i++) {
            x[i] = i - 21;
            y[i] = r * x[i] / Math.sqrt(all) + Math.sqrt(1 - r * r) * squaresWithoutSlope()[i] / Math.sqrt(nothing);
        }
        Correlation correlation = Correlation.pearson(x, y).get();
        assertEquals(-0.1331909, correlation.coefficient(), 1e-12);
        assertEquals(-0.4168591, correlation.lower(), 1e-7);
        assertEquals(0.1741182, correlation.upper(), 1e-7);
    }

    /** Squares about their mean: no correlation with -21..21. */
    private static double[] squaresWithoutSlope() {
        double mean = 2 * 21 * 22 * 43 / 6.0 / 43;
        double[] squares = new double[43];
        for (int i = 0; i < 43; i++) {
            squares[i] = (i - 21) * (i - 21) - mean;
        }
        return squares;
    }

    /** Of pairs from a bivariate normal; Spearman's population value is 6 / pi arcsin(r / 2) (Pearson 1907). */
    @ParameterizedTest
    @CsvSource({"0, 20", "0.5, 30", "-0.8, 60"})
    void intervalsHoldTheTruthAsOftenAsTheySay(double truth, int n) {
        System.out.println("correlation " + truth + " with seed " + SEED);
        var random = new Random(SEED);
        double ofRanks = 6 / Math.PI * Math.asin(truth / 2);
        int samples = 4_000;
        int pearson = 0;
        int spearman = 0;
        for (int sample = 0; sample < samples; sample++) {
            double[] x = random.doubles(n).map(any -> random.nextGaussian()).toArray();
            double[] y = Arrays.stream(x)
                    .map(value -> truth * value + Math.sqrt(1 - truth * truth) * random.nextGaussian())
                    .toArray();
            pearson += holds(Correlation.pearson(x, y).get(), truth);
            spearman += holds(Correlation.spearman(x, y).get(), ofRanks);
        }
        System.out.println("Pearson " + pearson + ", Spearman " + spearman + " of " + samples);
        assertEquals(0.95, pearson / (double) samples, 0.015);
        assertEquals(0.95, spearman / (double) samples, 0.02);
    }

    private static int holds(Correlation correlation, double truth) {
        return correlation.lower() <= truth && truth <= correlation.upper() ? 1 : 0;
    }

    @Test
    void unitsAndOrderDoNotMatter() {
        Correlation before = anscombe(0).get();
        double[] scaled = Arrays.stream(X).map(x -> 1e180 * x).toArray();
        assertEquals(
                before.coefficient(), Correlation.pearson(scaled, Y[0]).get().coefficient(), 1e-12);
        double[] small = Arrays.stream(X).map(x -> -1e-180 * x).toArray();
        assertEquals(
                -before.coefficient(), Correlation.pearson(small, Y[0]).get().coefficient(), 1e-12);
        double[] cubes = Arrays.stream(X).map(x -> x * x * x).toArray();
        assertEquals(
                Correlation.spearman(X, Y[0]).get(),
                Correlation.spearman(cubes, Y[0]).get());
    }

    @Test
    void aPerfectCorrelationHasNoWidth() {
        double[] x = {1, 2, 3, 5};
        double[] up = {2, 4, 6, 10};
        double[] down = {-1, -2, -3, -5};
        assertEquals(new Correlation(1, 1, 1, 4), Correlation.spearman(x, up).get());
        assertEquals(
                new Correlation(-1, -1, -1, 4), Correlation.spearman(x, down).get());
        assertEquals(1, Correlation.pearson(x, up).get().upper(), 1e-12);
    }

    @Test
    void whatDoesNotExistIsAnsweredWithTheReason() {
        double[] three = {1, 2, 3};
        double[] same = {2, 2, 2, 2};
        double[] four = {1, 2, 3, 4};
        assertEquals(Result.undefined(Undefined.TOO_FEW_PAIRS), Correlation.pearson(three, three));
        assertEquals(Result.undefined(Undefined.NO_SPREAD), Correlation.pearson(same, four));
        assertEquals(Result.undefined(Undefined.NO_SPREAD), Correlation.spearman(four, same));
        assertThrows(IllegalArgumentException.class, () -> Correlation.pearson(three, four));
        double[] broken = {1, 2, 3, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> Correlation.pearson(four, broken));
        assertTrue(Correlation.pearson(four, new double[] {4, 1, 3, 2}).get().lower() > -1);
    }
}
