package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.warehouse.SqlText;

/**
 * A date format in {@link java.time.format.DateTimeFormatter}'s letters, as the engine needs it: a pattern the whole text must match,
 * and a parsing format. The engine alone would pass over what follows a date, guess years of two digits and ignore offsets. Names of
 * months are read in Indonesian and English, {@code z} is WIB, WITA, WIT, UTC or GMT, and {@code excel} and {@code excel1904} are
 * serial numbers of days since 1900 or 1904.
 *
 * @param parts the pieces of the text, in order
 * @param hasOffset whether the text says its offset from UTC
 * @param hasTime whether the text says a time of day
 * @param firstYear the first of the hundred years that a year of two digits lies in
 * @param origin day 0 of serial numbers; empty for texts
 */
record DateFormat(List<Part> parts, boolean hasOffset, boolean hasTime, int firstYear, Optional<String> origin) {
    /** The first year of two digits where a source states none: 50 is 1950 and 49 is 2049. */
    static final int USUAL_FIRST_YEAR = 1950;

    static final String SERIAL = "[1-9]\\d{4}(?:\\.\\d{1,15})?";
    private static final Map<String, String> ORIGINS = Map.of("excel", "1899-12-30", "excel1904", "1904-01-01");

    /** What the engine's parser needs told in another way. */
    private enum Rewriting {
        NONE,
        MONTH_NAME,
        SHORT_YEAR,
        ZONE_NAME
    }

    /** A piece of the text: its pattern, and how it is parsed once it is rewritten. */
    private record Part(String pattern, String parsing, Rewriting rewriting) {
        Part(String pattern, String parsing) {
            this(pattern, parsing, Rewriting.NONE);
        }
    }

    private static final Map<String, Part> LETTERS = Map.ofEntries(
            Map.entry("yyyy", new Part("(?:1[89]|2[01])\\d{2}", "%Y")),
            Map.entry("uuuu", new Part("(?:1[89]|2[01])\\d{2}", "%Y")),
            Map.entry("yy", new Part("\\d{2}", "%Y", Rewriting.SHORT_YEAR)),
            Map.entry("MM", new Part("\\d{2}", "%m")),
            Map.entry("M", new Part("\\d{1,2}", "%-m")),
            Map.entry("MMM", new Part(MonthNames.pattern(), "%m", Rewriting.MONTH_NAME)),
            Map.entry("MMMM", new Part(MonthNames.pattern(), "%m", Rewriting.MONTH_NAME)),
            Map.entry("dd", new Part("\\d{2}", "%d")),
            Map.entry("d", new Part("\\d{1,2}", "%-d")),
            Map.entry("HH", new Part("(?:[01]\\d|2[0-3])", "%H")),
            Map.entry("H", new Part("(?:1?\\d|2[0-3])", "%-H")),
            Map.entry("hh", new Part("(?:0[1-9]|1[0-2])", "%I")),
            Map.entry("h", new Part("(?:[1-9]|1[0-2])", "%-I")),
            Map.entry("mm", new Part("[0-5]\\d", "%M")),
            Map.entry("ss", new Part("[0-5]\\d", "%S")),
            Map.entry("SSS", new Part("\\d{3}", "%g")),
            Map.entry("SSSSSS", new Part("\\d{6}", "%f")),
            Map.entry("a", new Part("[AaPp][Mm]", "%p")),
            Map.entry("X", new Part("(?:Z|[+-]\\d{2}(?:\\d{2})?)", "%z")),
            Map.entry("XX", new Part("(?:Z|[+-]\\d{4})", "%z")),
            Map.entry("XXX", new Part("(?:Z|[+-]\\d{2}:\\d{2})", "%z")),
            Map.entry("Z", new Part("[+-]\\d{4}", "%z")),
            Map.entry("z", new Part("(?i:WIB|WITA|WIT|UTC|GMT)", "%z", Rewriting.ZONE_NAME)));

    DateFormat {
        parts = List.copyOf(parts);
    }

    static Optional<DateFormat> find(String format) {
        return find(format, USUAL_FIRST_YEAR);
    }

    /** Reads a format; empty where a letter or its length is not known here, or there is no full date. */
    static Optional<DateFormat> find(String format, int firstYear) {
        if (ORIGINS.containsKey(format)) {
            return Optional.of(new DateFormat(
                    List.of(new Part(SERIAL, "")), false, true, firstYear, Optional.of(ORIGINS.get(format))));
        }
        var parts = new ArrayList<Part>();
        var used = new StringBuilder();
        for (int i = 0; i < format.length(); ) {
            char letter = format.charAt(i);
            int end = i;
            if (letter == '\'') {
                end = format.indexOf('\'', i + 1);
                if (end < 0) {
                    return Optional.empty();
                }
                parts.add(literal(end == i + 1 ? "'" : format.substring(i + 1, end)));
                i = end + 1;
            } else if (Character.isLetter(letter)) {
                while (end < format.length() && format.charAt(end) == letter) {
                    end++;
                }
                Part known = LETTERS.get(format.substring(i, end));
                if (known == null) {
                    return Optional.empty();
                }
                parts.add(known);
                used.append(letter);
                i = end;
            } else {
                parts.add(literal(String.valueOf(letter)));
                i++;
            }
        }
        String letters = used.toString();
        boolean whole = letters.matches(".*[yu].*") && letters.contains("M") && letters.contains("d");
        boolean hourIsClear = letters.contains("h") == letters.contains("a");
        return whole && hourIsClear
                ? Optional.of(new DateFormat(
                        parts, letters.matches(".*[XZz].*"), letters.matches(".*[Hh].*"), firstYear, Optional.empty()))
                : Optional.empty();
    }

