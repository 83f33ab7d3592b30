package org.merata.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition.Field;
import org.merata.definition.ContractDefinition.Type;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.model.Status;
import org.merata.reading.FileHead;
import org.merata.reading.ReadingNotice;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.SqlText;

/**
 * The SQL of one field: from a cell's text to its value or to what is wrong with it. Names used: {@code r<i>} the cell as it came,
 * {@code x<i>} without blanks around it, {@code t<i>} the text to be read, {@code w<i>} its entry in the list of words, {@code v<i>} the
 * value. A cast is only ever made of a text that was matched as a whole.
 */
final class FieldSql {
    private static final String BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(65279)";
    /** A blank at an end, or a control character anywhere: in one pattern, as the text is searched once then. */
    private static final String NOT_CLEAN =
            "'^[\\s\\x{a0}\\x{feff}]|[\\s\\x{a0}\\x{feff}]$|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]'";

    /** The texts that spreadsheets show in the place of a value, as SQL. */
    static final String ERRORS = SqlText.texts(ReadingNotice.ERROR_VALUES);

    private static final List<String> DATE_FORMATS = List.of("yyyy-MM-dd");
    private static final List<String> DATETIME_FORMATS = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "yyyy-MM-dd HH:mm:ssXXX",
            "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "yyyy-MM-dd HH:mm");

    private final MappedField mapped;
    private final Field field;
    private final int index;
    private final Map<String, Status> missing;
    private final ZoneShift zone;
    private final Writing writing;
    private final Moments moments;
    private final NumberStyle style;

    FieldSql(MappedField mapped, int index, Map<String, Status> missing, ZoneShift zone, Moments moments) {
        this(
                mapped,
                index,
                new TreeMap<>(missing),
                zone,
                moments,
                Writing.stated(mapped),
                mapped.numberStyle().orElse(NumberStyle.POINT));
    }

    private FieldSql(
            MappedField mapped,
            int index,
            Map<String, Status> missing,
            ZoneShift zone,
            Moments moments,
            Writing writing,
            NumberStyle style) {
        this.mapped = mapped;
        this.field = mapped.field();
        this.index = index;
        this.missing = missing;
        this.zone = zone;
        this.moments = moments;
        this.writing = writing;
        this.style = style;
    }

    /** The same field, its dates written as was found out. */
    FieldSql written(Writing found) {
        return new FieldSql(mapped, index, missing, zone, moments, found, style);
    }

    /** The same field, its numbers written as was found out. */
    FieldSql written(NumberStyle found) {
        return new FieldSql(mapped, index, missing, zone, moments, writing, found);
    }

    boolean isNumeric() {
        return field.type() == Type.INTEGER || field.type() == Type.NUMBER;
    }

    /** Whether no source says what the points and commas of its numbers mark. */
    boolean isOpenNumber() {
        return isNumeric()
                && mapped.numberStyle().isEmpty()
                && mapped.constants().isEmpty();
    }

    boolean isDated() {
        return field.type() == Type.DATE || field.type() == Type.DATETIME;
    }

    /** Whether its dates are written in a way that is to be found out where they are not in ISO 8601. */
    boolean isOpen() {
        return isDated() && mapped.formats().isEmpty() && mapped.constants().isEmpty();
    }

    MappedField mapped() {
        return mapped;
    }

    String alias(String letter) {
        return letter + index;
    }

    /** The table of its words, without a catalogue. */
    String wordTable() {
        return "words_" + index;
    }

    /** The cell as it came, from the staging table {@code st} and the part {@code p.part}. */
    String cell() {
        if (!mapped.constants().isEmpty()) {
            return byPart(mapped.constants().stream().map(SqlText::text).toList());
        }
        return byPart(mapped.columns().stream()
                .map(column -> "st." + Staging.column(column))
                .toList());
    }

    private static String byPart(List<String> expressions) {
        if (expressions.size() == 1) {
            return expressions.get(0);
        }
        var sql = new StringBuilder("CASE p.piece");
        for (int i = 0; i < expressions.size(); i++) {
            sql.append(" WHEN ").append(i).append(" THEN ").append(expressions.get(i));
        }
        return sql.append(" END").toString();
    }

    String trimmed() {
        return "nullif(trim(" + alias("r") + ", " + BLANKS + "), '')";
    }

    /** The text to be read, from {@code x}: what stands for a missing value is none, the publisher's words are replaced. */
    String text() {
        var sql = new StringBuilder();
        List<String> codes = missingCodes();
        codes.forEach(code -> sql.append(" WHEN ").append(SqlText.text(code)).append(" THEN NULL"));
        mapped.replacements()
                .forEach((word, value) -> sql.append(" WHEN ")
                        .append(SqlText.text(word))
                        .append(" THEN ")
                        .append(SqlText.text(value)));
        String x = mapped.numberSigns().plain(alias("x"));
        return sql.length() == 0 ? x : "CASE " + alias("x") + sql + " ELSE " + x + " END";
    }

