package org.merata.analysis;

import java.util.Locale;
import java.util.function.Function;

/**
 * How unequal regions are, in one number. With x a region's value, w its share of the population and mu the sum of w x, the mean over
 * people. Formulas: WHO, Handbook on health inequality monitoring (2013) and HEAT technical notes; Williamson (1965) for his index;
 * Theil (1967) for his; Atkinson (1970), On the measurement of inequality, Journal of Economic Theory 2; Cobham and Sumner (2013) for
 * Palma's ratio. Where every region has the same value all are 0, but for the quotients: see {@link #least()}.
 */
public enum InequalityIndex {
    /** Half the mean absolute difference of two people drawn at random, over the mean: 0 to 1. */
    GINI(Needs.AMOUNTS, true, Inequality::gini),
    /** Sum of w r ln r, r = x / mu. A value of zero adds nothing. */
    THEIL(Needs.AMOUNTS, true, Inequality::theil),
    /** Theil's second index: minus the sum of w ln r. There is none where a value is zero. */
    MEAN_LOG_DEVIATION(Needs.ABOVE_ZERO, true, Inequality::meanLogDeviation),
    /** The standard deviation weighted by population over the national mean. */
    WILLIAMSON(Needs.AMOUNTS, true, Inequality::williamson),
    /** The standard deviation over the mean, every region counting the same. */
    COEFFICIENT_OF_VARIATION(Needs.AMOUNTS, false, Inequality::coefficientOfVariation),
    /** Half the sum of |share of the outcome - share of the population|: what would have to move for all to be equal. */
    HOOVER(Needs.AMOUNTS, true, Inequality::hoover),
    /** The mean of |x - mu| / mu, every region counting the same. */
    INDEX_OF_DISPARITY(Needs.AMOUNTS, true, Inequality::indexOfDisparity),
    /** The sum of w |x - mu|, in the measure's unit. */
    MEAN_DIFFERENCE(Needs.NUMBERS, true, Inequality::meanDifference),
    /** The highest value less the lowest, in the measure's unit. */
    DIFFERENCE(Needs.NUMBERS, false, Inequality::difference),
    /** The highest value over the lowest. */
    RATIO(Needs.ABOVE_ZERO, false, Inequality::ratio),
    /** The square root of the sum of w (x - mu)^2, in the measure's unit; its square is {@link WeightedVariance}. */
    WEIGHTED_STANDARD_DEVIATION(Needs.NUMBERS, true, Inequality::standardDeviation),
    /** Atkinson's index with an aversion to inequality of 0.5: 1 - (sum of w r^0.5)^2. */
    ATKINSON_HALF(Needs.AMOUNTS, true, regions -> regions.atkinson(0.5)),
    /** Atkinson's index with an aversion of 1: 1 - exp(sum of w ln r). */
    ATKINSON_ONE(Needs.ABOVE_ZERO, true, regions -> regions.atkinson(1)),
    /** Atkinson's index with an aversion of 2: 1 - 1 / sum of w / r; the lowest regions count most. */
    ATKINSON_TWO(Needs.ABOVE_ZERO, true, regions -> regions.atkinson(2)),
    /** The mean of the fifth of the people in the best-off regions over that of the fifth in the worst-off, cutting through regions. */
    TWENTY_TWENTY(Needs.ABOVE_ZERO, true, Inequality::twentyTwenty),
    /** Palma: the share of the outcome of the top tenth of the people over that of the lowest four tenths, cutting through regions. */
    PALMA(Needs.ABOVE_ZERO, true, Inequality::palma);

    private enum Needs {
        NUMBERS,
        AMOUNTS,
        ABOVE_ZERO
    }

    private final Needs needs;
    private final boolean weighted;
    private final Function<Inequality, Double> formula;

    InequalityIndex(Needs needs, boolean weighted, Function<Inequality, Double> formula) {
        this.needs = needs;
        this.weighted = weighted;
        this.formula = formula;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name in the phrases of this room; with {@code .meaning} after it, of one sentence that explains it. */
    public String phrase() {
        return "index." + id();
    }

    /** Whether it is in the unit of the measure; the others are bare numbers. */
    public boolean inUnitOfMeasure() {
        return this == MEAN_DIFFERENCE || this == DIFFERENCE || this == WEIGHTED_STANDARD_DEVIATION;
    }

    /** What it is where every region has the same value, which is also the least it can be. */
    public double least() {
        return switch (this) {
            case RATIO, TWENTY_TWENTY -> 1;
            case PALMA -> 0.25;
            default -> 0;
        };
    }

    /** Whether regions weigh by their population. */
    public boolean weighted() {
        return weighted;
    }

    public Result<Double> of(RegionalValues regions) {
        if (regions.values().size() < 2) {
            return Result.undefined(Undefined.TOO_FEW_VALUES);
        }
        if (weighted && !Inequality.weighs(regions)) {
            return Result.undefined(Undefined.POPULATION_MISSING);
        }
        return of(Inequality.of(regions, weighted));
    }

    Result<Double> of(Inequality regions) {
        if (needs != Needs.NUMBERS && regions.least() < 0) {
            return Result.undefined(Undefined.NEGATIVE_VALUE);
        }
        if (needs == Needs.ABOVE_ZERO && regions.least() == 0) {
            return Result.undefined(Undefined.ZERO_VALUE);
        }
        boolean overMean = needs == Needs.AMOUNTS;
        if (overMean && (regions.mean() == 0 || this == WILLIAMSON && regions.centre() == 0)) {
            return Result.undefined(Undefined.MEAN_ZERO);
        }
        return Result.of(formula.apply(regions));
    }
}
