package org.merata.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The unit a length of time is written in. Values are held in seconds. */
public enum DurationUnit {
    SECOND(1, "second", "seconds", "detik"),
    MINUTE(60, "minute", "minutes", "menit"),
    HOUR(3_600, "hour", "hours", "jam"),
    DAY(86_400, "day", "days", "hari");

    private final int seconds;
    private final String english;
    private final String englishPlural;
    private final String indonesian;

    DurationUnit(int seconds, String english, String englishPlural, String indonesian) {
        this.seconds = seconds;
        this.english = english;
        this.englishPlural = englishPlural;
        this.indonesian = indonesian;
    }

    /** How many seconds it has; a day is 24 hours. */
    public int seconds() {
        return seconds;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit in which a length of time reads best: the longest of which there is at least one, once rounded. */
    public static DurationUnit of(double seconds, int decimals) {
        DurationUnit best = SECOND;
        for (DurationUnit unit : values()) {
            BigDecimal rounded = best.from(Math.abs(seconds), decimals).multiply(BigDecimal.valueOf(best.seconds));
            if (rounded.compareTo(BigDecimal.valueOf(unit.seconds)) >= 0) {
                best = unit;
            }
        }
        return best;
    }

    /** So many seconds in this unit, rounded half up. */
    BigDecimal from(double value, int decimals) {
        return BigDecimal.valueOf(value).divide(BigDecimal.valueOf(seconds), decimals, RoundingMode.HALF_UP);
    }

    /** The unit in words, for headings and axes: {@code days}, {@code hari}. */
    public String label(Language language) {
        return language == Language.ID ? indonesian : englishPlural;
    }

    /** The unit after a number: {@code day} after 1 alone, {@code days} after every other, {@code hari} after all. */
    String after(String number, Language language) {
        return language == Language.EN && number.equals("1") ? english : label(language);
    }
}
