package org.merata.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Values that lie far from those of a baseline. They are flagged, never dropped: far is not wrong. Where the baseline does not spread,
 * or has fewer than {@value #FEWEST} values, nothing can be said.
 */
public final class Outliers {
    /** The most that are told. */
    public static final int MOST = 500;

    private static final int FEWEST = 5;

    /** 0.6745, the third quartile of the standard normal distribution: makes the MAD comparable to a standard deviation. */
    private static final double NORMAL_QUARTILE = 0.6745;

    private Outliers() {}

    /** How far is measured, and from where. */
    public enum Method {
        /** From the mean, in standard deviations of the baseline. */
        Z_SCORE(3.0),
        /** From the median, in median absolute deviations (Iglewicz and Hoaglin 1993). */
        MODIFIED_Z_SCORE(3.5),
        /** Beyond the nearer quartile, in ranges between the quartiles (Tukey's far out is 3). */
        INTERQUARTILE_RANGE(3.0),
        /** Beyond the least or the greatest value of the baseline, in ranges between them; anything beyond is far. */
        MIN_MAX(0.0);

        private final double threshold;

        Method(double threshold) {
            this.threshold = threshold;
        }

        /** Beyond which a value is flagged where nothing else is said. */
        public double threshold() {
            return threshold;
        }
    }

    /** A value with what it belongs to. */
    public record Point<T>(T of, double value) {}

    /**
     * A value that was flagged.
     *
     * @param centre what it is far from
     * @param score how far, in the method's own measure, with its sign
     */
    public record Outlier<T>(T of, double value, double centre, double score) {
        /** From the centre, in the value's unit. */
        public double deviation() {
            return value - centre;
        }
    }

    /** Those of the points that lie further from the baseline than the threshold, in no order. */
    public static <T> List<Outlier<T>> find(List<Point<T>> points, double[] baseline, Method method, double threshold) {
        double[] sorted = baseline.clone();
        Arrays.sort(sorted);
        if (sorted.length < FEWEST) {
            return List.of();
        }
        var found = new ArrayList<Outlier<T>>();
        for (Point<T> point : points) {
            score(point, sorted, method)
                    .filter(outlier -> Math.abs(outlier.score()) > threshold)
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The furthest first, by absolute deviation; at most {@value #MOST}. */
    public static <T> List<Outlier<T>> rank(List<Outlier<T>> found) {
        return found.stream()
                .sorted(Comparator.comparingDouble((Outlier<T> outlier) -> -Math.abs(outlier.deviation())))
                .limit(MOST)
                .toList();
    }

    private static <T> Optional<Outlier<T>> score(Point<T> point, double[] sorted, Method method) {
        return switch (method) {
            case Z_SCORE -> {
                double mean = Arrays.stream(sorted).average().orElseThrow();
                double squares = Arrays.stream(sorted)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
                yield scored(point, mean, point.value() - mean, Math.sqrt(squares / (sorted.length - 1)));
            }
            case MODIFIED_Z_SCORE -> {
                double median = quantile(sorted, 0.5);
                double[] deviations = Arrays.stream(sorted)
                        .map(value -> Math.abs(value - median))
                        .sorted()
                        .toArray();
                yield scored(point, median, NORMAL_QUARTILE * (point.value() - median), quantile(deviations, 0.5));
            }
            case INTERQUARTILE_RANGE ->
                beyond(point, quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
            case MIN_MAX -> beyond(point, quantile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
        };
    }

    private static <T> Optional<Outlier<T>> beyond(Point<T> point, double centre, double low, double high) {
        double over = point.value() > high ? point.value() - high : Math.min(0, point.value() - low);
        return scored(point, centre, over, high - low);
    }

    private static <T> Optional<Outlier<T>> scored(Point<T> point, double centre, double distance, double spread) {
        return spread > 0
                ? Optional.of(new Outlier<>(point.of(), point.value(), centre, distance / spread))
                : Optional.empty();
    }

    /** Between the two nearest values, as R's type 7 and spreadsheets have it. */
    private static double quantile(double[] sorted, double p) {
        double at = (sorted.length - 1) * p;
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
