package org.merata.measure;

import java.util.Optional;
import org.merata.definition.Aggregate;

/**
 * One aggregate of one cell of an answer, before the gate.
 *
 * @param value the count, or the sum
 * @param n the number of values summed; the count itself for a count
 * @param cases how many people or transactions stand behind it: what minimum frequencies are held against
 * @param squares the sum of the squares of the values summed; for a count the count
 * @param keySum the sum of the record keys of its rows, for the cell key method; 0 where the dataset has no records
 * @param notApplicable rows in which the value does not apply
 * @param notProvided rows in which the value should be and is not
 * @param survey what an estimate by design rests on; only of a survey's sums
 */
public record Tally(
        Aggregate aggregate,
        double value,
        long n,
        long cases,
        double squares,
        long keySum,
        long notApplicable,
        long notProvided,
        Optional<SurveySums> survey) {
    /** One that is no survey's. */
    public Tally(
            Aggregate aggregate,
            double value,
            long n,
            long cases,
            double squares,
            long keySum,
            long notApplicable,
            long notProvided) {
        this(aggregate, value, n, cases, squares, keySum, notApplicable, notProvided, Optional.empty());
    }

    /** The same count with other numbers: what someone may know of it. */
    public Tally counted(long count, long itsCases) {
        return new Tally(aggregate, count, count, itsCases, count, keySum, notApplicable, notProvided, survey);
    }

    /** The same sum, said to rest on so many cases. */
    public Tally resting(long itsCases) {
        return new Tally(aggregate, value, n, itsCases, squares, keySum, notApplicable, notProvided, survey);
    }

    /** No rows at all: a true zero. */
    public static Tally zero(Aggregate aggregate) {
        return new Tally(aggregate, 0, 0, 0, 0, 0, 0, 0);
    }
}
