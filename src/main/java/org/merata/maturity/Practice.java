package org.merata.maturity;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Band;

/**
 * What entities declare held against what people get: an index of a framework beside one of a framework that tells of practice.
 *
 * @param rows from where paper and practice differ most, either way; equal ones by entity
 * @param declaredCut empty where there are no rows to take a median of
 * @param practiceCut likewise
 */
public record Practice(List<Row> rows, Optional<Cut> declaredCut, Optional<Cut> practiceCut) {
    public Practice {
        rows = List.copyOf(rows);
    }

    public enum Quadrant {
        /** High on paper and in practice. */
        MATURE_AND_FELT,
        /** High on paper alone. */
        MATURE_ON_PAPER,
        /** High in practice alone. */
        QUIETLY_GOOD,
        /** Low in both. */
        LEFT_BEHIND;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Quadrant of(boolean declaredHigh, boolean practiceHigh) {
            if (declaredHigh) {
                return practiceHigh ? MATURE_AND_FELT : MATURE_ON_PAPER;
            }
            return practiceHigh ? QUIETLY_GOOD : LEFT_BEHIND;
        }
    }

    /** An entity's two indices as they are published. */
    public record Pair(Entity entity, BigDecimal declared, BigDecimal practice) {}

    /**
     * Where high begins.
     *
     * @param at an index
     * @param above whether an index of just {@code at} is still low
     * @param median whether it is the median of the entities, for want of a band that counts as mature
     */
    public record Cut(BigDecimal at, boolean above, boolean median) {
        boolean isHigh(BigDecimal index) {
            int compared = index.compareTo(at);
            return compared > 0 || compared == 0 && !above;
        }
    }

    /**
     * An entity.
     *
     * @param declaredPosition where its declared index stands between the least (0) and the most (1) that the framework can give
     * @param practicePosition likewise of practice
     */
    public record Row(Pair pair, Quadrant quadrant, double declaredPosition, double practicePosition) {
        /** Positive where more stands on paper than is felt. */
        public double difference() {
            return declaredPosition - practicePosition;
        }
    }

    /**
     * Cuts are where the band begins that counts as mature; where a framework names none, the median of these entities.
     *
     * @throws IllegalArgumentException where an entity comes twice, or a framework has no index
     */
    public static Practice of(FrameworkDefinition declared, FrameworkDefinition practice, List<Pair> pairs) {
        if (pairs.stream().map(Pair::entity).distinct().count() < pairs.size()) {
            throw new IllegalArgumentException("an entity comes twice");
        }
        Optional<Cut> declaredCut =
                cut(declared, pairs.stream().map(Pair::declared).toList());
        Optional<Cut> practiceCut =
                cut(practice, pairs.stream().map(Pair::practice).toList());
        var declaredRange = IndexRange.of(declared);
        var practiceRange = IndexRange.of(practice);
        List<Row> rows = pairs.stream()
                .map(pair -> new Row(
                        pair,
                        Quadrant.of(
                                declaredCut.orElseThrow().isHigh(pair.declared()),
                                practiceCut.orElseThrow().isHigh(pair.practice())),
                        declaredRange.position(pair.declared()),
                        practiceRange.position(pair.practice())))
                .sorted(Comparator.comparingDouble((Row row) -> -IndicatorScores.sound(Math.abs(row.difference())))
                        .thenComparing(row -> row.pair().entity()))
                .toList();
        return new Practice(rows, declaredCut, practiceCut);
    }

    private static Optional<Cut> cut(FrameworkDefinition framework, List<BigDecimal> indices) {
        Optional<Band> mature = framework
                .mature()
                .flatMap(code -> framework.bands().stream()
                        .filter(band -> band.code().equals(code))
                        .findFirst());
        return mature.map(band -> new Cut(band.from(), band.above(), false))
                .or(() -> Medians.of(indices).map(median -> new Cut(median, false, true)));
    }

    /** The least and the most that a framework's index can be: with all its indicators at the ends of their scales. */
    private record IndexRange(double least, double most) {
        static IndexRange of(FrameworkDefinition framework) {
            Map<String, BigDecimal> least = new HashMap<>();
            Map<String, BigDecimal> most = new HashMap<>();
            framework.listIndicators().forEach(part -> {
                least.put(part.code(), framework.scaleOf(part).least());
                most.put(part.code(), framework.scaleOf(part).most());
            });
            return new IndexRange(index(framework, least), index(framework, most));
        }

        private static double index(FrameworkDefinition framework, Map<String, BigDecimal> values) {
            return new Maturity(framework)
                    .assess(values)
                    .index()
                    .orElseThrow(() -> new IllegalArgumentException(framework.id() + " has no index"))
                    .doubleValue();
        }

        double position(BigDecimal index) {
            return (index.doubleValue() - least) / (most - least);
        }
    }
}
