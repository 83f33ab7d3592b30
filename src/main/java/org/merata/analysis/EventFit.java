package org.merata.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.merata.analysis.BeforeAfter.Change;
import org.merata.analysis.BeforeAfter.Coefficient;
import org.merata.analysis.BeforeAfter.Moment;
import org.merata.analysis.BeforeAfter.Point;
import org.merata.analysis.Exposure.Term;
import org.merata.model.Interval;

/** The model of a series with an event, and what it says in the measure's unit. */
final class EventFit {
    private final EventData data;
    private final LinearModel model;
    private final OptionalDouble dispersion;
    private final int lag;
    private final Covariance classical;
    private final Covariance robust;

    private EventFit(EventData data, LinearModel model, OptionalDouble dispersion) {
        this.data = data;
        this.model = model;
        this.dispersion = dispersion;
        lag = LinearModel.lagFor(model.observations());
        classical = model.classical();
        robust = model.neweyWest(
                lag, true, data.known().stream().mapToInt(i -> i).toArray());
    }

    static Result<EventFit> of(EventData data) {
        List<Integer> known = data.known();
        double[][] design = known.stream().map(i -> data.row(i, true)).toArray(double[][]::new);
        if (data.scale().isCount()) {
            double[] counts = known.stream()
                    .mapToDouble(i -> data.values().get(i).getAsDouble()
                            * (data.scale() == EffectScale.RATE ? data.exposed(i) : 1))
                    .toArray();
            double[] offsets =
                    known.stream().mapToDouble(i -> Math.log(data.exposed(i))).toArray();
            return PoissonModel.of(design, counts, offsets)
                    .map(found -> new EventFit(data, found.linear(), OptionalDouble.of(found.dispersion())));
        }
        double[] outcome = known.stream()
                .mapToDouble(i -> data.scale()
                        .link(
                                data.values().get(i).getAsDouble(),
                                data.cases().get(i).orElse(1)))
                .toArray();
        return LinearModel.of(design, outcome, data.weights())
                .map(found -> new EventFit(data, found, OptionalDouble.empty()));
    }

    EventData data() {
        return data;
    }

    int lag() {
        return lag;
    }

    OptionalDouble dispersion() {
        return dispersion;
    }

    Optional<SerialCorrelation> correlation() {
        return SerialCorrelation.of(model, Math.max(1, lag)).value();
    }

    List<Coefficient> coefficients() {
        List<Term> terms = data.exposure().terms();
        int first = model.coefficients().length - terms.size();
        var found = new ArrayList<Coefficient>();
        for (int i = 0; i < terms.size(); i++) {
            double[] unit = new double[model.coefficients().length];
            unit[first + i] = 1;
            found.add(new Coefficient(
                    terms.get(i), model.predict(unit), error(unit), around(model.predict(unit), error(unit))));
        }
        return found;
    }

    Point point(int at) {
        double[] without = data.row(at, false);
        double linked = model.predict(without);
        Interval interval = around(linked, error(without));
        return new Point(
                data.periods().get(at),
                data.values().get(at),
                value(at, model.predict(data.row(at, true))),
                value(at, linked),
                new Interval(value(at, interval.lower()), value(at, interval.upper()), interval.method()));
    }

    private double value(int at, double linked) {
        return data.multipliers()[at] * data.scale().inverse(linked);
    }

    /** On average over periods, with the event against without. */
    Change change(Moment moment, List<Integer> told) {
        int size = model.coefficients().length;
        double[] gradientWith = new double[size];
        double[] gradientWithout = new double[size];
        double with = 0;
        double without = 0;
        for (int at : told) {
            with += add(gradientWith, at, true) / told.size();
            without += add(gradientWithout, at, false) / told.size();
        }
        double[] difference = combined(gradientWith, 1.0 / told.size(), gradientWithout, -1.0 / told.size());
        double[] ratio = combined(gradientWith, 1 / with / told.size(), gradientWithout, -1 / without / told.size());
        boolean multiplies = data.scale().multiplies();
        Interval ofRatio = multiplies ? around(Math.log(with / without), error(ratio)) : null;
        return new Change(
                moment,
                data.periods().get(told.get(0)),
                data.periods().get(told.get(told.size() - 1)),
                with,
                without,
                around(with - without, error(difference)),
                multiplies ? OptionalDouble.of(with / without) : OptionalDouble.empty(),
                Optional.ofNullable(ofRatio)
                        .map(logs -> new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()), logs.method())));
    }

    /** Adds how the value at a period moves with each coefficient, and answers the value. */
    private double add(double[] gradient, int at, boolean withEvent) {
        double[] row = data.row(at, withEvent);
        double linked = model.predict(row);
        double slope = data.multipliers()[at] * data.scale().slope(linked);
        for (int j = 0; j < row.length; j++) {
            gradient[j] += slope * row[j];
        }
        return value(at, linked);
    }

    private static double[] combined(double[] one, double ofOne, double[] other, double ofOther) {
        return IntStream.range(0, one.length)
                .mapToDouble(j -> one[j] * ofOne + other[j] * ofOther)
                .toArray();
    }

    private double error(double[] combination) {
        return Math.max(robust.standardError(combination), classical.standardError(combination));
    }

    private Interval around(double value, double error) {
        double half =
                TDistribution.of(model.degreesOfFreedom()).inverseCumulativeProbability((1 + BeforeAfter.LEVEL) / 2)
                        * error;
        return new Interval(value - half, value + half, Interval.Method.STUDENT_T);
    }
}
