package org.merata.measure;

import java.util.Collections;
import java.util.List;
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
        Optional<Grain> grain) {
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
        return new Question(measures, List.of(breakdowns), where, time, grain);
    }

    public Question where(Map<String, String> values) {
        return new Question(measures, by, new TreeMap<>(values), time, grain);
    }

    public Question during(TimeRange range) {
        return new Question(measures, by, where, Optional.of(range), grain);
    }

    public Question each(Grain length) {
        return new Question(measures, by, where, time, Optional.of(length));
    }

    /** The same text for the same question, whatever order it was put in. */
    public String canonical() {
        return "measures=" + measures.stream().sorted().toList()
                + "&by=" + by.stream().map(Breakdown::canonical).sorted().collect(Collectors.joining(","))
                + "&where=" + where
                + "&time=" + time.map(TimeRange::code).orElse("")
                + "&grain=" + grain.map(Grain::id).orElse("");
    }
}
