package org.merata.definition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.merata.model.Text;

/**
 * What one dataset must look like: a Frictionless Table Schema ({@code data/contracts/*.yaml}) with a few properties of our own. The
 * contract drives the tables, the checks, the drafting of sources and the codebook.
 *
 * @param id the dataset's id, such as {@code service_transactions}
 * @param kind what kind of rows it holds
 * @param key fields that together tell one row from another: a second row with the same key is a duplicate
 * @param time the date field that says which month a row counts in, where an aggregate names no other
 * @param cubes the published lattice; empty for reference data and values
 * @param survey which fields tell how rows were drawn; empty where they are no sample, or a simple one
 */
public record ContractDefinition(
        String id,
        Text label,
        Text meaning,
        Kind kind,
        List<Field> fields,
        List<Derived> derived,
        List<String> key,
        Optional<String> time,
        List<Cube> cubes,
        Optional<Survey> survey) {
    /** The dataset of values of maturity assessments. */
    public static final String ASSESSMENTS = "maturity_assessments";

    /** What every dataset of assessments has; its {@code period} says when, its {@code value} carries a status. */
    public static final List<String> ASSESSMENT_FIELDS = List.of(
            "framework",
            "agency",
            "region",
            "country",
            "unit",
            "period",
            "part",
            "value",
            "evidence",
            "link",
            "publisher");

    public ContractDefinition {
        fields = List.copyOf(fields);
        derived = List.copyOf(derived);
        key = List.copyOf(key);
        cubes = List.copyOf(cubes);
    }

    /** One whose rows are no sample, or a simple one. */
    public ContractDefinition(
            String id,
            Text label,
            Text meaning,
            Kind kind,
            List<Field> fields,
            List<Derived> derived,
            List<String> key,
            Optional<String> time,
            List<Cube> cubes) {
        this(id, label, meaning, kind, fields, derived, key, time, cubes, Optional.empty());
    }

    /**
     * How a survey's rows were drawn, by the fields that tell it. A row without a weight weighs one; without a cluster it is a sampling unit
     * by itself; rows without a stratum are one.
     *
     * @param weight how many people a row stands for
     * @param stratum the part of the population that was drawn from by itself
     * @param cluster the sampling unit drawn, such as an office or a day
     * @param units how many sampling units the row's stratum has in all
     */
    public record Survey(String weight, String stratum, String cluster, String units) {}

    public enum Kind {
        /** One row an event about a person: counted, published only as cubes. */
        RECORDS,
        /** Rows that are counts already: published only as cubes. */
        COUNTS,
        /** Rows that are published values: shown as they are, never summed. */
        VALUES,
        /** Regions, agencies, services, channels and the like: published whole. */
        REFERENCE
    }

    /**
     * A field of the row as it is stored.
     *
     * @param allowed the only values it may have; empty where it may have any
     * @param labels what its values are called, by value
     * @param future whether its date may lie in the future
     * @param notBefore the earliest date that can be true
     */
    public record Field(
            String name,
            Type type,
            Text label,
            Text meaning,
            boolean required,
            List<String> allowed,
            Map<String, Text> labels,
            Optional<Double> minimum,
            Optional<Double> maximum,
            Optional<String> pattern,
            Optional<String> references,
            boolean personal,
            boolean future,
            Optional<LocalDate> notBefore,
            boolean carriesStatus) {
        public Field {
            allowed = List.copyOf(allowed);
            labels = Map.copyOf(labels);
        }

        /** Whether it has a closed list of values of its own, so that it can be asked by without any table of codes. */
        public boolean isListed() {
            return references.isEmpty() && !allowed.isEmpty();
        }
    }

    public enum Type {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        /** A moment, stored in UTC; what lacks an offset is read in the source's time zone. */
        DATETIME,
        /** A {@link org.merata.model.Period} code; stored as its first day and its grain. */
        PERIOD
    }

    /** A column that ingestion works out from the others; usable in predicates and aggregates like a field. */
    public record Derived(String name, Text label, Text meaning, Rule rule) {}

    /** How a derived column is worked out. Null where one of its inputs is. */
    public sealed interface Rule {
        /** The type of the column. */
        Type type();

        /** Seconds from one datetime to another, by the clock: INTEGER. */
        record SecondsBetween(String from, String to) implements Rule {
            @Override
            public Type type() {
                return Type.INTEGER;
            }
        }

        /**
         * Seconds from one datetime to another in which the row's office was open, less those in which it waited: INTEGER.
         *
         * @param pausedMinutes the field with the minutes of office hours in which the office waited for the applicant
         */
        record WorkingSecondsBetween(String from, String to, Optional<String> pausedMinutes) implements Rule {
            @Override
            public Type type() {
                return Type.INTEGER;
            }
        }

        /** The first of these datetimes that the row has: DATETIME. */
        record FirstOf(List<String> moments) implements Rule {
            public FirstOf {
                moments = List.copyOf(moments);
            }

            @Override
            public Type type() {
                return Type.DATETIME;
            }
        }

        /**
         * The latest moment that keeps the promise: the stated field where the row has it, else {@code from} plus the published
         * standard of the row's service, counted on the calendar of its office: DATETIME.
         *
         * @param pausedMinutes the field with the minutes of office hours in which the office waited for the applicant
         */
        record DueBy(Optional<String> stated, String from, Optional<String> pausedMinutes) implements Rule {
            @Override
            public Type type() {
                return Type.DATETIME;
            }
        }

        /**
         * The end of the n-th working day after a datetime, n hanging on what another field says: DATETIME.
         *
         * @param by the field that decides
         * @param days n by its value; a value that is not named has no limit
         * @param otherwise n for a row that has no value there
         */
        record WorkingDaysAfter(String from, String by, Map<String, Integer> days, OptionalInt otherwise)
                implements Rule {
            public WorkingDaysAfter {
                days = Collections.unmodifiableMap(new LinkedHashMap<>(days));
            }

            @Override
            public Type type() {
                return Type.DATETIME;
            }
        }

        /**
         * Whether a limit was kept: BOOLEAN. A row that lacks the moment has missed its limit once the file it came in tells of a moment
         * after it; before that nobody knows.
         */
        record Kept(String moment, String limit) implements Rule {
            @Override
            public Type type() {
                return Type.BOOLEAN;
            }
        }

        /** Whether one datetime is not later than another: BOOLEAN. */
        record NotLater(String moment, String limit) implements Rule {
            @Override
            public Type type() {
                return Type.BOOLEAN;
            }
        }
    }

    /**
     * One cuboid of the published lattice: month by these fields. {@code bins} says whether it carries quantile bins too.
     */
    public record Cube(String id, List<String> by, boolean bins) {
        public Cube {
            by = List.copyOf(by);
        }
    }

    public Optional<Field> findField(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Optional<Derived> findDerived(String name) {
        return derived.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether it is the dataset of maturity assessments; a country may have made another contract under its name. */
    public boolean isOfAssessments() {
        return id.equals(ASSESSMENTS)
                && ASSESSMENT_FIELDS.stream().allMatch(name -> findField(name).isPresent())
                && time.filter("period"::equals).isPresent()
                && findField("value").filter(Field::carriesStatus).isPresent();
    }
}
