package org.merata.dashboard;

import java.math.BigDecimal;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;

/** A value of an indicator with the name of its level, where levels have names. */
final class LevelWords {
    private final Wording words;
    private final FrameworkDefinition framework;
    private final IndexAxis numbers;

    LevelWords(Wording words, FrameworkDefinition framework) {
        this.words = words;
        this.framework = framework;
        this.numbers = new IndexAxis(words, framework);
    }

    String of(Part indicator, BigDecimal value) {
        return of(framework.scaleOf(indicator), value);
    }

    String of(Scale scale, BigDecimal value) {
        String number = numbers.value(value, scale);
        boolean named = !scale.levels().isEmpty() && value.stripTrailingZeros().scale() <= 0;
        return named
                ? number + " "
                        + words.in(
                                scale.levels().get(value.subtract(scale.least()).intValueExact()))
                : number;
    }
}
