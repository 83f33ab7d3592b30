package org.merata.definition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.merata.model.Severity;
import org.merata.model.Text;

/**
 * One rule of data quality ({@code data/quality/*.yaml}): {@code left operator right} must hold for each row or for each group.
 *
 * @param groupBy fields whose values make a group, and {@link #MONTH}; empty for a row rule
 * @param where the rows it is about
 * @param missing when a row or group is left out for want of a value
 * @param warn how much may break it before it is told
 * @param fail how much may break it before it has failed; empty where that is not for a file to decide
 */
public record QualityRule(
        String id,
        Text label,
        Text explanation,
        Text recommendation,
        String dataset,
        Level level,
        List<String> groupBy,
        List<Condition> where,
        Side left,
        Operator operator,
        Side right,
        Missing missing,
        Severity severity,
        Limit warn,
        Optional<Limit> fail) {
    /** In {@code groupBy}: the month a row counts in. */
    public static final String MONTH = "month";

    public QualityRule {
        groupBy = List.copyOf(groupBy);
        where = List.copyOf(where);
    }

    public enum Level {
        ROW,
        GROUP
    }

    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        /** Both values or neither. */
        COMPULSORY_PAIR,
        /** One value at most. */
        EXCLUSIVE_PAIR;

        public boolean isPair() {
            return this == COMPULSORY_PAIR || this == EXCLUSIVE_PAIR;
        }
    }

    /** What is missing and not left out counts as 0. */
    public enum Missing {
        SKIP_IF_ANY,
        SKIP_IF_ALL,
        NEVER_SKIP
    }

    /** Exactly one of the two: a share (0..1) or a number of what was tested. */
    public record Limit(Optional<Double> share, OptionalInt count) {
        /** Nothing may break the rule. */
        public static final Limit NONE = new Limit(Optional.empty(), OptionalInt.of(0));

        public Limit {
            if (share.isPresent() == count.isPresent()) {
                throw new IllegalArgumentException("a limit is a share or a count");
            }
        }

        public boolean isExceeded(long tested, long broken) {
            return count.isPresent() ? broken > count.getAsInt() : broken > share.orElseThrow() * tested;
        }
    }

    /**
     * One side.
     *
     * @param fields one for a field, a sum or a mean; several for the least, the greatest or the total; none for a constant or a count
     * @param where of a group, the rows that are taken
     * @param usualOf the number of months before whose median is taken instead
     * @param missing of a row: when the side has no value for want of one of its fields; empty where the rule says so for both sides
     */
    public record Side(
            Kind kind,
            List<String> fields,
            double constant,
            List<Condition> where,
            double times,
            OptionalInt usualOf,
            Optional<Missing> missing) {
        public enum Kind {
            FIELD,
            LEAST,
            GREATEST,
            /** The sum of several fields of a row. */
            TOTAL,
            CONSTANT,
            COUNT,
            SUM,
            MEAN;

            /** Whether it stands for a group of rows. */
            public boolean isAggregate() {
                return this == COUNT || this == SUM || this == MEAN;
            }
        }

        public Side {
            fields = List.copyOf(fields);
            where = List.copyOf(where);
        }
    }

    /** Whether it compares a group with its own past, for which the rows of one file do not suffice. */
    public boolean looksBack() {
        return left.usualOf().isPresent() || right.usualOf().isPresent();
    }
}
