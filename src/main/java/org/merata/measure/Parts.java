package org.merata.measure;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What an exact value is worked out from, so that the gate can decide on the parts and work the value out again. */
public sealed interface Parts {
    /**
     * Sums and counts.
     *
     * @param numerator what is counted: all of a total, mean or index
     * @param denominator what it is a part of; empty for a total, mean or index
     */
    record Sums(List<Tally> numerator, List<Tally> denominator) implements Parts {
        public Sums {
            numerator = List.copyOf(numerator);
            denominator = List.copyOf(denominator);
        }
    }

    /**
     * A quantile as the order statistic of rank ceil(p n), read from logarithmic bins.
     *
     * @param p the quantile asked for, between 0 and 1
     * @param n the number of values
     * @param keySum the sum of the record keys of the rows with a value
     * @param cases what a reader could work out from it: n, or fewer where it follows from other values of the measure; with noise on it where its reader may know no more
     * @param bin the bin that holds the quantile
     * @param lowerBin the bin that holds the lower limit of its interval, at {@link Intervals#lowerRank}; empty where n is too small
     * @param upperBin the bin that holds the upper limit
     * @param dataset the dataset of the values
     */
    record Quantile(
            String dataset,
            double p,
            long n,
            long keySum,
            long cases,
            int bin,
            OptionalInt lowerBin,
            OptionalInt upperBin)
            implements Parts {
        /** The same quantile, said to rest on so many cases. */
        public Quantile resting(long itsCases) {
            return new Quantile(dataset, p, n, keySum, itsCases, bin, lowerBin, upperBin);
        }

        /** Of a cell that is there and holds no value. */
        static Quantile ofNothing(String dataset, double p) {
            return new Quantile(dataset, p, 0, 0, 0, 0, OptionalInt.empty(), OptionalInt.empty());
        }

        /** The values beyond the quantile, on the side of its tail. */
        public long beyond() {
            long rank = Intervals.rank(n, p);
            return p < 0.5 ? rank - 1 : n - rank;
        }

        /** The values beyond the limits of its interval, on the side that has fewer; 0 where it has no interval. */
        public long beyondInterval() {
            OptionalLong lower = Intervals.lowerRank(n, p);
            OptionalLong upper = Intervals.upperRank(n, p);
            return lower.isPresent() && upper.isPresent() ? Math.min(lower.getAsLong() - 1, n - upper.getAsLong()) : 0;
        }
    }

    /**
     * The values of a place and of the whole it belongs to by cells, for a quantile at the mix of the whole.
     *
     * @param dataset the dataset of the values
     * @param p the quantile asked for, between 0 and 1
     * @param own by the codes of a cell
     * @param whole likewise; every value of the place is among them
     */
    record Mixed(String dataset, double p, Map<List<String>, BinCounts> own, Map<List<String>, BinCounts> whole)
            implements Parts {
        public Mixed {
            own = Map.copyOf(own);
            whole = Map.copyOf(whole);
        }
    }

    /** A value someone else has published. */
    record Published(OptionalDouble value) implements Parts {}

    /** Nothing: no data for this cell. */
    record None() implements Parts {}
}
