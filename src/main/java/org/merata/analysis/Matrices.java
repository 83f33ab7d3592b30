package org.merata.analysis;

/** The few sums over small matrices, rows first, that models need. */
final class Matrices {
    private Matrices() {}

    static double product(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " numbers beside " + other.length);
        }
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    static double[][] product(double[][] one, double[][] other) {
        double[][] product = new double[one.length][other[0].length];
        for (int i = 0; i < one.length; i++) {
            for (int k = 0; k < other.length; k++) {
                for (int j = 0; j < other[k].length; j++) {
                    product[i][j] += one[i][k] * other[k][j];
                }
            }
        }
        return product;
    }

    /** The sum over rows of {@code one}' {@code other}. */
    static double[][] crossProduct(double[][] one, double[][] other) {
        double[][] sum = new double[one[0].length][other[0].length];
        for (int row = 0; row < one.length; row++) {
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += one[row][i] * other[row][j];
                }
            }
        }
        return sum;
    }

    static double[][] transposed(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    static double[][] times(double[][] matrix, double factor) {
        double[][] product = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = matrix[i].clone();
            for (int j = 0; j < product[i].length; j++) {
                product[i][j] *= factor;
            }
        }
        return product;
    }

    /** Adds one other' + other one', times {@code factor}. */
    static void addProducts(double[][] sum, double[] one, double[] other, double factor) {
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < one.length; j++) {
                sum[i][j] += factor * (one[i] * other[j] + other[i] * one[j]);
            }
        }
    }

    static void addTo(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
