package org.merata.maturity;

import java.util.Arrays;
import org.merata.maturity.Robustness.RankRange;

/** Every entity's index and rank under every draw of weights. */
final class RobustnessDraws {
    private final int draws;
    private final double[][] scores;
    /** How often an entity had which rank. */
    private final int[][] counts;

    private final int[][] countsOfAll;

    RobustnessDraws(IndicatorScores indicators, double[][] weights) {
        int entities = indicators.entities();
        this.draws = weights.length;
        this.scores = new double[entities][draws];
        this.counts = new int[entities][entities + 1];
        this.countsOfAll = new int[entities][entities + 1];
        for (Rescaling rescaling : Rescaling.values()) {
            run(indicators.tree(), indicators.rescale(rescaling), rescaling, weights);
        }
        for (double[] ofEntity : scores) {
            Arrays.sort(ofEntity);
        }
    }

    private void run(ScoreTree tree, double[][] table, Rescaling rescaling, double[][] weights) {
        boolean asScored = rescaling == Rescaling.AS_SCORED;
        double[] drawn = new double[table.length];
        for (int draw = 0; draw < draws; draw++) {
            double[] weighed = tree.weigh(weights[draw]);
            for (int entity = 0; entity < table.length; entity++) {
                double score =
                        asScored ? tree.index(table[entity], weighed) : tree.combineRescaled(table[entity], weighed);
                drawn[entity] = IndicatorScores.sound(score);
                if (asScored) {
                    scores[entity][draw] = drawn[entity];
                }
            }
            count(drawn, asScored);
        }
    }

    /** Equal scores share the best rank. */
    private void count(double[] drawn, boolean asScored) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        for (int entity = 0; entity < drawn.length; entity++) {
            int rank = 1 + above(sorted, drawn[entity]);
            countsOfAll[entity][rank]++;
            if (asScored) {
                counts[entity][rank]++;
            }
        }
    }

    private static int above(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (sorted[middle] > score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    /** From the lowest. */
    double[] scores(int entity) {
        return scores[entity];
    }

    RankRange ranks(int entity) {
        return range(counts[entity], draws);
    }

    RankRange ranksOfAll(int entity) {
        return range(countsOfAll[entity], draws * Rescaling.values().length);
    }

    private static RankRange range(int[] counts, int draws) {
        return new RankRange(
                Percentiles.find(Percentiles.LOWER, counts, draws), Percentiles.find(Percentiles.UPPER, counts, draws));
    }
}
