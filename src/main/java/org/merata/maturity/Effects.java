package org.merata.maturity;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Robustness.Effect;

/** What single indicators do to an index under the framework's own weights. */
final class Effects {
    private final IndicatorScores indicators;
    private final double[] weights;

    Effects(IndicatorScores indicators) {
        this.indicators = indicators;
        this.weights = indicators.tree().weigh(indicators.weights());
    }

    /** The indicator without which the index changes most. The others keep what they weigh against each other. */
    Optional<Effect> heaviest(int entity) {
        return most(without -> indexWithout(entity, without) - index(indicators.scores(entity)), true);
    }

    /** The indicator whose rise by a step adds most. */
    Optional<Effect> nextStep(int entity) {
        return most(raised -> raise(entity, raised), false);
    }

    /** The first of those that change most; a change that does not exist is NaN. */
    private Optional<Effect> most(IntToDoubleFunction change, boolean eitherWay) {
        Effect most = null;
        double size = 0;
        for (int i = 0; i < indicators.indicators().size(); i++) {
            double changed = IndicatorScores.sound(change.applyAsDouble(i));
            double own = eitherWay ? Math.abs(changed) : changed;
            if (own > size) {
                size = own;
                most = new Effect(indicators.indicators().get(i).code(), changed);
            }
        }
        return Optional.ofNullable(most);
    }

    private double index(double[] scores) {
        return indicators.tree().index(scores, weights);
    }

    private double indexWithout(int entity, int indicator) {
        double[] rest = indicators.weights();
        rest[indicator] = 0;
        ScoreTree tree = indicators.tree();
        return tree.index(indicators.scores(entity), tree.weigh(rest));
    }

    private double raise(int entity, int indicator) {
        double[] scores = indicators.scores(entity).clone();
        Optional<BigDecimal> raised = raised(entity, indicator);
        if (raised.isEmpty()) {
            return Double.NaN;
        }
        scores[indicator] = raised.get().doubleValue();
        return index(scores) - index(indicators.scores(entity));
    }

    private Optional<BigDecimal> raised(int entity, int indicator) {
        Part part = indicators.indicators().get(indicator);
        Scale scale = indicators.framework().scaleOf(part);
        return indicators
                .raw(entity, indicator)
                .map(raw -> raw.add(step(scale)).min(scale.most()))
                .map(raw -> Maturity.normalise(part, raw));
    }

    /** One level; where the whole scale is no wider than one, a tenth of it. */
    static BigDecimal step(Scale scale) {
        BigDecimal width = scale.most().subtract(scale.least());
        return scale.whole() || width.compareTo(BigDecimal.ONE) > 0 ? BigDecimal.ONE : width.movePointLeft(1);
    }
}
