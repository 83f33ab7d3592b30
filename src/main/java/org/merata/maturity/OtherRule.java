package org.merata.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.Maturity.Scored;

/** The scores of an assessment as they would come out if weights or parts were rounded on the way. */
final class OtherRule {
    private final FrameworkDefinition framework;
    private final UnaryOperator<BigDecimal> share;
    private final Predicate<Part> rounded;

    private OtherRule(FrameworkDefinition framework, UnaryOperator<BigDecimal> share, Predicate<Part> rounded) {
        this.framework = framework;
        this.share = share;
        this.rounded = rounded;
    }

    /**
     * Each part's share of its whole brought to so many decimals, where all parts of the whole weigh the same; the shares then need not add
     * up to 1. Weights that a framework states are left as they are.
     */
    static OtherRule weights(FrameworkDefinition framework, int decimals, RoundingMode mode) {
        return new OtherRule(framework, share -> share.setScale(decimals, mode), part -> false);
    }

    /** Scores of parts rounded as the index is published, before they count in their whole. */
    static OtherRule parts(FrameworkDefinition framework, Predicate<Part> which) {
        return new OtherRule(framework, share -> share, part -> !part.isIndicator() && which.test(part));
    }

    /** The scores that there are of parts, by code, and the index ({@link Declared#INDEX}). */
    Map<String, BigDecimal> scores(List<Scored> parts) {
        var scores = new LinkedHashMap<String, BigDecimal>();
        combine(parts, framework.combination(), scores)
                .ifPresent(score -> scores.put(Declared.INDEX, score.multiply(framework.factor(), Maturity.EXACT)));
        return scores;
    }

    private Optional<BigDecimal> combine(List<Scored> parts, Combination combination, Map<String, BigDecimal> scores) {
        var counted = new LinkedHashMap<Part, BigDecimal>();
        for (Scored part : parts) {
            score(part, scores).ifPresent(score -> counted.put(part.part(), score));
        }
        boolean complete = counted.size() == parts.size() || framework.missing() == Missing.LEFT_OUT;
        if (combination == Combination.NONE || counted.isEmpty() || !complete) {
            return Optional.empty();
        }
        if (combination == Combination.LEAST) {
            return counted.values().stream().reduce(BigDecimal::min);
        }
        BigDecimal all = counted.keySet().stream()
                .map(part -> Maturity.weight(part, combination))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var added = new ArrayList<BigDecimal>();
        counted.forEach((part, score) -> {
            BigDecimal exact = Maturity.weight(part, combination).divide(all, Maturity.EXACT);
            added.add((combination == Combination.MEAN ? share.apply(exact) : exact).multiply(score, Maturity.EXACT));
        });
        return added.stream().reduce(BigDecimal::add);
    }

    /** As it counts in its whole. */
    private Optional<BigDecimal> score(Scored part, Map<String, BigDecimal> scores) {
        if (part.part().isIndicator()) {
            return part.score();
        }
        Optional<BigDecimal> score = combine(part.parts(), part.part().combination(), scores)
                .map(raw -> Maturity.normalise(part.part(), raw));
        score.ifPresent(exact -> scores.put(part.part().code(), exact));
        return rounded.test(part.part())
                ? score.map(exact -> exact.setScale(framework.decimals(), RoundingMode.HALF_UP))
                : score;
    }
}
