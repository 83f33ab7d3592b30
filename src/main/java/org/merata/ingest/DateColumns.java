package org.merata.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeMap;
import org.merata.warehouse.RecordsDatabase;

/** Looks at whole columns of dates whose format no source states. */
final class DateColumns {
    private static final String TIMED = "'^(.*?)((?:T|,? )\\d{1,2}[:.]\\d{2}.*)?$'";

    private DateColumns() {}

    /**
     * Counts how the dates of a column are written.
     *
     * @param text SQL for the text of a cell
     * @param rows SQL for all cells that were not read
     */
    static DateTally tally(RecordsDatabase records, String text, String rows) throws SQLException {
        // Of times only the form matters: with their digits made 0, a column has few different texts.
        String day = "regexp_extract(" + text + ", " + TIMED + ", 1)";
        String time = "regexp_replace(regexp_extract(" + text + ", " + TIMED + ", 2), '\\d', '0', 'g')";
        var tally = new DateTally();
        try (Statement statement = records.connection().createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT left(" + day + " || " + time + ", 64), count(*) FROM " + rows + " GROUP BY 1")) {
            while (found.next()) {
                tally.add(found.getString(1), found.getLong(2));
            }
        }
        return tally;
    }

    /** What a report says of a decision, or of none. */
    static TreeMap<String, String> details(String field, String column, Writing writing, DateTally tally) {
        var details = new TreeMap<String, String>(tally.counts());
        details.put("field", field);
        details.put("column", column);
        if (!writing.formats().isEmpty()) {
            details.put("formats", String.join("; ", writing.formats()));
        }
        return details;
    }
}
