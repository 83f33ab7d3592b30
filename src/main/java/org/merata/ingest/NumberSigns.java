package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.merata.definition.SourceDefinition.NumberMarks;
import org.merata.warehouse.SqlText;

/** Takes off what a source says may stand around and in its numbers: one pattern, for the engine and for Java. */
final class NumberSigns {
    private static final String BLANKS = " \\x{a0}\\x{2007}\\x{2009}\\x{202f}";
    private static final String BLANK = "[" + BLANKS + "]";
    private static final String DIGITS = "\\d(?:[\\d.,]*\\d)?";
    private static final String IN_GROUPS = "\\d{1,3}(?:" + BLANK + "\\d{3}){1,5}(?:[.,]\\d+)?";
    private static final String USUAL_BEFORE = "(?:rp|idr|usd|us\\$|eur|[$€£¥])\\.?";
    private static final String USUAL_AFTER = "(?:%|‰|persen|rupiah|rp|idr|usd|eur|[$€£¥]|,-{1,2})";

    /** Numbers with what a source could state, but does not. */
    static final String NOT_STATED = "(?i:[+-]?" + USUAL_BEFORE + BLANK + "*[\\d" + BLANKS + ".,()+-]+(?:" + USUAL_AFTER
            + ")?"
            + "|[+-]?[\\d" + BLANKS + ".,]*\\d" + BLANK + "*" + USUAL_AFTER + "|\\([\\d" + BLANKS + ".,]+\\)%?|[+-]?"
            + IN_GROUPS + ")";

    /** What is looked for where nothing is stated, the longer before the shorter. */
    private static final List<String> KNOWN_PREFIXES =
            List.of("Rp.", "Rp", "RP", "IDR", "US$", "USD", "EUR", "$", "€", "£", "¥");

    private static final List<String> KNOWN_SUFFIXES =
            List.of("%", "persen", ",--", ",-", "rupiah", "IDR", "hari", "menit", "jam", "orang", "jiwa");

    private final NumberMarks marks;
    private final String bare;
    private final String bracketed;

    NumberSigns(NumberMarks marks) {
        this.marks = marks;
        String core = "(" + (marks.blankThousands() ? IN_GROUPS + "|" : "") + DIGITS + ")";
        String before = anyOf(marks.prefixes());
        String after = anyOf(marks.suffixes());
        bare = "([+-]?)" + before + "([+-]?)" + core + after;
        bracketed = before + "\\(" + before + core + after + "\\)" + after;
    }

    private static String anyOf(List<String> texts) {
        return texts.isEmpty()
                ? ""
                : texts.stream()
                        .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", BLANK + "*(?:", ")?" + BLANK + "*"));
    }

    NumberMarks marks() {
        return marks;
    }

    boolean isNone() {
        return marks.equals(NumberMarks.NONE);
    }

    /** SQL for the number alone where the text is one with such signs, else for the text as it is. */
    String plain(String text) {
        if (isNone()) {
            return text;
        }
        var sql = new StringBuilder("CASE");
        if (marks.negativeBrackets()) {
            sql.append(when(
                    text,
                    bracketed,
                    "'-' || " + inGroups("regexp_extract(" + text + ", " + whole(bracketed) + ", 1)")));
        }
        sql.append(when(text, bare, inGroups("regexp_replace(" + text + ", " + whole(bare) + ", '\\1\\2\\3')")));
        return sql.append(" ELSE ").append(text).append(" END").toString();
    }

    private static String when(String text, String pattern, String then) {
        return " WHEN regexp_full_match(" + text + ", " + SqlText.text(pattern) + ") THEN " + then;
    }

    private static String whole(String pattern) {
        return SqlText.text("^" + pattern + "$");
    }

    private String inGroups(String number) {
        return marks.blankThousands()
                ? "regexp_replace(" + number + ", " + SqlText.text(BLANK) + ", '', 'g')"
                : "(" + number + ")";
    }

    /** The same of one text. */
    String read(String text) {
        Matcher brackets = Pattern.compile(bracketed).matcher(text);
        if (marks.negativeBrackets() && brackets.matches()) {
            return "-" + brackets.group(1).replaceAll(BLANK, "");
        }
        Matcher number = Pattern.compile(bare).matcher(text);
        return number.matches()
                ? number.group(1) + number.group(2) + number.group(3).replaceAll(BLANK, "")
                : text;
    }

    /** What stands around and in a number; empty where the text is none, or is a plain one. */
    static Optional<NumberMarks> find(String text) {
        String prefix = KNOWN_PREFIXES.stream()
                .filter(known -> text.replaceFirst("^[+(-]", "").startsWith(known))
                .findFirst()
                .orElse("");
        String suffix = KNOWN_SUFFIXES.stream()
                .filter(known -> text.replaceFirst("\\)$", "").endsWith(known))
                .findFirst()
                .orElse("");
        boolean brackets = text.indexOf('(') >= 0;
        var marks = new NumberMarks(
                prefix.isEmpty() ? List.of() : List.of(prefix),
                suffix.isEmpty() ? List.of() : List.of(suffix),
                brackets,
                Pattern.compile("\\d" + BLANK + "\\d").matcher(text).find());
        boolean read = !marks.equals(NumberMarks.NONE)
                && new NumberSigns(marks).read(text).matches("[+-]?[\\d.,]*\\d[\\d.,]*");
        return read ? Optional.of(marks) : Optional.empty();
    }

    /** Both together. */
    static NumberMarks join(NumberMarks one, NumberMarks other) {
        return new NumberMarks(
                joined(one.prefixes(), other.prefixes()),
                joined(one.suffixes(), other.suffixes()),
                one.negativeBrackets() || other.negativeBrackets(),
                one.blankThousands() || other.blankThousands());
    }

    private static List<String> joined(List<String> one, List<String> other) {
        var all = new ArrayList<String>(one);
        other.stream().filter(text -> !all.contains(text)).forEach(all::add);
        return all;
    }
}
