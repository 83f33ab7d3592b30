package org.merata.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Regions in order of an advantage, such as an index of readiness, the least advantaged first: each with its share of the people and its relative
 * rank, the share of people in less advantaged regions plus half its own. Regions of equal advantage share one rank, that of the middle of
 * them all.
 */
public record Advantage(List<Place> places) {
    public Advantage {
        places = List.copyOf(places);
    }

    /**
     * One region.
     *
     * @param weight its share of the people
     * @param rank 0 to 1
     */
    public record Place(String code, double value, OptionalDouble standardError, double weight, double rank) {}

    /** A region's value beside its advantage. */
    public record Pair(RegionalValue region, double advantage) {}

    /** There are at least three regions, each with a population. */
    public static Result<Advantage> of(List<Pair> pairs) {
        if (pairs.size() < 3) {
            return Result.undefined(Undefined.TOO_FEW_COMPARED);
        }
        if (!Inequality.weighs(
                RegionalValues.of(pairs.stream().map(Pair::region).toList()))) {
            return Result.undefined(Undefined.POPULATION_MISSING);
        }
        List<Pair> sorted = pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::advantage)
                        .thenComparing(pair -> pair.region().code()))
                .toList();
        if (sorted.get(0).advantage() == sorted.get(sorted.size() - 1).advantage()) {
            return Result.undefined(Undefined.NO_SPREAD);
        }
        double people = sorted.stream().mapToDouble(Advantage::population).sum();
        var places = new ArrayList<Place>();
        double below = 0;
        for (int first = 0; first < sorted.size(); ) {
            int after = first;
            double together = 0;
            while (after < sorted.size()
                    && sorted.get(after).advantage() == sorted.get(first).advantage()) {
                together += population(sorted.get(after++));
            }
            double rank = (below + together / 2) / people;
            for (Pair pair : sorted.subList(first, after)) {
                RegionalValue region = pair.region();
                places.add(new Place(
                        region.code(), region.value(), region.standardError(), population(pair) / people, rank));
            }
            below += together;
            first = after;
        }
        return Result.of(new Advantage(places));
    }

    private static double population(Pair pair) {
        return pair.region().population().orElseThrow();
    }

    double mean() {
        return places.stream()
                .mapToDouble(place -> place.weight() * place.value())
                .sum();
    }

    boolean hasUncertainty() {
        return places.stream().allMatch(place -> place.standardError().isPresent());
    }
}
