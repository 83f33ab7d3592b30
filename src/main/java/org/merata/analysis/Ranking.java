package org.merata.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.merata.model.Direction;
import org.merata.model.Interval;

/**
 * Regions in order, best first, with what chance leaves open of the order. Of a measure that has no better the highest stands first.
 */
public record Ranking(List<Row> rows) {
    public Ranking {
        rows = List.copyOf(rows);
    }

    /**
     * One region's place.
     *
     * @param rank from 1; equal values share the better rank
     * @param bestRank the best rank its interval leaves open: 1 more than the regions whose intervals lie wholly on the better side
     * @param worstRank the worst rank left open
     * @param against how it stands against the nation
     */
    public record Row(RegionalValue region, int rank, int bestRank, int worstRank, Against against) {}

    /** How a region's value stands against the nation's. */
    public enum Against {
        BETTER,
        WORSE,
        /** Of a measure that has no better. */
        HIGHER,
        /** Of a measure that has no better. */
        LOWER,
        /** Its interval holds the nation's value: it cannot be told from the nation. */
        NOT_DISTINGUISHED,
        /** It has no interval, or the nation no value. */
        NOT_KNOWN;

        /** The key of its words in the phrases of this room. */
        public String phrase() {
            return "against." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A region without an interval is taken to be where its value is. */
    public static Ranking of(RegionalValues regions, Direction direction) {
        boolean lowFirst = direction == Direction.LOWER;
        Comparator<RegionalValue> byValue = Comparator.comparingDouble(RegionalValue::value);
        List<RegionalValue> sorted = regions.values().stream()
                .sorted((lowFirst ? byValue : byValue.reversed()).thenComparing(RegionalValue::code))
                .toList();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < sorted.size(); i++) {
            RegionalValue region = sorted.get(i);
            boolean tied = i > 0 && sorted.get(i - 1).value() == region.value();
            int rank = tied ? rows.get(i - 1).rank() : i + 1;
            int above = count(sorted, other -> lower(other) > upper(region));
            int below = count(sorted, other -> upper(other) < lower(region));
            int best = 1 + (lowFirst ? below : above);
            int worst = sorted.size() - (lowFirst ? above : below);
            rows.add(new Row(region, rank, best, worst, against(region, regions.nation(), direction)));
        }
        return new Ranking(rows);
    }

    private static Against against(RegionalValue region, OptionalDouble nation, Direction direction) {
        Optional<Interval> interval = region.interval();
        if (nation.isEmpty() || interval.isEmpty()) {
            return Against.NOT_KNOWN;
        }
        if (interval.get().contains(nation.getAsDouble())) {
            return Against.NOT_DISTINGUISHED;
        }
        boolean higher = region.value() > nation.getAsDouble();
        return switch (direction) {
            case HIGHER -> higher ? Against.BETTER : Against.WORSE;
            case LOWER -> higher ? Against.WORSE : Against.BETTER;
            case NEUTRAL -> higher ? Against.HIGHER : Against.LOWER;
        };
    }

    private static int count(List<RegionalValue> regions, Predicate<RegionalValue> condition) {
        return (int) regions.stream().filter(condition).count();
    }

    private static double lower(RegionalValue region) {
        return region.interval().map(Interval::lower).orElse(region.value());
    }

    private static double upper(RegionalValue region) {
        return region.interval().map(Interval::upper).orElse(region.value());
    }
}
