package org.merata.definition;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much noise counts of people carry in public, by the cell key method.
 *
 * @param most the largest noise, D
 * @param variance its variance at most, V
 * @param never the counts from 1 to this are never published; 0 where all are
 */
public record CellKey(int most, double variance, int never) {
    /** What stands where a country's file says nothing else: noise of at most 5 with a standard deviation of 1.7; no 1 and no 2. */
    public static final CellKey USUAL = new CellKey(5, 3, 2);

    /** The widest of several, which holds for what is drawn from all of them; empty of none. */
    public static Optional<CellKey> widest(Stream<CellKey> several) {
        return several.max(Comparator.comparingInt(CellKey::most));
    }

    /** The standard deviation of the noise of counts far from 0, at most. */
    public double standardDeviation() {
        return Math.sqrt(variance);
    }
}
