package org.merata.ingest;

import java.util.List;
import java.util.Locale;

/**
 * The names of months as publishers of Indonesia write them: in Indonesian and in English, whole or short, with older spellings. No
 * name stands for two months.
 */
final class MonthNames {
    private static final List<List<String>> NAMES = List.of(
            List.of("januari", "january", "jan"),
            List.of("februari", "february", "pebruari", "febr", "feb", "peb"),
            List.of("maret", "march", "mar", "mrt"),
            List.of("april", "apr"),
            List.of("mei", "may"),
            List.of("juni", "june", "jun"),
            List.of("juli", "july", "jul"),
            List.of("agustus", "august", "agust", "agu", "agt", "ags", "aug"),
            List.of("september", "sept", "sep"),
            List.of("oktober", "october", "okt", "oct"),
            List.of("november", "nopember", "nov", "nop"),
            List.of("desember", "december", "des", "dec"));

    /** The first three letters tell the month; each row has twelve slots of four letters. */
    private static final String SLOTS = "jan feb mar apr mei jun jul agu sep okt nov des "
            + "    peb mrt     may         agt     oct nop dec "
            + "                            ags                 "
            + "                            aug                 ";

    private MonthNames() {}

    /** A regular expression for a name, with a point after it or none, in any case. */
    static String pattern() {
        return "(?i:" + String.join("|", NAMES.stream().flatMap(List::stream).toList()) + ")\\.?";
    }

    /** The month of a name, from 1; 0 where it is none. */
    static int find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        for (int i = 0; i < NAMES.size(); i++) {
            if (NAMES.get(i).contains(bare)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** SQL for the two digits of the month that a name, matched by {@link #pattern}, stands for. */
    static String digits(String name) {
        return "lpad(CAST((strpos('" + SLOTS + "', lower(left(" + name
                + ", 3))) - 1) // 4 % 12 + 1 AS VARCHAR), 2, '0')";
    }
}
