package org.merata.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.merata.analysis.ControlChart.Limits;
import org.merata.analysis.ControlChart.Point;
import org.merata.analysis.ControlChart.Segment;
import org.merata.model.Direction;

/**
 * A control chart in two words: whether the measure changes, by the signal at its latest point, and whether it will meet its target, by
 * the limits there (NHS England, Making Data Count) and by the latest points.
 *
 * <p>Limits of a series that moves lag behind it: they may lie wholly short of a target that is reached by now. So limits wholly on one
 * side of the target promise only what the recent points bear out: none of them may lie on the other side, else it is hit or miss.
 * Recent are the last {@value #RECENT_POINTS} points with a value, and the whole unbroken row of signals of one direction that ends at
 * the latest point, where that is longer; never points before the last rebase.
 *
 * @param assurance empty without a target, for a measure that has no better, or before there are enough points
 * @param at position of the point the verdict is on: the latest with a value; -1 where there is none
 */
public record Verdict(Variation variation, Optional<Assurance> assurance, int at) {
    /** How many of the latest points must bear out what the limits promise. */
    public static final int RECENT_POINTS = 6;

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
        /** Ordinary variation lies wholly on the good side of the target, and no recent point misses it. */
        WILL_MEET,
        /** Wholly on the bad side, and no recent point meets it. */
        WILL_MISS,
        /** The target lies within ordinary variation, or recent points lie on another side of it than the limits. */
        HIT_OR_MISS;

        /** The key of its word in the phrases of this room. */
        public String phrase() {
            return "assurance." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param target the target in force at the latest point, in the unit of the chart: where it steps over time, earlier steps are not
     *     asked, as the verdict is on what is to be met from now on
     */
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
                ? Optional.of(assurance(chart, at, direction, target.getAsDouble()))
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

    /** Whether a value meets a target: exactly is met. Nothing meets a target of a measure that has no better. */
    public static boolean meets(double value, Direction direction, double target) {
        return switch (direction) {
            case HIGHER -> value >= target;
            case LOWER -> value <= target;
            case NEUTRAL -> false;
        };
    }

    private static Assurance assurance(ControlChart chart, int at, Direction direction, double target) {
        Limits limits = chart.points().get(at).limits().orElseThrow();
        boolean higher = direction == Direction.HIGHER;
        // values that never vary and lie on the target meet it
        boolean constantOnTarget = limits.lower() == limits.upper() && limits.centre() == target;
        boolean met = constantOnTarget || (higher ? limits.lower() > target : limits.upper() < target);
        boolean missed = higher ? limits.upper() < target : limits.lower() > target;
        if (!met && !missed) {
            return Assurance.HIT_OR_MISS;
        }
        boolean borneOut = IntStream.rangeClosed(recent(chart, at), at)
                .mapToObj(i -> chart.points().get(i).value())
                .flatMapToDouble(OptionalDouble::stream)
                .allMatch(value -> meets(value, direction, target) == met);
        return !borneOut ? Assurance.HIT_OR_MISS : met ? Assurance.WILL_MEET : Assurance.WILL_MISS;
    }

    /** The position of the first recent point. */
    private static int recent(ControlChart chart, int at) {
        int first = segment(chart, at).from();
        int from = at;
        for (int count = 1; from > first && count < RECENT_POINTS; ) {
            from--;
            count += chart.points().get(from).value().isPresent() ? 1 : 0;
        }
        int since = at;
        while (since > first
                && isSameSignal(chart.points().get(at), chart.points().get(since - 1))) {
            since--;
        }
        return Math.min(from, since);
    }

    private static boolean isSameSignal(Point latest, Point other) {
        return latest.signal().isPresent()
                && other.signal().isPresent()
                && latest.signal().get().high() == other.signal().get().high();
    }

    private static Segment segment(ControlChart chart, int at) {
        return chart.segments().stream()
                .filter(segment -> segment.from() <= at && at <= segment.to())
                .findFirst()
                .orElseThrow();
    }
}
