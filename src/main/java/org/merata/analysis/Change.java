package org.merata.analysis;

import java.util.Locale;
import org.merata.model.Direction;

/**
 * The difference of two independent shares with its 95 % interval: Newcombe (1998), Interval estimation for the difference between
 * independent proportions, Statistics in Medicine 17, method 10, from the two Wilson intervals.
 *
 * @param difference the second share less the first
 */
public record Change(double difference, double lower, double upper) {
    private static final double NORMAL_975 = 1.959963984540054;

    /** What may be said of a change. */
    public enum Word {
        BETTER,
        WORSE,
        /** Of a measure that has no better. */
        HIGHER,
        /** Of a measure that has no better. */
        LOWER,
        /** The interval holds zero: it cannot be told from no change. */
        NOT_DISTINGUISHED;

        /** The key of its words in the phrases of this room. */
        public String phrase() {
            return "change." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** From one share to another, each of so many cases. */
    public static Result<Change> ofShares(double before, long casesBefore, double after, long casesAfter) {
        if (casesBefore == 0 || casesAfter == 0) {
            return Result.undefined(Undefined.NO_ANSWERS);
        }
        double[] first = wilson(before, casesBefore);
        double[] second = wilson(after, casesAfter);
        double difference = after - before;
        return Result.of(new Change(
                difference,
                difference - Math.hypot(after - second[0], first[1] - before),
                difference + Math.hypot(second[1] - after, before - first[0])));
    }

    public Word word(Direction direction) {
        if (lower <= 0 && 0 <= upper) {
            return Word.NOT_DISTINGUISHED;
        }
        boolean up = difference > 0;
        return switch (direction) {
            case HIGHER -> up ? Word.BETTER : Word.WORSE;
            case LOWER -> up ? Word.WORSE : Word.BETTER;
            case NEUTRAL -> up ? Word.HIGHER : Word.LOWER;
        };
    }

    private static double[] wilson(double share, long cases) {
        if (!(0 <= share && share <= 1)) {
            throw new IllegalArgumentException("not a share: " + share);
        }
        double z2 = NORMAL_975 * NORMAL_975;
        double centre = share + z2 / (2 * cases);
        double half = NORMAL_975 * Math.sqrt(share * (1 - share) / cases + z2 / (4.0 * cases * cases));
        double scale = 1 + z2 / cases;
        return new double[] {Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)};
    }
}
