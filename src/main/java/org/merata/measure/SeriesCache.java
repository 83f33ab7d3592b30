package org.merata.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.model.Grain;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/**
 * The series over time that were worked out last, so that a shorter time of one is cut from it instead of asked again. Only series of one
 * figure a period, broken down by nothing: what such a figure is hangs on its own period alone. These are exact values, before the gate,
 * which decides for each answer anew what of it may be known. Safe for several threads.
 */
final class SeriesCache {
    private record Series(String measure, SortedMap<String, String> where, Grain grain) {}

    /** @param time what was asked about; empty for all there is */
    private record Known(Optional<TimeRange> time, List<Observation> observations) {
        private boolean covers(Optional<TimeRange> asked) {
            return time.isEmpty()
                    || asked.map(range -> !range.start().isBefore(time.get().start())
                                    && !range.endExclusive().isAfter(time.get().endExclusive()))
                            .orElse(false);
        }

        private List<Observation> during(Optional<TimeRange> asked) {
            return observations.stream()
                    .filter(cell -> asked.map(range -> isIn(range, cell.period().orElseThrow()))
                            .orElse(true))
                    .toList();
        }

        private static boolean isIn(TimeRange range, Period period) {
            return !period.start().isBefore(range.start()) && period.start().isBefore(range.endExclusive());
        }
    }

    private final int mostObservations;
    private final Map<Series, Known> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int observations;

    /** @param mostObservations how many figures may be kept in all */
    SeriesCache(int mostObservations) {
        this.mostObservations = mostObservations;
    }

    /**
     * What a question has for its answer, in the order of its measures; empty where a part of it is not known. A time of which a measure
     * has no figure at all is asked anew: what is missing there is told by the whole time asked about.
     */
    synchronized Optional<List<Observation>> find(CheckedQuestion checked) {
        Question question = checked.question();
        if (!isSeries(question)) {
            return Optional.empty();
        }
        var found = new ArrayList<Observation>();
        for (String measure : question.measures().stream().distinct().toList()) {
            Known known = kept.get(series(question, measure));
            List<Observation> own =
                    known != null && known.covers(question.time()) ? known.during(question.time()) : List.of();
            if (own.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(own);
        }
        return Optional.of(found);
    }

    /** Keeps what was worked out for a question, unless a longer time of it is known. */
    synchronized void keep(Question question, List<Observation> all) {
        if (!isSeries(question)) {
            return;
        }
        all.stream().collect(Collectors.groupingBy(Observation::measure)).forEach((measure, own) -> {
            Series series = series(question, measure);
            Known known = kept.get(series);
            if (known == null || !known.covers(question.time())) {
                observations +=
                        own.size() - (known == null ? 0 : known.observations().size());
                kept.put(series, new Known(question.time(), own));
            }
        });
        var oldest = kept.entrySet().iterator();
        while (observations > mostObservations && oldest.hasNext()) {
            observations -= oldest.next().getValue().observations().size();
            oldest.remove();
        }
    }

    private static Series series(Question question, String measure) {
        return new Series(measure, question.where(), question.grain().orElseThrow());
    }

    /** A period that the time cuts is not the one of a longer time. */
    private static boolean isSeries(Question question) {
        return question.by().isEmpty()
                && question.grain().isPresent()
                && question.time()
                        .map(time -> begins(question.grain().get(), time.start())
                                && begins(question.grain().get(), time.endExclusive()))
                        .orElse(true);
    }

    private static boolean begins(Grain grain, LocalDate date) {
        return Period.of(grain, date).start().equals(date);
    }
}
