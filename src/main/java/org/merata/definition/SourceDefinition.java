package org.merata.definition;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.model.Grain;
import org.merata.model.Status;
import org.merata.model.Text;

/**
 * How one publisher's files become one dataset ({@code data/sources/*.yaml}). Data, never code.
 *
 * @param dataset id of the contract its rows must meet
 * @param files a glob below {@code data/inbox/}, such as {@code transactions/*.csv}
 * @param synthetic whether the rows are made up; everything drawn from them says so
 * @param cadence how often the publisher sends, and how many days after the period ends
 * @param zone the time zone of datetimes without an offset
 * @param missing what the publisher writes instead of a value, and what kind of missing each means
 * @param columns by field of the contract: where its value comes from
 * @param unpivot turns columns into rows; empty for files that are long already
 * @param codeSystems by field: the official code system its codes are in, where there is more than one
 * @param personal by column of the file: what becomes of its cells where they are about a person; what is not named is recognised
 * @param corrections what becomes of a row whose key an earlier file's row has
 * @param maxQuarantined the share of rows (0..1) that may be quarantined before the whole file is refused
 */
public record SourceDefinition(
        String id,
        String dataset,
        Text label,
        String files,
        boolean synthetic,
        Publisher publisher,
        Optional<Cadence> cadence,
        ZoneId zone,
        Dialect dialect,
        Map<String, Status> missing,
        Map<String, Column> columns,
        Optional<Unpivot> unpivot,
        Map<String, String> codeSystems,
        Map<String, PersonalUse> personal,
        Corrections corrections,
        double maxQuarantined) {
    public SourceDefinition {
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        codeSystems = Collections.unmodifiableMap(new LinkedHashMap<>(codeSystems));
        personal = Collections.unmodifiableMap(new LinkedHashMap<>(personal));
    }

    public record Publisher(Text name, Optional<String> url, String licence) {}

    public record Cadence(Grain grain, int graceDays) {}

    /**
     * What is stated is used; what is empty is found out from the file and reported.
     *
     * @param delimiter one letter or several
     * @param quote one letter; {@link #NO_QUOTE} where no letter has that meaning
     * @param skipLines lines before the header that are passed over
     * @param headerRows rows that name the columns; 0 where there are none
     * @param comment what a line begins with that is no record
     * @param sheets names of a workbook's sheets that are one table, with {@code *} for any letters; none for all that are visible
     * @param member a pattern of names in an archive; empty for all
     * @param totals what becomes of a sheet's rows of totals
     */
    public record Dialect(
            Optional<String> delimiter,
            Optional<String> quote,
            Optional<Character> escape,
            Optional<String> encoding,
            int skipLines,
            Optional<Integer> headerRows,
            Optional<Character> comment,
            List<String> sheets,
            Optional<String> member,
            Totals totals) {
        public static final String NO_QUOTE = "none";

        public static final Dialect NOTHING_STATED = ofText(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());

        private static final Map<String, String> WORDS =
                Map.of("tab", "\t", "\\t", "\t", "comma", ",", "semicolon", ";", "pipe", "|", "space", " ");

        public Dialect {
            sheets = List.copyOf(sheets);
            delimiter = delimiter.map(written -> WORDS.getOrDefault(written, written));
        }

        /** Of a text: nothing is said of sheets and members. */
        public static Dialect ofText(
                Optional<String> delimiter,
                Optional<String> quote,
                Optional<Character> escape,
                Optional<String> encoding,
                int skipLines,
                Optional<Integer> headerRows,
                Optional<Character> comment) {
            return new Dialect(
                    delimiter,
                    quote,
                    escape,
                    encoding,
                    skipLines,
                    headerRows,
                    comment,
                    List.of(),
                    Optional.empty(),
                    Totals.SET_ASIDE);
        }

        /** The stated quote; empty where none is stated or there is none. */
        public Optional<Character> findQuote() {
            return quote.filter(letter -> !letter.equals(NO_QUOTE)).map(letter -> letter.charAt(0));
        }

        public Dialect withDelimiter(String other) {
            return new Dialect(
                    Optional.of(other),
                    quote,
                    escape,
                    encoding,
                    skipLines,
                    headerRows,
                    comment,
                    sheets,
                    member,
                    totals);
        }

        public Dialect withComment(Optional<Character> other) {
            return new Dialect(
                    delimiter, quote, escape, encoding, skipLines, headerRows, other, sheets, member, totals);
        }
    }

    /** What becomes of a row of totals. */
    public enum Totals {
        /** The file is refused. */
        REFUSE,
        /** It is left out, and told. */
        SET_ASIDE,
        /** It is a record like any other. */
        KEEP
    }

    /**
     * Where one field's value comes from.
     *
     * @param from the file's column names, tried in order; empty for a constant
     * @param constant the value of every row; empty where it comes from a column
     * @param values the publisher's words to the contract's; anything else passes as it is
     * @param otherwise what a word not in {@code values} becomes; empty lets it pass
     * @param formats date formats tried in order, in {@link java.time.format.DateTimeFormatter}'s letters
     * @param twoDigitYearsFrom the first of the hundred years that years of two digits lie in
     * @param decimalComma whether numbers are written {@code 1.234,5}; empty where it is to be found out
     * @param marks what stands around and in its numbers
     * @param match how codes are recognised
     * @param nameFrom columns, tried in order, that hold the name of what the code stands for; the two must agree
     * @param level the level of all regions in the column; empty where it is mixed
     * @param resolve ids of the rules by which texts that are not in the reference data may be resolved; empty for all
     */
    public record Column(
            List<String> from,
            Optional<String> constant,
            Map<String, String> values,
            Optional<String> otherwise,
            List<String> formats,
            int twoDigitYearsFrom,
            Optional<Boolean> decimalComma,
            NumberMarks marks,
            Match match,
            List<String> nameFrom,
            Optional<String> level,
            Optional<List<String>> resolve) {
        public Column {
            nameFrom = List.copyOf(nameFrom);
            resolve = resolve.map(List::copyOf);
            from = List.copyOf(from);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            formats = List.copyOf(formats);
        }
    }

    /**
     * What a source says may stand around and in a column's numbers. It is taken off, and nothing is converted: {@code 45 %} is 45.
     *
     * @param prefixes texts before the number, such as {@code Rp}
     * @param suffixes texts after it, such as {@code %}
     * @param negativeBrackets whether {@code (5)} is -5
     * @param blankThousands whether blanks part thousands: {@code 1 234 567}
     */
    public record NumberMarks(
            List<String> prefixes, List<String> suffixes, boolean negativeBrackets, boolean blankThousands) {
        public static final NumberMarks NONE = new NumberMarks(List.of(), List.of(), false, false);

        public NumberMarks {
            prefixes = List.copyOf(prefixes);
            suffixes = List.copyOf(suffixes);
        }
    }

    /** What becomes of cells that are about a person, before anything is kept. */
    public enum PersonalUse {
        /** They are needed as they are. */
        KEEP,
        /** A key takes their place: the same for the same text, and nobody finds the text from it without the home's secret. */
        KEY,
        /** They are left out. */
        DROP
    }

    /** What becomes of a row that says something else than the row of an earlier file with its key. */
    public enum Corrections {
        /** It is left out and told. */
        NONE,
        /** It takes the place of the earlier row, which stays in the history. */
        REPLACE
    }

    public enum Match {
        /** The file holds codes of the reference table. */
        CODE,
        /** The file holds names; each must name exactly one entry. */
        NAME
    }

    /**
     * One row of the file becomes one row for each column named here.
     *
     * @param into the field that takes the columns' values
     * @param columns by column of the file: the fields (name to value) that its rows get
     */
    public record Unpivot(String into, Map<String, Map<String, String>> columns) {
        public Unpivot {
            var copy = new LinkedHashMap<String, Map<String, String>>();
            columns.forEach(
                    (column, fields) -> copy.put(column, Collections.unmodifiableMap(new LinkedHashMap<>(fields))));
            columns = Collections.unmodifiableMap(copy);
        }
    }
}
