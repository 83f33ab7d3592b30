package org.merata.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.model.NoticeFields;
import org.merata.model.NoticeKind;
import org.merata.model.NoticeTexts;
import org.merata.model.Severity;
import org.merata.model.Text;
import org.merata.reading.ReadingNotice;

/**
 * All that ingestion can say about what a publisher sent. The codes are stable: they are kept with quarantined rows, published on the
 * quality page and answered to machines.
 */
public enum IngestNotice implements NoticeKind {
    // A whole file
    FILE_MISSING(Severity.ERROR),
    FILE_CHANGED(Severity.ERROR),
    ALREADY_INGESTED(Severity.INFO, "batch"),
    TOO_MANY_QUARANTINED(Severity.ERROR, "rows", "quarantined", "allowed"),
    SOURCE_GONE(Severity.ERROR),
    ARCHIVE_DAMAGED(Severity.ERROR),
    READ_DIFFERENTLY(Severity.WARNING),
    RULE_FAILED(Severity.ERROR, "rule", "tested", "broken", "first?"),
    RULE_TOLD(Severity.WARNING, "rule", "tested", "broken", "first?"),
    CLOCK_WENT_BACK(Severity.WARNING, "now", "last"),
    CLOCK_LEAPT(Severity.WARNING, "now", "last"),
    READ_CAREFULLY(Severity.INFO, "reason"),

    // Its header and its mapping
    COLUMN_MISSING(Severity.ERROR, "field?", "column?", "expected?", "found"),
    COLUMN_ABSENT(Severity.WARNING, "field", "expected"),
    COLUMN_UNKNOWN(Severity.INFO, "column"),
    COLUMN_REPEATED(Severity.ERROR, "column"),
    COLUMN_NAMELESS(Severity.WARNING, "position"),
    CODE_SYSTEM_MISSING(Severity.ERROR, "field", "allowed"),
    DATE_FORMAT_UNKNOWN(Severity.ERROR, "field", "format"),
    CONSTANT_INVALID(Severity.ERROR, "field", "value"),
    TWO_DIGIT_YEARS_READ(Severity.INFO, "field", "first_year", "last_year"),
    DATE_WRITING_FOUND(Severity.INFO, "field", "column", "day_first", "month_first", "either", "formats"),
    NAMES_RESOLVED(Severity.INFO, "field", "rule", "texts", "rows", "examples"),
    CODES_RESOLVED(Severity.WARNING, "field", "rule", "texts", "rows", "examples"),
    WORDS_UNKNOWN(Severity.WARNING, "field", "texts", "examples"),
    CODES_AND_NAMES_DISAGREE(Severity.WARNING, "field", "agree", "disagree", "example", "stated?"),
    OTHER_CODE_SYSTEM_FITS(Severity.WARNING, "field", "agree", "disagree", "example", "stated?", "fits", "fits_rows"),
    REGION_NOT_YET(Severity.WARNING, "field", "region", "rows", "from?", "to?", "formed_from?"),
    NUMBER_WRITING_FOUND(
            Severity.INFO, "field", "column", "decimal_point", "decimal_comma", "commas_between_thousands", "either"),

