package org.merata.synthetic;

/** Draws 0..n-1 in proportion to weights, in constant time: the alias method (Walker 1977, as set up by Vose 1991). */
final class WeightedChoice {
    private final double[] keep;
    private final int[] other;

    WeightedChoice(double[] weights) {
        int size = weights.length;
        double total = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("not a weight: " + weight);
            }
            total += weight;
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("no weight to draw by");
        }
        keep = new double[size];
        other = new int[size];
        int[] order = new int[size];
        int small = 0;
        int large = size;
        for (int i = 0; i < size; i++) {
            keep[i] = weights[i] * size / total;
            other[i] = i;
            order[keep[i] < 1 ? small++ : --large] = i;
        }
        for (int next = 0; next < small && large < size; next++) {
            int poor = order[next];
            int rich = order[large];
            other[poor] = rich;
            keep[rich] -= 1 - keep[poor];
            if (keep[rich] < 1) {
                order[small++] = rich;
                large++;
            }
        }
    }

    int draw(Dice dice) {
        double point = dice.nextDouble() * keep.length;
        int column = (int) point;
        return point - column < keep[column] ? column : other[column];
    }
}
