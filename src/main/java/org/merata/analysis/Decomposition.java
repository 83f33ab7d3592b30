package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Inequality of regions as inequality within groups of regions and between the groups' means: within + between = total, exactly.
 * Theil (1967), as in Shorrocks (1980): T = sum of s_g T_g + sum of s_g ln(mu_g / mu), s_g the group's share of the outcome; for the
 * mean log deviation shares of the population take their place, and ln(mu / mu_g).
 *
 * @param groups by code, in order
 */
public record Decomposition(InequalityIndex index, double total, double within, double between, List<Group> groups) {
    public Decomposition {
        groups = List.copyOf(groups);
    }

    /**
     * One group of regions.
     *
     * @param populationShare its share of the people
     * @param outcomeShare its share of the outcome
     * @param mean over its people
     * @param inequality the index among its own regions; 0 for a group of one
     * @param within what its own inequality adds to the total
     * @param between what its mean adds to the total; may be negative
     */
    public record Group(
            String code,
            int regions,
            double populationShare,
            double outcomeShare,
            double mean,
            double inequality,
            double within,
            double between) {}

    /** Of {@link InequalityIndex#THEIL} or {@link InequalityIndex#MEAN_LOG_DEVIATION}: the two that decompose. */
    public static Result<Decomposition> of(InequalityIndex index, RegionalValues regions) {
        if (index != InequalityIndex.THEIL && index != InequalityIndex.MEAN_LOG_DEVIATION) {
            throw new IllegalArgumentException(index.id() + " does not decompose");
        }
        Result<Double> total = index.of(regions);
        if (total.value().isEmpty()) {
            return Result.undefined(total.undefined().orElseThrow());
        }
        if (regions.values().stream().anyMatch(region -> region.group().isEmpty())) {
            return Result.undefined(Undefined.GROUP_MISSING);
        }
        List<Group> groups = listGroups(index, regions);
        double within = groups.stream().mapToDouble(Group::within).sum();
        double between = groups.stream().mapToDouble(Group::between).sum();
        return Result.of(new Decomposition(index, total.get(), within, between, groups));
    }

    private static List<Group> listGroups(InequalityIndex index, RegionalValues regions) {
        double people = population(regions.values());
        double mean = Inequality.of(regions, true).mean();
        Map<String, List<RegionalValue>> byGroup = regions.values().stream()
                .collect(Collectors.groupingBy(
                        region -> region.group().orElseThrow(), TreeMap::new, Collectors.toList()));
        var groups = new ArrayList<Group>();
        byGroup.forEach((code, members) -> groups.add(group(index, code, members, people, mean)));
        return groups;
    }

    private static Group group(
            InequalityIndex index, String code, List<RegionalValue> members, double people, double mean) {
        double populationShare = population(members) / people;
        if (populationShare == 0) {
            return new Group(code, members.size(), 0, 0, 0, 0, 0, 0);
        }
        Inequality inequality = Inequality.of(RegionalValues.of(members), true);
        double groupMean = inequality.mean();
        double outcomeShare = populationShare * groupMean / mean;
        boolean theil = index == InequalityIndex.THEIL;
        double share = theil ? outcomeShare : populationShare;
        double distance = theil ? Math.log(groupMean / mean) : Math.log(mean / groupMean);
        double own = share == 0 ? 0 : theil ? inequality.theil() : inequality.meanLogDeviation();
        return new Group(
                code,
                members.size(),
                populationShare,
                outcomeShare,
                groupMean,
                own,
                share * own,
                share == 0 ? 0 : share * distance);
    }

    private static double population(List<RegionalValue> regions) {
        return regions.stream()
                .mapToDouble(region -> region.population().orElseThrow())
                .sum();
    }
}