    // One row
    REQUIRED_MISSING(Severity.ERROR, "value?"),
    NOT_AN_INTEGER(Severity.ERROR, "value?"),
    NOT_A_NUMBER(Severity.ERROR, "value?"),
    NOT_A_DATE(Severity.ERROR, "value?"),
    NOT_A_DATETIME(Severity.ERROR, "value?"),
    NOT_A_BOOLEAN(Severity.ERROR, "value?"),
    NOT_A_PERIOD(Severity.ERROR, "value?"),
    NOT_ALLOWED(Severity.ERROR, "value?", "allowed?"),
    OUT_OF_RANGE(Severity.ERROR, "value?"),
    PATTERN_MISMATCH(Severity.ERROR, "value?"),
    UNKNOWN_CODE(Severity.ERROR, "value?"),
    UNKNOWN_NAME(Severity.ERROR, "value?"),
    AMBIGUOUS_NAME(Severity.ERROR, "value?"),
    CONTROL_CHARACTER(Severity.ERROR, "value?"),
    ENDS_BEFORE_START(Severity.ERROR, "value?"),
    DUPLICATE_DIFFERS(Severity.WARNING, "rows"),
    CORRECTED(Severity.INFO, "rows"),
    CELLS_CORRECTED(Severity.INFO, "correction", "column", "rows"),
    CORRECTION_NOT_NEEDED(Severity.ERROR, "correction", "column", "rows"),
    CORRECTION_UNFIT(Severity.WARNING, "correction", "column"),
    ASSESSMENT_DIFFERS(
            Severity.WARNING, "framework", "entity", "period", "code", "printed", "computed?", "difference?", "rule?"),
    ASSESSMENT_ROUNDED(
            Severity.INFO, "framework", "entity", "period", "code", "printed", "computed", "difference", "rule"),
    ASSESSMENTS_DIFFER(Severity.WARNING, "values"),
    VALUE_AT_LIMIT(Severity.WARNING, "field", "column", "rows"),
    DAY_NOT_IN_CALENDAR(Severity.ERROR, "value?"),
    TIME_NOT_ON_CLOCK(Severity.ERROR, "value?"),
    YEAR_NOT_GREGORIAN(Severity.ERROR, "value?"),
    YEAR_OF_TWO_DIGITS(Severity.ERROR, "value?"),
    DATE_IS_SERIAL(Severity.ERROR, "value?"),
    DATE_OTHER_ORDER(Severity.ERROR, "value?"),
    DATE_ORDER_OPEN(Severity.ERROR, "value?"),
    DATE_IN_FUTURE(Severity.ERROR, "value?"),
    DATE_TOO_EARLY(Severity.ERROR, "value?"),
    AMBIGUOUS_CODE(Severity.ERROR, "value?"),
    CODE_NAME_MISMATCH(Severity.ERROR, "value?"),
    RULE_BROKEN(Severity.ERROR, "value?"),
    DECIMAL_MARK_OPEN(Severity.ERROR, "value?"),
    NUMBER_NOT_PLAIN(Severity.ERROR, "value?"),
    NUMBER_HAS_UNIT(Severity.ERROR, "value?"),
    DIGITS_LOST(Severity.ERROR, "value?"),
    NOBODY_ASSESSED(Severity.ERROR),
    FRAMEWORK_UNKNOWN(Severity.ERROR, "value?", "allowed?"),
    PART_UNKNOWN(Severity.ERROR, "value?", "allowed?"),
    VALUE_OFF_SCALE(Severity.ERROR, "value?", "allowed?"),

    // What a look at a file finds
    HEADER_DOUBTFUL(Severity.WARNING),
    COLUMN_NAME_REPEATED(Severity.WARNING, "column?"),
    PERSONAL_COLUMN(Severity.WARNING, "column"),
    DAY_OR_MONTH_FIRST(Severity.WARNING, "column", "field?", "day_first?", "month_first?", "either?", "formats?"),
    DAY_AND_MONTH_FIRST(Severity.WARNING, "column", "field?", "day_first?", "month_first?", "either?", "formats?"),
    DECIMAL_MARK_UNCLEAR(
            Severity.WARNING,
            "column",
            "field?",
            "decimal_point?",
            "decimal_comma?",
            "commas_between_thousands?",
            "either?"),
    WRITING_UNREADABLE(Severity.WARNING, "column"),
    VALUES_ODD(Severity.WARNING, "column", "values"),
    ROWS_NOT_LOOKED_AT(Severity.INFO, "looked", "rows"),

    // Reference data
    REFERENCE_FILE_MISSING(Severity.ERROR),
    CODE_REPEATED(Severity.ERROR, "value"),
    PARENT_UNKNOWN(Severity.ERROR, "value"),
    TREE_CIRCLE(Severity.ERROR, "value"),
    NATION_NOT_ONE(Severity.ERROR, "found"),

    // Personal data, before anything of a file is kept
    PERSONAL_DROPPED(Severity.INFO, "column", "kind", "cells"),
    PERSONAL_KEYED(Severity.INFO, "column", "kind", "cells"),
    PERSONAL_MASKED(Severity.WARNING, "column", "kind", "cells"),
    PERSONAL_SPECIFIC(Severity.WARNING, "column", "kind"),
    ERASED_PERSON(Severity.WARNING, "rows"),
    IDENTITY_NUMBER_DAMAGED(Severity.WARNING, "column", "cells"),
    IDENTITY_KEY_DAMAGED(Severity.ERROR, "column", "cells");

    /** Read once they are needed: an enum can't hold them while it is made. */
    private static final class Texts {
        private static final NoticeTexts ALL = NoticeTexts.of(IngestNotice.class);
    }

    private final Severity severity;
    private final NoticeFields fields;

    /** @param details the names of the details its notices carry, as {@link NoticeFields#of} takes them */
    IngestNotice(Severity severity, String... details) {
        this.severity = severity;
        this.fields = NoticeFields.of(details);
    }

    @Override
    public Optional<NoticeFields> fields() {
        return Optional.of(fields);
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Text title() {
        return Texts.ALL.title(code());
    }

    @Override
    public Text advice() {
        return Texts.ALL.advice(code());
    }

    /** A notice that a code names: one of these, or one of {@link ReadingNotice}. */
    public static Optional<NoticeKind> find(String code) {
        return Stream.<NoticeKind>concat(Arrays.stream(values()), Arrays.stream(ReadingNotice.values()))
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }
}
