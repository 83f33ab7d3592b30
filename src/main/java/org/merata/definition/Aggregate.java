package org.merata.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.model.Sha256;

/**
 * The atom of the semantic layer: one number that can be added up over rows. Ingestion puts every aggregate that a measure uses into
 * the published cubes, under {@link #column()}; the measure layer reads it back by the same name, so that the two agree without
 * knowing each other.
 *
 * @param fields the field summed or binned, or the moment of leaving; none for a count; several for the mean, in each row, of those that have a value
 * @param time the date field that says which month a row counts in
 */
public record Aggregate(Kind kind, String dataset, List<String> fields, List<Condition> where, String time) {
    private static final int LETTERS_OF_THE_HASH = 12;

    public enum Kind {
        /** Rows that meet the conditions. */
        COUNT,
        /** The sum of a field over them, with its number of values and sum of squares. */
        SUM,
        /**
         * The sums that an estimate by the survey's design rests on, weights, strata and clusters included: see
         * {@link ContractDefinition.Survey}. Without a design every row weighs one and stands for itself.
         */
        SURVEY,
        /** A field's distribution over them, in logarithmic bins: see {@link Bins}. */
        BINS,
        /**
         * Those that are there at the end of a month, by the day they came, which is their time: one more in the month it lies in and one
         * fewer in the month of the field, when they went. Added up to the end of a month, what is left is there, and its day tells its age.
         * What comes and goes within a month is there at no end of one and in neither.
         */
        OPEN;

        /** Whether it is published as a table of its own beside a cuboid, a row for each bin. */
        public boolean isDistribution() {
            return this == BINS || this == OPEN;
        }
    }

    public Aggregate {
        fields = List.copyOf(fields);
        where = List.copyOf(where);
        if (fields.isEmpty() != (kind == Kind.COUNT) || (kind.isDistribution() && fields.size() > 1)) {
            throw new IllegalArgumentException("a count has no field, distributions have one, sums have one or more");
        }
    }

    /** Of one field, or of none. */
    public Aggregate(Kind kind, String dataset, Optional<String> field, List<Condition> where, String time) {
        this(kind, dataset, field.stream().toList(), where, time);
    }

    /** Its field; the first where there are several. */
    public Optional<String> field() {
        return fields.stream().findFirst();
    }

    /** A stable name made from what is counted: the same aggregate has the same column in every version that is published. */
    public String column() {
        String canonical = kind + "|" + dataset + "|" + String.join("+", fields) + "|" + time + "|"
                + where.stream().map(Condition::canonical).sorted().collect(Collectors.joining("|"));
        return kind.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT) + "_"
                + Sha256.of(canonical).substring(0, LETTERS_OF_THE_HASH);
    }
}
