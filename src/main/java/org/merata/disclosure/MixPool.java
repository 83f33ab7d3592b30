package org.merata.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.merata.measure.BinCounts;
import org.merata.measure.Parts;
import org.merata.measure.Standardised;

/**
 * The cells of a mix that may stand alone: those with enough values on both sides. The others of a row (a service) are taken together, then
 * those of all rows; where these are still too few, the smallest cell that stands joins them. So nothing is left out, and no value rests on
 * fewer people in any cell than may be known.
 *
 * @param cells none where all of them together are too few
 * @param told the share of the place's values in cells that are not taken together over rows
 */
record MixPool(List<Standardised.Cell> cells, double told) {
    MixPool {
        cells = List.copyOf(cells);
    }

    /** Both sides of a cell. */
    private record Both(BinCounts own, BinCounts whole) {
        static final Both NONE = new Both(BinCounts.NONE, BinCounts.NONE);

        Both plus(Both other) {
            return new Both(BinCounts.sum(List.of(own, other.own)), BinCounts.sum(List.of(whole, other.whole)));
        }

        boolean has(int least) {
            return own.n() >= least && whole.n() >= least;
        }

        boolean isNothing() {
            return own.n() == 0 && whole.n() == 0;
        }
    }

    /** @param minimum the smallest count of people that may be known */
    static MixPool of(Parts.Mixed parts, int minimum) {
        int least = Math.max(1, minimum);
        var standing = new ArrayList<Both>();
        Map<String, Both> rows = new TreeMap<>();
        var codes = new HashSet<>(parts.own().keySet());
        codes.addAll(parts.whole().keySet());
        for (List<String> code :
                codes.stream().sorted(Comparator.comparing(List::toString)).toList()) {
            var both = new Both(
                    parts.own().getOrDefault(code, BinCounts.NONE),
                    parts.whole().getOrDefault(code, BinCounts.NONE));
            if (both.has(least)) {
                standing.add(both);
            } else {
                rows.merge(code.get(0), both, Both::plus);
            }
        }
        Both rest = Both.NONE;
        for (Both row : rows.values()) {
            if (row.has(least)) {
                standing.add(row);
            } else {
                rest = rest.plus(row);
            }
        }
        standing.sort(Comparator.comparingLong(both -> both.own().n()));
        while (!rest.isNothing() && !rest.has(least) && !standing.isEmpty()) {
            rest = rest.plus(standing.remove(0));
        }
        long alone = standing.stream().mapToLong(both -> both.own().n()).sum();
        double told = alone == 0 ? 0 : (double) alone / (alone + rest.own().n());
        if (rest.has(least)) {
            standing.add(rest);
        }
        return new MixPool(
                standing.stream()
                        .map(both -> new Standardised.Cell(both.own(), both.whole()))
                        .toList(),
                told);
    }
}
