package org.merata.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Combination;
import org.merata.definition.FrameworkDefinition.Missing;
import org.merata.definition.FrameworkDefinition.Part;

/**
 * The cheapest steps of indicators that bring an index to a target. Exact: every plan is covered by dynamic programming over the effort,
 * in which each indicator is raised by some whole number of steps of one level. Only for frameworks whose index is a weighted mean of all
 * its indicators, so that a step adds the same whatever else is done.
 */
public final class RoadMap {
    /** More effort in all than this is refused: the table of the search has a column for each unit. */
    static final int MOST_EFFORT = 100_000;
    /** Gains are compared in these decimals, which the cutting of weights does not reach. */
    private static final int GAIN_DECIMALS = 25;

    private final FrameworkDefinition framework;
    private final Maturity maturity;

    /** @throws IllegalArgumentException where steps would not add up: see {@link #isFor} */
    public RoadMap(FrameworkDefinition framework) {
        if (!isFor(framework)) {
            throw new IllegalArgumentException(
                    "the index of " + framework.id() + " is no weighted mean of its indicators");
        }
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

    /** An indicator raised. */
    public record Step(Part indicator, BigDecimal from, BigDecimal to, long effort) {}

    /** What is to be done, what it costs and what index it gives, before rounding. */
    public record Plan(List<Step> steps, long effort, BigDecimal index) {
        public Plan {
            steps = List.copyOf(steps);
        }
    }

    /** By how much an indicator may be raised. */
    private record Choice(Part indicator, BigDecimal from, int levels, int effort, BigDecimal gainOfLevel) {}

    /**
     * The cheapest plan; of several, one.
     *
     * @param values by code; what is missing stands at the least level
     * @param effortByIndicator of one step, a whole number from 1; 1 where none is given
     * @param target an index as it is published
     * @return empty where not even the highest levels reach it
     */
    public Optional<Plan> cheapest(
            Map<String, BigDecimal> values, Map<String, Integer> effortByIndicator, BigDecimal target) {
        Maturity.Assessed now = maturity.assess(values);
        BigDecimal half = BigDecimal.ONE.movePointLeft(framework.decimals()).divide(BigDecimal.valueOf(2));
        BigDecimal needed = target.subtract(half).subtract(now.index().get());
        List<Choice> choices = listChoices(values, effortByIndicator, weights(now));
        int all = choices.stream()
                .mapToInt(choice -> choice.levels() * choice.effort())
                .sum();
        if (all > MOST_EFFORT) {
            throw new IllegalArgumentException("all steps together cost " + all + ", more than " + MOST_EFFORT);
        }
        int[][] raised = new int[choices.size()][all + 1];
        BigDecimal[] gains = search(choices, raised, all);
        for (int effort = 0; effort <= all; effort++) {
            if (gains[effort].compareTo(needed) >= 0) {
                return Optional.of(plan(choices, raised, effort, values));
            }
        }
        return Optional.empty();
    }

    private static Map<String, BigDecimal> weights(Maturity.Assessed assessed) {
        var weights = new HashMap<String, BigDecimal>();
        assessed.listParts().forEach(part -> weights.put(part.part().code(), part.weight()));
        return weights;
    }

    private List<Choice> listChoices(
            Map<String, BigDecimal> values, Map<String, Integer> efforts, Map<String, BigDecimal> weights) {
        var choices = new ArrayList<Choice>();
        for (Part indicator : framework.listIndicators()) {
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
            if (levels > 0) {
                BigDecimal gain = weights.get(indicator.code())
                        .multiply(framework.factor())
                        .setScale(GAIN_DECIMALS, RoundingMode.HALF_UP);
                choices.add(new Choice(indicator, from, levels, effort, gain));
            }
        }
        return choices;
    }

    /** For every effort the most that it can gain; {@code raised} is told by how many levels each indicator is raised for that. */
    private static BigDecimal[] search(List<Choice> choices, int[][] raised, int all) {
        BigDecimal[] gains = new BigDecimal[all + 1];
        java.util.Arrays.fill(gains, BigDecimal.ZERO);
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            BigDecimal[] before = gains.clone();
            for (int levels = 1; levels <= choice.levels(); levels++) {
                int cost = levels * choice.effort();
                BigDecimal gain = choice.gainOfLevel().multiply(BigDecimal.valueOf(levels));
                for (int effort = cost; effort <= all; effort++) {
                    BigDecimal reached = before[effort - cost].add(gain);
                    if (reached.compareTo(gains[effort]) > 0) {
                        gains[effort] = reached;
                        raised[i][effort] = levels;
                    }
                }
            }
        }
        return gains;
    }

    private Plan plan(List<Choice> choices, int[][] raised, int effort, Map<String, BigDecimal> values) {
        var steps = new ArrayList<Step>();
        var reached = new HashMap<>(values);
        int left = effort;
        for (int i = choices.size() - 1; i >= 0; i--) {
            int levels = raised[i][left];
            if (levels > 0) {
                Choice choice = choices.get(i);
                BigDecimal to = choice.from().add(BigDecimal.valueOf(levels));
                steps.add(new Step(choice.indicator(), choice.from(), to, (long) levels * choice.effort()));
                reached.put(choice.indicator().code(), to);
                left -= levels * choice.effort();
            }
        }
        Collections.reverse(steps);
        long spent = steps.stream().mapToLong(Step::effort).sum();
        return new Plan(steps, spent, maturity.assess(reached).index().get());
    }
}
