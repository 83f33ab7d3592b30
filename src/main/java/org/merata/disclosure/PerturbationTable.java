package org.merata.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.merata.definition.CellKey;

/**
 * The noise of the cell key method (Fraser and Wooton 2005, A proposed method for confidentialising tabular output to protect against
 * differencing; Marley and Leaver 2011, A method for confidentialising user-defined tables; Giessing 2016, Computational issues in the design
 * of transition probabilities and disclosure risk estimation for additive noise): for each count a whole number for each of 256 keys.
 *
 * <p>The noise v of a count i has the greatest entropy that its mean of 0, its variance of at most V, its size of at most D and the counts
 * that are never published allow: p(v) is proportional to exp(a v + b v^2). The 256 keys are dealt out by whole numbers so that the mean over
 * the keys is exactly 0. Counts above {@value #ROWS} use the rows of 501 to 750 again, as the Office for National Statistics does.
 */
final class PerturbationTable {
    /** How many keys there are: record keys and sums of them are taken modulo this. */
    static final int KEYS = 256;

    static final int ROWS = 750;

    private static final int REPEATED = 250;
    private static final int STEPS_OF_A = 200;
    private static final int STEPS_OF_B = 100;
    private static final double MOST_A = 80;
    private static final double MOST_B = 40;
    private static final double SPECK = 1e-12;

    /** Each is dealt once: it hangs on its settings alone. */
    private static final Map<CellKey, PerturbationTable> KNOWN = new ConcurrentHashMap<>();

    /** By count from 1 on: the noise of each key. */
    private final List<int[]> rows;

    private PerturbationTable(List<int[]> rows) {
        this.rows = rows;
    }

    /** The table of some settings: the same for the same settings, on every machine. */
    static PerturbationTable of(CellKey settings) {
        return KNOWN.computeIfAbsent(settings, PerturbationTable::make);
    }

    private static PerturbationTable make(CellKey settings) {
        Map<List<Integer>, int[]> known = new HashMap<>();
        List<int[]> rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(count -> known.computeIfAbsent(
                        noises(count, settings),
                        noises -> deal(noises, new Entropy(noises, settings.variance()).find())))
                .toList();
        return new PerturbationTable(rows);
    }

    /** What may be added to a count, in order: no result is negative or one that is never published. */
    private static List<Integer> noises(int count, CellKey settings) {
        return IntStream.rangeClosed(Math.max(0, count - settings.most()), count + settings.most())
                .filter(result -> result == 0 || result > settings.never())
                .mapToObj(result -> result - count)
                .toList();
    }

    /**
     * What is added to a count.
     *
     * @param count 1 or more
     * @param keySum the sum of the keys of its records
     */
    int noise(long count, long keySum) {
        long row = count <= ROWS ? count : (count - 1) % REPEATED + ROWS - REPEATED + 1;
        return rows.get((int) row - 1)[(int) Math.floorMod(keySum, (long) KEYS)];
    }

    /** The count that may be known; 0 is the true 0. */
    long perturbed(long count, long keySum) {
        return count <= 0 ? 0 : count + noise(count, keySum);
    }

    /** The noise of each key, closest to the probabilities with a mean of 0. */
    private static int[] deal(List<Integer> noises, double[] probabilities) {
        int size = noises.size();
        double[] wanted = new double[size];
        int[] dealt = new int[size];
        int rest = KEYS;
        for (int i = 0; i < size; i++) {
            wanted[i] = KEYS * probabilities[i];
            dealt[i] = (int) Math.floor(wanted[i]);
            rest -= dealt[i];
        }
        int[] floors = dealt.clone();
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> wanted[i] - floors[i])
                        .reversed())
                .limit(rest)
                .forEach(i -> dealt[i]++);
        boolean moved = true;
        while (moved) {
            moved = mean(noises, dealt) != 0 && moveOne(noises, wanted, dealt);
        }
        return keys(noises, dealt);
    }

    private static int mean(List<Integer> noises, int[] dealt) {
        return IntStream.range(0, dealt.length)
                .map(i -> noises.get(i) * dealt[i])
                .sum();
    }

    /** Moves one key to another noise, at the least distance from the probabilities; says whether one could be moved. */
    private static boolean moveOne(List<Integer> noises, double[] wanted, int[] dealt) {
        int sum = mean(noises, dealt);
        double least = Double.POSITIVE_INFINITY;
        int leastLeft = 0;
        int from = -1;
        int to = -1;
        for (int x = 0; x < dealt.length; x++) {
            for (int y = 0; y < dealt.length; y++) {
                int step = noises.get(y) - noises.get(x);
                int left = Math.abs(sum + step);
                if (x == y || dealt[x] == 0 || step * sum >= 0 || left >= Math.abs(sum)) {
                    continue;
                }
                double cost = Math.abs(dealt[x] - 1 - wanted[x])
                        - Math.abs(dealt[x] - wanted[x])
                        + Math.abs(dealt[y] + 1 - wanted[y])
                        - Math.abs(dealt[y] - wanted[y]);
                if (from < 0 || cost < least || cost == least && left < leastLeft) {
                    least = cost;
                    leastLeft = left;
                    from = x;
                    to = y;
                }
            }
        }
        if (from < 0) {
            return false;
        }
        dealt[from]--;
        dealt[to]++;
        return true;
    }

    private static int[] keys(List<Integer> noises, int[] dealt) {
        var keys = new ArrayList<Integer>();
        for (int i = 0; i < dealt.length; i++) {
            for (int n = 0; n < dealt[i]; n++) {
                keys.add(noises.get(i));
            }
        }
        return keys.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The distribution of greatest entropy over some noises, with a mean of 0 and a variance of at most V. */
    private record Entropy(List<Integer> noises, double variance) {
        double[] find() {
            double[] widest = tilted(0);
            if (variance(widest) <= variance + SPECK) {
                return widest;
            }
            double low = -MOST_B;
            double high = 0;
            for (int step = 0; step < STEPS_OF_B; step++) {
                double b = (low + high) / 2;
                if (variance(tilted(b)) > variance) {
                    high = b;
                } else {
                    low = b;
                }
            }
            return tilted(low);
        }

        /** With the a that makes the mean 0. */
        private double[] tilted(double b) {
            double low = -MOST_A;
            double high = MOST_A;
            for (int step = 0; step < STEPS_OF_A; step++) {
                double a = (low + high) / 2;
                if (mean(weighed(a, b)) < 0) {
                    low = a;
                } else {
                    high = a;
                }
            }
            return weighed((low + high) / 2, b);
        }

        private double[] weighed(double a, double b) {
            double[] exponents =
                    noises.stream().mapToDouble(v -> a * v + b * v * v).toArray();
            double most = Arrays.stream(exponents).max().orElseThrow();
            double[] weights = Arrays.stream(exponents)
                    .map(exponent -> StrictMath.exp(exponent - most))
                    .toArray();
            double all = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(weight -> weight / all).toArray();
        }

        private double mean(double[] probabilities) {
            return IntStream.range(0, probabilities.length)
                    .mapToDouble(i -> noises.get(i) * probabilities[i])
                    .sum();
        }

        private double variance(double[] probabilities) {
            double mean = mean(probabilities);
            return IntStream.range(0, probabilities.length)
                            .mapToDouble(i -> (double) noises.get(i) * noises.get(i) * probabilities[i])
                            .sum()
                    - mean * mean;
        }
    }
}
