package org.merata.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * The distance between the most and the least advantaged end of all people, in a share: a logistic curve is laid through the regions' shares against
 * their relative rank, each region weighing by its people, and read at rank 1 and rank 0. The slope index is the difference of the two, the
 * relative index their quotient (Schlotheuber and Hosseinpoor 2022, Summary measures of health inequality, International Journal of Environmental
 * Research and Public Health 19). Intervals by the delta method from a sandwich covariance with the factor n / (n - 2) (HC1 of MacKinnon and White
 * 1985), the relative index's on the log scale; they hold what the curve misses.
 *
 * @param difference the slope index (SII), a share
 * @param quotient the relative index (RII)
 */
public record SlopeIndex(Estimate difference, Estimate quotient) {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-12;
    private static final double NORMAL_975 = 1.959963984540054;

    public static Result<SlopeIndex> of(Advantage order) {
        List<Advantage.Place> places = order.places();
        double[] ranks = places.stream().mapToDouble(Advantage.Place::rank).toArray();
        double[] shares = places.stream().mapToDouble(Advantage.Place::value).toArray();
        double[] weights = places.stream().mapToDouble(Advantage.Place::weight).toArray();
        return of(ranks, shares, weights);
    }

    static Result<SlopeIndex> of(double[] ranks, double[] shares, double[] weights) {
        if (Arrays.stream(shares).anyMatch(share -> share < 0 || share > 1)) {
            return Result.undefined(Undefined.OUT_OF_SCALE);
        }
        if (Arrays.stream(shares).allMatch(share -> share == shares[0])) {
            return Result.undefined(Undefined.NO_SPREAD);
        }
        return new Curve(ranks, shares, weights).read();
    }

    /** Newton's steps for the intercept {@code a} and the slope {@code b}, and what is read from the curve. */
    private static final class Curve {
        private final double[] ranks;
        private final double[] shares;
        private final double[] weights;
        private double a;
        private double b;
        private double inverse00;
        private double inverse01;
        private double inverse11;

        Curve(double[] ranks, double[] shares, double[] weights) {
            this.ranks = ranks;
            this.shares = shares;
            this.weights = weights;
        }

        Result<SlopeIndex> read() {
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] score = new double[2];
                for (int i = 0; i < ranks.length; i++) {
                    double left = weights[i] * (shares[i] - share(ranks[i]));
                    score[0] += left;
                    score[1] += left * ranks[i];
                }
                invert();
                double stepA = inverse00 * score[0] + inverse01 * score[1];
                double stepB = inverse01 * score[0] + inverse11 * score[1];
                a += stepA;
                b += stepB;
                if (Math.abs(stepA) + Math.abs(stepB) < CLOSE) {
                    invert();
                    return Result.of(index());
                }
            }
            return Result.undefined(Undefined.NO_SPREAD);
        }

        private double share(double rank) {
            return 1 / (1 + Math.exp(-a - b * rank));
        }

        private void invert() {
            double information00 = 0;
            double information01 = 0;
            double information11 = 0;
            for (int i = 0; i < ranks.length; i++) {
                double share = share(ranks[i]);
                double weight = weights[i] * share * (1 - share);
                information00 += weight;
                information01 += weight * ranks[i];
                information11 += weight * ranks[i] * ranks[i];
            }
            double determinant = information00 * information11 - information01 * information01;
            inverse00 = information11 / determinant;
            inverse01 = -information01 / determinant;
            inverse11 = information00 / determinant;
        }

        private SlopeIndex index() {
            double low = share(0);
            double high = share(1);
            double slopeLow = low * (1 - low);
            double slopeHigh = high * (1 - high);
            double difference = high - low;
            double half = NORMAL_975 * standardError(slopeHigh - slopeLow, slopeHigh);
            double quotient = high / low;
            double factor = Math.exp(NORMAL_975 * standardError(low - high, 1 - high));
            return new SlopeIndex(
                    new Estimate(difference, difference - half, difference + half),
                    new Estimate(quotient, quotient / factor, quotient * factor));
        }

        /** Of a quantity with these derivatives by a and b. */
        private double standardError(double byA, double byB) {
            double alongA = inverse00 * byA + inverse01 * byB;
            double alongB = inverse01 * byA + inverse11 * byB;
            double sum = 0;
            for (int i = 0; i < ranks.length; i++) {
                double left = weights[i] * (shares[i] - share(ranks[i]));
                sum += Math.pow(left * (alongA + alongB * ranks[i]), 2);
            }
            return Math.sqrt(sum * ranks.length / (ranks.length - 2));
        }
    }
}
