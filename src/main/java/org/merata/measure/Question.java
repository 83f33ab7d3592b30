package org.merata.measure;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.model.Grain;
import org.merata.model.TimeRange;

/**
 * What someone wants to know: measures, by what, for which part, when. A URL becomes one, a tile holds one, the API takes one, the
 * compiler turns it into SQL, and {@link #canonical()} is its cache key.
 *
 * @param by what the answer is grouped by, besides time
 * @param where one value per dimension; a value of a tree stands for itself and all below it
 * @param time the calendar time asked about; empty for all there is
 * @param grain the length of the answer's periods; empty for one total over the whole time
 */
public record Question(
        List<String> measures,
        List<Breakdown> by,
        SortedMap<String, String> where,
        Optional<TimeRange> time,
        Optional<Grain> grain,
        Optional<Mix> mix) {
    /** The plain answer. */
    public Question(
            List<String> measures,
            List<Breakdown> by,
            SortedMap<String, String> where,
            Optional<TimeRange> time,
            Optional<Grain> grain) {
        this(measures, by, where, time, grain, Optional.empty());
    }

    /**
     * Asks of one quantile how far a place is from the whole, and how much of that is its mix of cases: the answer has a figure for each
     * {@link Part}, named under {@link #CODE} among its codes.
     *
     * @param of the dimensions whose values make a cell, such as service and channel
     * @param place the dimension that tells the place from the whole: the same question without it is the whole
     */
    public record Mix(List<String> of, String place) {
        public static final String CODE = "mix";

        public Mix {
            of = List.copyOf(of);
        }

        /** What an answer tells of a place. */
        public enum Part {
            /** The quantile of the place. */
            OWN,
            /** The quantile it would have with the mix of the whole. */
            STANDARDISED,
            WHOLE,
            /** Own less whole. */
            DIFFERENCE,
            /** Own less standardised. */
            MIX,
            /** Standardised less whole. */
            PERFORMANCE,
            /** The share of its cases in cells that are large enough not to be taken together with other values of the first dimension. */
            TOLD;

            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * One dimension of an answer: {@code region} (with the level to show), {@code agency}, {@code service}, {@code channel}, or an
     * attribute of one: {@code region.group}, {@code service.sector}, {@code channel.kind}, {@code agency.kind}.
     */
    public record Breakdown(String dimension, Optional<String> level) {
        public static Breakdown of(String dimension) {
            return new Breakdown(dimension, Optional.empty());
        }

        public static Breakdown of(String dimension, String level) {
            return new Breakdown(dimension, Optional.of(level));
        }

        String canonical() {
            return level.map(id -> dimension + "@" + id).orElse(dimension);
        }
    }

    public Question {
        measures = List.copyOf(measures);
        by = List.copyOf(by);
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }

    public static Question of(String... measures) {
        return new Question(
                List.of(measures), List.of(), Collections.emptySortedMap(), Optional.empty(), Optional.empty());
    }

    public Question by(Breakdown... breakdowns) {
        return new Question(measures, List.of(breakdowns), where, time, grain, mix);
    }

    public Question where(Map<String, String> values) {
        return new Question(measures, by, new TreeMap<>(values), time, grain, mix);
    }

    public Question during(TimeRange range) {
        return new Question(measures, by, where, Optional.of(range), grain, mix);
    }

    public Question each(Grain length) {
        return new Question(measures, by, where, time, Optional.of(length), mix);
    }

    public Question against(Mix held) {
        return new Question(measures, by, where, time, grain, Optional.of(held));
    }

    /** The same text for the same question, whatever order it was put in. */
    public String canonical() {
        return "measures=" + measures.stream().sorted().toList()
                + "&by=" + by.stream().map(Breakdown::canonical).sorted().collect(Collectors.joining(","))
                + "&where=" + where
                + "&time=" + time.map(TimeRange::code).orElse("")
                + "&grain=" + grain.map(Grain::id).orElse("")
                + mix.map(held -> "&mix=" + held.of() + "&place=" + held.place())
                        .orElse("");
    }
}
