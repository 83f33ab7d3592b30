package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.merata.analysis.Exposure.Term;
import org.merata.model.Grain;
import org.merata.model.Interval;
import org.merata.model.Period;
import org.merata.model.TimeRange;

/**
 * What became of a series with an event, against what its own trend and season before and after would have made of it: segmented regression
 * (Wagner et al. 2002, J. Clinical Pharmacy and Therapeutics 27; Bernal et al. 2017, Int. J. Epidemiology 46),
 * link(y) = b0 + b1 t + season + event. Timing only; never a cause.
 *
 * <p>Errors are Newey and West's with n / (n - p), and never smaller than the classical ones: a month that a pulse has to itself leaves no
 * residual, and says nothing of its own error. What the event came to is told in the measure's unit, with vs. without its terms, by the delta method.
 *
 * @param points each period of the window
 * @param changes the most telling first
 * @param before periods with a value wholly before the event
 * @param after periods with a value from its first day on
 * @param lag of Newey and West, and of the test of the residuals
 * @param correlation whether residuals go together over time; empty where nothing is left of them
 * @param dispersion of counts
 */
public record BeforeAfter(
        EffectScale scale,
        List<Point> points,
        List<Change> changes,
        List<Coefficient> coefficients,
        Season season,
        int before,
        int after,
        int lag,
        Optional<SerialCorrelation> correlation,
        OptionalDouble dispersion) {
    /** With fewer periods with a value on either side there is no answer; with fewer than {@link #WANTED} it comes with a warning. */
    public static final int MINIMUM_POINTS = 8;

    public static final int WANTED_POINTS = 12;

    /** How many periods on each side are looked at: far ones say little of the trend at the event. */
    public static final int WINDOW = 24;

    /** Over how many periods after its start a step is told. */
    public static final int TOLD = 12;

    public static final double LEVEL = 0.95;

    public BeforeAfter {
        points = List.copyOf(points);
        changes = List.copyOf(changes);
        coefficients = List.copyOf(coefficients);
    }

    /** How the season is taken out. */
    public enum Season {
        NONE,
        /** Sine and cosine of one and two waves a year. */
        HARMONICS,
        /** A factor for each month of the year. */
        MONTHS
    }

    /** Which periods a change is told of. */
    public enum Moment {
        /** Those that the event touched. */
        DURING,
        /** Up to {@link #TOLD} after its first or last day. */
        AFTER,
        /** The last of those. */
        LATER
    }

    /** @param counterfactual where trend and season alone would have led */
    public record Point(Period period, OptionalDouble value, double fitted, double counterfactual, Interval interval) {}

    /**
     * With the event against without, on average over periods.
     *
     * @param with the value by the model
     * @param without the same had there been no event
     * @param ratio with over without; empty where the event does not multiply
     */
    public record Change(
            Moment moment,
            Period first,
            Period last,
            double with,
            double without,
            Interval interval,
            OptionalDouble ratio,
            Optional<Interval> ratioInterval) {
        public double difference() {
            return with - without;
        }

        /** Whether it can be told from nothing. */
        public boolean isClear() {
            return !interval.contains(0);
        }
    }

    /** Of a term of the event, on the scale of the model. */
    public record Coefficient(Term term, double value, double standardError, Interval interval) {}

    /** What there is to say first. */
    public Change main() {
        return changes.get(0);
    }

    public boolean isThin() {
        return before < WANTED_POINTS || after < WANTED_POINTS;
    }

    /** The periods to look at. */
    public static TimeRange window(Exposure exposure, Grain grain) {
        Period first = Period.of(grain, exposure.start());
        Period last = Period.of(grain, exposure.end().orElse(exposure.start()));
        return new TimeRange(first.plus(-WINDOW), last.plus(WINDOW));
    }

    /**
     * @param populations by period, the offset of {@link EffectScale#COUNT}; used where all are known
     * @param others events that the model allows for too, without telling of them
     */
    public static Result<BeforeAfter> of(
            TimeSeries series,
            EffectScale scale,
            List<OptionalDouble> populations,
            Exposure exposure,
            List<Exposure> others) {
        Optional<Undefined> lacking = EventData.findLack(series, exposure);
        if (lacking.isPresent()) {
            return Result.undefined(lacking.get());
        }
        EventData data = EventData.of(series, scale, populations, exposure, others);
        if (!data.fitsScale()) {
            return Result.undefined(Undefined.ZERO_VALUE);
        }
        Result<EventFit> fit = EventFit.of(data);
        return fit.map(BeforeAfter::of);
    }

    private static BeforeAfter of(EventFit fit) {
        EventData data = fit.data();
        return new BeforeAfter(
                data.scale(),
                IntStream.range(0, data.periods().size()).mapToObj(fit::point).toList(),
                changes(fit),
                fit.coefficients(),
                data.season(),
                data.before(),
                data.after(),
                fit.lag(),
                fit.correlation(),
                fit.dispersion());
    }

    private static List<Change> changes(EventFit fit) {
        EventData data = fit.data();
        Exposure exposure = data.exposure();
        List<Integer> touched = data.where(exposure::touches);
        var changes = new ArrayList<Change>();
        if (exposure.effect().hasPulse()) {
            changes.add(fit.change(Moment.DURING, touched));
        }
        if (exposure.effect().hasStep()) {
            Period from = exposure.effect().hasPulse()
                    ? data.periods().get(touched.get(touched.size() - 1)).next()
                    : exposure.firstFull(data.periods().get(0).grain());
            List<Integer> told = data.where(period -> period.compareTo(from) >= 0).stream()
                    .limit(TOLD)
                    .toList();
            changes.add(fit.change(Moment.AFTER, told));
            if (exposure.terms().contains(Term.SLOPE)) {
                changes.add(fit.change(Moment.LATER, told.subList(told.size() - 1, told.size())));
            }
        }
        return changes;
    }
}
