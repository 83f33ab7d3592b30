package org.merata.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** X = QR of a design with more rows than columns, by Householder's reflections; Q is kept as the reflections it is made of. */
final class QrFactors {
    /**
     * A column of which the others leave less than this part follows from them. Rounding then costs ten digits at most, so that what is
     * answered has five or more; R's lm stops at 1e-7.
     */
    private static final double LEAST = 1e-10;

    private final double[][] columns;
    private final double[] diagonal;
    private final double[] lengths;
    private final int rows;

    private QrFactors(double[][] columns, double[] diagonal, double[] lengths, int rows) {
        this.columns = columns;
        this.diagonal = diagonal;
        this.lengths = lengths;
        this.rows = rows;
    }

    /** Empty where a column follows from the others, or is nothing but zeros. */
    static Optional<QrFactors> of(double[][] design) {
        double[][] columns = Matrices.transposed(design);
        double[] lengths = Arrays.stream(columns).mapToDouble(QrFactors::length).toArray();
        if (Arrays.stream(lengths).anyMatch(length -> length == 0)) {
            return Optional.empty();
        }
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < design.length; i++) {
                columns[j][i] /= lengths[j];
            }
        }
        double[] diagonal = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            double below = length(Arrays.copyOfRange(columns[j], j, design.length));
            if (below < LEAST) {
                return Optional.empty();
            }
            diagonal[j] = columns[j][j] > 0 ? -below : below;
            columns[j][j] -= diagonal[j];
            for (int k = j + 1; k < columns.length; k++) {
                reflect(columns[j], j, columns[k]);
            }
        }
        return Optional.of(new QrFactors(columns, diagonal, lengths, design.length));
    }

    /** The coefficients that come nearest to {@code outcome}. */
    double[] solve(double[] outcome) {
        double[] turned = outcome.clone();
        for (int j = 0; j < columns.length; j++) {
            reflect(columns[j], j, turned);
        }
        double[] solution = solveUpper(turned);
        return IntStream.range(0, solution.length)
                .mapToDouble(j -> solution[j] / lengths[j])
                .toArray();
    }

    /** (X'X)^-1 = R^-1 R^-1'. */
    double[][] inverse() {
        double[][] upper = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] unit = new double[columns.length];
            unit[j] = 1;
            upper[j] = solveUpper(unit);
        }
        double[][] inverse = Matrices.crossProduct(upper, upper);
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j < inverse.length; j++) {
                inverse[i][j] /= lengths[i] * lengths[j];
            }
        }
        return inverse;
    }

    /** The diagonal of X (X'X)^-1 X': how far each observation decides its own fitted value, 0..1. */
    double[] leverages() {
        double[] leverages = new double[rows];
        for (int column = 0; column < columns.length; column++) {
            double[] unit = new double[rows];
            unit[column] = 1;
            for (int j = columns.length - 1; j >= 0; j--) {
                reflect(columns[j], j, unit);
            }
            for (int i = 0; i < rows; i++) {
                leverages[i] += unit[i] * unit[i];
            }
        }
        return leverages;
    }

    private double[] solveUpper(double[] right) {
        double[] solution = new double[columns.length];
        for (int j = columns.length - 1; j >= 0; j--) {
            double rest = right[j];
            for (int k = j + 1; k < columns.length; k++) {
                rest -= columns[k][j] * solution[k];
            }
            solution[j] = rest / diagonal[j];
        }
        return solution;
    }

    /** Mirrors {@code values} from place {@code first} on at the plane across {@code direction}. */
    private static void reflect(double[] direction, int first, double[] values) {
        double along = 0;
        double square = 0;
        for (int i = first; i < values.length; i++) {
            along += direction[i] * values[i];
            square += direction[i] * direction[i];
        }
        double factor = 2 * along / square;
        for (int i = first; i < values.length; i++) {
            values[i] -= factor * direction[i];
        }
    }

    /** In units of the largest, so that no square is too large or too small. */
    private static double length(double[] values) {
        double widest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        if (widest == 0) {
            return 0;
        }
        return widest
                * Math.sqrt(Arrays.stream(values)
                        .map(value -> value / widest * (value / widest))
                        .sum());
    }
}
