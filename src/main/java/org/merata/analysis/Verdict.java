package org.merata.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.ControlChart.Point;
import org.merata.analysis.ControlChart.Segment;
import org.merata.model.Direction;

/**
 * A control chart in two words: whether the measure changes, by the signal at its latest point, and whether it will meet its target, by
 * the limits there (NHS England, Making Data Count).
 *
 * @param assurance empty without a target, for a measure that has no better, or before there are enough points
 * @param at position of the point the verdict is on: the latest with a value; -1 where there is none
 */
public record Verdict(Variation variation, Optional<Assurance> assurance, int at) {
    public enum Variation {
        IMPROVING,
        WORSENING,
        NO_SIGNAL,
        /** A signal upward of a measure that has no better. */
        RISING,
        /** A signal downward of a measure that has no better. */
        FALLING,
        /** Fewer than {@value ControlChart#MINIMUM_POINTS} points since the start or the last rebase. */
        TOO_FEW_POINTS;

        /** The key of its word in the phrases of this room. */
        public String phrase() {
            return "variation." + name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Assurance {
        /** Ordinary variation lies wholly on the good side of the target. */
        WILL_MEET,
        /** Wholly on the bad side. */
        WILL_MISS,
        /** The target lies within ordinary variation. */
        HIT_OR_MISS;

        /** The key of its word in the phrases of this room. */
        public String phrase() {
            return "assurance." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param target the target in force at the latest point, in the unit of the chart */
    public static Verdict of(ControlChart chart, Direction direction, OptionalDouble target) {
        int at = chart.points().size() - 1;
        while (at >= 0 && chart.points().get(at).value().isEmpty()) {
            at--;
        }
        if (at < 0
                || segment(chart, at).trial()
                || chart.points().get(at).limits().isEmpty()) {
            return new Verdict(Variation.TOO_FEW_POINTS, Optional.empty(), at);
        }
        Point point = chart.points().get(at);
        Variation variation = point.signal()
                .map(signal -> variation(signal.high(), direction))
                .orElse(Variation.NO_SIGNAL);
        Optional<Assurance> assurance = target.isPresent() && direction != Direction.NEUTRAL
                ? Optional.of(assurance(point.limits().orElseThrow(), direction, target.getAsDouble()))
                : Optional.empty();
        return new Verdict(variation, assurance, at);
    }

    private static Variation variation(boolean high, Direction direction) {
        return switch (direction) {
            case HIGHER -> high ? Variation.IMPROVING : Variation.WORSENING;
            case LOWER -> high ? Variation.WORSENING : Variation.IMPROVING;
            case NEUTRAL -> high ? Variation.RISING : Variation.FALLING;
        };
    }

    /** A target met exactly is met: so it is where values never vary and lie on it. */
    private static Assurance assurance(Limits limits, Direction direction, double target) {
        boolean higher = direction == Direction.HIGHER;
        boolean constantOnTarget = limits.lower() == limits.upper() && limits.centre() == target;
        if (constantOnTarget || (higher ? limits.lower() > target : limits.upper() < target)) {
            return Assurance.WILL_MEET;
        }
        return (higher ? limits.upper() < target : limits.lower() > target)
                ? Assurance.WILL_MISS
                : Assurance.HIT_OR_MISS;
    }

    private static Segment segment(ControlChart chart, int at) {
        return chart.segments().stream()
                .filter(segment -> segment.from() <= at && at <= segment.to())
                .findFirst()
                .orElseThrow();
    }
}
