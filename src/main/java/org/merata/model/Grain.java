package org.merata.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The length of a {@link Period}, always a whole number of calendar months. Ordered from fine to coarse. */
public enum Grain {
    MONTH(1),
    QUARTER(3),
    SEMESTER(6),
    YEAR(12);

    private final int months;

    Grain(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }

    /** The id used in URLs and definition files: {@code month}, {@code quarter}, {@code semester}, {@code year}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grain> find(String id) {
        return Arrays.stream(values()).filter(grain -> grain.id().equals(id)).findFirst();
    }
}
