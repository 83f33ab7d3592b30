package org.merata.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much higher or lower a month of the year usually is, so that a control chart does not take December for a signal. Classical
 * multiplicative decomposition (Persons 1919; as R's {@code decompose}): each value over the centred mean of twelve months around it,
 * averaged by month, the averages scaled to a mean of 1.
 *
 * @param factors by month, January first; their mean is 1
 * @param strength F of the months' means of those ratios: between months over within
 */
public record Seasonality(List<Double> factors, double strength) {
    /** Fewer months than this cannot tell a season from chance. */
    public static final int MINIMUM_MONTHS = 36;

    /** Seasonality counts as present from here on: the test for stable seasonality of X-11 (Ladiray and Quenneville 2001). */
    public static final double STRONG = 7;

    private static final int YEAR = 12;

    public Seasonality {
        factors = List.copyOf(factors);
    }

    /**
     * The season of a monthly series; empty where it is too short, has values not above zero, or has no strong season.
     *
     * @param firstMonth month of the year of the first value, 1..12
     */
    public static Optional<Seasonality> find(List<OptionalDouble> values, int firstMonth) {
        long known = values.stream().filter(OptionalDouble::isPresent).count();
        boolean amounts = values.stream().allMatch(value -> value.isEmpty() || value.getAsDouble() > 0);
        if (known < MINIMUM_MONTHS || !amounts) {
            return Optional.empty();
        }
        List<List<Double>> ratios = listRatios(values, firstMonth);
        if (ratios.stream().anyMatch(month -> month.size() < 2)) {
            return Optional.empty();
        }
        double[] means = ratios.stream().mapToDouble(Seasonality::mean).toArray();
        double strength = strength(ratios, means);
        double all = Arrays.stream(means).average().orElseThrow();
        List<Double> factors =
                Arrays.stream(means).map(mean -> mean / all).boxed().toList();
        return strength >= STRONG ? Optional.of(new Seasonality(factors, strength)) : Optional.empty();
    }

    /** The series as it would be without its season. */
    public List<OptionalDouble> adjust(List<OptionalDouble> values, int firstMonth) {
        var adjusted = new ArrayList<OptionalDouble>();
        for (int i = 0; i < values.size(); i++) {
            double factor = factors.get((firstMonth - 1 + i) % YEAR);
            OptionalDouble value = values.get(i);
            adjusted.add(value.isPresent() ? OptionalDouble.of(value.getAsDouble() / factor) : value);
        }
        return adjusted;
    }

    private static List<List<Double>> listRatios(List<OptionalDouble> values, int firstMonth) {
        List<List<Double>> ratios = new ArrayList<>();
        for (int month = 0; month < YEAR; month++) {
            ratios.add(new ArrayList<>());
        }
        for (int i = YEAR / 2; i + YEAR / 2 < values.size(); i++) {
            List<OptionalDouble> around = values.subList(i - YEAR / 2, i + YEAR / 2 + 1);
            if (around.stream().allMatch(OptionalDouble::isPresent)) {
                double sum =
                        around.stream().mapToDouble(OptionalDouble::getAsDouble).sum();
                double ends = (around.get(0).getAsDouble() + around.get(YEAR).getAsDouble()) / 2;
                double trend = (sum - ends) / YEAR;
                ratios.get((firstMonth - 1 + i) % YEAR).add(values.get(i).getAsDouble() / trend);
            }
        }
        return ratios;
    }

    private static double strength(List<List<Double>> ratios, double[] means) {
        int count = ratios.stream().mapToInt(List::size).sum();
        double centre = ratios.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        double between = 0;
        double within = 0;
        for (int month = 0; month < YEAR; month++) {
            double mean = means[month];
            between += ratios.get(month).size() * (mean - centre) * (mean - centre);
            within += ratios.get(month).stream()
                    .mapToDouble(ratio -> (ratio - mean) * (ratio - mean))
                    .sum();
        }
        double noise = within / (count - YEAR);
        double signal = between / (YEAR - 1);
        // a series that repeats itself to the last digit leaves nothing but rounding within its months
        return noise > 1e-24 ? signal / noise : signal > 1e-24 ? Double.MAX_VALUE : 0;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
