package org.merata.synthetic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;

/** The smallest regions, where applications are made, with what makes them differ. */
final class Places {
    /** Small regions are drawn more often than their people would give, so that each has figures to show. */
    private static final double POPULATION_POWER = 0.7;

    private static final double DIGITAL_NOISE = 0.15;
    private static final double TIME_NOISE = 0.08;

    /**
     * @param line codes of the region and all above it, nearest first
     * @param readiness standardised index of the nearest region of the line that has one; 0 where none has
     * @param timeDrift what its log processing time gains a year since {@link Effects#DRIFT_START}
     */
    record Place(
            Region region,
            List<String> line,
            double weight,
            double readiness,
            boolean urban,
            boolean ppkm,
            double digitalNoise,
            double timeNoise,
            double timeDrift) {}

    private Places() {}

    static List<Place> list(Reference reference, Map<String, Double> readinessByRegion, long seed) {
        Map<String, Double> readiness = standardised(readinessByRegion);
        var places = new ArrayList<Place>();
        for (Region region : reference.listRegions()) {
            if (reference.listChildren(region).isEmpty()) {
                places.add(place(reference, region, readiness, seed));
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("no region to make applications in");
        }
        return places;
    }

    private static Place place(Reference reference, Region region, Map<String, Double> readiness, long seed) {
        List<String> line =
                reference.listWithAncestors(region).stream().map(Region::code).toList();
        double people = region.population(Effects.ORIGIN.getYear()).orElse(100_000L);
        Optional<Double> known =
                line.stream().filter(readiness::containsKey).map(readiness::get).findFirst();
        return new Place(
                region,
                line,
                StrictMath.pow(people, POPULATION_POWER),
                known.orElse(0.0),
                region.name().in(Language.ID).startsWith("Kota "),
                line.stream().anyMatch(Effects.PPKM_REGIONS::contains),
                DIGITAL_NOISE * Dice.gaussianOf(seed, "digital in " + region.code()),
                TIME_NOISE * Dice.gaussianOf(seed, "time in " + region.code()),
                line.stream()
                        .mapToDouble(code -> Effects.REGION_DRIFT_PER_YEAR.getOrDefault(code, 0.0))
                        .sum());
    }

    private static Map<String, Double> standardised(Map<String, Double> values) {
        Collection<Double> all = values.values();
        double mean = all.stream().mapToDouble(value -> value).average().orElse(0);
        double variance = all.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        var result = new LinkedHashMap<String, Double>();
        values.forEach((code, value) -> {
            double z = variance == 0 ? 0 : (value - mean) / Math.sqrt(variance);
            result.put(code, Math.max(-Effects.READINESS_LIMIT, Math.min(Effects.READINESS_LIMIT, z)));
        });
        return result;
    }
}