    static DateFormat get(String format, int firstYear) {
        return find(format, firstYear).orElseThrow(() -> new IllegalArgumentException("no date format: " + format));
    }

    private static Part literal(String text) {
        var pattern = new StringBuilder();
        for (char letter : text.toCharArray()) {
            pattern.append(Character.isLetterOrDigit(letter) || letter == ' ' ? "" : "\\")
                    .append(letter);
        }
        return new Part(pattern.toString(), text.replace("%", "%%"));
    }

    /** What the whole text must look like. */
    String pattern() {
        return parts.stream().map(Part::pattern).collect(Collectors.joining());
    }

    boolean hasShortYear() {
        return parts.stream().anyMatch(part -> part.rewriting() == Rewriting.SHORT_YEAR);
    }

    /** SQL for the text read in this format, as a TIMESTAMP in UTC; NULL where it is not of this format or no such moment exists. */
    String timestamp(String text, ZoneShift zone) {
        String moment = hasOffset
                ? "CAST(try_strptime(regexp_replace(" + rewritten(text) + ", 'Z$', '+00:00'), "
                        + SqlText.text(parsing()) + ") AS TIMESTAMP)"
                : zone.toUtc(local(text));
        return ifMatches(text, moment);
    }

    /** SQL for the text read in this format, as a DATE. */
    String date(String text) {
        return ifMatches(text, "CAST(" + local(text) + " AS DATE)");
    }

    /** SQL that is true where the text has the form of this format, whether or not such a moment exists. */
    String matches(String text) {
        return "regexp_full_match(" + text + ", " + SqlText.text(pattern()) + ")";
    }

    private String ifMatches(String text, String then) {
        return "CASE WHEN " + matches(text) + " THEN " + then + " END";
    }

    private String local(String text) {
        return origin.map(day -> "CAST(" + SqlText.text(day) + " AS TIMESTAMP) + to_seconds(CAST(round(CAST(" + text
                        + " AS DOUBLE) * 86400) AS BIGINT))")
                .orElseGet(() -> "try_strptime(" + rewritten(text) + ", " + SqlText.text(parsing()) + ")");
    }

    private String parsing() {
        return parts.stream().map(Part::parsing).collect(Collectors.joining());
    }

    /** The text with names and short years as digits; the text itself where it has none. */
    private String rewritten(String text) {
        if (parts.stream().allMatch(part -> part.rewriting() == Rewriting.NONE)) {
            return text;
        }
        List<Part> groups = groups();
        String grouped =
                groups.stream().map(part -> "(" + part.pattern() + ")").collect(Collectors.joining("", "^", "$"));
        var pieces = new ArrayList<String>();
        for (int i = 0; i < groups.size(); i++) {
            String piece = "regexp_extract(" + text + ", " + SqlText.text(grouped) + ", " + (i + 1) + ")";
            pieces.add(
                    switch (groups.get(i).rewriting()) {
                        case NONE -> piece;
                        case MONTH_NAME -> MonthNames.digits(piece);
                        case SHORT_YEAR -> longYear(piece);
                        case ZONE_NAME ->
                            "CASE upper(" + piece
                                    + ") WHEN 'WIB' THEN '+07:00' WHEN 'WITA' THEN '+08:00' WHEN 'WIT' THEN '+09:00'"
                                    + " ELSE '+00:00' END";
                    });
        }
        return String.join(" || ", pieces);
    }

    /** The parts, those that need no rewriting run together: the engine knows nine groups. */
    private List<Part> groups() {
        var groups = new ArrayList<Part>();
        for (Part part : parts) {
            int last = groups.size() - 1;
            if (last >= 0
                    && part.rewriting() == Rewriting.NONE
                    && groups.get(last).rewriting() == Rewriting.NONE) {
                groups.set(last, new Part(groups.get(last).pattern() + part.pattern(), ""));
            } else {
                groups.add(part);
            }
        }
        return groups;
    }

    private String longYear(String piece) {
        int century = firstYear / 100;
        return "CASE WHEN TRY_CAST(" + piece + " AS INTEGER) >= " + firstYear % 100 + " THEN '" + century + "' ELSE '"
                + (century + 1) + "' END || " + piece;
    }
}
