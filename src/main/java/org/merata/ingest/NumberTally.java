package org.merata.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How the numbers of one column are written, decided from all of them: {@code 1.234,5} or {@code 1234.5}. A text such as {@code 1.234}
 * fits both and decides nothing.
 */
final class NumberTally {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d{1,18}\\.\\d{1,18}");
    private static final Pattern COMMA = Pattern.compile("[+-]?(?:\\d{1,3}(?:\\.\\d{3}){1,5}|\\d{1,18}),\\d{1,18}");
    private static final Pattern POINTS_PART_THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:\\.\\d{3}){1,5}");
    private static final Pattern COMMAS_PART_THOUSANDS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}(?:,\\d{3}){1,5}(?:\\.\\d{1,18})?");
    private static final Pattern CODE = Pattern.compile("0\\d+");

    private long whole;
    private long onlyPoint;
    private long onlyComma;
    private long pointOfEither;
    private long commaOfEither;
    private long unreadable;
    private long codes;

    void add(String text, long times) {
        boolean point = POINT.matcher(text).matches();
        boolean comma = COMMA.matcher(text).matches()
                || POINTS_PART_THOUSANDS.matcher(text).matches();
        boolean english = COMMAS_PART_THOUSANDS.matcher(text).matches();
        if (CODE.matcher(text).matches()) {
            codes += times;
        } else if (WHOLE.matcher(text).matches()) {
            whole += times;
        } else if (comma && point) {
            pointOfEither += times;
        } else if (comma && english) {
            commaOfEither += times;
        } else if (point) {
            onlyPoint += times;
        } else if (comma) {
            onlyComma += times;
        } else if (english) {
            unreadable += times;
        }
    }

    /** Values that are numbers in some writing. Digits that start with 0 are codes, not numbers. */
    long fits() {
        return codes > 0 ? 0 : whole + onlyPoint + onlyComma + pointOfEither + commaOfEither + unreadable;
    }

    boolean isWhole() {
        return onlyPoint + onlyComma + pointOfEither + commaOfEither + unreadable == 0;
    }

    boolean decimalComma() {
        return onlyComma > onlyPoint + unreadable;
    }

    Optional<IngestNotice> doubt() {
        boolean english = onlyPoint + unreadable > 0;
        if (onlyComma > 0 && english || onlyComma == 0 && !english && pointOfEither + commaOfEither > 0) {
            return Optional.of(IngestNotice.DECIMAL_MARK_UNCLEAR);
        }
        boolean commasBetweenThousands = unreadable > 0 || onlyComma == 0 && commaOfEither > 0;
        return commasBetweenThousands ? Optional.of(IngestNotice.WRITING_UNREADABLE) : Optional.empty();
    }

    /** How the column's numbers are written; open where its points and commas can be read in two ways. */
    NumberStyle style() {
        Optional<IngestNotice> doubt = doubt();
        if (doubt.equals(Optional.of(IngestNotice.DECIMAL_MARK_UNCLEAR))) {
            return NumberStyle.OPEN;
        }
        boolean commasBetweenThousands = unreadable > 0;
        return decimalComma()
                ? NumberStyle.COMMA
                : commasBetweenThousands ? NumberStyle.COMMA_BETWEEN_THOUSANDS : NumberStyle.POINT;
    }

    /** How many numbers only have a point for decimals, only a comma, commas between thousands, or can be read either way. */
    Map<String, String> counts() {
        return Map.of(
                "decimal_point", Long.toString(onlyPoint),
                "decimal_comma", Long.toString(onlyComma),
                "commas_between_thousands", Long.toString(unreadable),
                "either", Long.toString(pointOfEither + commaOfEither));
    }

    /** The number as this column is read; empty where it is none. */
    OptionalDouble read(String text) {
        if (WHOLE.matcher(text).matches()) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        if (decimalComma()) {
            boolean fits = COMMA.matcher(text).matches()
                    || POINTS_PART_THOUSANDS.matcher(text).matches();
            return fits
                    ? OptionalDouble.of(Double.parseDouble(text.replace(".", "").replace(',', '.')))
                    : OptionalDouble.empty();
        }
        boolean fits = POINT.matcher(text).matches()
                || COMMAS_PART_THOUSANDS.matcher(text).matches();
        return fits ? OptionalDouble.of(Double.parseDouble(text.replace(",", ""))) : OptionalDouble.empty();
    }
}
