package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.model.DurationUnit;

/** A logarithmic axis for lengths of time that stand minutes and weeks apart, with ticks at lengths people know. */
final class LengthLadder {
    /** Values further apart than this lie on the floor of an axis of equal differences. */
    private static final double MOST_RATIO = 8;

    /** The least distance of two ticks, as a share of the axis: a line of text in a drawing of common height. */
    private static final double LEAST_APART = 0.1;

    private static final double MINUTE = DurationUnit.MINUTE.seconds();
    private static final double HOUR = DurationUnit.HOUR.seconds();
    private static final double DAY = DurationUnit.DAY.seconds();

    private static final List<Double> LENGTHS = List.of(
            1.0,
            5.0,
            15.0,
            MINUTE,
            3 * MINUTE,
            10 * MINUTE,
            30 * MINUTE,
            HOUR,
            4 * HOUR,
            12 * HOUR,
            DAY,
            3 * DAY,
            7 * DAY,
            14 * DAY,
            30 * DAY,
            90 * DAY,
            365 * DAY);

    private LengthLadder() {}

    /** Whether all values are positive and the greatest is more than eight times the least. */
    static boolean isNeeded(List<Double> seconds) {
        double least = least(seconds);
        double greatest = greatest(seconds);
        return least >= LENGTHS.get(0) && greatest <= LENGTHS.get(LENGTHS.size() - 1) && greatest > MOST_RATIO * least;
    }

    /** @param seconds values for which it is needed */
    static Scale scale(Wording words, List<Double> seconds) {
        double least = least(seconds);
        double greatest = greatest(seconds);
        double from = LENGTHS.stream()
                .filter(length -> length <= least)
                .reduce((first, second) -> second)
                .orElseThrow();
        double to = LENGTHS.stream()
                .filter(length -> length >= greatest)
                .findFirst()
                .orElseThrow();
        double apart = Math.pow(to / from, LEAST_APART);
        var ticks = new ArrayList<Tick>();
        for (double length : LENGTHS) {
            boolean clear = ticks.isEmpty()
                    || length >= apart * ticks.get(ticks.size() - 1).at();
            if (length == to || length >= from && length * apart <= to && clear) {
                ticks.add(new Tick(length, words.formats().duration(length, 0)));
            }
        }
        return new Scale(from, to, List.copyOf(ticks), DurationUnit.of(greatest, 0), true);
    }

    private static double least(List<Double> seconds) {
        return seconds.stream().mapToDouble(value -> value).min().orElse(0);
    }

    private static double greatest(List<Double> seconds) {
        return seconds.stream().mapToDouble(value -> value).max().orElse(0);
    }
}
