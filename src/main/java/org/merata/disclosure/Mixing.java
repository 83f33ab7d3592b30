package org.merata.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.merata.disclosure.Answer.Figure;
import org.merata.measure.BinCounts;
import org.merata.measure.ExactAnswer.Observation;
import org.merata.measure.Intervals;
import org.merata.measure.Parts;
import org.merata.measure.Question.Mix;
import org.merata.measure.Question.Mix.Part;
import org.merata.measure.Standardised;
import org.merata.model.Interval;

/**
 * What a reader may know of a place at the mix of the whole: its quantile and that of the whole as any other answer tells them, and between
 * them the quantile of cells that are large enough on both sides, with enough values beyond it. Without one of these only the place's own
 * figure is told.
 */
final class Mixing {
    private final int minimum;

    /** @param minimum the smallest count of people of the dataset that may be known */
    Mixing(int minimum) {
        this.minimum = minimum;
    }

    /** The place's and the whole's quantile, as an observation each, for the rules that hold for every quantile. */
    static Observation own(Observation place) {
        Parts.Mixed mixed = (Parts.Mixed) place.parts();
        return place.with(BinCounts.sum(mixed.own().values()).quantile(mixed.dataset(), mixed.p()));
    }

    static Observation whole(Observation place) {
        Parts.Mixed mixed = (Parts.Mixed) place.parts();
        return place.with(BinCounts.sum(mixed.whole().values()).quantile(mixed.dataset(), mixed.p()));
    }

    /**
     * @param own what may be known of the place's quantile
     * @param whole what may be known of that of the whole
     */
    List<Figure> list(Observation place, Figure own, Figure whole) {
        var figures = new ArrayList<Figure>(List.of(named(own, Part.OWN)));
        if (own.value().isEmpty() || whole.value().isEmpty()) {
            return figures;
        }
        MixPool pool = MixPool.of((Parts.Mixed) place.parts(), minimum);
        if (pool.cells().isEmpty()) {
            return figures;
        }
        Standardised found = Standardised.of(pool.cells(), ((Parts.Mixed) place.parts()).p());
        if (found.standardised().beyond() < minimum) {
            return figures;
        }
        boolean open = own.interval().isPresent()
                && whole.interval().isPresent()
                && found.standardised().beyondInterval() >= minimum;
        double at = found.standardised().value();
        double ours = own.value().getAsDouble();
        double theirs = whole.value().getAsDouble();
        figures.add(
                figure(own, Part.STANDARDISED, at, open ? found.standardised().interval() : Optional.empty()));
        figures.add(figure(own, Part.WHOLE, theirs, whole.interval()));
        figures.add(effect(own, Part.DIFFERENCE, ours - theirs, open, found.own(), found.whole()));
        figures.add(effect(own, Part.MIX, ours - at, open, found.own(), found.standardised()));
        figures.add(effect(own, Part.PERFORMANCE, at - theirs, open, found.standardised(), found.whole()));
        figures.add(figure(own, Part.TOLD, pool.told(), Optional.empty()));
        return figures;
    }

    private static Figure effect(
            Figure own, Part part, double size, boolean open, Standardised.Quantile one, Standardised.Quantile other) {
        OptionalDouble error = open ? Standardised.standardErrorOfDifference(one, other) : OptionalDouble.empty();
        Optional<Interval> interval = error.isPresent()
                ? Optional.of(new Interval(
                        size - Intervals.Z * error.getAsDouble(),
                        size + Intervals.Z * error.getAsDouble(),
                        Interval.Method.WOODRUFF))
                : Optional.empty();
        return figure(own, part, size, interval);
    }

    private static Figure figure(Figure own, Part part, double value, Optional<Interval> interval) {
        return named(
                new Figure(
                        own.measure(),
                        own.period(),
                        own.codes(),
                        OptionalDouble.of(value),
                        interval,
                        own.n(),
                        own.status()),
                part);
    }

    private static Figure named(Figure figure, Part part) {
        var codes = new TreeMap<>(figure.codes());
        codes.put(Mix.CODE, part.id());
        return new Figure(
                figure.measure(),
                figure.period(),
                codes,
                figure.value(),
                figure.interval(),
                figure.n(),
                figure.status(),
                figure.revisedAt());
    }
}
