package org.merata.web.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Estimates how wide a text of 12 px runs in the widest of the fonts asked for, so that labels get room before a browser sees them. */
final class Lettering {
    private static final double DIGIT_OR_CAPITAL = 7.8;
    private static final double SMALL = 7.1;
    private static final double NARROW = 4;
    private static final int STEP = 8;

    private Lettering() {}

    static int width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("iljtfr.,:;'|! ()[]".indexOf(c) >= 0) {
                width += NARROW;
            } else {
                width += Character.isDigit(c) || Character.isUpperCase(c) || c == '%' || c == 'm' || c == 'w'
                        ? DIGIT_OR_CAPITAL
                        : SMALL;
            }
        }
        return (int) Math.ceil(width);
    }

    static int widest(Collection<String> texts) {
        return texts.stream().mapToInt(Lettering::width).max().orElse(0);
    }

    /** The text itself, or its beginning and an ellipsis where it is wider. */
    static String fit(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end)) + 8 > width) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** The text in lines no wider than asked, broken between words; a word that is wider by itself ends in an ellipsis. */
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= width) {
                line = longer;
            } else {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                line = fit(word, width);
            }
        }
        lines.add(line);
        return lines;
    }

    /** The next step of the margins that the stylesheet knows ({@code pl0, pl8, ...}), at most {@code most}. */
    static int margin(int width, int most) {
        return Math.min(most, (width + STEP - 1) / STEP * STEP);
    }
}
