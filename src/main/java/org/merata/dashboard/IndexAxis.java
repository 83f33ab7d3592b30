package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.definition.FrameworkDefinition.Scale;

/** The axis of an index or of a score: from the least to the most that the framework allows, with the edges of its bands. */
final class IndexAxis {
    private static final int STEPS = 4;

    private final Wording words;
    private final FrameworkDefinition framework;

    IndexAxis(Wording words, FrameworkDefinition framework) {
        this.words = words;
        this.framework = framework;
    }

    double least() {
        return framework.scale().least().multiply(framework.factor()).doubleValue();
    }

    double most() {
        return framework.scale().most().multiply(framework.factor()).doubleValue();
    }

    /** Of the index. */
    Axis ofIndex() {
        var ticks = new ArrayList<Tick>();
        double room = (most() - least()) / 20;
        ticks.add(tick(BigDecimal.valueOf(least())));
        for (Band band : framework.bands()) {
            double at = band.from().doubleValue();
            if (at - ticks.get(ticks.size() - 1).at() > room && most() - at > room) {
                ticks.add(tick(band.from()));
            }
        }
        ticks.add(tick(BigDecimal.valueOf(most())));
        return ticks.size() > 2 ? axis(least(), most(), ticks) : even(least(), most());
    }

    /** Of the scores of parts and indicators. */
    Axis ofScores() {
        return even(
                framework.scale().least().doubleValue(),
                framework.scale().most().doubleValue());
    }

    private Axis even(double from, double to) {
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i <= STEPS; i++) {
            ticks.add(tick(BigDecimal.valueOf(from + (to - from) * i / STEPS)));
        }
        return axis(from, to, ticks);
    }

    private Axis axis(double from, double to, List<Tick> ticks) {
        return new Axis(
                words.in(framework.name()), List.of(), OptionalDouble.of(from), OptionalDouble.of(to), ticks, false);
    }

    private Tick tick(BigDecimal at) {
        return new Tick(at.doubleValue(), edge(at.doubleValue()));
    }

    /** An end of the scale or of a band, with no more decimals than it has. */
    String edge(double at) {
        return words.formats()
                .number(
                        at,
                        Math.max(0, BigDecimal.valueOf(at).stripTrailingZeros().scale()));
    }

    /** A value of an indicator as written: a level as it is, anything else with the decimals it has, at most three. */
    String value(BigDecimal value, Scale scale) {
        BigDecimal plain = value.stripTrailingZeros();
        int decimals = scale.whole() ? 0 : Math.min(3, Math.max(plain.scale(), 0));
        return words.formats().number(value.doubleValue(), decimals);
    }

    /** A score that was worked out, as written: two decimals, or those of the index where it has more. */
    String score(BigDecimal score) {
        return words.formats().number(score.doubleValue(), Math.max(2, framework.decimals()));
    }

    /** The index as it is published. */
    String index(BigDecimal index) {
        return words.formats().number(index.doubleValue(), framework.decimals());
    }
}
