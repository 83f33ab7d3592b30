package org.merata.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.merata.definition.Aggregate;
import org.merata.definition.Bins;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.model.Interval;
import org.merata.model.Unit;

/**
 * A formula worked out from its parts: exact parts give the exact value, the parts a reader may see give the value that reader sees.
 *
 * @param value empty where there are no cases to work it out from
 * @param n the cases it rests on: the denominator, the respondents, the values, what is counted per resident; empty for a published
 *     value
 * @param interval of 95 %; empty where the measure has none or there are too few cases
 * @param missing why the design of a survey leaves no interval
 * @param fraction what the value was divided from; only where value and n, or the residents, tell it anyway
 */
public record Evaluation(
        OptionalDouble value,
        OptionalLong n,
        Optional<Interval> interval,
        Optional<Interval.Missing> missing,
        Optional<Fraction> fraction) {
    /** What sums of squares of values that are all the same may come to. */
    private static final double SPECK = 1e-9;

    private static final Evaluation NOTHING =
            new Evaluation(OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());

    /** One whose interval is no matter of a survey's design. */
    public Evaluation(OptionalDouble value, OptionalLong n, Optional<Interval> interval) {
        this(value, n, interval, Optional.empty());
    }

    /** One that is no fraction whose parts may be told. */
    public Evaluation(
            OptionalDouble value, OptionalLong n, Optional<Interval> interval, Optional<Interval.Missing> missing) {
        this(value, n, interval, missing, Optional.empty());
    }

    public static Evaluation of(MeasureDefinition measure, Parts parts) {
        if (parts instanceof Parts.Published) {
            return new Evaluation(((Parts.Published) parts).value(), OptionalLong.empty(), Optional.empty());
        }
        if (parts instanceof Parts.Quantile) {
            return quantile(measure, (Parts.Quantile) parts);
        }
        if (!(parts instanceof Parts.Sums)) {
            return NOTHING;
        }
        Parts.Sums sums = (Parts.Sums) parts;
        Formula formula = measure.formula();
        if (formula instanceof Formula.Total) {
            return total(measure, sums.numerator());
        }
        if (formula instanceof Formula.Ratio) {
            return ratio(measure, sums, ((Formula.Ratio) formula).factor());
        }
        if (formula instanceof Formula.Share) {
            return ratio(measure, sums, 1);
        }
        if (formula instanceof Formula.Stock) {
            return stock((Formula.Stock) formula, sums);
        }
        if (formula instanceof Formula.Correlation) {
            return correlation(sums.numerator());
        }
        if (formula instanceof Formula.PerResident) {
            return ratio(measure, sums, ((Formula.PerResident) formula).factor());
        }
        return formula instanceof Formula.Mean
                ? mean(measure, (Formula.Mean) formula, sums.numerator().get(0))
                : index(measure, sums.numerator(), ((Formula.ElementIndex) formula).scale());
    }

    private static boolean wants(MeasureDefinition measure, Interval.Method method) {
        return measure.interval().filter(method::equals).isPresent();
    }

    private static double sum(List<Tally> tallies) {
        return tallies.stream().mapToDouble(Tally::value).sum();
    }

    private static long cases(List<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::cases).sum();
    }

    private static Evaluation total(MeasureDefinition measure, List<Tally> tallies) {
        if (tallies.isEmpty()) {
            return NOTHING;
        }
        double value = sum(tallies);
        boolean counted = tallies.stream()
                .allMatch(tally -> tally.aggregate().kind() == Aggregate.Kind.COUNT || tally.cases() == tally.value());
        Optional<Interval> interval = counted && wants(measure, Interval.Method.EXACT_POISSON)
                ? Intervals.exactPoisson(value, 1)
                : Optional.empty();
        return new Evaluation(OptionalDouble.of(value), OptionalLong.of(cases(tallies)), interval);
    }

    private static Evaluation stock(Formula.Stock formula, Parts.Sums sums) {
        double there = sum(sums.numerator());
        if (!formula.isShare()) {
            // it rests on all there is, of which nothing is as sure as much
            return new Evaluation(OptionalDouble.of(there), OptionalLong.empty(), Optional.empty());
        }
        double whole = sum(sums.denominator());
        OptionalDouble value = whole > 0 ? OptionalDouble.of(there / whole) : OptionalDouble.empty();
        Optional<Fraction> fraction = whole > 0 ? Optional.of(new Fraction(there, whole, 1)) : Optional.empty();
        return new Evaluation(value, OptionalLong.of(Math.round(whole)), Optional.empty(), Optional.empty(), fraction);
    }

    private static Evaluation ratio(MeasureDefinition measure, Parts.Sums sums, double factor) {
        double part = sum(sums.numerator());
        double whole = sum(sums.denominator());
        boolean perResident = measure.formula() instanceof Formula.PerResident;
        OptionalLong n = OptionalLong.of(cases(perResident ? sums.numerator() : sums.denominator()));
        if (!(whole > 0) || sums.numerator().isEmpty()) {
            return new Evaluation(OptionalDouble.empty(), n, Optional.empty());
        }
        Optional<Interval> interval = Optional.empty();
        if (wants(measure, Interval.Method.WILSON)) {
            interval = Intervals.wilson(part, whole);
        } else if (wants(measure, Interval.Method.EXACT_POISSON)) {
            interval = Intervals.exactPoisson(part, factor / whole);
        }
        // a denominator that is no count of cases is told by no number beside it
        boolean told = perResident || whole == n.getAsLong();
        return new Evaluation(
                OptionalDouble.of(factor * part / whole),
                n,
                interval,
                Optional.empty(),
                told ? Optional.of(new Fraction(part, whole, factor)) : Optional.empty());
    }

    private static Evaluation mean(MeasureDefinition measure, Formula.Mean formula, Tally tally) {
        if (tally.n() == 0) {
            return new Evaluation(OptionalDouble.empty(), OptionalLong.of(0), Optional.empty());
        }
        if (tally.survey().isPresent()) {
            return designed(measure, formula, tally, tally.survey().get());
        }
        double own = tally.value() / tally.n();
        double mean = formula.scale().map(scale -> scale.of(own)).orElse(own);
        double error = formula.scale().map(Formula.Mean.Scale::factor).orElse(1.0)
                * Intervals.standardError(tally.value(), tally.squares(), tally.n());
        Optional<Interval> interval = Optional.empty();
        if (wants(measure, Interval.Method.STUDENT_T)) {
            interval = Intervals.student(mean, error, tally.n());
        } else if (wants(measure, Interval.Method.WILSON) && tally.n() > 1) {
            interval = formula.scale()
                    .map(scale -> Intervals.wilson(
                            mean / scale.top(), error / scale.top(), tally.n() - 1, tally.n(), scale.top()));
        }
        return new Evaluation(OptionalDouble.of(mean), OptionalLong.of(tally.cases()), interval);
    }

    private static Evaluation designed(MeasureDefinition measure, Formula.Mean formula, Tally tally, SurveySums sums) {
        if (sums.mean().isEmpty()) {
            return new Evaluation(OptionalDouble.empty(), OptionalLong.of(tally.cases()), Optional.empty());
        }
        double own = sums.mean().getAsDouble();
        double mean = formula.scale().map(scale -> scale.of(own)).orElse(own);
        Optional<Interval> interval = wants(measure, Interval.Method.WILSON)
                ? formula.scale().flatMap(scale -> sums.wilson(mean, scale))
                : wants(measure, Interval.Method.STUDENT_T)
                        ? sums.interval(
                                mean,
                                formula.scale().map(Formula.Mean.Scale::factor).orElse(1.0))
                        : Optional.empty();
        return new Evaluation(
                OptionalDouble.of(mean), OptionalLong.of(tally.cases()), interval, missing(measure, sums));
    }

    private static Optional<Interval.Missing> missing(MeasureDefinition measure, SurveySums sums) {
        return measure.interval().flatMap(method -> sums.findMissing());
    }

    /**
     * Elements nobody answered are left out and the others weigh the same, as for services used online (Permen PANRB 14/2017 with k
     * elements, weight 1/k). One person's answers go together: the standard error is that of the mean, over respondents, of each one's own
     * mean answer. It is exact where all answered the same elements, and close where an answer is missing here and there.
     *
     * @param tallies the elements, and last the mean of each respondent's answers
     */
    private static Evaluation index(MeasureDefinition measure, List<Tally> tallies, double scale) {
        List<Tally> answered = tallies.subList(0, Math.max(0, tallies.size() - 1)).stream()
                .filter(tally -> tally.survey().map(SurveySums::weights).orElse(0.0) > 0)
                .toList();
        if (answered.isEmpty()) {
            return new Evaluation(OptionalDouble.empty(), OptionalLong.of(0), Optional.empty());
        }
        double index = answered.stream()
                .mapToDouble(
                        tally -> scale * tally.survey().orElseThrow().mean().orElseThrow() / answered.size())
                .sum();
        long most = answered.stream().mapToLong(Tally::cases).max().orElseThrow();
        SurveySums whole = tallies.get(tallies.size() - 1).survey().orElseThrow();
        Optional<Interval> interval =
                wants(measure, Interval.Method.STUDENT_T) ? whole.interval(index, scale) : Optional.empty();
        return new Evaluation(OptionalDouble.of(index), OptionalLong.of(most), interval, missing(measure, whole));
    }

    /** Pearson's, from the sums of two fields and of the mean of both; none where one of them does not vary. */
    private static Evaluation correlation(List<Tally> tallies) {
        Tally one = tallies.get(0);
        Tally other = tallies.get(1);
        double products = (4 * tallies.get(2).squares() - one.squares() - other.squares()) / 2;
        double n = one.n();
        double covariance = products - one.value() * other.value() / n;
        double spread =
                (one.squares() - one.value() * one.value() / n) * (other.squares() - other.value() * other.value() / n);
        OptionalDouble r = one.n() > 1 && spread > SPECK
                ? OptionalDouble.of(Math.max(-1, Math.min(1, covariance / Math.sqrt(spread))))
                : OptionalDouble.empty();
        return new Evaluation(r, OptionalLong.of(one.cases()), Optional.empty());
    }

    private static Evaluation quantile(MeasureDefinition measure, Parts.Quantile parts) {
        if (parts.n() == 0) {
            return new Evaluation(OptionalDouble.empty(), OptionalLong.of(0), Optional.empty());
        }
        Optional<Interval> interval = Optional.empty();
        if (wants(measure, Interval.Method.ORDER_STATISTIC)
                && parts.lowerBin().isPresent()
                && parts.upperBin().isPresent()) {
            interval = Optional.of(new Interval(
                    Bins.middle(parts.lowerBin().getAsInt()),
                    Bins.middle(parts.upperBin().getAsInt()),
                    Interval.Method.ORDER_STATISTIC));
        }
        // of what is there at a moment n would be the stock itself, which is told by its own measure under its own
        // rules
        boolean stock = measure.formula() instanceof Formula.Age;
        OptionalLong n = stock ? OptionalLong.empty() : OptionalLong.of(parts.cases());
        return new Evaluation(OptionalDouble.of(Bins.middle(parts.bin())), n, interval);
    }

    /** Whether the measure is a part of a whole, so that what is not counted is a count of people too. */
    public static boolean isShare(MeasureDefinition measure) {
        Formula formula = measure.formula();
        return formula instanceof Formula.Share
                || (formula instanceof Formula.Stock stock && stock.isShare())
                || (formula instanceof Formula.Ratio
                        && (measure.unit() == Unit.SHARE || wants(measure, Interval.Method.WILSON)));
    }
}
