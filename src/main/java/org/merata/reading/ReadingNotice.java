package org.merata.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.merata.model.NoticeFields;
import org.merata.model.NoticeKind;
import org.merata.model.NoticeTexts;
import org.merata.model.Severity;
import org.merata.model.Text;

/** All that can be wrong with a file before anybody knows what its columns mean. Codes are stable: they are published. */
public enum ReadingNotice implements NoticeKind {
    // A whole file
    FILE_EMPTY(Severity.ERROR),
    ENCODING_ASSUMED(Severity.WARNING, "encoding"),
    ENCODING_BROKEN(Severity.ERROR, "encoding"),
    COPY_NAME_TAKEN(Severity.ERROR),
    NOT_TEXT(Severity.ERROR),
    LINE_TOO_LONG(Severity.ERROR, "letters"),
    DELIMITER_UNCLEAR(Severity.WARNING, "delimiter", "rival"),
    DELIMITER_LINE(Severity.INFO),
    COMMENT_LINES(Severity.INFO, "lines"),
    PREAMBLE(Severity.WARNING, "lines"),
    FOOTER_LINES(Severity.WARNING, "lines", "rows"),
    HEADER_ABSENT(Severity.WARNING, "columns"),
    HEADER_ONLY(Severity.WARNING),
    HEADER_OF_ROWS(Severity.WARNING, "rows"),
    HEADER_DELIMITER_DIFFERS(Severity.WARNING),
    LABEL_BLANK(Severity.WARNING, "positions", "columns"),
    LABEL_REPEATED(Severity.WARNING, "positions"),
    LABELS_MISSING(Severity.WARNING, "labels", "cells"),
    LABELS_EXTRA(Severity.WARNING, "labels", "cells"),
    TABLE_FURTHER(Severity.WARNING, "columns", "rows", "copy"),
    LINE_ENDS_MIXED(Severity.WARNING, "feeds", "returns", "both"),
    ZERO_BYTES(Severity.WARNING, "count"),
    BLANK_LINES(Severity.INFO, "rows"),
    PASSWORD_PROTECTED(Severity.ERROR),
    FORM_UNREADABLE(Severity.ERROR, "form"),
    FILE_DAMAGED(Severity.ERROR, "fault?"),
    FILE_TOO_LARGE(Severity.ERROR, "allowed"),
    UNPACKED_TOO_LARGE(Severity.ERROR, "allowed?"),
    TOO_MANY_MEMBERS(Severity.ERROR, "members", "allowed"),
    MEMBER_NAME_UNSAFE(Severity.ERROR, "member"),
    ARCHIVE_NESTED(Severity.ERROR, "member"),
    MEMBERS_DIFFER(Severity.ERROR, "members", "as?"),
    SHEETS_DIFFER(Severity.ERROR, "sheets", "as"),
    PART_NOT_FOUND(Severity.ERROR, "wanted", "found"),
    TABLE_TOO_WIDE(Severity.ERROR, "columns", "allowed"),
    TABLE_TOO_LONG(Severity.ERROR, "rows", "allowed"),
    CELL_TOO_LARGE(Severity.ERROR, "allowed"),
    LINE_NOT_JSON(Severity.ERROR, "value?", "rows?", "lines?"),
    KEY_REPEATED(Severity.ERROR, "value?", "rows?", "lines?"),
    NESTED_VALUES(Severity.ERROR, "column"),
    FOOTER_SET_ASIDE(Severity.WARNING, "lines", "rows", "text"),
    TABLE_SET_ASIDE(Severity.WARNING, "columns", "rows", "text"),
    TOTAL_ROWS_FOUND(Severity.ERROR, "part", "rows"),
    SHEETS_HIDDEN(Severity.WARNING, "sheets"),
    ROWS_HIDDEN(Severity.WARNING, "rows", "count"),
    TITLE_ROWS_SKIPPED(Severity.INFO, "rows", "count"),
    TOTAL_ROWS_SET_ASIDE(Severity.WARNING, "rows", "count"),
    TOTAL_ROWS_DOUBTFUL(Severity.WARNING, "rows", "count"),
    NOTE_ROWS_SET_ASIDE(Severity.WARNING, "rows", "count"),
    CELLS_OUTSIDE_TABLE(Severity.WARNING, "rows", "count"),
    MERGED_CELLS_SPREAD(Severity.INFO, "rows", "count"),
    CELLS_WITH_ERRORS(Severity.WARNING, "rows", "count"),

    // One record
    CELLS_MISSING(Severity.ERROR, "value?", "rows?", "lines?", "cells?", "expected?"),
    CELLS_EXTRA(Severity.ERROR, "value?", "rows?", "lines?", "cells?", "expected?"),
    QUOTES_BROKEN(Severity.ERROR, "value?", "rows?", "lines?"),
    LINE_BREAK_UNQUOTED(Severity.ERROR, "value?", "rows?", "lines?"),
    QUOTE_INSIDE(Severity.WARNING, "rows", "lines"),
    RECORDS_IN_CELL(Severity.WARNING, "rows", "lines"),
    ROW_BLANK(Severity.WARNING, "rows", "lines"),
    CELL_HUGE(Severity.WARNING, "rows", "lines"),
    VALUE_CUT(Severity.WARNING, "rows", "lines"),
    CELL_ERROR(Severity.ERROR, "value?");

    /** What programs of sheets show instead of a value, in their files and in the CSV they save. */
    public static final List<String> ERROR_VALUES = List.of(
            "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FORMULA!");

    /** Read once they are needed: an enum can't hold them while it is made. */
    private static final class Texts {
        private static final NoticeTexts ALL = NoticeTexts.of(ReadingNotice.class);
    }

    private final Severity severity;
    private final NoticeFields fields;

    /** @param details the names of the details its notices carry, as {@link NoticeFields#of} takes them */
    ReadingNotice(Severity severity, String... details) {
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
}
