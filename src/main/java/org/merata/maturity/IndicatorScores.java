package org.merata.maturity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.Maturity.Assessed;
import org.merata.maturity.Maturity.Scored;

/** The scores of indicators of several entities as tables of numbers; rows are entities, columns the framework's indicators. */
final class IndicatorScores {
    /** Binary numbers differ in their last digits by the way they came: scores are told apart down to these decimals. */
    private static final double SOUND = 1e10;

    private final FrameworkDefinition framework;
    private final List<Part> indicators;
    private final ScoreTree tree;
    private final double[] weights;
    private final double[][] scores;
    private final BigDecimal[][] raw;

    IndicatorScores(FrameworkDefinition framework, List<Assessed> assessed) {
        this.framework = framework;
        this.indicators = framework.listIndicators();
        this.tree = new ScoreTree(framework);
        this.weights = listIndicators(new Maturity(framework).assess(Map.of())).stream()
                .mapToDouble(part -> part.weight().doubleValue())
                .toArray();
        this.scores = assessed.stream()
                .map(one -> listIndicators(one).stream()
                        .mapToDouble(part ->
                                part.score().map(BigDecimal::doubleValue).orElse(Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
        this.raw = assessed.stream()
                .map(one -> listIndicators(one).stream()
                        .map(part -> part.raw().orElse(null))
                        .toArray(BigDecimal[]::new))
                .toArray(BigDecimal[][]::new);
    }

    private static List<Scored> listIndicators(Assessed assessed) {
        return assessed.listParts().stream()
                .filter(part -> part.part().isIndicator())
                .toList();
    }

    FrameworkDefinition framework() {
        return framework;
    }

    List<Part> indicators() {
        return indicators;
    }

    ScoreTree tree() {
        return tree;
    }

    int entities() {
        return scores.length;
    }

    /** What each indicator weighs in the index by the framework; 1 together. */
    double[] weights() {
        return weights.clone();
    }

    /** By indicator, normalised by the framework; NaN where there is none. */
    double[] scores(int entity) {
        return scores[entity];
    }

    /** Before normalisation. */
    Optional<BigDecimal> raw(int entity, int indicator) {
        return Optional.ofNullable(raw[entity][indicator]);
    }

    /** The table with every column rescaled over the entities. */
    double[][] rescale(Rescaling rescaling) {
        double[][] rescaled = new double[scores.length][indicators.size()];
        for (int i = 0; i < indicators.size(); i++) {
            double[] column = new double[scores.length];
            for (int entity = 0; entity < scores.length; entity++) {
                column[entity] = scores[entity][i];
            }
            column = rescaling.rescale(column);
            for (int entity = 0; entity < scores.length; entity++) {
                rescaled[entity][i] = column[entity];
            }
        }
        return rescaled;
    }

    static double sound(double score) {
        return Math.rint(score * SOUND) / SOUND;
    }
}
