package org.merata.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.merata.definition.Formula;
import org.merata.model.Direction;
import org.merata.model.Interval;

/**
 * {@code methods.md}, which the page {@code /methods} shows, says what the code does: every published number in it is calculated again.
 */
class MethodsPageTest {
    private static final Path PAGE = Path.of("src/main/resources/org/merata/analysis/methods.md");

    @Test
    void everyPublishedNumberOfThePageComesOut() throws IOException {
        Map<String, Double> calculated = calculate();
        Map<String, String> published = readNumbers();
        assertEquals(calculated.keySet(), published.keySet());
        published.forEach((name, number) -> {
            int decimals = new BigDecimal(number).scale();
            BigDecimal ours = BigDecimal.valueOf(calculated.get(name)).setScale(decimals, RoundingMode.HALF_UP);
            assertEquals(new BigDecimal(number), ours, name);
        });
    }

    @Test
    void everyIndexAndRuleHasItsRow() throws IOException {
        String page = Files.readString(PAGE);
        for (InequalityIndex index : InequalityIndex.values()) {
            assertTrue(page.contains("| `" + index.id() + "` |"), index.id());
        }
        for (ControlChart.Rule rule : ControlChart.Rule.values()) {
            assertTrue(page.contains("| `" + rule.name().toLowerCase(Locale.ROOT) + "` |"), rule.name());
        }
        assertTrue(page.contains("fewer than " + ControlChart.MINIMUM_POINTS + " points"));
        assertTrue(page.contains("of " + Seasonality.MINIMUM_MONTHS + " months"));
        assertTrue(page.contains("at least " + Correlation.MINIMUM_PAIRS + " pairs"));
        assertTrue(page.contains("bootstrap of " + InequalityInterval.DRAWS + " draws"));
        assertTrue(page.contains("At least " + BeforeAfter.MINIMUM_POINTS + " months with a value on each side, better "
                + BeforeAfter.WANTED_POINTS));
        assertTrue(page.contains(BeforeAfter.WINDOW + " periods on each side"));
        assertTrue(page.contains("at least " + DifferenceInDifferences.MINIMUM_REGIONS + " regions of either kind"));
        assertTrue(Verdict.RECENT_POINTS == 6 && page.contains("the last six points"));
    }

