package org.merata.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of a whole from the greatest to the least, with what each and all before it come to: which few make most of it (Pareto's
 * principle as J. M. Juran put it to use in quality control, 1951; unverified).
 */
public record Pareto(List<Step> steps) {
    public Pareto {
        steps = List.copyOf(steps);
    }

    /** @param cumulative its share and those of all before it */
    public record Step(String code, double share, double cumulative) {}

    /** @param shares of the whole by part; they need not come to 1, as some may not be known. Equal ones stand in the order of their codes */
    public static Pareto of(Map<String, Double> shares) {
        shares.forEach((code, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(code + " is no share: " + share);
            }
        });
        var steps = new ArrayList<Step>();
        double cumulative = 0;
        for (Map.Entry<String, Double> part : new TreeMap<>(shares)
                .entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .toList()) {
            cumulative += part.getValue();
            steps.add(new Step(part.getKey(), part.getValue(), cumulative));
        }
        return new Pareto(steps);
    }

    /** The fewest parts that together reach a share of the whole; all where they never do. */
    public List<Step> fewest(double share) {
        var fewest = new ArrayList<Step>();
        for (Step step : steps) {
            fewest.add(step);
            if (step.cumulative() >= share - 1e-12) {
                break;
            }
        }
        return fewest;
    }
}
