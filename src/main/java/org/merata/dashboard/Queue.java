package org.merata.dashboard;

import java.util.OptionalDouble;

/**
 * What there is to say of a queue besides how fast it is served.
 *
 * @param open the backlog at the end; empty where it may not be shown
 * @param openBefore the backlog a year before
 * @param closed closed in the last twelve months
 * @param clearance closed in them for each 100 submitted, those sent back left out
 * @param median the median time of what was settled in them, in seconds
 * @param medianBefore that of the twelve months before
 * @param overdue the share of the backlog past its standard
 */
record Queue(
        OptionalDouble open,
        OptionalDouble openBefore,
        OptionalDouble closed,
        OptionalDouble clearance,
        OptionalDouble median,
        OptionalDouble medianBefore,
        OptionalDouble overdue) {
    /** A change of the backlog is told from this share of it on. */
    static final double LEAST_SHARE = 0.1;

    /** And from so many applications on. */
    static final int LEAST_COUNT = 10;

    /** A median that is longer by more than this share is longer. */
    private static final double LONGER = 0.05;

    enum Course {
        GROWING,
        SHRINKING,
        STEADY,
        /** There is no telling: one of the two is not known. */
        UNKNOWN
    }

    Course course() {
        if (open.isEmpty() || openBefore.isEmpty()) {
            return Course.UNKNOWN;
        }
        double change = open.getAsDouble() - openBefore.getAsDouble();
        boolean told = Math.abs(change) >= LEAST_COUNT && Math.abs(change) >= LEAST_SHARE * openBefore.getAsDouble();
        return !told ? Course.STEADY : change > 0 ? Course.GROWING : Course.SHRINKING;
    }

    boolean isMedianLonger() {
        return median.isPresent()
                && medianBefore.isPresent()
                && median.getAsDouble() > (1 + LONGER) * medianBefore.getAsDouble();
    }
}
