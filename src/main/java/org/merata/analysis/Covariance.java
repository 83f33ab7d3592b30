package org.merata.analysis;

import java.util.Arrays;

/** How uncertain the coefficients of a model are, and together: their covariance, with the degrees of freedom of Student's t for intervals. */
public final class Covariance {
    private final double[][] values;
    private final double degreesOfFreedom;

    Covariance(double[][] values, double degreesOfFreedom) {
        this.values = values;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    public double value(int one, int other) {
        return values[one][other];
    }

    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** Of one coefficient. */
    public double standardError(int coefficient) {
        return Math.sqrt(values[coefficient][coefficient]);
    }

    /** Of the sum of coefficients times {@code combination}. */
    public double standardError(double[] combination) {
        double[] product = Arrays.stream(values)
                .mapToDouble(row -> Matrices.product(row, combination))
                .toArray();
        // rounding may leave a variance of nothing a hair below zero
        return Math.sqrt(Math.max(0, Matrices.product(product, combination)));
    }
}
