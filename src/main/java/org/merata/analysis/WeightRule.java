package org.merata.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much each element of a satisfaction survey weighs: 1 over the number of elements, or that number rounded. All four are in use for
 * the nine elements of Permen PANRB 14/2017 (1/9, 0.1111, 0.111, 0.11); the last takes 1 per cent off every score.
 */
public enum WeightRule {
    EXACT(-1),
    FOUR_DECIMALS(4),
    THREE_DECIMALS(3),
    TWO_DECIMALS(2);

    private final int decimals;

    WeightRule(int decimals) {
        this.decimals = decimals;
    }

    /** The sum of the elements' means, weighted. */
    double weigh(double sumOfMeans, int elements) {
        if (decimals < 0) {
            return sumOfMeans / elements;
        }
        BigDecimal weight = BigDecimal.ONE.divide(BigDecimal.valueOf(elements), decimals, RoundingMode.HALF_UP);
        return sumOfMeans * weight.doubleValue();
    }
}
