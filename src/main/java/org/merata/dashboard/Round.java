package org.merata.dashboard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Medians;
import org.merata.model.Period;

/**
 * The assessments by one framework that may be ranked together: of one period, and of entities of one group.
 *
 * @param group as {@link EntityWords#group} tells it
 * @param standings the highest index first; those without an index last
 * @param left how many more there are that may not stand beside these, as one is made up and the other is not
 */
record Round(FrameworkDefinition framework, String group, Period period, List<Standing> standings, int left) {
    private static final Comparator<Standing> HIGHEST_FIRST = Comparator.comparing(
                    (Standing standing) -> standing.assessed().index(),
                    Comparator.comparing(
                            index -> index.orElse(BigDecimal.valueOf(Long.MIN_VALUE)), Comparator.reverseOrder()))
            .thenComparing(standing -> standing.assessment().entity());

    Round {
        standings = standings.stream().sorted(HIGHEST_FIRST).toList();
    }

    /** Real assessments where there are any: what is made up must not stand beside them. */
    static Round of(FrameworkDefinition framework, String group, Period period, List<Standing> all) {
        boolean anyReal =
                all.stream().anyMatch(standing -> !standing.assessment().synthetic());
        List<Standing> shown = all.stream()
                .filter(standing -> standing.assessment().synthetic() != anyReal)
                .toList();
        return new Round(framework, group, period, shown, all.size() - shown.size());
    }

    boolean synthetic() {
        return standings.stream().anyMatch(standing -> standing.assessment().synthetic());
    }

    /** Those with an index, the highest first. */
    List<Standing> listScored() {
        return standings.stream()
                .filter(standing -> standing.assessed().index().isPresent())
                .toList();
    }

    /** The middle index; the mean of the two in the middle where their number is even. */
    Optional<BigDecimal> median() {
        List<BigDecimal> indices = listScored().stream()
                .map(standing -> standing.assessed().index().orElseThrow())
                .sorted()
                .toList();
        return Medians.of(indices);
    }
}
