package org.merata.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;
import org.merata.reading.SheetCell.Kind;

/** The text of a number in a workbook, by the format it is shown in. */
final class CellTexts {
    private static final MathContext DIGITS_OF_EXCEL = new MathContext(15);
    private static final double LAST_DAY = 2_958_466;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** What a format shows of a number. */
    enum Shown {
        NUMBER,
        DATE,
        MOMENT,
        TIME
    }

    private CellTexts() {}

    /** What a number format makes of a number, by its number and its text. */
    static Shown shown(int index, String format) {
        if (!DateUtil.isADateFormat(index, format)) {
            return Shown.NUMBER;
        }
        String bare = format == null
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\\\.|\\[\\$[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
        boolean time = bare.contains("h") || bare.contains("s");
        boolean day = bare.contains("d") || bare.contains("y");
        return !time ? Shown.DATE : day ? Shown.MOMENT : Shown.TIME;
    }

    static SheetCell number(int column, double value, Shown shown, boolean from1904, boolean bold) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return new SheetCell(column, Kind.ERROR, "#NUM!", bold);
        }
        if (shown == Shown.NUMBER || value < 0 || value >= LAST_DAY) {
            return new SheetCell(column, Kind.NUMBER, number(value), bold);
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(value, from1904, true);
        if (shown == Shown.TIME && value < 1) {
            return new SheetCell(column, Kind.DATE, TIME.format(moment.toLocalTime()), bold);
        }
        // A time that the format hides is kept: cut off, a wrong moment would look right
        boolean dayOnly = shown == Shown.DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return new SheetCell(column, Kind.DATE, (dayOnly ? DATE : MOMENT).format(moment), bold);
    }

    /** All digits that Excel itself keeps, without an exponent, and without a point where the number is whole. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS_OF_EXCEL).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
