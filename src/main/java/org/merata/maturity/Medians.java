package org.merata.maturity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The value in the middle of several. */
public final class Medians {
    private Medians() {}

    /**
     * Of values in any order.
     *
     * @return empty without any; the mean of the two in the middle where their number is even
     */
    public static Optional<BigDecimal> of(List<BigDecimal> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2)));
    }
}