    private List<String> missingCodes() {
        return missing.keySet().stream().filter(code -> !code.isBlank()).toList();
    }

    /** The status of the value, from {@code x}. A blank cell was not provided, unless the source says what blank means. */
    String status() {
        Status blank = missing.getOrDefault("", Status.NOT_PROVIDED);
        var sql = new StringBuilder("CASE WHEN ")
                .append(alias("x"))
                .append(" IS NULL THEN ")
                .append(SqlText.text(blank.id()));
        for (String code : missingCodes()) {
            sql.append(" WHEN ").append(alias("x")).append(" = ").append(SqlText.text(code));
            sql.append(" THEN ").append(SqlText.text(missing.get(code).id()));
        }
        return sql.append(" ELSE 'observed' END").toString();
    }

    /** The join that finds the word; empty where there is no list of words. */
    Optional<String> join(boolean strict) {
        return mapped.words().map(words -> {
            String text = alias("t");
            if (words.folds()) {
                text = strict ? "lower(" + text + ")" : "lower(regexp_replace(" + text + ", '\\s+', ' ', 'g'))";
            }
            return "LEFT JOIN temp.main." + wordTable() + " " + alias("w") + " ON " + alias("w") + ".word = " + text;
        });
    }

    /** The cell that names what the code stands for; empty where none is to be compared. */
    Optional<String> nameCell() {
        return mapped.nameColumn().map(column -> "st." + Staging.column(column));
    }

    /** The temporary table of the codes and names that disagree. */
    String disagreements() {
        return "disagree_" + index;
    }

    /** The join that finds whether code and name disagree; empty where they are not compared. */
    Optional<String> nameJoin() {
        return mapped.nameColumn()
                .map(column -> "LEFT JOIN temp.main." + disagreements() + " " + alias("m") + " ON " + alias("m")
                        + ".code = " + alias("r") + " AND " + alias("m") + ".name = " + alias("n"));
    }

    /** The value, from {@code t}; NULL where there is none or the text is not one. */
    String value(boolean strict) {
        String t = alias("t");
        if (mapped.words().isPresent()) {
            return wordValue(strict);
        }
        return switch (field.type()) {
            case INTEGER -> integer(t, strict);
            case NUMBER -> style.number(t);
            case DATE -> date(t);
            case DATETIME -> datetime(t, strict);
            default -> t;
        };
    }

    private String wordValue(boolean strict) {
        String value = alias("w") + ".value";
        Optional<String> other = mapped.otherwise()
                .flatMap(word -> mapped.words().get().find(word))
                .map(WordTable.Meaning::value);
        if (strict || other.isEmpty()) {
            return value;
        }
        return "CASE WHEN " + alias("t") + " IS NULL THEN NULL ELSE coalesce(" + value + ", CAST("
                + SqlText.text(other.get()) + " AS " + wordType() + ")) END";
    }

    /** The engine's type of a word's value. */
    String wordType() {
        return FactTable.type(field);
    }

    private String integer(String t, boolean strict) {
        return strict
                ? "CASE WHEN CAST(TRY_CAST(" + t + " AS BIGINT) AS VARCHAR) = " + t + " THEN TRY_CAST(" + t
                        + " AS BIGINT) END"
                : style.integer(t);
    }

    private String date(String t) {
        var readings = new ArrayList<String>();
        if (mapped.formats().isEmpty()) {
            readings.add("CASE WHEN " + t + " BETWEEN '1800' AND '2199-99' AND CAST(TRY_CAST(" + t
                    + " AS DATE) AS VARCHAR) = " + t + " THEN TRY_CAST(" + t + " AS DATE) END");
        }
        formats(writing.formats()).forEach(format -> readings.add(format.date(t)));
        return coalesce(readings);
    }

    private String datetime(String t, boolean strict) {
        var formats = new ArrayList<String>();
        if (mapped.formats().isEmpty()) {
            formats.addAll(strict ? DATETIME_FORMATS.subList(0, 1) : DATETIME_FORMATS);
        }
        formats.addAll(writing.formats());
        var readings = new ArrayList<String>();
        for (String format : formats) {
            if (format.equals("yyyy-MM-dd HH:mm:ss")) {
                // The engine's own cast is three times as fast as a pattern, and exact where its text is the same
                // again.
                readings.add(
                        "CASE WHEN length(" + t + ") = 19 AND " + t + " BETWEEN '1800' AND '2199-99' AND CAST(TRY_CAST("
                                + t + " AS TIMESTAMP) AS VARCHAR) = " + t + " THEN "
                                + zone.toUtc("TRY_CAST(" + t + " AS TIMESTAMP)")
                                + " END");
            } else {
                readings.add(format(format).timestamp(t, zone));
            }
        }
        return coalesce(readings);
    }

