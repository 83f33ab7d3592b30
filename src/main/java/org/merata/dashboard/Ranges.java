package org.merata.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.Assessments.Standing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Evidence;
import org.merata.maturity.Maturity.Scored;
import org.merata.maturity.Medians;

/** Where the scores of several entities lie, part by part. */
final class Ranges {
    private Ranges() {}

    /** The lowest and the highest raw score of a part. */
    record Range(BigDecimal least, BigDecimal most) {}

    /** By code of the part, of every depth; those nobody has a score of are left out. */
    static Map<String, Range> of(Collection<Standing> standings) {
        var ranges = new LinkedHashMap<String, Range>();
        for (Standing standing : standings) {
            for (Scored scored : standing.assessed().listParts()) {
                scored.raw()
                        .ifPresent(raw -> ranges.merge(
                                scored.part().code(),
                                new Range(raw, raw),
                                (one, other) -> new Range(
                                        one.least().min(other.least()),
                                        one.most().max(other.most()))));
            }
        }
        return ranges;
    }

    /** The median of each indicator over those that have a value of it. */
    static Map<Part, BigDecimal> medians(List<Part> indicators, Collection<Standing> standings) {
        var medians = new LinkedHashMap<Part, BigDecimal>();
        for (Part indicator : indicators) {
            List<BigDecimal> values = standings.stream()
                    .flatMap(standing ->
                            Optional.ofNullable(standing.assessment().values().get(indicator.code())).stream())
                    .map(value -> value.value())
                    .toList();
            Medians.of(values).ifPresent(median -> medians.put(indicator, median));
        }
        return medians;
    }

    /** How far up its scale a value lies, 0..1. */
    static double position(Scale scale, BigDecimal value) {
        return value.subtract(scale.least())
                .divide(scale.most().subtract(scale.least()), MathContext.DECIMAL64)
                .doubleValue();
    }

    static ChartSpec.Shape shape(Evidence evidence) {
        return switch (evidence) {
            case SELF_ASSESSED -> ChartSpec.Shape.CIRCLE;
            case VERIFIED -> ChartSpec.Shape.SQUARE;
            case MEASURED -> ChartSpec.Shape.DIAMOND;
        };
    }
}
