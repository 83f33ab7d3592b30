package org.merata.ingest;

import org.merata.definition.ContractDefinition.Field;
import org.merata.ingest.SourceMapping.MappedField;
import org.merata.reading.ReadingNotice;
import org.merata.warehouse.SqlText;

/** The SQL that names what is wrong with a cell that was not fine at the first look; names of values are those of {@link FieldSql}. */
final class FieldFaults {
    private static final String CONTROL = "'[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]'";

    private final FieldSql sql;

    FieldFaults(FieldSql sql) {
        this.sql = sql;
    }

    private MappedField mapped() {
        return sql.mapped();
    }

    private Field field() {
        return mapped().field();
    }

    /** The code of what is wrong with the cell; NULL where nothing is. */
    String code() {
        String t = sql.alias("t");
        var code = new StringBuilder("CASE WHEN ").append(t).append(" IS NULL THEN ");
        code.append(field().required() ? SqlText.text(IngestNotice.REQUIRED_MISSING.code()) : "NULL");
        code.append(
                " WHEN " + t + " IN (" + FieldSql.ERRORS + ") THEN " + SqlText.text(ReadingNotice.CELL_ERROR.code()));
        if (sql.isFreeText()) {
            code.append(" WHEN regexp_matches(" + t + ", " + CONTROL + ") THEN "
                    + SqlText.text(IngestNotice.CONTROL_CHARACTER.code()));
            code.append(when(true, t, "\\d(?:[.,]\\d+)?E\\+\\d{1,3}", IngestNotice.DIGITS_LOST));
        }
        if (field().references().isPresent()) {
            code.append(" WHEN " + sql.alias("w") + "_ambiguous THEN ")
                    .append(SqlText.text(
                            mapped().words().get().folds()
                                    ? IngestNotice.AMBIGUOUS_NAME.code()
                                    : IngestNotice.AMBIGUOUS_CODE.code()));
        }
        code.append(" WHEN " + sql.alias("v") + " IS NULL THEN ")
                .append(
                        sql.isDated()
                                ? dateFault(t)
                                : sql.isNumeric() ? numberFault(t) : SqlText.text(unread().code()));
        if (mapped().nameColumn().isPresent()) {
            code.append(" WHEN " + sql.alias("m") + "_code IS NOT NULL THEN ")
                    .append(SqlText.text(IngestNotice.CODE_NAME_MISMATCH.code()));
        }
        sql.brokenRules()
                .forEach((notice, broken) ->
                        code.append(" WHEN " + broken + " THEN ").append(SqlText.text(notice.code())));
        return code.append(" END").toString();
    }

    /** Why a text that was not read is no date. */
    private String dateFault(String t) {
        return DateFaults.code(
                t, sql.readFormats(), sql.otherReadings(), sql.writing().why(), unread());
    }

    /** Why a text that was not read is no number. */
    private String numberFault(String t) {
        return "CASE" + when(sql.style() == NumberStyle.OPEN, t, NumberStyle.EITHER, IngestNotice.DECIMAL_MARK_OPEN)
                + when(true, t, "[+-]?\\d{19,}", IngestNotice.OUT_OF_RANGE)
                + when(
                        true,
                        t,
                        "(?i:[+-]?(?:nan|inf|infinity|0x[0-9a-f]+|\\d[\\d.,]*e[+-]?\\d+|\\d[\\d_]*_\\d+))|.*[٠-٩۰-۹].*",
                        IngestNotice.NUMBER_NOT_PLAIN)
                + when(true, t, NumberSigns.NOT_STATED, IngestNotice.NUMBER_HAS_UNIT)
                + " ELSE " + SqlText.text(unread().code()) + " END";
    }

    private static String when(boolean applies, String t, String pattern, IngestNotice then) {
        return applies
                ? " WHEN regexp_full_match(" + t + ", " + SqlText.text(pattern) + ") THEN " + SqlText.text(then.code())
                : "";
    }

    private IngestNotice unread() {
        if (field().references().isPresent()) {
            return mapped().words().get().folds() ? IngestNotice.UNKNOWN_NAME : IngestNotice.UNKNOWN_CODE;
        }
        return switch (field().type()) {
            case INTEGER -> IngestNotice.NOT_AN_INTEGER;
            case NUMBER -> IngestNotice.NOT_A_NUMBER;
            case DATE -> IngestNotice.NOT_A_DATE;
            case DATETIME -> IngestNotice.NOT_A_DATETIME;
            case BOOLEAN -> IngestNotice.NOT_A_BOOLEAN;
            case PERIOD -> IngestNotice.NOT_A_PERIOD;
            case STRING -> IngestNotice.NOT_ALLOWED;
        };
    }
}