    private DateFormat format(String format) {
        return DateFormat.get(format, mapped.firstYear());
    }

    private List<DateFormat> formats(List<String> formats) {
        return formats.stream().map(this::format).toList();
    }

    private static String coalesce(List<String> expressions) {
        return expressions.size() == 1 ? expressions.get(0) : "coalesce(" + String.join(", ", expressions) + ")";
    }

    /** Whether the cell needs no second look: its value was read as it came and breaks no rule. */
    String isFine() {
        String t = alias("t");
        String v = alias("v");
        var rules = new ArrayList<String>();
        rules.add(field.required() ? v + " IS NOT NULL" : "(" + t + " IS NULL OR " + v + " IS NOT NULL)");
        if (isFreeText()) {
            rules.add("(" + t + " IS NULL OR NOT regexp_matches(" + t + ", " + NOT_CLEAN + "))");
            rules.add("contains(" + t + ", 'E+') IS NOT TRUE");
            rules.add("(" + t + " IS NULL OR NOT starts_with(" + t + ", '#') OR " + t + " NOT IN (" + ERRORS + "))");
        }
        if (mapped.nameColumn().isPresent()) {
            rules.add(alias("m") + "_code IS NULL");
        }
        brokenRules().forEach((code, broken) -> rules.add("(" + broken + ") IS NOT TRUE"));
        return String.join(" AND ", rules);
    }

    /** Every form of a date that is read. */
    List<DateFormat> readFormats() {
        var known = new ArrayList<String>(writing.formats());
        if (mapped.formats().isEmpty()) {
            known.addAll(field.type() == Type.DATE ? DATE_FORMATS : DATETIME_FORMATS);
        }
        return formats(known);
    }

    /** The readings of {@code t} in forms that its column is not written in. */
    List<String> otherReadings() {
        String t = alias("t");
        return formats(writing.others()).stream()
                .map(format -> field.type() == Type.DATE ? format.date(t) : format.timestamp(t, zone))
                .toList();
    }

    /** How its dates were found to be written. */
    Writing writing() {
        return writing;
    }

    /** What the points and commas of its numbers mark. */
    NumberStyle style() {
        return style;
    }

    boolean isFreeText() {
        return field.type() == Type.STRING && mapped.words().isEmpty();
    }

    /** The rules of the contract as SQL that is true where they are broken. */
    Map<IngestNotice, String> brokenRules() {
        var rules = new TreeMap<IngestNotice, String>();
        String v = alias("v");
        var range = new ArrayList<String>();
        if (field.type() == Type.INTEGER || field.type() == Type.NUMBER) {
            field.minimum().ifPresent(minimum -> range.add(v + " < " + literal(minimum)));
            field.maximum().ifPresent(maximum -> range.add(v + " > " + literal(maximum)));
        }
        if (!range.isEmpty()) {
            rules.put(IngestNotice.OUT_OF_RANGE, String.join(" OR ", range));
        }
        if (isDated()) {
            rules.putAll(moments.brokenRules(field, v));
        }
        if (field.type() == Type.STRING && field.pattern().isPresent()) {
            rules.put(
                    IngestNotice.PATTERN_MISMATCH,
                    "NOT regexp_full_match(" + v + ", "
                            + SqlText.text(field.pattern().get()) + ")");
        }
        if (!field.allowed().isEmpty() && mapped.words().isEmpty()) {
            rules.put(
                    IngestNotice.NOT_ALLOWED,
                    "CAST(" + v + " AS VARCHAR) NOT IN (" + SqlText.texts(field.allowed()) + ")");
        }
        return rules;
    }

    private static String literal(double number) {
        return java.math.BigDecimal.valueOf(number).toPlainString();
    }

    /** What to call the place of the cell: the file's own name for its column, or the field's for a constant. */
    String columnName(FileHead head) {
        if (mapped.columns().isEmpty()) {
            return SqlText.text(field.name());
        }
        List<String> names = mapped.columns().stream()
                .map(column -> SqlText.text(head.columns().get(column)))
                .toList();
        return names.size() == 1 ? names.get(0) : names.stream().collect(Collectors.joining(", ", "[", "][piece + 1]"));
    }
}
