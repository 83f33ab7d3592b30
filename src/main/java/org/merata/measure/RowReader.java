package org.merata.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.Record;
import org.merata.definition.Aggregate;
import org.merata.definition.ContractDefinition;
import org.merata.definition.Formula;
import org.merata.definition.MeasureDefinition;
import org.merata.measure.CompiledQuestion.Place;
import org.merata.model.Status;

/** Reads the parts of a measure from one row of its statement. */
final class RowReader {
    private final CompiledQuestion compiled;

    RowReader(CompiledQuestion compiled) {
        this.compiled = compiled;
    }

    /** The parts of one cell with the status its data give it; empty where the cell has no rows to rest on. */
    Optional<Found> read(MeasureDefinition measure, Record row) {
        CompiledQuestion.Sources sources = compiled.sources(measure);
        if (measure.formula() instanceof Formula.Value) {
            return sources.value().flatMap(slice -> readValue(slice, row));
        }
        List<Place> carrying = sources.denominator().isEmpty() ? sources.numerator() : sources.denominator();
        if (carrying.stream().noneMatch(place -> hasRows(place.slice(), row))) {
            return Optional.empty();
        }
        if (measure.formula() instanceof Formula.Quantile) {
            return Optional.of(readQuantile(
                    (Formula.Quantile) measure.formula(), sources.numerator().get(0), row));
        }
        if (measure.formula() instanceof Formula.Age age) {
            return Optional.of(
                    readAge(age, (Slice.Ages) sources.numerator().get(0).slice(), row));
        }
        if (measure.formula() instanceof Formula.Stock) {
            var stock = new Parts.Sums(readStock(sources.numerator(), row), readStock(sources.denominator(), row));
            return Optional.of(new Found(stock, Status.OBSERVED));
        }
        List<Tally> numerator = readTallies(sources.numerator(), row);
        List<Tally> denominator = readTallies(sources.denominator(), row);
        return Optional.of(new Found(new Parts.Sums(numerator, denominator), status(sources, row)));
    }

    /** Parts, and what stands behind them. */
    record Found(Parts parts, Status status) {}

    static boolean hasRows(Slice slice, Record row) {
        return number(row, slice.rows()) > 0;
    }

    private static long number(Record row, String column) {
        Long value = row.get(column, Long.class);
        return value == null ? 0 : value;
    }

    private static double decimal(Record row, String column) {
        Double value = row.get(column, Double.class);
        return value == null ? 0 : value;
    }

    private static Optional<Found> readValue(Slice.Values slice, Record row) {
        if (!hasRows(slice, row)) {
            return Optional.empty();
        }
        Double value = row.get(slice.value(), Double.class);
        Status status = Optional.ofNullable(row.get(slice.status(), String.class))
                .flatMap(Status::find)
                .orElse(value == null ? Status.NOT_PROVIDED : Status.OBSERVED);
        if (value == null && status.shown()) {
            status = Status.NOT_PROVIDED;
        }
        OptionalDouble shown = value == null || !status.shown() ? OptionalDouble.empty() : OptionalDouble.of(value);
        return Optional.of(new Found(new Parts.Published(shown), status));
    }

    private static Found readQuantile(Formula.Quantile formula, Place place, Record row) {
        Slice.Quantiles slice = (Slice.Quantiles) place.slice();
        String bin = slice.bin(formula.p());
        var parts = new Parts.Quantile(
                slice.contract().id(),
                formula.p(),
                number(row, slice.n()),
                number(row, slice.keySum()),
                number(row, slice.n()),
                (int) number(row, bin),
                whole(row, bin + "_lower"),
                whole(row, bin + "_upper"));
        return new Found(parts, parts.n() == 0 ? Status.NOT_APPLICABLE : Status.OBSERVED);
    }

    /** No limits are read: all that is there is counted, and chance has no part in it. */
    private static Found readAge(Formula.Age formula, Slice.Ages slice, Record row) {
        long there = number(row, slice.n());
        var parts = new Parts.Quantile(
                slice.contract().id(),
                formula.p(),
                there,
                number(row, slice.keySum()),
                fewest(there, number(row, slice.came()), number(row, slice.went())),
                (int) number(row, slice.bin(formula.p())),
                OptionalInt.empty(),
                OptionalInt.empty());
        return new Found(parts, there == 0 ? Status.NOT_APPLICABLE : Status.OBSERVED);
    }

