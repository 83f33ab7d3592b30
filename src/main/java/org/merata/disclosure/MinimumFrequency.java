package org.merata.disclosure;

import java.util.Map;
import java.util.function.Function;

/**
 * Whether what a reader could work out of a value holds a count of people too small to be known. A value and the n beside it give the
 * numerator away, so a ratio is held back for a small numerator as for a small denominator, and a share also for a small rest: 997 of
 * 1,000 tells of three people.
 */
final class MinimumFrequency {
    private final Function<String, Policy> policies;
    private final boolean share;

    /**
     * @param share whether the part is a part of the whole, so that the rest is a count as well
     */
    MinimumFrequency(Function<String, Policy> policies, boolean share) {
        this.policies = policies;
        this.share = share;
    }

    boolean allowsWhole(Cases cases) {
        return allows(cases.whole());
    }

    boolean allows(Cases cases) {
        if (!allows(cases.whole()) || !allows(cases.part())) {
            return false;
        }
        return !share
                || cases.whole().entrySet().stream()
                        .allMatch(entry -> policies.apply(entry.getKey())
                                .allows(entry.getValue() - cases.part().getOrDefault(entry.getKey(), 0L)));
    }

    private boolean allows(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .allMatch(entry -> policies.apply(entry.getKey()).allows(entry.getValue()));
    }
}
