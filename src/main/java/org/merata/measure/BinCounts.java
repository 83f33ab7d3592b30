package org.merata.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How many values lie in each logarithmic bin: a distribution that adds up. */
public final class BinCounts {
    public static final BinCounts NONE = of(Map.of());

    private final int[] bins;
    private final long[] reached;
    private final long keySum;

    private BinCounts(int[] bins, long[] reached, long keySum) {
        this.bins = bins;
        this.reached = reached;
        this.keySum = keySum;
    }

    /** Of values whose records have no keys. */
    public static BinCounts of(Map<Integer, Long> counts) {
        return of(counts, 0);
    }

    /**
     * @param counts by bin; bins without values need not be named
     * @param keySum the sum of the record keys of the rows with a value
     */
    public static BinCounts of(Map<Integer, Long> counts, long keySum) {
        var sorted = new TreeMap<>(counts);
        sorted.values().removeIf(count -> count == 0);
        int[] bins = new int[sorted.size()];
        long[] reached = new long[sorted.size()];
        long sum = 0;
        int at = 0;
        for (Map.Entry<Integer, Long> entry : sorted.entrySet()) {
            if (entry.getValue() < 0) {
                throw new IllegalArgumentException(entry.getValue() + " values in bin " + entry.getKey());
            }
            sum += entry.getValue();
            bins[at] = entry.getKey();
            reached[at++] = sum;
        }
        return new BinCounts(bins, reached, keySum);
    }

    public static BinCounts sum(Collection<BinCounts> parts) {
        var counts = new TreeMap<Integer, Long>();
        for (BinCounts part : parts) {
            for (int i = 0; i < part.bins.length; i++) {
                long before = i == 0 ? 0 : part.reached[i - 1];
                counts.merge(part.bins[i], part.reached[i] - before, Long::sum);
            }
        }
        return of(counts, parts.stream().mapToLong(part -> part.keySum).sum());
    }

    /** The number of values. */
    public long n() {
        return reached.length == 0 ? 0 : reached[reached.length - 1];
    }

    /** How many values lie in this bin or below it. */
    public long upTo(int bin) {
        int found = Arrays.binarySearch(bins, bin);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? 0 : reached[last];
    }

    /** A quantile of these values, as one reads it from a published table. */
    public Parts.Quantile quantile(String dataset, double p) {
        OptionalLong lower = Intervals.lowerRank(n(), p);
        OptionalLong upper = Intervals.upperRank(n(), p);
        return new Parts.Quantile(
                dataset,
                p,
                n(),
                keySum,
                n(),
                n() == 0 ? 0 : ranked(Intervals.rank(n(), p)),
                lower.isPresent() ? OptionalInt.of(ranked(lower.getAsLong())) : OptionalInt.empty(),
                upper.isPresent() ? OptionalInt.of(ranked(upper.getAsLong())) : OptionalInt.empty());
    }

    /** The bin that holds the value of this rank. */
    private int ranked(long rank) {
        int found = Arrays.binarySearch(reached, rank);
        return bins[found >= 0 ? found : -found - 1];
    }

    /** The share of values in this bin or below it; of no values 0. */
    double share(int bin) {
        return n() == 0 ? 0 : (double) upTo(bin) / n();
    }

    /** The bins that hold values, from the lowest. */
    int[] bins() {
        return bins.clone();
    }
}
