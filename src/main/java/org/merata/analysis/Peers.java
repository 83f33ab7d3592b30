package org.merata.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The regions most like one by several indicators: each indicator is put on a scale of standard deviations over all regions that have every
 * one of them, z = (x - mean) / s with s of n - 1, and the distance is the root of the mean squared difference of z, so that 1 means one
 * standard deviation apart on average, however many indicators there are (Euclidean distance of standardised data; Hastie, Tibshirani and
 * Friedman 2009, The Elements of Statistical Learning, 14.3). An indicator that is the same everywhere tells no region from another.
 *
 * @param nearest from the nearest on, ties by code
 * @param known how many regions have every indicator, the one asked about included
 */
public record Peers(List<Peer> nearest, int known) {
    public Peers {
        nearest = List.copyOf(nearest);
    }

    /** @param distance in standard deviations */
    public record Peer(String code, double distance) {}

    /**
     * @param values of each region, the same indicators in the same order, without those that lack one
     * @param count how many are wanted; fewer where there are not so many
     */
    public static Result<Peers> of(String code, Map<String, double[]> values, int count) {
        if (!values.containsKey(code)) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        if (values.size() < 3) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        Map<String, double[]> standard = standardised(values);
        double[] own = standard.get(code);
        var peers = new ArrayList<Peer>();
        standard.forEach((other, place) -> {
            if (!other.equals(code)) {
                peers.add(new Peer(other, distance(own, place)));
            }
        });
        peers.sort(Comparator.comparingDouble(Peer::distance).thenComparing(Peer::code));
        return Result.of(new Peers(peers.subList(0, Math.min(count, peers.size())), values.size()));
    }

    /** Each indicator in standard deviations from its mean; 0 where it is the same everywhere. */
    static Map<String, double[]> standardised(Map<String, double[]> values) {
        int indicators = values.values().iterator().next().length;
        Map<String, double[]> standard = new LinkedHashMap<>();
        values.forEach((code, row) -> standard.put(code, new double[indicators]));
        for (int i = 0; i < indicators; i++) {
            int at = i;
            double[] all = values.values().stream().mapToDouble(row -> row[at]).toArray();
            double mean = Arrays.stream(all).average().orElseThrow();
            double squares =
                    Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
            double deviation = Math.sqrt(squares / (all.length - 1));
            values.forEach((code, row) -> standard.get(code)[at] = deviation > 0 ? (row[at] - mean) / deviation : 0);
        }
        return Collections.unmodifiableMap(standard);
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum / one.length);
    }
}
