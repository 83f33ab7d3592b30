package org.merata.maturity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.merata.definition.FrameworkDefinition;
import org.merata.maturity.Maturity.Assessed;

/**
 * How solid an index is: what it would be, and what place it would give, if the indicators weighed otherwise.
 *
 * <p>{@value #DRAWS} times the weights of the indicators are drawn anew, about the framework's own (see {@link WeightDraws}), the same for
 * every entity; the rules for what is missing and for the least of parts stay. Intervals run from the 2.5th to the 97.5th percentile (the order statistic of rank
 * ceil(p n)). Ranks are also told over all {@link Rescaling}s crossed with the draws (OECD and JRC, Handbook on Constructing Composite
 * Indicators, 2008, steps 5 and 7). Drawn in binary numbers; the index itself is that of {@link Maturity}. Entities without an index have
 * no row, so a framework that has none gives no rows.
 *
 * @param rows from the first rank; equal ranks by entity
 * @param rescalings which {@link Row#ranksOfAll} covers
 */
public record Robustness(List<Row> rows, long seed, int draws, Set<Rescaling> rescalings) {
    /** How often weights are drawn. */
    public static final int DRAWS = 1_000;
    /** With which the draws begin where no other is given: the day Permen PANRB 8/2026 was set. */
    public static final long SEED = 20_260_601;

    public Robustness {
        rows = List.copyOf(rows);
    }

    /**
     * An entity.
     *
     * @param index before rounding
     * @param rank by the index before rounding, from 1 for the highest; equal ones share the best rank
     * @param ranks under the draws
     * @param ranksOfAll under the draws with every rescaling
     * @param sameBand the share of draws that give the same band, 0..1; empty where there is none
     * @param heaviest the indicator without which the index changes most, the others weighing in proportion; empty where none changes it
     * @param nextStep the indicator whose rise by one step adds most; empty where none adds anything
     */
    public record Row(
            Entity entity,
            BigDecimal index,
            BigDecimal published,
            int rank,
            ScoreRange scores,
            RankRange ranks,
            RankRange ranksOfAll,
            OptionalDouble sameBand,
            Optional<Effect> heaviest,
            Optional<Effect> nextStep) {}

    /** Where the index lies under the draws, before rounding and as it would be published. */
    public record ScoreRange(double lower, double upper, BigDecimal publishedLower, BigDecimal publishedUpper) {}

    /** From the best rank to the worst. */
    public record RankRange(int best, int worst) {}

    /** What an indicator does to the index. @param change on the scale of the index */
    public record Effect(String indicator, double change) {}

    public Optional<Row> find(Entity entity) {
        return rows.stream().filter(row -> row.entity().equals(entity)).findFirst();
    }

    /**
     * With {@link #SEED}.
     *
     * @param assessments of one period by the framework, at most one an entity
     */
    public static Robustness of(FrameworkDefinition framework, List<Assessment> assessments) {
        var values = new TreeMap<Entity, Map<String, BigDecimal>>();
        for (Assessment one : assessments) {
            boolean fits = one.framework().equals(framework.id())
                    && one.period().equals(assessments.get(0).period());
            if (!fits || values.put(one.entity(), one.valueByIndicator()) != null) {
                throw new IllegalArgumentException(one.entity().id() + ", " + one.period()
                        + ": assessments are wanted of one period by " + framework.id() + ", one of an entity");
            }
        }
        return of(framework, values, SEED);
    }

    /**
     * With a seed of one's own.
     *
     * @param valuesByEntity the values of its indicators, by code
     * @throws Maturity.Unfit where a value does not fit the framework
     */
    public static Robustness of(
            FrameworkDefinition framework, Map<Entity, Map<String, BigDecimal>> valuesByEntity, long seed) {
        var maturity = new Maturity(framework);
        var assessed = new LinkedHashMap<Entity, Assessed>();
        new TreeMap<>(valuesByEntity).forEach((entity, values) -> {
            Assessed one = maturity.assess(values);
            if (one.index().isPresent()) {
                assessed.put(entity, one);
            }
        });
        Set<Rescaling> all = EnumSet.allOf(Rescaling.class);
        return assessed.isEmpty()
                ? new Robustness(List.of(), seed, DRAWS, all)
                : new Robustness(rows(framework, assessed, seed), seed, DRAWS, all);
    }

    private static List<Row> rows(FrameworkDefinition framework, Map<Entity, Assessed> assessed, long seed) {
        var indicators = new IndicatorScores(framework, List.copyOf(assessed.values()));
        var draws = new RobustnessDraws(indicators, WeightDraws.draw(indicators.weights(), DRAWS, seed));
        var bands = new DrawnBands(framework);
        var effects = new Effects(indicators);
        List<BigDecimal> indices =
                assessed.values().stream().map(one -> one.index().get()).toList();
        var rows = new ArrayList<Row>();
        for (Entity entity : assessed.keySet()) {
            int i = rows.size();
            Assessed one = assessed.get(entity);
            BigDecimal index = one.index().get();
            rows.add(new Row(
                    entity,
                    index,
                    one.published().get(),
                    1
                            + (int) indices.stream()
                                    .filter(other -> other.compareTo(index) > 0)
                                    .count(),
                    range(draws.scores(i), framework),
                    draws.ranks(i),
                    draws.ranksOfAll(i),
                    one.band().isPresent()
                            ? OptionalDouble.of(bands.share(draws.scores(i), one))
                            : OptionalDouble.empty(),
                    effects.heaviest(i),
                    effects.nextStep(i)));
        }
        rows.sort(Comparator.comparingInt(Row::rank).thenComparing(Row::entity));
        return rows;
    }

    /** @param scores sorted */
    private static ScoreRange range(double[] scores, FrameworkDefinition framework) {
        double lower = scores[Percentiles.place(Percentiles.LOWER, scores.length)];
        double upper = scores[Percentiles.place(Percentiles.UPPER, scores.length)];
        var maturity = new Maturity(framework);
        return new ScoreRange(
                lower, upper, maturity.round(BigDecimal.valueOf(lower)), maturity.round(BigDecimal.valueOf(upper)));
    }
}
