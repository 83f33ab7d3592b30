package org.merata.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How numbers, lengths of time and dates are written for people, in one language: {@code 87.28} and {@code 87,28}. Independent of the
 * machine's own locale. Rounds half up on the decimal text of a number ({@code 0.125} to two decimals is {@code 0.13}), writes a
 * minus as U+2212, a range with an en dash, and never a minus before zero. For files see {@code publish}, which writes exact numbers.
 */
public final class Formats {
    private static final char MINUS = '\u2212';
    private static final char EN_DASH = '\u2013';

    private final Language language;
    private final Optional<String> currency;
    private final CalendarFormats calendar;

    private Formats(Language language, Optional<String> currency) {
        this.language = language;
        this.currency = currency;
        this.calendar = new CalendarFormats(language);
    }

    /** @param currency ISO 4217 code of the country's currency, such as {@code IDR} */
    public static Formats of(Language language, String currency) {
        return new Formats(language, Optional.of(currency));
    }

    /** For texts without money: money cannot be written with these. */
    public static Formats of(Language language) {
        return new Formats(language, Optional.empty());
    }

    public Language language() {
        return language;
    }

    /** A whole number: {@code 1,234,567}, {@code 1.234.567}. */
    public String count(long value) {
        return plain(BigDecimal.valueOf(value));
    }

    /** A number with so many decimals: {@code 87.28}, {@code 87,28}. */
    public String number(double value, int decimals) {
        return plain(rounded(value, decimals));
    }

    /** A share held as 0..1, as a per cent: {@code 61.4%}, {@code 61,4%}. */
    public String share(double value, int decimals) {
        return percent(value, decimals) + "%";
    }

    /** A length of time in the unit it reads best in: {@code 7.8 days}, {@code 7,8 hari}. */
    public String duration(double seconds, int decimals) {
        return duration(seconds, DurationUnit.of(seconds, decimals), decimals);
    }

    public String duration(double seconds, DurationUnit unit, int decimals) {
        String number = durationNumber(seconds, unit, decimals);
        return number + " " + unit.after(number, language);
    }

    /** {@code 26.3 working hours}, {@code 26,3 jam kerja}. */
    private String working(double seconds, DurationUnit unit, int decimals) {
        String number = durationNumber(seconds, unit, decimals);
        return number + " " + working(unit.after(number, language));
    }

    private String working(String unit) {
        return language == Language.ID ? unit + " kerja" : "working " + unit;
    }

    /** The number alone, for tables and axes whose heading names the unit. */
    public String durationNumber(double seconds, DurationUnit unit, int decimals) {
        return plain(unit.from(seconds, decimals));
    }

    /** A service standard: {@code 3 working days}, {@code 3 hari kerja}. */
    public String standard(Service.Standard standard) {
        String number = count(standard.value());
        if (standard.unit() == Service.TimeUnit.WORKING_DAY) {
            return number
                    + (language == Language.ID ? " hari kerja" : number.equals("1") ? " working day" : " working days");
        }
        return number + " " + DurationUnit.valueOf(standard.unit().name()).after(number, language);
    }

    /** An amount of money: {@code IDR 12,500}, {@code Rp12.500}. */
    public String money(double value, int decimals) {
        return money(number(value, decimals));
    }

    /** A large number in short, for headlines: {@code 1.2 million}, {@code 1,2 juta}; below a million as it is. */
    public String shortCount(double value) {
        String[] words = language == Language.ID
                ? new String[] {" juta", " miliar", " triliun"}
                : new String[] {" million", " billion", " trillion"};
        BigDecimal whole = rounded(value, 0);
        for (int power = 3; power >= 1; power--) {
            BigDecimal part = rounded(value, 0).movePointLeft(3 + 3 * power).setScale(1, RoundingMode.HALF_UP);
            if (part.abs().compareTo(BigDecimal.ONE) >= 0) {
                return plain(part) + words[power - 1];
            }
        }
        return plain(whole);
    }

    /** A measure's value with its unit: {@code 61.4%}, {@code 7.8 days}, {@code 4.2 per 1,000}, {@code 87.28}, {@code Rp12.500}. */
    public String value(Unit unit, int decimals, double value) {
        return switch (unit) {
            case COUNT, INDEX -> number(value, decimals);
            case SHARE -> share(value, decimals);
            case SECONDS -> duration(value, decimals);
            case WORKING_SECONDS -> working(value, unit.length(value, decimals), decimals);
            case PER_THOUSAND -> number(value, decimals) + " per " + count(1_000);
            case MONEY -> money(value, decimals);
        };
    }

    /**
     * The difference of two values of a unit, without sign: {@code 3.1 percentage points}, {@code 3,1 poin persen}; otherwise as
     * {@link #value}, with points for an index.
     */
    public String difference(Unit unit, int decimals, double difference) {
        double size = Math.abs(difference);
        if (unit == Unit.SHARE) {
            String number = percent(size, decimals);
            return number
                    + (language == Language.ID
                            ? " poin persen"
                            : number.equals("1") ? " percentage point" : " percentage points");
        }
        if (unit == Unit.INDEX) {
            String number = number(size, decimals);
            return number + (language == Language.ID ? " poin" : number.equals("1") ? " point" : " points");
        }
        return value(unit, decimals, size);
    }

