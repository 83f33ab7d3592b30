package org.merata.maturity;

import java.util.Arrays;
import java.util.Locale;

/** How the scores of an indicator are made comparable with those of others before they are weighed. */
public enum Rescaling {
    /** By the framework's rule. */
    AS_SCORED,
    /** (x - least) / (most - least) over the entities. */
    MIN_MAX,
    /** (x - mean) / standard deviation over the entities. */
    Z_SCORE,
    /** Its place from the lowest; equal scores have the mean of their places. */
    RANKS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rescales one indicator over the entities; NaN stays NaN, and an indicator that tells no entity from another is 0 for all. */
    double[] rescale(double[] scores) {
        double[] known = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        if (this == AS_SCORED || known.length == 0) {
            return scores.clone();
        }
        double least = known[0];
        double width = known[known.length - 1] - least;
        if (width == 0) {
            return Arrays.stream(scores).map(score -> score - least).toArray();
        }
        return switch (this) {
            case MIN_MAX ->
                Arrays.stream(scores).map(score -> (score - least) / width).toArray();
            case Z_SCORE -> standardise(scores, known);
            default -> Arrays.stream(scores).map(score -> place(score, known)).toArray();
        };
    }

    private static double[] standardise(double[] scores, double[] known) {
        double mean = Arrays.stream(known).average().orElseThrow();
        double variance = Arrays.stream(known)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(variance);
        return Arrays.stream(scores).map(score -> (score - mean) / deviation).toArray();
    }

    private static double place(double score, double[] sorted) {
        if (Double.isNaN(score)) {
            return score;
        }
        int below = 0;
        while (sorted[below] < score) {
            below++;
        }
        int upTo = below;
        while (upTo < sorted.length && sorted[upTo] == score) {
            upTo++;
        }
        return (below + 1 + upTo) / 2.0;
    }
}
