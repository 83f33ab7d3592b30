package org.merata.definition;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.merata.model.Text;

/**
 * The percentiles that a median brings along: {@code MEDIAN_p25} is the value that 25 % of the same cases do not exceed. They come out of
 * the same bins, so they cost nothing to publish; they can be asked like any measure and are listed nowhere.
 */
public final class PercentileMeasures {
    private static final Pattern ID = Pattern.compile("([a-z][a-z0-9_]*)_p([1-9][0-9]?)");
    private static final double MEDIAN = 0.5;

    private PercentileMeasures() {}

    /** Whether a measure is one that brings percentiles along. */
    public static boolean isMedian(MeasureDefinition measure) {
        return measure.formula() instanceof Formula.Quantile quantile && quantile.p() == MEDIAN;
    }

    /** @param percent a whole per cent from 1 to 99 */
    public static String id(MeasureDefinition median, int percent) {
        return median.id() + "_p" + percent;
    }

    static Optional<MeasureDefinition> find(Collection<MeasureDefinition> measures, String id) {
        Matcher parts = ID.matcher(id);
        return parts.matches()
                ? measures.stream()
                        .filter(measure -> measure.id().equals(parts.group(1)) && isMedian(measure))
                        .findFirst()
                        .map(median -> of(median, Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    private static MeasureDefinition of(MeasureDefinition median, int percent) {
        Formula.Quantile quantile = (Formula.Quantile) median.formula();
        return new MeasureDefinition(
                id(median, percent),
                median.version(),
                Text.of(percent + "% settled within", percent + "% selesai dalam"),
                Text.of(
                        "The time that " + percent + "% of the same cases do not exceed.",
                        "Waktu yang tidak dilampaui oleh " + percent + "% kasus yang sama."),
                median.why(),
                median.topic(),
                median.unit(),
                median.direction(),
                median.decimals(),
                new Formula.Quantile(quantile.bins(), percent / 100.0),
                median.interval(),
                median.minimumN(),
                median.dimensions(),
                median.finest(),
                median.publisher(),
                median.method(),
                median.breaks());
    }
}
