package org.merata.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether what a model leaves of a series goes together from one time to the next.
 *
 * @param durbinWatson the squared changes of the residuals over their squares: about 2 without, towards 0 with positive correlation
 *     (Durbin and Watson 1950, Biometrika 37)
 * @param breuschGodfrey n R^2 of the residuals on the design and their own last {@code lag} values, 0 before the first: chi^2 with
 *     {@code lag} degrees of freedom without (Breusch 1978; Godfrey 1978, Econometrica 46)
 * @param p how often chance alone makes it that large
 */
public record SerialCorrelation(double durbinWatson, double breuschGodfrey, int lag, double p) {
    /** Of a model of a series in order; none where it leaves nothing, or too few values for so many lags. */
    public static Result<SerialCorrelation> of(LinearModel model, int lag) {
        double[] residuals = model.residuals();
        double squares = Arrays.stream(residuals).map(e -> e * e).sum();
        double spread =
                Arrays.stream(model.fitted()).map(value -> value * value).sum();
        if (squares <= 1e-20 * spread) {
            return Result.undefined(Undefined.NO_SPREAD);
        }
        double changes = IntStream.range(1, residuals.length)
                .mapToDouble(i -> Math.pow(residuals[i] - residuals[i - 1], 2))
                .sum();
        double[][] design = withLags(model.weightedDesign(), residuals, lag);
        return LinearModel.of(design, residuals).map(helper -> {
            double unexplained =
                    Arrays.stream(helper.residuals()).map(e -> e * e).sum();
            double statistic = Math.max(0, residuals.length * (1 - unexplained / squares));
            double p = ChiSquaredDistribution.of(lag).survivalProbability(statistic);
            return new SerialCorrelation(changes / squares, statistic, lag, p);
        });
    }

    private static double[][] withLags(double[][] design, double[] residuals, int lag) {
        return IntStream.range(0, design.length)
                .mapToObj(i -> {
                    double[] row = Arrays.copyOf(design[i], design[i].length + lag);
                    for (int back = 1; back <= lag; back++) {
                        row[row.length - lag + back - 1] = i < back ? 0 : residuals[i - back];
                    }
                    return row;
                })
                .toArray(double[][]::new);
    }
}
