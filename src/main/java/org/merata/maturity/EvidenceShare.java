package org.merata.maturity;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Maturity.Scored;

/**
 * What the weight of an index rests on; shares of 1, which they add up to. Weights are those that the framework states, whatever its rule makes
 * of indicators without a value. Where the least counts, or there is no index, parts share alike.
 *
 * @param missing of indicators without a value
 */
public record EvidenceShare(double selfAssessed, double verified, double measured, double missing) {
    public EvidenceShare {
        double sum = selfAssessed + verified + measured + missing;
        if (!(Math.min(Math.min(selfAssessed, verified), Math.min(measured, missing)) >= 0
                && Math.abs(sum - 1) < 1e-9)) {
            throw new IllegalArgumentException("shares that add up to " + sum);
        }
    }

    public static EvidenceShare of(FrameworkDefinition framework, Assessment assessment) {
        var weights = new EnumMap<Evidence, BigDecimal>(Evidence.class);
        BigDecimal missing = BigDecimal.ZERO;
        for (Scored part : new Maturity(framework).assess(Map.of()).listParts()) {
            Optional<Assessment.Value> value =
                    Optional.ofNullable(assessment.values().get(part.part().code()));
            if (part.part().isIndicator() && value.isPresent()) {
                weights.merge(value.get().evidence(), part.weight(), BigDecimal::add);
            } else if (part.part().isIndicator()) {
                missing = missing.add(part.weight());
            }
        }
        return new EvidenceShare(
                share(weights, Evidence.SELF_ASSESSED),
                share(weights, Evidence.VERIFIED),
                share(weights, Evidence.MEASURED),
                missing.doubleValue());
    }

    private static double share(Map<Evidence, BigDecimal> weights, Evidence evidence) {
        return weights.getOrDefault(evidence, BigDecimal.ZERO).doubleValue();
    }

    /** The share with this evidence. */
    public double of(Evidence evidence) {
        return switch (evidence) {
            case SELF_ASSESSED -> selfAssessed;
            case VERIFIED -> verified;
            case MEASURED -> measured;
        };
    }
}
