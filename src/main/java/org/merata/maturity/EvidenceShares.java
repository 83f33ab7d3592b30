package org.merata.maturity;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an index rests on: the share of its weight by what the values of its indicators rest on.
 *
 * @param byEvidence shares of the index, 0..1; an evidence that no indicator has is not there
 * @param without the share of indicators without a value
 */
public record EvidenceShares(Map<Evidence, BigDecimal> byEvidence, BigDecimal without) {
    public EvidenceShares {
        var copy = new EnumMap<Evidence, BigDecimal>(Evidence.class);
        copy.putAll(byEvidence);
        byEvidence = Collections.unmodifiableMap(copy);
    }

    /** By the weights that the framework states, whatever had to be left out. */
    public static EvidenceShares of(Assessment assessment, Maturity.Assessed assessed) {
        var shares = new EnumMap<Evidence, BigDecimal>(Evidence.class);
        BigDecimal without = BigDecimal.ZERO;
        for (Maturity.Scored scored : assessed.listParts()) {
            if (scored.part().isIndicator()) {
                Optional<Evidence> evidence = Optional.ofNullable(
                                assessment.values().get(scored.part().code()))
                        .map(Assessment.Value::evidence);
                evidence.ifPresent(one -> shares.merge(one, scored.weight(), BigDecimal::add));
                without = evidence.isPresent() ? without : without.add(scored.weight());
            }
        }
        return new EvidenceShares(shares, without);
    }

    /** The share that rests on this, 0..1. */
    public BigDecimal of(Evidence evidence) {
        return byEvidence.getOrDefault(evidence, BigDecimal.ZERO);
    }
}
