package org.merata.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.merata.definition.Bins;
import org.merata.model.Interval;

/**
 * A quantile of a place as it would be with the mix of the whole: the place's own values of each cell (service and channel), weighing what
 * the cell weighs in the whole. Direct standardisation, of a distribution: F(t) = sum of W F_c(t), W a cell's share in the whole, F_c the
 * place's distribution in it; the quantile is the first bin whose F reaches p, so that it is within 1 % like every quantile from bins.
 *
 * <p>Intervals are Woodruff's (1952, Confidence intervals for medians and other position measures, Journal of the American Statistical
 * Association 47): the bins where F reaches p - z s and p + z s, s the standard error of F at the quantile, of cells drawn each by itself,
 * the mix being taken as it is. The width of that interval over 2 z s is one over the density there, by which the covariance of two
 * quantiles of the same cases follows from that of their F (linearisation); a place's cases are among those of the whole. A cell's F is
 * taken as with one value more on either side, so that none is taken for certain.
 */
public final class Standardised {
    private final Quantile own;
    private final Quantile standardised;
    private final Quantile whole;

    private Standardised(Quantile own, Quantile standardised, Quantile whole) {
        this.own = own;
        this.standardised = standardised;
        this.whole = whole;
    }

    /** One cell, with values on both sides. */
    public record Cell(BinCounts own, BinCounts whole) {
        public Cell {
            if (own.n() == 0 || whole.n() == 0) {
                throw new IllegalArgumentException(own.n() + " values against " + whole.n());
            }
        }
    }

    /** @param cells one at least; all values of both sides are in one of them */
    public static Standardised of(List<Cell> cells, double p) {
        double[] ours = weights(cells, Cell::own);
        double[] theirs = weights(cells, Cell::whole);
        return new Standardised(
                new Quantile(cells, false, ours, p),
                new Quantile(cells, false, theirs, p),
                new Quantile(cells, true, theirs, p));
    }

    private static double[] weights(List<Cell> cells, Function<Cell, BinCounts> side) {
        double all = cells.stream().mapToLong(cell -> side.apply(cell).n()).sum();
        return cells.stream().mapToDouble(cell -> side.apply(cell).n() / all).toArray();
    }

    /** The place as it is. */
    public Quantile own() {
        return own;
    }

    /** The place with the mix of the whole. */
    public Quantile standardised() {
        return standardised;
    }

    /** The whole as it is. */
    public Quantile whole() {
        return whole;
    }

    /** The standard error of one less another; empty where one of them has no interval. */
    public static OptionalDouble standardErrorOfDifference(Quantile one, Quantile other) {
        if (one.interval().isEmpty() || other.interval().isEmpty()) {
            return OptionalDouble.empty();
        }
        double variance = one.covariance(one) + other.covariance(other) - 2 * one.covariance(other);
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance)));
    }

    /** A quantile of weighted cells. */
    public static final class Quantile {
        private static final double SPECK = 1e-9;

        private final List<Cell> cells;
        private final boolean ofWhole;
        private final double[] weights;
        private final int[] bins;
        private final int bin;
        private final double standardError;
        private final Optional<int[]> limits;

        private Quantile(List<Cell> cells, boolean ofWhole, double[] weights, double p) {
            this.cells = cells;
            this.ofWhole = ofWhole;
            this.weights = weights;
            this.bins = cells.stream()
                    .flatMapToInt(cell -> IntStream.of(side(cell).bins()))
                    .distinct()
                    .sorted()
                    .toArray();
            this.bin = reaching(p);
            double variance = 0;
            for (int i = 0; i < weights.length; i++) {
                double share = shrunken(side(cells.get(i)), bin);
                variance += weights[i]
                        * weights[i]
                        * share
                        * (1 - share)
                        / side(cells.get(i)).n();
            }
            this.standardError = Math.sqrt(variance);
            double reach = Intervals.Z * standardError;
            this.limits = p - reach > 0 && p + reach < 1
                    ? Optional.of(new int[] {reaching(p - reach), reaching(p + reach)})
                    : Optional.empty();
        }

        private BinCounts side(Cell cell) {
            return ofWhole ? cell.whole() : cell.own();
        }

        /** The first bin up to which the weighted share of values is at least this. */
        private int reaching(double share) {
            int low = 0;
            int high = bins.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (share(bins[middle]) >= share - SPECK) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return bins[low];
        }

        private double share(int upTo) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * side(cells.get(i)).share(upTo);
            }
            return sum;
        }

        private static double shrunken(BinCounts counts, int bin) {
            return (counts.upTo(bin) + 1.0) / (counts.n() + 2.0);
        }

        public int bin() {
            return bin;
        }

        public double value() {
            return Bins.middle(bin);
        }

        /** Empty where there are too few values. */
        public Optional<Interval> interval() {
            return limits.map(
                    ends -> new Interval(Bins.middle(ends[0]), Bins.middle(ends[1]), Interval.Method.WOODRUFF));
        }

        /** As {@link #beyond}, of the limits of the interval, whichever has fewer; 0 without an interval. */
        public long beyondInterval() {
            return limits.map(ends -> Math.min(beyond(ends[0]), beyond(ends[1])))
                    .orElse(0L);
        }

        /** Of the values that are no lower, or no higher, whichever are fewer, all but one: as many stand behind the quantile itself. */
        public long beyond() {
            return beyond(bin);
        }

        private long beyond(int at) {
            long notHigher = 0;
            long notLower = 0;
            for (Cell cell : cells) {
                notHigher += side(cell).upTo(at);
                notLower += side(cell).n() - side(cell).upTo(at - 1);
            }
            return Math.min(notHigher, notLower) - 1;
        }

        /** How many values there are around the quantile, as a share for each unit of the value. */
        private double density() {
            int[] ends = limits.orElseThrow();
            return 2 * Intervals.Z * standardError / (Bins.upperEdge(ends[1]) - Bins.lowerEdge(ends[0]));
        }

        private double covariance(Quantile other) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                Cell cell = cells.get(i);
                boolean bothWhole = ofWhole && other.ofWhole;
                BinCounts shared = bothWhole ? cell.whole() : cell.own();
                long cases =
                        ofWhole || other.ofWhole ? cell.whole().n() : cell.own().n();
                double together = shrunken(shared, Math.min(bin, other.bin))
                        - shrunken(shared, bin) * shrunken(shared, other.bin);
                sum += weights[i] * other.weights[i] * together / cases;
            }
            return sum / (density() * other.density());
        }
    }
}
