package org.merata.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Regions in the worst fifth by several measures at once. Of n regions the n / 5 with the worst values, rounded down, are the worst fifth. A region
 * is certainly one of them where even the best rank that its interval leaves open lies there, and possibly one where its value does not
 * but its worst rank does: the ranks of {@link Ranking}.
 *
 * @param rows with two measures at least, most measures first
 */
public record LeftBehind(List<Row> rows) {
    /** In so many measures a region must be among the worst. */
    public static final int MINIMUM_MEASURES = 2;

    private static final int PARTS = 5;

    public LeftBehind {
        rows = List.copyOf(rows);
    }

    /** How surely a region is in the worst fifth. */
    public enum Membership {
        /** All of its ranks lie there. */
        CERTAIN,
        /** Its value does, its interval leaves room above. */
        UNCERTAIN,
        /** Its value does not, its interval does not rule it out. */
        POSSIBLE
    }

    /** One measure by which a region may be among the worst. */
    public record Place(String measure, Membership membership, Ranking.Row row, int regions) {}

    /** One region with the measures that put it there, or may. */
    public record Row(String code, List<Place> places) {
        public Row {
            places = List.copyOf(places);
        }

        /** By how many measures its value is among the worst. */
        public long count() {
            return places.stream()
                    .filter(place -> place.membership() != Membership.POSSIBLE)
                    .count();
        }

        public long countCertain() {
            return places.stream()
                    .filter(place -> place.membership() == Membership.CERTAIN)
                    .count();
        }
    }

    /** @param rankings by measure; one of fewer than five regions has no fifth and is left out */
    public static LeftBehind of(Map<String, Ranking> rankings) {
        Map<String, List<Place>> places = new TreeMap<>();
        rankings.forEach((measure, ranking) -> {
            int regions = ranking.rows().size();
            int last = regions - regions / PARTS;
            for (Ranking.Row row : ranking.rows()) {
                if (regions >= PARTS && row.worstRank() > last) {
                    Membership membership = row.rank() <= last
                            ? Membership.POSSIBLE
                            : row.bestRank() > last ? Membership.CERTAIN : Membership.UNCERTAIN;
                    places.computeIfAbsent(row.region().code(), code -> new ArrayList<>())
                            .add(new Place(measure, membership, row, regions));
                }
            }
        });
        return new LeftBehind(places.entrySet().stream()
                .map(region -> new Row(region.getKey(), region.getValue()))
                .filter(row -> row.count() >= MINIMUM_MEASURES)
                .sorted(Comparator.comparing(Row::count)
                        .thenComparing(Row::countCertain)
                        .reversed()
                        .thenComparing(Row::code))
                .toList());
    }
}