    private static OptionalInt whole(Record row, String column) {
        Integer value = row.get(column, Integer.class);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<Tally> readTallies(List<Place> places, Record row) {
        var tallies = new ArrayList<Tally>();
        for (Place place : places) {
            tallies.add(readTally(place, row));
        }
        return tallies;
    }

    /**
     * What entered less what left, as one tally, with the keys of exactly those that are there. Two stocks that follow each other tell
     * what came and went between them, so the fewest of these stand for its cases.
     */
    private static List<Tally> readStock(List<Place> places, Record row) {
        if (places.isEmpty()) {
            return List.of();
        }
        long there = 0;
        long keySum = 0;
        long came = 0;
        long went = 0;
        for (Place place : places) {
            Slice.Stocks slice = (Slice.Stocks) place.slice();
            String column = slice.column(place.aggregate());
            int sign = place.left() ? -1 : 1;
            there += sign * number(row, column);
            keySum += sign * number(row, column + "_k");
            long flow = number(row, slice.flow(place.aggregate()));
            came += place.left() ? 0 : flow;
            went += place.left() ? flow : 0;
        }
        long cases = fewest(there, came, went);
        return List.of(new Tally(places.get(0).aggregate(), there, there, cases, there, keySum, 0, 0));
    }

    private static long fewest(long... counts) {
        return LongStream.of(counts).filter(count -> count > 0).min().orElse(0);
    }

    private static Tally readTally(Place place, Record row) {
        Aggregate aggregate = place.aggregate();
        Slice.Sums slice = (Slice.Sums) place.slice();
        String column = slice.column(aggregate);
        long keySum = number(row, column + "_k");
        if (aggregate.kind() == Aggregate.Kind.COUNT) {
            long count = number(row, column);
            return new Tally(aggregate, count, count, count, count, keySum, 0, 0);
        }
        double value = decimal(row, column);
        long n = number(row, column + "_n");
        if (aggregate.kind() == Aggregate.Kind.SURVEY) {
            return new Tally(aggregate, value, n, n, 0, keySum, 0, 0, Optional.of(readSurvey(row, column)));
        }
        return new Tally(
                aggregate,
                value,
                n,
                counts(slice) ? Math.round(value) : n,
                decimal(row, column + "_q"),
                keySum,
                number(row, column + "_na"),
                number(row, column + "_np"));
    }

    private static SurveySums readSurvey(Record row, String column) {
        return new SurveySums(
                decimal(row, column),
                decimal(row, column + SurveySql.WEIGHTS),
                decimal(row, column + SurveySql.SQUARED_WEIGHTS),
                decimal(row, column + SurveySql.SPREAD),
                decimal(row, column + SurveySql.SPREAD_WITH_WEIGHT),
                decimal(row, column + SurveySql.SPREAD_OF_WEIGHT),
                number(row, column + SurveySql.UNITS),
                number(row, column + SurveySql.STRATA),
                number(row, column + SurveySql.LONELY));
    }

    private static boolean counts(Slice slice) {
        return slice.contract().kind() == ContractDefinition.Kind.COUNTS;
    }

    /**
     * Counts that publishers left out: where all are missing the reason stands for the value, where some are the value is short of
     * them and is marked with caution.
     */
    private static Status status(CompiledQuestion.Sources sources, Record row) {
        Status denominator = status(sources.denominator(), row);
        Status numerator = status(sources.numerator(), row);
        if (sources.denominator().isEmpty() || !numerator.shown()) {
            return numerator;
        }
        return denominator.shown() && numerator == Status.CAUTION ? numerator : denominator;
    }

    private static Status status(List<Place> places, Record row) {
        boolean known = false;
        Set<Status> missing = new HashSet<>();
        for (Place place : places) {
            if (!hasRows(place.slice(), row)) {
                continue;
            }
            Tally tally = readTally(place, row);
            if (!counts(place.slice()) || tally.n() > 0) {
                known = true;
            }
            if (counts(place.slice()) && tally.notProvided() > 0) {
                missing.add(Status.NOT_PROVIDED);
            } else if (counts(place.slice()) && tally.notApplicable() > 0) {
                missing.add(Status.NOT_APPLICABLE);
            }
        }
        if (missing.contains(Status.NOT_PROVIDED)) {
            return known ? Status.CAUTION : Status.NOT_PROVIDED;
        }
        return !known && missing.contains(Status.NOT_APPLICABLE) ? Status.NOT_APPLICABLE : Status.OBSERVED;
    }
}
