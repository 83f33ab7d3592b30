package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.merata.analysis.Outliers.Method;
import org.merata.analysis.Outliers.Outlier;
import org.merata.analysis.Outliers.Point;

class OutliersTest {
    /** Ten measurements of Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): two outliers hide each other from z. */
    private static final double[] MASKED = {2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3};

    private static List<Outlier<Integer>> find(double[] values, double[] baseline, Method method, double threshold) {
        var points = new ArrayList<Point<Integer>>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point<>(i, values[i]));
        }
        return Outliers.rank(Outliers.find(points, baseline, method, threshold));
    }

    @Test
    void twoOutliersThatHideEachOtherFromZAreFoundByModifiedZ() {
        assertEquals(List.of(), find(MASKED, MASKED, Method.Z_SCORE, Method.Z_SCORE.threshold()));
        List<Outlier<Integer>> found =
                find(MASKED, MASKED, Method.MODIFIED_Z_SCORE, Method.MODIFIED_Z_SCORE.threshold());
        assertEquals(List.of(9, 8), found.stream().map(Outlier::of).toList(), "the furthest first");
        assertEquals(0.6745 * 5.85 / 0.15, found.get(0).score(), 1e-9);
        assertEquals(0.6745 * 5.75 / 0.15, found.get(1).score(), 1e-9);
        assertEquals(2.45, found.get(0).centre(), 1e-12);
    }

    @Test
    void zCountsStandardDeviationsOfTheBaseline() {
        double[] baseline = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double deviation = Math.sqrt(7.5);
        assertEquals(
                2 / deviation + 3,
                find(new double[] {5 + 3 * deviation + 2}, baseline, Method.Z_SCORE, 3.0)
                        .get(0)
                        .score(),
                1e-12);
        assertEquals(List.of(), find(new double[] {5 + 3 * deviation}, baseline, Method.Z_SCORE, 3.0));
    }

    @Test
    void quartilesAndExtremesAreLeftOnBothSides() {
        double[] baseline = {10, 20, 30, 40, 50};
        List<Outlier<Integer>> quartiles =
                find(new double[] {101, -41, 100, -40}, baseline, Method.INTERQUARTILE_RANGE, 3.0);
        assertEquals(List.of(0, 1), quartiles.stream().map(Outlier::of).sorted().toList());
        assertTrue(quartiles.stream().anyMatch(outlier -> outlier.score() < 0), "below is negative");
        List<Outlier<Integer>> extremes = find(new double[] {50, 51, 10, 9}, baseline, Method.MIN_MAX, 0.0);
        assertEquals(List.of(1, 3), extremes.stream().map(Outlier::of).sorted().toList());
    }

    @Test
    void nothingIsSaidWithoutSpreadOrWithFewValues() {
        for (Method method : Method.values()) {
            assertEquals(List.of(), find(new double[] {99}, new double[] {5, 5, 5, 5, 5, 5}, method, 0));
            assertEquals(List.of(), find(new double[] {99}, new double[] {1, 2, 3, 4}, method, 0));
        }
    }

    @Test
    void noMoreThanFiveHundredAreTold() {
        double[] baseline = {1, 2, 3, 4, 5};
        double[] many = new double[700];
        Arrays.setAll(many, i -> 1_000 + i);
        List<Outlier<Integer>> told = find(many, baseline, Method.Z_SCORE, 3.0);
        assertEquals(500, told.size());
        assertEquals(699, told.get(0).of());
    }
}
