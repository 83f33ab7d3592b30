package org.merata.disclosure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.merata.measure.Parts;
import org.merata.measure.Tally;

/**
 * How many cases stand behind a value, by dataset: what a reader could work out from it.
 *
 * @param whole the denominator; all of a total, a mean, a quantile
 * @param part the numerator of a ratio or share
 */
record Cases(Map<String, Long> whole, Map<String, Long> part) {
    static final Cases NONE = new Cases(Map.of(), Map.of());

    static Cases of(Parts parts) {
        if (parts instanceof Parts.Quantile) {
            Parts.Quantile quantile = (Parts.Quantile) parts;
            return new Cases(Map.of(quantile.dataset(), quantile.cases()), Map.of());
        }
        if (!(parts instanceof Parts.Sums)) {
            return NONE;
        }
        Parts.Sums sums = (Parts.Sums) parts;
        return sums.denominator().isEmpty()
                ? new Cases(sum(sums.numerator()), Map.of())
                : new Cases(sum(sums.denominator()), sum(sums.numerator()));
    }

    /** The cases of an index: those of the element with the fewest answers, since each element could be found by itself. */
    static Cases ofElements(Parts.Sums sums) {
        var fewest = new TreeMap<String, Long>();
        sums.numerator().stream()
                .filter(tally -> tally.cases() > 0)
                .forEach(tally -> fewest.merge(tally.aggregate().dataset(), tally.cases(), Math::min));
        return new Cases(fewest, Map.of());
    }

    private static Map<String, Long> sum(List<Tally> tallies) {
        var sums = new TreeMap<String, Long>();
        tallies.forEach(tally -> sums.merge(tally.aggregate().dataset(), tally.cases(), Long::sum));
        return sums;
    }

    Cases plus(Cases other) {
        return new Cases(added(whole, other.whole), added(part, other.part));
    }

    private static Map<String, Long> added(Map<String, Long> one, Map<String, Long> other) {
        var sums = new TreeMap<>(one);
        other.forEach((dataset, cases) -> sums.merge(dataset, cases, Long::sum));
        return sums;
    }

    /** All cases, of whatever dataset: the size by which cells are compared. */
    long size() {
        return whole.values().stream().mapToLong(Long::longValue).sum();
    }

    long partSize() {
        return part.values().stream().mapToLong(Long::longValue).sum();
    }
}
