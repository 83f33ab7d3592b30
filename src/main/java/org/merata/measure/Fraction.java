package org.merata.measure;

/**
 * What a value was divided from, so that it can be divided again: {@code factor} times numerator over denominator. It tells no more than the value and the
 * number of cases beside it, or the residents that everyone may know, tell together.
 */
public record Fraction(double numerator, double denominator, double factor) {
    public Fraction {
        if (!(denominator > 0)) {
            throw new IllegalArgumentException("nothing is divided by " + denominator);
        }
    }

    public double value() {
        return factor * numerator / denominator;
    }
}
