package org.merata.analysis;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.merata.model.PhraseRules;

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
                        keys(Undefined.values(), Undefined::phrase),
                        keys(FunnelLimits.Method.values(), FunnelLimits.Method::phrase),
                        keys(Convergence.Word.values(), Convergence.Word::phrase),
                        keys(YearsToTarget.Word.values(), YearsToTarget.Word::phrase),
                        keys(InequalityIndex.values(), InequalityIndex::phrase),
                        keys(InequalityIndex.values(), index -> index.phrase() + ".meaning"))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    private static <E> Stream<String> keys(E[] values, Function<E, String> key) {
        return Arrays.stream(values).map(key);
    }
}
