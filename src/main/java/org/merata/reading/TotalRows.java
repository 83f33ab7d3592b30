package org.merata.reading;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.merata.reading.SheetCell.Kind;

/** Knows a row of totals by its name and by its numbers: they are the sums of the rows above, or their means. */
final class TotalRows {
    private static final Pattern TOTAL = Pattern.compile(
            "(?:(?:sub|grand)[\\s-]*)?(?:total|jumlah)\\b.*|rata\\s*-?\\s*rata\\b.*|rerata\\b.*|average\\b.*|mean\\b.*|sum\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile(
            "(?:(?:sub|grand)[\\s-]*)?(?:total|jumlah|rata\\s*-?\\s*rata|rerata|average|mean|sum)"
                    + "(?:\\s+(?:seluruh(?:nya)?|keseluruhan|semua|umum|akhir|total|jumlah|all))?[\\s.:]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MEAN =
            Pattern.compile("(?:rata|rerata|average|mean).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LEAST_ADDED = 2;
    private static final double NEAR = 1e-6;
    private static final double NEAR_FOR_MEANS = 5e-3;

    private final double[] all;
    private final double[] section;
    private final long[] counts;

    TotalRows(int columns) {
        all = new double[columns];
        section = new double[columns];
        counts = new long[columns];
    }

    static SheetCell first(SheetCell[] cells) {
        return Arrays.stream(cells).filter(cell -> cell != null).findFirst().orElseThrow();
    }

    /** Whether the first text of the row is a word for totals. */
    static boolean isCalledTotal(SheetCell[] cells) {
        return Arrays.stream(cells)
                .filter(cell -> cell != null && cell.kind() == Kind.TEXT)
                .findFirst()
                .map(cell -> TOTAL.matcher(cell.text().strip()).matches())
                .orElse(false);
    }

    /** Whether that word stands alone: {@code Jumlah} is no name of anything else, {@code Jumlah penduduk} may be. */
    static boolean isBarelyTotal(SheetCell[] cells) {
        return Arrays.stream(cells)
                .filter(cell -> cell != null && cell.kind() == Kind.TEXT)
                .findFirst()
                .map(cell -> isBarelyTotal(cell.text()))
                .orElse(false);
    }

    /** Whether a text is that word and nothing else. */
    static boolean isBarelyTotal(String text) {
        return BARE.matcher(text.strip()).matches();
    }

    /** Counts a record in. */
    void add(SheetCell[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null && cells[i].kind() == Kind.NUMBER) {
                double value = Double.parseDouble(cells[i].text());
                all[i] += value;
                section[i] += value;
                counts[i]++;
            }
        }
    }

    /** After a subtotal the next sum begins. */
    void closeSection() {
        Arrays.fill(section, 0);
    }

    /** Whether a row that is called a total stands out as one: in bold, or by numbers of which most are sums or means. */
    boolean isProven(SheetCell[] cells) {
        String name = "";
        int numbers = 0;
        int sums = 0;
        boolean bold = true;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                continue;
            }
            bold &= cells[i].bold();
            if (cells[i].kind() == Kind.TEXT && name.isEmpty()) {
                name = cells[i].text().strip();
            } else if (cells[i].kind() == Kind.NUMBER) {
                numbers++;
                sums += isSum(
                                i,
                                Double.parseDouble(cells[i].text()),
                                MEAN.matcher(name).matches())
                        ? 1
                        : 0;
            }
        }
        return bold && isBarelyTotal(cells) || sums > 0 && sums * 2 >= numbers;
    }

    private boolean isSum(int column, double value, boolean mean) {
        if (counts[column] < LEAST_ADDED) {
            return false;
        }
        if (mean) {
            return isNear(value, all[column] / counts[column], NEAR_FOR_MEANS);
        }
        return isNear(value, all[column], NEAR) || isNear(value, section[column], NEAR);
    }

    private static boolean isNear(double value, double sum, double share) {
        return Math.abs(value - sum) <= share * Math.max(1, Math.abs(sum));
    }
}
