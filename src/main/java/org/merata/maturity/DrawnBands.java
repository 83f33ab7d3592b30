package org.merata.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;
import org.merata.maturity.Maturity.Assessed;

/** How many draws leave an entity in its band. An index is published in whole units of its last digit, and so are bands looked up. */
final class DrawnBands {
    private final FrameworkDefinition framework;
    private final double units;

    DrawnBands(FrameworkDefinition framework) {
        this.framework = framework;
        this.units = Math.pow(10, framework.decimals());
    }

    /** The share of the scores that are published in the band of the assessment, 0..1. */
    double share(double[] scores, Assessed assessed) {
        int place = framework.bands().indexOf(assessed.band().orElseThrow());
        boolean last = place == framework.bands().size() - 1;
        long from = firstUnit(framework.bands().get(place));
        long to = last ? Long.MAX_VALUE : firstUnit(framework.bands().get(place + 1));
        // a hair more, so that what lies just at a half is rounded up as in decimals
        return Arrays.stream(scores)
                        .mapToLong(score -> (long) Math.floor(score * units + 0.5 + 1e-7))
                        .filter(published -> published >= from && published < to)
                        .count()
                / (double) scores.length;
    }

    /** The lowest published index, in units, that is in the band or above it. */
    private long firstUnit(Band band) {
        BigDecimal from = band.from().movePointRight(framework.decimals());
        long first = from.setScale(0, RoundingMode.CEILING).longValueExact();
        return band.above() && from.compareTo(BigDecimal.valueOf(first)) == 0 ? first + 1 : first;
    }
}
