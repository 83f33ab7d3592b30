package org.merata.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.maturity.RoadGroup.Option;
import org.merata.maturity.RoadGroup.Raisable;

/**
 * The cheapest steps of indicators that bring an index to a target, or the highest index that an effort buys. Exact: every plan is covered
 * by dynamic programming over the effort, in which each indicator is raised by some whole number of steps of one level. Only for
 * frameworks whose index is a weighted mean of all its indicators, so that a step adds the same whatever else is done.
 *
 * <p>An indicator is raised to a level only when what that level needs ({@link Part#prerequisites}) is there; what an indicator that is
 * not raised lacks today forces nothing. Indicators tied to each other by prerequisites are raised together, in any of the ways that can be
 * gone level by level; levels that need each other in a circle are never reached.
 */
public final class RoadMap {
    /** More effort in all than this is refused: the table of the search has a column for each unit. */
    static final int MOST_EFFORT = 100_000;

    private static final int GAIN_DECIMALS = 25;
    /** What the cutting of weights and of the index can make of nothing: less than this is no gain. */
    private static final BigDecimal NOTHING = BigDecimal.ONE.movePointLeft(18);

    private final FrameworkDefinition framework;
    private final Maturity maturity;

    /**
     * @throws IllegalArgumentException where steps would not add up (see {@link #isFor}), or an indicator needs what is no indicator
     */
    public RoadMap(FrameworkDefinition framework) {
        if (!isFor(framework)) {
            throw new IllegalArgumentException(
                    "the index of " + framework.id() + " is no weighted mean of its indicators");
        }
        List<String> codes = framework.listIndicators().stream().map(Part::code).toList();
        framework.listIndicators().stream()
                .flatMap(part -> part.prerequisites().stream())
                .filter(prerequisite -> !codes.contains(prerequisite.code()))
                .findFirst()
                .ifPresent(prerequisite -> {
                    throw new IllegalArgumentException(prerequisite.code() + " is no indicator's");
                });
        this.framework = framework;
        this.maturity = new Maturity(framework);
    }

    /** Whether the index is a mean of all indicators on one scale, each of which always counts. */
    public static boolean isFor(FrameworkDefinition framework) {
        return framework.missing() == Missing.LEAST
                && adds(framework.combination())
                && framework.listParts().stream()
                        .noneMatch(part -> !adds(part.combination())
                                || part.scale().isPresent()
                                || part.normalisation().isPresent());
    }

    private static boolean adds(Combination combination) {
        return combination == Combination.WEIGHTED_MEAN || combination == Combination.MEAN;
    }

    /** An indicator raised; one that has to wait for another on its way comes more than once. */
    public record Step(Part indicator, BigDecimal from, BigDecimal to, long effort) {}

    /**
     * What is to be done, what it costs and what index it gives, before rounding.
     *
     * @param steps in an order in which they can be done
     */
    public record Plan(List<Step> steps, long effort, BigDecimal index) {
        public Plan {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The cheapest plan; of several, one.
     *
     * @param values by code; what is missing stands at the least level
     * @param effortByIndicator of one step, a whole number from 1; 1 where none is given
     * @param target an index as it is published
     * @return empty where not even the highest levels reach it
     * @throws IllegalArgumentException where an effort is less than 1, or efforts or prerequisites are too many for the search
     */
    public Optional<Plan> cheapest(
            Map<String, BigDecimal> values, Map<String, Integer> effortByIndicator, BigDecimal target) {
        Maturity.Assessed now = maturity.assess(values);
        BigDecimal half = BigDecimal.ONE.movePointLeft(framework.decimals()).divide(BigDecimal.valueOf(2));
        BigDecimal needed = target.subtract(half).subtract(now.index().get());
        var search = new Search(listGroups(values, effortByIndicator, now), Long.MAX_VALUE);
        for (int effort = 0; effort < search.gains.length; effort++) {
            if (!isMore(needed, search.gains[effort])) {
                return Optional.of(plan(search.listSteps(effort), values));
            }
        }
        return Optional.empty();
    }

    /**
     * The highest index within an effort; of several plans that give it, one of the cheapest.
     *
     * @param budget the most effort in all, from 0
     * @throws IllegalArgumentException as by {@link #cheapest}, or where the budget is below 0
     */
    public Plan best(Map<String, BigDecimal> values, Map<String, Integer> effortByIndicator, long budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("a budget of " + budget);
        }
        var search = new Search(listGroups(values, effortByIndicator, maturity.assess(values)), budget);
        BigDecimal most = search.gains[search.gains.length - 1];
        int effort = 0;
        while (isMore(most, search.gains[effort])) {
            effort++;
        }
        return plan(search.listSteps(effort), values);
    }

