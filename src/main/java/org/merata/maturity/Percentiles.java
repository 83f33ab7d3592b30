package org.merata.maturity;

/** The ends of an interval that holds 95 of 100 draws. */
final class Percentiles {
    static final double LOWER = 0.025;
    static final double UPPER = 0.975;

    private Percentiles() {}

    /** The order statistic of rank ceil(p n), from 0. */
    static int place(double share, int draws) {
        return (int) Math.ceil(share * draws) - 1;
    }

    /** The same of whole numbers that were counted. @param counts how often each came */
    static int find(double share, int[] counts, int draws) {
        int place = place(share, draws);
        int number = 0;
        for (int before = counts[0]; before <= place; before += counts[number]) {
            number++;
        }
        return number;
    }
}
