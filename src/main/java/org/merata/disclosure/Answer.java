package org.merata.disclosure;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.definition.CellKey;
import org.merata.measure.Fraction;
import org.merata.measure.Question;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.Status;

/**
 * What a reader may know: the figures of a question after the gate, with where they come from.
 *
 * @param figures in the order of measure, period, dimension values
 */
public record Answer(Question question, List<Figure> figures, Origin origin) {
    public Answer {
        figures = List.copyOf(figures);
    }

    /**
     * One number, or the reason there is none.
     *
     * @param period empty for a total over the whole time asked about
     * @param codes by dimension asked for: the code; empty for the whole
     * @param value in the measure's unit; present only where the status is shown
     * @param n the cases the value rests on (denominator, respondents, values), as far as it may be shown
     * @param revisedAt when the file came whose rows last corrected it; only where it is revised
     * @param missing why the design of its survey leaves no interval
     * @param fraction what the value was divided from, after the gate; only with a value
     */
    public record Figure(
            String measure,
            Optional<Period> period,
            SortedMap<String, String> codes,
            OptionalDouble value,
            Optional<Interval> interval,
            OptionalLong n,
            Status status,
            Optional<Instant> revisedAt,
            Optional<Interval.Missing> missing,
            Optional<Fraction> fraction) {
        public Figure {
            codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
            if (value.isPresent() && !status.shown()) {
                throw new IllegalArgumentException("a value that is " + status.id() + " must not be shown");
            }
            if (value.isEmpty() && fraction.isPresent()) {
                throw new IllegalArgumentException("the parts of a value that is not shown must not be either");
            }
        }

        /** One that may not be known. */
        static Figure suppressed(String measure, Optional<Period> period, SortedMap<String, String> codes) {
            return new Figure(
                    measure,
                    period,
                    codes,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Status.SUPPRESSED);
        }

        /** One that was not revised, or not known when. */
        public Figure(
                String measure,
                Optional<Period> period,
                SortedMap<String, String> codes,
                OptionalDouble value,
                Optional<Interval> interval,
                OptionalLong n,
                Status status) {
            this(measure, period, codes, value, interval, n, status, Optional.empty());
        }

        /** One whose interval is no matter of a survey's design. */
        public Figure(
                String measure,
                Optional<Period> period,
                SortedMap<String, String> codes,
                OptionalDouble value,
                Optional<Interval> interval,
                OptionalLong n,
                Status status,
                Optional<Instant> revisedAt) {
            this(measure, period, codes, value, interval, n, status, revisedAt, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Where an answer's figures come from.
     *
     * @param version the published version asked
     * @param publishedAt when it was published
     * @param datasets the datasets used
     * @param synthetic whether any row behind it is made up
     * @param lastPeriod the last month with data in the datasets used; empty where they hold none
     * @param minimumFrequency the smallest count of people the gate lets pass here
     * @param noise what counts of people carry here; empty where they are exact
     */
    public record Origin(
            String version,
            Instant publishedAt,
            List<String> datasets,
            boolean synthetic,
            Optional<Period> lastPeriod,
            int minimumFrequency,
            Optional<CellKey> noise) {
        public Origin {
            datasets = List.copyOf(datasets);
        }

        /** Of exact counts. */
        public Origin(
                String version,
                Instant publishedAt,
                List<String> datasets,
                boolean synthetic,
                Optional<Period> lastPeriod,
                int minimumFrequency) {
            this(version, publishedAt, datasets, synthetic, lastPeriod, minimumFrequency, Optional.empty());
        }
    }
}
