package org.merata.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The bands that turn a satisfaction index of 25..100 into a grade, A to D. Older archives need the older bands. */
public enum GradeScale {
    /** Permen PANRB 14/2017: A from 88.31, B from 76.61, C from 65.00. */
    PERMEN_14_2017("88.31", "76.61", "65.00"),
    /** KEP/25/M.PAN/2/2004 and Permen PANRB 16/2014, in force until 2017: A from 81.26, B from 62.51, C from 43.76. */
    KEP_25_2004("81.26", "62.51", "43.76");

    /** What two ways of adding the same numbers up may differ by: half of it can never decide a grade. */
    private static final int EXACT_DECIMALS = 9;

    private final List<BigDecimal> leasts;

    GradeScale(String... leasts) {
        this.leasts = List.of(leasts).stream().map(BigDecimal::new).toList();
    }

    /** In the order of the regulation: A is best. */
    public enum Grade {
        A,
        B,
        C,
        D;

        /** The key of its label in the phrases of this room. */
        public String phrase() {
            return "grade." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The least index of each grade but the last, A first. */
    public List<Double> leasts() {
        return leasts.stream().map(BigDecimal::doubleValue).toList();
    }

    /** The grade of an index: rounded half up to two decimals first, as the bands leave gaps between two decimals. */
    public Grade grade(double index) {
        BigDecimal rounded = BigDecimal.valueOf(index)
                .setScale(EXACT_DECIMALS, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
        int grade = 0;
        while (grade < leasts.size() && rounded.compareTo(leasts.get(grade)) < 0) {
            grade++;
        }
        return Grade.values()[grade];
    }
}
