package org.merata.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A control chart: what of a series is ordinary variation, and what is a signal. Points are in order of time, a missing one is empty.
 * Limits are found anew for each segment, that is after each rebase or break of definition. Formulas: Shewhart's chart of individual
 * values as in NHS England, Making Data Count, and NIST/SEMATECH e-Handbook section 6.3.2.2; Laney (2002) for shares.
 *
 * @param points one a period, in order
 */
public record ControlChart(Kind kind, List<Point> points, List<Segment> segments) {
    /** Fewer points than this make trial limits: too early for a verdict. */
    public static final int MINIMUM_POINTS = 12;

    /** Three standard deviations in mean moving ranges of two: 3 / 1.128. */
    private static final double LIMIT = 2.66;

    /** A moving range at or above so many mean moving ranges is left out, once, and the mean found again. */
    private static final double SCREEN = 3.267;

    /** The mean moving range of two in standard deviations. */
    private static final double D2 = 1.128;

    private static final double NEAR = 2.0 / 3.0;

    public ControlChart {
        points = List.copyOf(points);
        segments = List.copyOf(segments);
    }

    public enum Kind {
        /** Individual values and moving ranges. */
        XMR,
        /** The same on logarithms, for lengths of time; limits are back in the unit of the values. */
        XMR_OF_LOGS,
        /** Shares whose number of cases changes, with Laney's correction for more, or less, spread than a binomial has. */
        P_PRIME
    }

    /**
     * One period.
     *
     * @param limits empty where the segment has too few points to tell
     */
    public record Point(OptionalDouble value, Optional<Limits> limits, Optional<Signal> signal) {}

    /** The band of ordinary variation; near limits lie at two thirds of the way. */
    public record Limits(double lower, double nearLower, double centre, double nearUpper, double upper) {}

    /** @param high whether the signal points up: above, or rising */
    public record Signal(Rule rule, boolean high) {}

    /** What makes a point a signal; where several do, the first is named. Made from points of one unbroken stretch only. */
    public enum Rule {
        /** Beyond a limit. */
        OUTSIDE_LIMITS,
        /** One of seven points in a row, each above the one before, or each below. */
        TREND,
        /** One of two out of three in a row between near limit and limit, all three on the same side of the centre. */
        TWO_OF_THREE,
        /** One of seven in a row on one side of the centre; a point on the centre ends the run. */
        ONE_SIDE;

