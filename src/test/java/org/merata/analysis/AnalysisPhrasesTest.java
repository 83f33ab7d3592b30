package org.merata.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.model.Language;
import org.merata.model.PhraseRules;
import org.merata.model.Phrases;

class AnalysisPhrasesTest extends PhraseRules {
    AnalysisPhrasesTest() {
        super(Verdict.class, built());
    }

    private static Set<String> built() {
        return Stream.of(
                        keys(Verdict.Variation.values(), Verdict.Variation::phrase),
                        keys(Verdict.Assurance.values(), Verdict.Assurance::phrase),
                        keys(Change.Word.values(), Change.Word::phrase),
                        keys(Ranking.Against.values(), Ranking.Against::phrase),
                        keys(ControlChart.Rule.values(), ControlChart.Rule::phrase),
                        keys(GradeScale.Grade.values(), GradeScale.Grade::phrase),
                        keys(
                                GradeScale.values(),
                                scale -> "scale." + scale.name().toLowerCase(Locale.ROOT)),
                        named(),
                        keys(Undefined.values(), Undefined::phrase),
                        keys(FunnelLimits.Method.values(), FunnelLimits.Method::phrase),
                        keys(Convergence.Word.values(), Convergence.Word::phrase),
                        keys(YearsToTarget.Word.values(), YearsToTarget.Word::phrase),
                        keys(InequalityIndex.values(), InequalityIndex::phrase),
                        keys(InequalityIndex.values(), index -> index.phrase() + ".meaning"))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    /** Names of statistics that {@code methods.md} has a row for; not every one needs a name of its own. */
    private static Stream<String> named() {
        Set<String> phrases = Phrases.of(Verdict.class, Language.EN).keys();
        return Methods.read().sections().stream()
                .flatMap(section -> section.statistics().stream())
                .map(statistic -> "method." + statistic.id())
                .filter(phrases::contains);
    }

    private static <E> Stream<String> keys(E[] values, Function<E, String> key) {
        return Arrays.stream(values).map(key);
    }
}