    static boolean isMore(BigDecimal gain, BigDecimal other) {
        return gain.subtract(other).compareTo(NOTHING) > 0;
    }

    private List<RoadGroup> listGroups(
            Map<String, BigDecimal> values, Map<String, Integer> efforts, Maturity.Assessed now) {
        Map<String, BigDecimal> weights = now.listParts().stream()
                .collect(Collectors.toMap(part -> part.part().code(), Maturity.Scored::weight));
        return RoadGroup.listAll(framework.listIndicators().stream()
                .map(indicator -> raisable(indicator, values, efforts, weights))
                .toList());
    }

    private Raisable raisable(
            Part indicator,
            Map<String, BigDecimal> values,
            Map<String, Integer> efforts,
            Map<String, BigDecimal> weights) {
        BigDecimal from =
                values.getOrDefault(indicator.code(), framework.scale().least());
        int levels = framework
                .scale()
                .most()
                .subtract(from)
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        int effort = efforts.getOrDefault(indicator.code(), 1);
        if (effort < 1) {
            throw new IllegalArgumentException("a step of " + indicator.code() + " costs " + effort);
        }
        BigDecimal gain = weights.get(indicator.code())
                .multiply(framework.factor())
                .setScale(GAIN_DECIMALS, RoundingMode.HALF_UP);
        return new Raisable(indicator, from, levels, effort, gain);
    }

    private Plan plan(List<Step> steps, Map<String, BigDecimal> values) {
        var reached = new HashMap<>(values);
        steps.forEach(step -> reached.put(step.indicator().code(), step.to()));
        long spent = steps.stream().mapToLong(Step::effort).sum();
        return new Plan(steps, spent, maturity.assess(reached).index().get());
    }

    /** For every effort the most that it can gain, and what each group does for that. */
    private static final class Search {
        private final List<RoadGroup> groups;
        private final BigDecimal[] gains;
        /** By group and effort, the place of the option taken. */
        private final int[][] taken;

        Search(List<RoadGroup> groups, long budget) {
            this.groups = groups;
            long all = groups.stream()
                    .mapToLong(group ->
                            group.options().get(group.options().size() - 1).effort())
                    .sum();
            long columns = Math.min(all, budget);
            if (columns > MOST_EFFORT) {
                throw new IllegalArgumentException("all steps together cost " + columns + ", more than " + MOST_EFFORT);
            }
            this.gains = new BigDecimal[(int) columns + 1];
            this.taken = new int[groups.size()][gains.length];
            Arrays.fill(gains, BigDecimal.ZERO);
            for (int i = 0; i < groups.size(); i++) {
                add(groups.get(i).options(), taken[i]);
            }
        }

        private void add(List<Option> options, int[] takenByEffort) {
            BigDecimal[] before = gains.clone();
            for (int i = 1; i < options.size() && options.get(i).effort() < gains.length; i++) {
                int cost = (int) options.get(i).effort();
                for (int effort = cost; effort < gains.length; effort++) {
                    BigDecimal reached =
                            before[effort - cost].add(options.get(i).gain());
                    if (isMore(reached, gains[effort])) {
                        gains[effort] = reached;
                        takenByEffort[effort] = i;
                    }
                }
            }
        }

        List<Step> listSteps(int effort) {
            var stepsOfGroups = new ArrayDeque<List<Step>>();
            int left = effort;
            for (int i = groups.size() - 1; i >= 0; i--) {
                Option option = groups.get(i).options().get(taken[i][left]);
                stepsOfGroups.addFirst(groups.get(i).steps(option));
                left -= (int) option.effort();
            }
            var steps = new ArrayList<Step>();
            stepsOfGroups.forEach(steps::addAll);
            return steps;
        }
    }
}
