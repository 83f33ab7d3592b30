package org.merata.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Inequality of regions down a tree of groups: between the groups of the top, between those below within each of them, and so on to the
 * regions within the lowest groups; the levels add up to the whole, exactly. A group adds its share times the index over the means of what is
 * directly below it: Theil's index and the mean log deviation split so at every level (Theil 1967; Shorrocks 1980; of nested groups Akita 2003,
 * Decomposing regional income inequality in China and Indonesia using two-stage nested Theil decomposition method, Annals of Regional
 * Science 37).
 *
 * @param levels what each level adds, from the top
 * @param nodes every group that has anything below it, the whole first, each before what is below it
 */
public record NestedDecomposition(InequalityIndex index, double total, List<Double> levels, List<Node> nodes) {
    public NestedDecomposition {
        levels = List.copyOf(levels);
        nodes = List.copyOf(nodes);
    }

    /**
     * One group, or the whole.
     *
     * @param path the codes from the top down to it; none for the whole
     * @param children how many groups or regions are directly below it
     * @param populationShare its share of all people
     * @param mean over its people
     * @param inequality the index over the means of what is directly below it
     * @param adds what that adds to the total
     */
    public record Node(
            List<String> path, int children, double populationShare, double mean, double inequality, double adds) {
        public Node {
            path = List.copyOf(path);
        }
    }

    /**
     * @param index {@link InequalityIndex#THEIL} or {@link InequalityIndex#MEAN_LOG_DEVIATION}
     * @param paths by the code of a region: the groups it is in, from the top; all of the same length
     */
    public static Result<NestedDecomposition> of(
            InequalityIndex index, RegionalValues regions, Map<String, List<String>> paths) {
        if (index != InequalityIndex.THEIL && index != InequalityIndex.MEAN_LOG_DEVIATION) {
            throw new IllegalArgumentException(index.id() + " does not decompose");
        }
        Result<Double> total = index.of(regions);
        if (total.value().isEmpty()) {
            return Result.undefined(total.undefined().orElseThrow());
        }
        long depths = regions.values().stream()
                .map(region -> paths.getOrDefault(region.code(), List.of()).size())
                .distinct()
                .count();
        if (depths != 1) {
            return Result.undefined(Undefined.GROUP_MISSING);
        }
        var working = new Working(index, regions, paths);
        return Result.of(new NestedDecomposition(index, total.get(), working.levels(), working.nodes));
    }

    private static final class Working {
        private final boolean theil;
        private final Map<String, List<String>> paths;
        private final double people;
        private final double mean;
        private final List<Node> nodes = new ArrayList<>();
        private final int depth;

        Working(InequalityIndex index, RegionalValues regions, Map<String, List<String>> paths) {
            this.theil = index == InequalityIndex.THEIL;
            this.paths = paths;
            this.people = population(regions.values());
            this.mean = mean(regions.values());
            this.depth = paths.get(regions.values().get(0).code()).size();
            add(List.of(), regions.values());
            nodes.sort(Comparator.comparing(
                    (Node node) -> node.path().stream().map(code -> code + "\n").collect(Collectors.joining())));
        }

        private static double population(List<RegionalValue> regions) {
            return regions.stream()
                    .mapToDouble(region -> region.population().orElseThrow())
                    .sum();
        }

        private static double mean(List<RegionalValue> regions) {
            double sum = regions.stream()
                    .mapToDouble(region -> region.population().orElseThrow() * region.value())
                    .sum();
            return sum == 0 ? 0 : sum / population(regions);
        }

        private void add(List<String> path, List<RegionalValue> members) {
            double own = population(members);
            double ownMean = mean(members);
            double populationShare = own / people;
            double share = theil ? populationShare * ownMean / mean : populationShare;
            List<RegionalValue> below = path.size() == depth ? members : groups(path, members);
            double inequality = share == 0 ? 0 : inequality(below);
            nodes.add(new Node(path, below.size(), populationShare, ownMean, inequality, share * inequality));
        }

        private double inequality(List<RegionalValue> below) {
            Inequality found = Inequality.of(
                    RegionalValues.of(below.stream()
                            .filter(one -> one.population().orElseThrow() > 0)
                            .toList()),
                    true);
            return theil ? found.theil() : found.meanLogDeviation();
        }

        /** The groups directly below as regions of their own, each worked out itself. */
        private List<RegionalValue> groups(List<String> path, List<RegionalValue> members) {
            Map<String, List<RegionalValue>> byGroup = members.stream()
                    .collect(Collectors.groupingBy(
                            region -> paths.get(region.code()).get(path.size()), TreeMap::new, Collectors.toList()));
            var groups = new ArrayList<RegionalValue>();
            byGroup.forEach((code, own) -> {
                groups.add(RegionalValue.of(code, mean(own), population(own)));
                var below = new ArrayList<>(path);
                below.add(code);
                add(below, own);
            });
            return groups;
        }

        List<Double> levels() {
            var levels = new ArrayList<Double>();
            for (int level = 0; level <= depth; level++) {
                int at = level;
                levels.add(nodes.stream()
                        .filter(node -> node.path().size() == at)
                        .mapToDouble(Node::adds)
                        .sum());
            }
            return levels;
        }
    }
}
