package org.merata.ingest;

import java.util.Map;
import java.util.Optional;
import org.merata.warehouse.SqlText;

/**
 * A date format in {@link java.time.format.DateTimeFormatter}'s letters, as the engine needs it: a pattern the whole text must match,
 * and a parsing format. The engine alone would pass over what follows a date, take years of two digits and ignore offsets.
 *
 * @param parsing for {@code strptime}
 * @param pattern what the whole text must look like
 * @param hasOffset whether the text says its offset from UTC
 * @param hasTime whether the text says a time of day
 */
record DateFormat(String parsing, String pattern, boolean hasOffset, boolean hasTime) {
    private static final Map<String, String[]> LETTERS = Map.ofEntries(
            Map.entry("yyyy", new String[] {"%Y", "(?:1[89]|2[01])\\d{2}"}),
            Map.entry("uuuu", new String[] {"%Y", "(?:1[89]|2[01])\\d{2}"}),
            Map.entry("MM", new String[] {"%m", "\\d{2}"}),
            Map.entry("M", new String[] {"%-m", "\\d{1,2}"}),
            Map.entry("MMM", new String[] {"%b", "[A-Za-z]{3}"}),
            Map.entry("MMMM", new String[] {"%B", "[A-Za-z]+"}),
            Map.entry("dd", new String[] {"%d", "\\d{2}"}),
            Map.entry("d", new String[] {"%-d", "\\d{1,2}"}),
            Map.entry("HH", new String[] {"%H", "(?:[01]\\d|2[0-3])"}),
            Map.entry("H", new String[] {"%-H", "(?:1?\\d|2[0-3])"}),
            Map.entry("hh", new String[] {"%I", "(?:0[1-9]|1[0-2])"}),
            Map.entry("h", new String[] {"%-I", "(?:[1-9]|1[0-2])"}),
            Map.entry("mm", new String[] {"%M", "[0-5]\\d"}),
            Map.entry("ss", new String[] {"%S", "[0-5]\\d"}),
            Map.entry("SSS", new String[] {"%g", "\\d{3}"}),
            Map.entry("SSSSSS", new String[] {"%f", "\\d{6}"}),
            Map.entry("a", new String[] {"%p", "[AaPp][Mm]"}),
            Map.entry("X", new String[] {"%z", "(?:Z|[+-]\\d{2}(?:\\d{2})?)"}),
            Map.entry("XX", new String[] {"%z", "(?:Z|[+-]\\d{4})"}),
            Map.entry("XXX", new String[] {"%z", "(?:Z|[+-]\\d{2}:\\d{2})"}),
            Map.entry("Z", new String[] {"%z", "[+-]\\d{4}"}));

    /** Reads a format; empty where a letter or its length is not known here, or there is no full date. */
    static Optional<DateFormat> find(String format) {
        var parsing = new StringBuilder();
        var pattern = new StringBuilder();
        var used = new StringBuilder();
        for (int i = 0; i < format.length(); ) {
            char letter = format.charAt(i);
            int end = i;
            if (letter == '\'') {
                end = format.indexOf('\'', i + 1);
                if (end < 0) {
                    return Optional.empty();
                }
                literal(end == i + 1 ? "'" : format.substring(i + 1, end), parsing, pattern);
                i = end + 1;
            } else if (Character.isLetter(letter)) {
                while (end < format.length() && format.charAt(end) == letter) {
                    end++;
                }
                String[] known = LETTERS.get(format.substring(i, end));
                if (known == null) {
                    return Optional.empty();
                }
                parsing.append(known[0]);
                pattern.append(known[1]);
                used.append(letter);
                i = end;
            } else {
                literal(String.valueOf(letter), parsing, pattern);
                i++;
            }
        }
        String letters = used.toString();
        boolean whole = letters.matches(".*[yu].*") && letters.contains("M") && letters.contains("d");
        boolean hourIsClear = letters.contains("h") == letters.contains("a");
        return whole && hourIsClear
                ? Optional.of(new DateFormat(
                        parsing.toString(),
                        pattern.toString(),
                        letters.matches(".*[XZ].*"),
                        letters.matches(".*[Hh].*")))
                : Optional.empty();
    }

    static DateFormat get(String format) {
        return find(format).orElseThrow(() -> new IllegalArgumentException("no date format: " + format));
    }

    private static void literal(String text, StringBuilder parsing, StringBuilder pattern) {
        parsing.append(text.replace("%", "%%"));
        for (char letter : text.toCharArray()) {
            pattern.append(Character.isLetterOrDigit(letter) || letter == ' ' ? "" : "\\")
                    .append(letter);
        }
    }

    /** SQL for the text read in this format, as a TIMESTAMP in UTC; NULL where it is not of this format or no such moment exists. */
    String timestamp(String text, ZoneShift zone) {
        String parsed = hasOffset
                ? "CAST(try_strptime(regexp_replace(" + text + ", 'Z$', '+00:00'), " + SqlText.text(parsing)
                        + ") AS TIMESTAMP)"
                : zone.toUtc("try_strptime(" + text + ", " + SqlText.text(parsing) + ")");
        return "CASE WHEN regexp_full_match(" + text + ", " + SqlText.text(pattern) + ") THEN " + parsed + " END";
    }

    /** SQL for the text read in this format, as a DATE. */
    String date(String text) {
        return "CASE WHEN regexp_full_match(" + text + ", " + SqlText.text(pattern) + ") THEN CAST(try_strptime(" + text
                + ", " + SqlText.text(parsing) + ") AS DATE) END";
    }
}
