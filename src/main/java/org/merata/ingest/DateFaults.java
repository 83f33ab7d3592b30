package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import org.merata.warehouse.SqlText;

/** Why a text is no date, by name: SQL for the code of the fault. */
final class DateFaults {
    private static final String SEPARATOR = "[-/. ]";
    private static final String NAME = "[A-Za-z]{3,9}\\.?";
    private static final String TAIL = "(?:[T, ].*)?";
    private static final String TWO_DIGIT_YEAR =
            "\\d{1,2}" + SEPARATOR + "(?:\\d{1,2}|" + NAME + ")" + SEPARATOR + "\\d{2}" + TAIL;
    private static final String HIJRI_YEAR = "1[34]\\d{2}" + SEPARATOR + "(?:\\d{1,2}|" + NAME + ")" + SEPARATOR
            + "\\d{1,2}" + TAIL + "|\\d{1,2}" + SEPARATOR + "(?:\\d{1,2}|" + NAME + ")" + SEPARATOR + "1[34]\\d{2}"
            + TAIL;
    private static final String NO_TIME_OF_DAY = ".*[T ](?:(?:2[4-9]|[3-9]\\d)[:.]\\d{2}|\\d{1,2}[:.][6-9]\\d"
            + "|\\d{1,2}[:.]\\d{2}[:.][6-9]\\d)(?:\\D.*)?";

    private DateFaults() {}

    /**
     * The code for a text that was not read.
     *
     * @param formats those that read the column
     * @param others the text read in each format that must not be used, as SQL
     */
    static String code(
            String text, List<DateFormat> formats, List<String> others, IngestNotice why, IngestNotice otherwise) {
        var sql = new StringBuilder("CASE");
        if (!others.isEmpty()) {
            String read = String.join(" IS NOT NULL OR ", others) + " IS NOT NULL";
            when(sql, read, why);
        }
        when(sql, full(text, DateFormat.SERIAL), IngestNotice.DATE_IS_SERIAL);
        when(sql, full(text, HIJRI_YEAR), IngestNotice.YEAR_NOT_GREGORIAN);
        when(sql, full(text, NO_TIME_OF_DAY), IngestNotice.TIME_NOT_ON_CLOCK);
        var forms = new ArrayList<String>();
        formats.forEach(format -> forms.add(format.matches(text)));
        if (!forms.isEmpty()) {
            when(sql, String.join(" OR ", forms), IngestNotice.DAY_NOT_IN_CALENDAR);
        }
        when(sql, full(text, TWO_DIGIT_YEAR), IngestNotice.YEAR_OF_TWO_DIGITS);
        return sql + " ELSE " + SqlText.text(otherwise.code()) + " END";
    }

    private static String full(String text, String pattern) {
        return "regexp_full_match(" + text + ", " + SqlText.text(pattern) + ")";
    }

    private static void when(StringBuilder sql, String condition, IngestNotice then) {
        sql.append(" WHEN ").append(condition).append(" THEN ").append(SqlText.text(then.code()));
    }
}
