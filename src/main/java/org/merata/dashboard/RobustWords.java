package org.merata.dashboard;

import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Robustness.Effect;
import org.merata.maturity.Robustness.RankRange;
import org.merata.maturity.Robustness.ScoreRange;

/** Ranges of ranks and of scores, and what moves an index, as they are written. */
final class RobustWords {
    private final Wording words;

    RobustWords(Wording words) {
        this.words = words;
    }

    /** {@code 3–7}; one number where there is only one. */
    String ranks(RankRange range) {
        String best = words.formats().count(range.best());
        return range.best() == range.worst()
                ? best
                : best + "\u2013" + words.formats().count(range.worst());
    }

    /** {@code 2.91–3.20}, as published. */
    String scores(IndexAxis numbers, ScoreRange range) {
        String lower = numbers.index(range.publishedLower());
        String upper = numbers.index(range.publishedUpper());
        return lower.equals(upper) ? lower : lower + "\u2013" + upper;
    }

    /** The indicator with what it changes: {@code Audits (+0.12)}. */
    String effect(FrameworkDefinition framework, Effect effect) {
        String name = framework
                .findPart(effect.indicator())
                .map(part -> words.in(part.name()))
                .orElse(effect.indicator());
        double change = effect.change();
        String size = words.formats().number(Math.abs(change), Math.max(2, framework.decimals()));
        return name + " (" + (change < 0 ? "\u2212" : "+") + size + ")";
    }
}