    private static Map<String, Double> calculate() {
        var numbers = new LinkedHashMap<String, Double>();
        RegionalValues mexico = Mexico.regions(Mexico.GDP_1940);
        double[] tenIncomes = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};
        double[] groups = {500, 1500, 2500, 4000, 7500, 15000};
        double[] sizes = {1000, 1200, 1600, 400, 200, 600};
        numbers.put(
                "Gini, ten incomes",
                InequalityIndex.GINI.of(regions(tenIncomes, null)).get());
        numbers.put(
                "Gini, 20 50 20 10",
                InequalityIndex.GINI
                        .of(regions(new double[] {20, 50, 20, 10}, null))
                        .get());
        numbers.put(
                "Gini, six weighted groups",
                InequalityIndex.GINI.of(regions(groups, sizes)).get());
        numbers.put(
                "Gini, states of Mexico 1940", InequalityIndex.GINI.of(mexico).get());
        numbers.put(
                "Theil, states of Mexico 1940", InequalityIndex.THEIL.of(mexico).get());
        numbers.put(
                "Theil, states of Mexico 2000",
                InequalityIndex.THEIL.of(Mexico.regions(Mexico.GDP_2000)).get());
        numbers.put(
                "Theil between regions of Mexico 1940",
                Decomposition.of(InequalityIndex.THEIL, mexico).get().between());
        numbers.put(
                "Mean log deviation, 10 10 10 20 50",
                InequalityIndex.MEAN_LOG_DEVIATION
                        .of(regions(new double[] {10, 10, 10, 20, 50}, null))
                        .get());
        numbers.put("Headship rates, mix", KitagawaTest.headship().mix().size());
        numbers.put(
                "Headship rates, performance",
                KitagawaTest.headship().performance().size());
        numbers.put("Death rates, mix of ages", KitagawaTest.deaths().rows().size());
        numbers.put("Death rates, mix of races", KitagawaTest.deaths().columns().size());
        numbers.put(
                "Atkinson (0.5), ten incomes",
                InequalityIndex.ATKINSON_HALF.of(regions(tenIncomes, null)).get());
        WeightedVariance variance = WeightedVariance.of(HealthEqual.regions()).get();
        numbers.put("Between-group variance, 25 groups", variance.variance());
        numbers.put("Between-group variance, standard error", variance.standardError());
        Concentration concentration = Concentration.of(HealthEqual.five()).get();
        numbers.put(
                "Absolute concentration index, five groups",
                concentration.absolute().value());
        numbers.put(
                "Relative concentration index, five groups",
                concentration.relative().value());
        numbers.put(
                "Population attributable risk, five groups",
                PopulationAttributable.of(HealthEqual.fiveRegions(), Direction.HIGHER)
                        .get()
                        .risk()
                        .value());
        List<Shrinkage.Shrunk> batters = ShrinkageTest.batters().regions();
        numbers.put(
                "Estimate of the first of 18 batters", batters.get(0).estimate().value());
        numbers.put(
                "Estimate of the last of 18 batters", batters.get(17).estimate().value());
        numbers.put(
                "Variance between 13 trials of BCG vaccine",
                Math.pow(Shrinkage.of(FunnelPlotTest.bcg()).get().between(), 2));
        ControlChart flow = ControlChartTest.xmr(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);
        numbers.put(
                "Upper limit, flow rates",
                flow.points().get(0).limits().orElseThrow().upper());
        numbers.put(
                "Seasonal factor of July, airline passengers",
                Seasonality.find(SeasonalityTest.passengers(), 1)
                        .orElseThrow()
                        .factors()
                        .get(6));
        List<Double> bantul = List.of(3.31, 3.35, 3.49, 3.93, 3.45, 3.39, 3.39, 3.76, 3.35);
        numbers.put(
                "Satisfaction index, Bantul 2023",
                Satisfaction.index(bantul, WeightRule.EXACT).get());
        numbers.put("User satisfaction, ratings 1 1 1 1 6", new Formula.Mean.Scale(1, 5, 1).of(40 / 10.0));
        numbers.put("Minimum sample of 1,000", (double) Satisfaction.minimumSample(1_000));
        Change newcombe = Change.ofShares(48 / 80.0, 80, 56 / 70.0, 70).get();
        numbers.put("Difference 56/70 - 48/80, lower end", newcombe.lower());
        numbers.put("Difference 56/70 - 48/80, upper end", newcombe.upper());
        numbers.put(
                "Pearson, first of Anscombe's quartet",
                CorrelationTest.anscombe(0).get().coefficient());
        Correlation spearman = CorrelationTest.statpsych().get();
        numbers.put("Spearman, 15 pairs", spearman.coefficient());
        numbers.put("Spearman, 15 pairs, lower end", spearman.lower());
        numbers.put("Spearman, 15 pairs, upper end", spearman.upper());
        SurveyNumbers.addTo(numbers);
        LinearModelTest.addNumbers(numbers);
        PoissonModelTest.addNumbers(numbers);
        return numbers;
    }

    private static RegionalValues regions(double[] values, double[] populations) {
        return RegionalValues.of(IntStream.range(0, values.length)
                .mapToObj(i -> RegionalValue.of("r" + i, values[i], populations == null ? 1 : populations[i]))
                .toList());
    }

    private static Map<String, String> readNumbers() {
        var numbers = new LinkedHashMap<String, String>();
        Methods.read().numbers().forEach(number -> numbers.put(number.name(), number.number()));
        return numbers;
    }

    @Test
    void everyStatisticHasOneRowAndEveryNumberOneThatIsThere() {
        List<String> ids = Methods.read().sections().stream()
                .flatMap(section -> section.statistics().stream())
                .map(Methods.Statistic::id)
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), "ids are anchors: " + ids);
        for (Interval.Method method : Interval.Method.values()) {
            assertTrue(ids.contains(method.name().toLowerCase(Locale.ROOT)), method.name());
        }
        Methods.read().numbers().forEach(number -> {
            assertTrue(!number.source().isEmpty(), number.name() + " has a source");
            number.statistic().ifPresent(id -> assertTrue(ids.contains(id), number.name() + " is of " + id));
        });
    }
}
