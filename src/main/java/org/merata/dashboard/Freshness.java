package org.merata.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.dashboard.Quality.SourceQuality;
import org.merata.definition.Definitions;
import org.merata.definition.SourceDefinition;
import org.merata.model.Period;

/** How fresh each source is against the cadence it promises, on one day. */
public final class Freshness {
    private final List<Source> sources;

    private Freshness(List<Source> sources) {
        this.sources = sources;
    }

    /**
     * One source.
     *
     * @param nextDue the day by which its next period is promised; empty without a cadence or without data
     * @param lateDays days since then; 0 where it is on time
     */
    public record Source(
            SourceDefinition definition,
            Optional<SourceQuality> quality,
            Optional<Period> lastPeriod,
            Optional<LocalDate> nextDue,
            long lateDays) {
        public boolean isLate() {
            return lateDays > 0;
        }
    }

    static Freshness of(Definitions definitions, Quality quality, LocalDate today) {
        return new Freshness(definitions.sources().values().stream()
                .map(source -> of(source, quality.find(source.id()), today))
                .toList());
    }

    private static Source of(SourceDefinition source, Optional<SourceQuality> quality, LocalDate today) {
        Optional<Period> last = quality.flatMap(SourceQuality::lastPeriod);
        Optional<LocalDate> due = last.flatMap(period -> source.cadence()
                .map(cadence ->
                        nextPeriod(period, cadence).endExclusive().minusDays(1).plusDays(cadence.graceDays())));
        long late =
                due.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, today))).orElse(0L);
        return new Source(source, quality, last, due, late);
    }

    /** The first period of the cadence that is not complete yet in what was sent. */
    private static Period nextPeriod(Period last, SourceDefinition.Cadence cadence) {
        Period holding = Period.of(cadence.grain(), last.start());
        return holding.endExclusive().isAfter(last.endExclusive()) ? holding : holding.next();
    }

    List<Source> sources() {
        return sources;
    }

    /** The sources that fill any of the datasets. */
    List<Source> listFor(List<String> datasets) {
        return sources.stream()
                .filter(source -> datasets.contains(source.definition().dataset()))
                .toList();
    }

    /** The nearest day on which anything new is due for the datasets. */
    Optional<LocalDate> nextDue(List<String> datasets) {
        return listFor(datasets).stream()
                .flatMap(source -> source.nextDue().stream())
                .min(Comparator.naturalOrder());
    }
}