    /** As {@link #difference}, with {@code +} or a minus; zero has neither. */
    public String change(Unit unit, int decimals, double difference) {
        String size = difference(unit, decimals, difference);
        boolean zero = size.equals(difference(unit, decimals, 0));
        return zero ? size : (difference < 0 ? MINUS : '+') + size;
    }

    /** From a lower to an upper value in one unit: {@code 58.2–64.6%}, {@code 7.1–8.3 days}. */
    public String range(Unit unit, int decimals, double lower, double upper) {
        return switch (unit) {
            case COUNT, INDEX -> dashed(number(lower, decimals), number(upper, decimals));
            case SHARE -> dashed(percent(lower, decimals), share(upper, decimals));
            case SECONDS -> {
                DurationUnit length = DurationUnit.of(upper, decimals);
                yield dashed(durationNumber(lower, length, decimals), duration(upper, length, decimals));
            }
            case WORKING_SECONDS -> {
                DurationUnit length = unit.length(upper, decimals);
                yield dashed(durationNumber(lower, length, decimals), working(upper, length, decimals));
            }
            case PER_THOUSAND -> dashed(number(lower, decimals), value(unit, decimals, upper));
            case MONEY -> money(dashed(number(lower, decimals), number(upper, decimals)));
        };
    }

    public String range(Unit unit, int decimals, Interval interval) {
        return range(unit, decimals, interval.lower(), interval.upper());
    }

    /** What stands over a column or beside an axis of such values: {@code %}, {@code days}, {@code per 1,000}, {@code Rp}; empty for bare numbers. */
    public String unitLabel(Unit unit, DurationUnit length) {
        return switch (unit) {
            case COUNT, INDEX -> "";
            case SHARE -> "%";
            case SECONDS -> length.label(language);
            case WORKING_SECONDS -> working(length.label(language));
            case PER_THOUSAND -> "per " + count(1_000);
            case MONEY -> currencySign().strip();
        };
    }

    /** {@code 21 July 2021}, {@code 21 Juli 2021}. */
    public String date(LocalDate date) {
        return calendar.date(date);
    }

    /** Both days included: {@code 3–20 July 2021}. */
    public String dates(LocalDate first, LocalDate last) {
        return calendar.dates(first, last);
    }

    /** {@code 21 July 2021, 14:05 WIB}, {@code 21 Juli 2021, 14.05 WIB}; a zone without a name of its own is written as {@code UTC+01:00}. */
    public String moment(Instant moment, ZoneId zone) {
        return calendar.moment(moment, zone);
    }

    /** {@code July 2021}, {@code Q3 2026} and {@code Triwulan III 2026}, {@code Semester I 2026}, {@code 2026}. */
    public String period(Period period) {
        return calendar.period(period);
    }

    /** As {@link #period}, short enough for an axis: {@code Jul 2021}, {@code Agu 2021}, {@code TW III 2026}, {@code Sem. I 2026}. */
    public String shortPeriod(Period period) {
        return calendar.shortPeriod(period);
    }

    /** {@code July–September 2021}, {@code July 2021 – March 2022}, {@code Q1–Q3 2026}, {@code 2021–2023}. */
    public String periods(TimeRange range) {
        return calendar.periods(range);
    }

    /** Items as part of a sentence: {@code a, b and c}, {@code a, b, dan c}. */
    public String list(List<String> items) {
        String and = language == Language.ID ? " dan " : " and ";
        int last = items.size() - 1;
        if (last < 1) {
            return String.join("", items);
        }
        String comma = language == Language.ID && last > 1 ? "," : "";
        return String.join(", ", items.subList(0, last)) + comma + and + items.get(last);
    }

    private String percent(double value, int decimals) {
        return plain(exact(value).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP));
    }

    private String money(String number) {
        String sign = currencySign();
        return number.charAt(0) == MINUS ? MINUS + sign + number.substring(1) : sign + number;
    }

    private String currencySign() {
        String code = currency.orElseThrow(() -> new IllegalStateException("no currency was given to write money in"));
        return language == Language.ID && code.equals("IDR") ? "Rp" : code + " ";
    }

    private static BigDecimal rounded(double value, int decimals) {
        return exact(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal exact(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number to write: " + value);
        }
        return BigDecimal.valueOf(value);
    }

    /** Digits grouped by three, with this language's signs. */
    private String plain(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        var text = new StringBuilder();
        if (number.signum() < 0) {
            text.append(MINUS);
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(language == Language.ID ? '.' : ',');
            }
            text.append(whole.charAt(i));
        }
        if (point >= 0) {
            text.append(language == Language.ID ? ',' : '.').append(digits, point + 1, digits.length());
        }
        return text.toString();
    }

    /** A dash without spaces, except before a minus, where it could not be told from one. */
    private static String dashed(String lower, String upper) {
        boolean spaced = lower.charAt(0) == MINUS || upper.charAt(0) == MINUS;
        return spaced ? lower + " " + EN_DASH + " " + upper : lower + EN_DASH + upper;
    }
}
