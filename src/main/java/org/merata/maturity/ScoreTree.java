package org.merata.maturity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;

/**
 * A framework's rules for many quick calculations with other weights, in binary numbers. A part weighs what its indicators weigh together, so
 * that the weights of indicators decide all; with the framework's own the index is that of {@link Maturity}. Where the least of the parts
 * counts, weights change nothing. A missing score is NaN here, and nowhere else. Not for several threads.
 */
final class ScoreTree {
    /** @param parts none where the node is an indicator */
    private record Node(int[] parts, Combination combination, double subtract, double divide) {}

    private final boolean leavesOut;
    private final double factor;
    /** Whether parts of every depth are means, so that the whole is the mean of its indicators. */
    private final boolean mean;
    /** The framework's indicators, then parts before their whole; the index stands last. */
    private final List<Node> nodes = new ArrayList<>();

    private final int indicators;
    private final boolean normalised;
    private final double[] scores;

    ScoreTree(FrameworkDefinition framework) {
        this.leavesOut = framework.missing() == Missing.LEFT_OUT;
        this.factor = framework.factor().doubleValue();
        List<Part> leaves = framework.listIndicators();
        this.indicators = leaves.size();
        leaves.forEach(leaf -> nodes.add(new Node(new int[0], leaf.combination(), 0, 1)));
        Iterator<Integer> places = IntStream.range(0, indicators).iterator();
        int[] parts =
                framework.parts().stream().mapToInt(part -> add(part, places)).toArray();
        nodes.add(new Node(parts, framework.combination(), 0, 1));
        this.normalised = nodes.stream().anyMatch(node -> node.subtract != 0 || node.divide != 1);
        this.mean = nodes.subList(indicators, nodes.size()).stream()
                .allMatch(
                        node -> node.combination == Combination.MEAN || node.combination == Combination.WEIGHTED_MEAN);
        this.scores = new double[nodes.size()];
    }

    /** Scores of indicators come normalised, those of parts are normalised here. */
    private int add(Part part, Iterator<Integer> places) {
        if (part.isIndicator()) {
            return places.next();
        }
        int[] parts =
                part.parts().stream().mapToInt(below -> add(below, places)).toArray();
        nodes.add(new Node(
                parts,
                part.combination(),
                part.normalisation().map(by -> by.subtract().doubleValue()).orElse(0.0),
                part.normalisation().map(by -> by.divide().doubleValue()).orElse(1.0)));
        return nodes.size() - 1;
    }

    /** What every node weighs if the indicators weigh so. */
    double[] weigh(double[] weightByIndicator) {
        double[] weights = Arrays.copyOf(weightByIndicator, nodes.size());
        for (int i = indicators; i < weights.length; i++) {
            for (int part : nodes.get(i).parts) {
                weights[i] += weights[part];
            }
        }
        return weights;
    }

    /**
     * The index as it is published, before rounding; NaN where there is none.
     *
     * @param scoreByIndicator normalised by the framework; NaN where there is none
     * @param weights of {@link #weigh}; what weighs nothing is not there
     */
    double index(double[] scoreByIndicator, double[] weights) {
        return factor * combine(scoreByIndicator, weights, normalised);
    }

    /** Indicators on another scale combined likewise; the framework's normalisations of parts, which belong to its own scale, are left out. */
    double combineRescaled(double[] scoreByIndicator, double[] weights) {
        return combine(scoreByIndicator, weights, false);
    }

    private double combine(double[] scoreByIndicator, double[] weights, boolean normalising) {
        double quick = mean && !normalising ? mean(scoreByIndicator, weights) : Double.NaN;
        if (!Double.isNaN(quick)) {
            return quick;
        }
        System.arraycopy(scoreByIndicator, 0, scores, 0, indicators);
        for (int i = indicators; i < scores.length; i++) {
            Node node = nodes.get(i);
            double raw = combine(node, weights);
            scores[i] = normalising ? (raw - node.subtract) / node.divide : raw;
        }
        return scores[scores.length - 1];
    }

    /** A mean of means weighed like this is the mean of all, if all are there. */
    private double mean(double[] scoreByIndicator, double[] weights) {
        double sum = 0;
        for (int i = 0; i < indicators; i++) {
            sum += weights[i] * scoreByIndicator[i];
        }
        return sum / weights[weights.length - 1];
    }

    private double combine(Node node, double[] weights) {
        double least = Double.POSITIVE_INFINITY;
        double sum = 0;
        double all = 0;
        for (int part : node.parts) {
            boolean missing = Double.isNaN(scores[part]);
            if (weights[part] > 0 && missing && !leavesOut) {
                return Double.NaN;
            }
            if (weights[part] > 0 && !missing) {
                least = Math.min(least, scores[part]);
                sum += weights[part] * scores[part];
                all += weights[part];
            }
        }
        if (all == 0 || node.combination == Combination.NONE) {
            return Double.NaN;
        }
        return node.combination == Combination.LEAST ? least : sum / all;
    }
}
