package org.merata.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a measure comes from aggregates. Structured, no SQL. A list of aggregates is a sum: it lets publishers of records and publishers
 * of counts stand in one measure.
 */
public sealed interface Formula {
    /** Whether it tells what is there at the end of a period: it adds up to the end of one, and stands for no time before. */
    default boolean isOfTheEnd() {
        return this instanceof Stock || this instanceof Age;
    }

    /** Every aggregate the formula needs in the published cubes. */
    List<Aggregate> aggregates();

    /** Those, and what else is published for the sake of the formula. */
    default List<Aggregate> published() {
        return aggregates();
    }

    /** A total: {@code total: {count: ...}}. */
    record Total(List<Aggregate> of) implements Formula {
        public Total {
            of = List.copyOf(of);
        }

        @Override
        public List<Aggregate> aggregates() {
            return of;
        }
    }

    /** {@code factor} times numerator over denominator; a share where the factor is 1 and the first is part of the second. */
    record Ratio(List<Aggregate> numerator, List<Aggregate> denominator, double factor) implements Formula {
        public Ratio {
            numerator = List.copyOf(numerator);
            denominator = List.copyOf(denominator);
        }

        @Override
        public List<Aggregate> aggregates() {
            return Stream.concat(numerator.stream(), denominator.stream()).toList();
        }
    }

    /**
     * What is there at the end of a period: all that entered up to then less all that left. It adds up over regions, services and the
     * like but never over time: of a year it is the one at the end of the year.
     *
     * @param entered what came in, by the day it came
     * @param left what went out again, by the day it went
     * @param ofEntered what it is a part of came in; empty where it is a part of nothing
     * @param ofLeft what it is a part of went out again
     */
    record Stock(List<Aggregate> entered, List<Aggregate> left, List<Aggregate> ofEntered, List<Aggregate> ofLeft)
            implements Formula {
        public Stock {
            entered = List.copyOf(entered);
            left = List.copyOf(left);
            ofEntered = List.copyOf(ofEntered);
            ofLeft = List.copyOf(ofLeft);
        }

        /** Whether it is a share of another stock. */
        public boolean isShare() {
            return !ofEntered.isEmpty();
        }

        /** What the value rests on: the stock itself, or that of which it is a part. */
        public List<Aggregate> carrying() {
            return Stream.of(isShare() ? ofEntered : entered, isShare() ? ofLeft : left)
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public List<Aggregate> aggregates() {
            return Stream.of(entered, left, ofEntered, ofLeft)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }
    }

    /** The share of each value of a dimension in all its values, such as the share of each channel. */
    record Share(List<Aggregate> of, String over) implements Formula {
        public Share {
            of = List.copyOf(of);
        }

        @Override
        public List<Aggregate> aggregates() {
            return of;
        }
    }

    /** {@code factor} times a sum over the years that its region's residents lived in its period: a rate a year, however long that is. */
    record PerResident(List<Aggregate> of, double factor) implements Formula {
        /** What it is divided by, as a part of an answer: the residents of the reference data, which are not in any cube. */
        public static final Aggregate RESIDENT_YEARS =
                new Aggregate(Aggregate.Kind.SUM, "population", Optional.of("population"), List.of(), "year");

        public PerResident {
            of = List.copyOf(of);
        }

        @Override
        public List<Aggregate> aggregates() {
            return of;
        }
    }

    /**
     * The mean of a field: SUM over its number of values.
     *
     * @param scale the scale it is put on; empty where the mean stands on the field's own
     */
    record Mean(Aggregate sum, Optional<Scale> scale) implements Formula {
        /** From 0, for the least answer there is, to {@code top}, for the most. */
        public record Scale(double least, double most, double top) {
            public Scale {
                if (!(least < most) || !(top > 0)) {
                    throw new IllegalArgumentException("a scale runs upward: " + least + ".." + most + ", " + top);
                }
            }

            public double of(double mean) {
                return (mean - least) * factor();
            }

            /** What a step of the field's own scale is on this one. */
            public double factor() {
                return top / (most - least);
            }
        }

        /** On the field's own scale. */
        public Mean(Aggregate sum) {
            this(sum, Optional.empty());
        }

        @Override
        public List<Aggregate> aggregates() {
            return List.of(sum);
        }
    }

    /** The p-quantile of a field, as the order statistic of rank ceil(p n), from bins. */
    record Quantile(Aggregate bins, double p) implements Formula {
        @Override
        public List<Aggregate> aggregates() {
            return List.of(bins);
        }
    }

    /**
     * The p-quantile of the age of what is there at the end of a period, as the order statistic of rank ceil(p n). It is told at the end of a
     * period as a stock is, and never over time.
     *
     * @param open what is there, by the day it came
     */
    record Age(Aggregate open, double p) implements Formula {
        @Override
        public List<Aggregate> aggregates() {
            return List.of(open);
        }
    }

    /**
     * The satisfaction index of a survey with elements (SKM/IKM): {@code scale} times the mean of the elements' means, each element
     * weighing the same. Permen PANRB 14/2017: 9 elements of 1..4, scale 25.
     *
     * @param elements in the order of the definition
     * @param whole the mean of each respondent's answers, which tells how far one person's answers go together
     * @param importances how each element goes together with the overall rating, in the same order; none where no rating was asked
     */
    record ElementIndex(List<Aggregate> elements, Aggregate whole, List<Correlation> importances, double scale)
            implements Formula {
        public ElementIndex {
            elements = List.copyOf(elements);
            importances = List.copyOf(importances);
        }

        @Override
        public List<Aggregate> aggregates() {
            var all = new ArrayList<>(elements);
            all.add(whole);
            return all;
        }

        @Override
        public List<Aggregate> published() {
            return Stream.concat(
                            aggregates().stream(),
                            importances.stream().flatMap(importance -> importance.aggregates().stream()))
                    .toList();
        }
    }

    /**
     * Pearson's correlation of two fields over the rows that have both. Sums of products need no place of their own: they follow from the
     * squares of the mean of both, as 4 ((x + y) / 2)^2 = x^2 + y^2 + 2 x y.
     *
     * @param both the mean of the two in each row
     */
    record Correlation(Aggregate one, Aggregate other, Aggregate both) implements Formula {
        @Override
        public List<Aggregate> aggregates() {
            return List.of(one, other, both);
        }
    }

    /** A published value, looked up and never added up. */
    record Value(String dataset, String field, List<Condition> where) implements Formula {
        public Value {
            where = List.copyOf(where);
        }

        @Override
        public List<Aggregate> aggregates() {
            return List.of();
        }
    }
}