        /** The key of its words in the phrases of this room. */
        public String phrase() {
            return "rule." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A stretch with limits of its own, by positions, both included.
     *
     * @param count its points with a value
     * @param trial whether they are too few for a verdict
     */
    public record Segment(int from, int to, int count, boolean trial) {}

    /**
     * A chart of individual values.
     *
     * @param rebases positions at which a new segment starts: policy events chosen for it, and breaks of definition
     */
    public static ControlChart xmr(List<OptionalDouble> values, Set<Integer> rebases) {
        return chart(Kind.XMR, values, rebases, (from, to) -> limitsOfValues(values, from, to, x -> x, x -> x));
    }

    /** A chart of lengths of time on a log scale; on the plain scale where some value is not above zero. */
    public static ControlChart xmrOfLogs(List<OptionalDouble> values, Set<Integer> rebases) {
        if (values.stream().anyMatch(value -> value.isPresent() && value.getAsDouble() <= 0)) {
            return xmr(values, rebases);
        }
        return chart(
                Kind.XMR_OF_LOGS,
                values,
                rebases,
                (from, to) -> limitsOfValues(values, from, to, Math::log, Math::exp));
    }

    /**
     * A chart of shares 0..1.
     *
     * @param cases how many cases each share rests on; a share without cases counts as missing
     */
    public static ControlChart shares(List<OptionalDouble> shares, List<OptionalLong> cases, Set<Integer> rebases) {
        List<OptionalDouble> known = IntStream.range(0, shares.size())
                .mapToObj(i -> cases.get(i).orElse(0) > 0 ? shares.get(i) : OptionalDouble.empty())
                .toList();
        return chart(Kind.P_PRIME, known, rebases, (from, to) -> limitsOfShares(known, cases, from, to));
    }

    private static ControlChart chart(
            Kind kind,
            List<OptionalDouble> values,
            Set<Integer> rebases,
            BiFunction<Integer, Integer, List<Optional<Limits>>> finder) {
        var points = new ArrayList<Point>();
        var segments = new ArrayList<Segment>();
        int from = 0;
        for (int i = 1; i <= values.size(); i++) {
            if (i == values.size() || rebases.contains(i)) {
                List<Optional<Limits>> limits = finder.apply(from, i);
                List<Optional<Signal>> signals = ControlRules.listSignals(values.subList(from, i), limits);
                for (int j = 0; j < limits.size(); j++) {
                    points.add(new Point(values.get(from + j), limits.get(j), signals.get(j)));
                }
                int count = (int) values.subList(from, i).stream()
                        .filter(OptionalDouble::isPresent)
                        .count();
                segments.add(new Segment(from, i - 1, count, count < MINIMUM_POINTS));
                from = i;
            }
        }
        return new ControlChart(kind, points, segments);
    }

    private static List<Optional<Limits>> limitsOfValues(
            List<OptionalDouble> values, int from, int to, DoubleUnaryOperator there, DoubleUnaryOperator back) {
        List<OptionalDouble> scaled = values.subList(from, to).stream()
                .map(value -> value.isPresent()
                        ? OptionalDouble.of(there.applyAsDouble(value.getAsDouble()))
                        : OptionalDouble.empty())
                .toList();
        OptionalDouble range = meanMovingRange(scaled);
        if (range.isEmpty()) {
            return Collections.nCopies(to - from, Optional.empty());
        }
        double centre = scaled.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow();
        double half = LIMIT * range.getAsDouble();
        var limits = new Limits(
                back.applyAsDouble(centre - half),
                back.applyAsDouble(centre - NEAR * half),
                back.applyAsDouble(centre),
                back.applyAsDouble(centre + NEAR * half),
                back.applyAsDouble(centre + half));
        return Collections.nCopies(to - from, Optional.of(limits));
    }

    /** Laney: limits at the mean share +/- 3 s_i s_z, s_i the binomial's deviation and s_z that of the standardised shares. */
    private static List<Optional<Limits>> limitsOfShares(
            List<OptionalDouble> shares, List<OptionalLong> cases, int from, int to) {
        double hits = 0;
        double all = 0;
        for (int i = from; i < to; i++) {
            if (shares.get(i).isPresent()) {
                hits += shares.get(i).getAsDouble() * cases.get(i).getAsLong();
                all += cases.get(i).getAsLong();
            }
        }
        double centre = all == 0 ? 0 : hits / all;
        double spread = Math.sqrt(Math.max(0, centre * (1 - centre)));
        List<OptionalDouble> standardised = IntStream.range(from, to)
                .mapToObj(i -> shares.get(i).isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                spread == 0
                                        ? 0
                                        : (shares.get(i).getAsDouble() - centre)
                                                * Math.sqrt(cases.get(i).getAsLong())
                                                / spread))
                .toList();
        OptionalDouble range = meanMovingRange(standardised);
        var limits = new ArrayList<Optional<Limits>>();
        for (int i = from; i < to; i++) {
            if (range.isEmpty() || shares.get(i).isEmpty()) {
                limits.add(Optional.empty());
                continue;
            }
            double half = 3 * spread / Math.sqrt(cases.get(i).getAsLong()) * range.getAsDouble() / D2;
            limits.add(Optional.of(new Limits(
                    Math.max(0, centre - half),
                    Math.max(0, centre - NEAR * half),
                    centre,
                    Math.min(1, centre + NEAR * half),
                    Math.min(1, centre + half))));
        }
        return limits;
    }

    /** Over neighbours that are both there; screened once. Empty where there are none. */
    private static OptionalDouble meanMovingRange(List<OptionalDouble> values) {
        double[] ranges = IntStream.range(1, values.size())
                .filter(i -> values.get(i).isPresent() && values.get(i - 1).isPresent())
                .mapToDouble(i ->
                        Math.abs(values.get(i).getAsDouble() - values.get(i - 1).getAsDouble()))
                .toArray();
        OptionalDouble mean =
                IntStream.range(0, ranges.length).mapToDouble(i -> ranges[i]).average();
        if (mean.isEmpty() || mean.getAsDouble() == 0) {
            return mean;
        }
        double most = SCREEN * mean.getAsDouble();
        return IntStream.range(0, ranges.length)
                .mapToDouble(i -> ranges[i])
                .filter(range -> range < most)
                .average();
    }
}
