package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.merata.model.Interval;

/**
 * What a region's value would be if it went with its indicators as those of all other regions do: a line by least squares through the others
 * ({@link LinearModel}), the indicators in standard deviations; the region's own value has no part in it. The interval is that of one more
 * region, e +/- t s sqrt(1 + x' (X'X)^-1 x) (Draper and Smith 1998, Applied Regression Analysis, 3rd edition, 3.1).
 *
 * @param expected on the line
 * @param interval in which 95 of 100 more regions like it would lie
 * @param actual what it is
 * @param others how many regions the line goes through
 */
public record Expected(double expected, Interval interval, double actual, int others) {
    /** With fewer regions for each coefficient a line says little. */
    public static final int LEAST_PER_COEFFICIENT = 4;

    /**
     * @param indicators by region, the same in the same order
     * @param outcomes by region; regions without one, or without indicators, are left out
     */
    public static Result<Expected> of(String code, Map<String, double[]> indicators, Map<String, Double> outcomes) {
        if (!indicators.containsKey(code) || !outcomes.containsKey(code)) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        Map<String, double[]> standard = Peers.standardised(indicators);
        List<String> others = standard.keySet().stream()
                .filter(other -> !other.equals(code) && outcomes.containsKey(other))
                .toList();
        int coefficients = 1 + standard.get(code).length;
        if (others.size() < LEAST_PER_COEFFICIENT * coefficients) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        var rows = new ArrayList<double[]>();
        others.forEach(other -> rows.add(row(standard.get(other))));
        Result<LinearModel> line = LinearModel.of(
                rows.toArray(double[][]::new),
                others.stream().mapToDouble(outcomes::get).toArray());
        double[] own = row(standard.get(code));
        return line.map(model -> new Expected(
                model.predict(own),
                model.predictionInterval(own, 1, model.classical(), 0.95),
                outcomes.get(code),
                others.size()));
    }

    private static double[] row(double[] indicators) {
        double[] row = new double[indicators.length + 1];
        row[0] = 1;
        System.arraycopy(indicators, 0, row, 1, indicators.length);
        return row;
    }

    /** Actual less expected. */
    public double residual() {
        return actual - expected;
    }

    /** Whether it lies farther off than regions vary. */
    public boolean isTold() {
        return !interval.contains(actual);
    }
}
