package org.merata.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.merata.model.Interval;

/**
 * The data of the tests of WHO's R package healthequal, which draw them by {@code set.seed(123)}: {@code round(rnorm(25, 1000, 300))},
 * {@code rbinom(25, 1000, .065)}, {@code rbinom(25, 100, .045)}; drawn again here by R's generators, as the printed results confirm.
 */
final class HealthEqual {
    private static final double NORMAL_975 = 1.959963984540054;

    private static final double[] PEOPLE = {
        832, 931, 1468, 1021, 1039, 1515, 1138, 620, 794, 866, 1367, 1108, 1120, 1033, 833, 1536, 1149, 410, 1210, 858,
        680, 935, 692, 781, 812
    };
    private static final double[] VALUES = {
        61, 74, 58, 59, 72, 75, 74, 68, 75, 67, 73, 63, 66, 62, 60, 66, 71, 73, 71, 61, 74, 84, 55, 69, 60
    };
    private static final double[] ERRORS = {5, 3, 3, 3, 4, 9, 2, 2, 2, 5, 5, 7, 5, 6, 4, 5, 6, 6, 9, 4, 3, 4, 1, 3, 7};

    /** {@code round(rnorm(5, 100, 40))} of the same seed. */
    static final double[] FIVE = {78, 91, 162, 103, 105};

    private HealthEqual() {}

    static RegionalValues regions() {
        return regions(PEOPLE, VALUES, ERRORS);
    }

    static RegionalValues regions(double[] people, double[] values, double[] errors) {
        return RegionalValues.of(IntStream.range(0, people.length)
                .mapToObj(i -> region("r" + i, values[i], errors[i], people[i]))
                .toList());
    }

    static RegionalValue region(String code, double value, double error, double people) {
        return new RegionalValue(
                code,
                value,
                Optional.of(new Interval(
                        value - NORMAL_975 * error, value + NORMAL_975 * error, Interval.Method.STUDENT_T)),
                OptionalLong.empty(),
                OptionalDouble.of(people),
                Optional.empty());
    }

    static RegionalValues fiveRegions() {
        return regions(FIVE, new double[] {20, 30, 40, 50, 60}, new double[] {5, 7, 10, 12, 14});
    }

    /** The five groups in their order of advantage, of 20 to 60 per cent. */
    static Advantage five() {
        double[] errors = {5, 7, 10, 12, 14};
        return Advantage.of(IntStream.range(0, 5)
                        .mapToObj(i -> new Advantage.Pair(region("q" + i, 20 + 10 * i, errors[i], FIVE[i]), i + 1))
                        .toList())
                .get();
    }
}
