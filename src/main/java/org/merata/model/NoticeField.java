package org.merata.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the details of notices about files mean: the same name means the same in every notice. */
public enum NoticeField {
    AGREE(Type.COUNT, "Rows whose code and name agree."),
    ALLOWED(
            Type.TEXT,
            "What is allowed: a limit with its unit, a share of rows, or the values or code systems that may stand there."),
    AS(Type.TEXT, "The part whose columns the others do not have."),
    BATCH(Type.NUMBER, "The number under which the file was loaded."),
    BOTH(Type.COUNT, "Lines that end in a carriage return and a line feed."),
    BROKEN(Type.COUNT, "Rows or groups that break the rule."),
    CELLS(Type.COUNT, "Cells concerned; of a row or header, how many it has."),
    CODE(Type.TEXT, "The code of a part of the framework; `index` for the index itself."),
    COLUMN(
            Type.TEXT,
            "The column of the file, by its name, or by its position where it has none; in reference data and JSON, the column or key."),
    COLUMNS(Type.COUNT, "How many columns there are or are concerned."),
    COMMAS_BETWEEN_THOUSANDS(Type.COUNT, "Numbers that only commas between thousands explain: 1,234,567 or 1,234.5."),
    COMPUTED(Type.NUMBER, "The score that the indicators give, to six decimals; nothing where they give none."),
    COPY(Type.TEXT, "The file that the further table was written to."),
    COUNT(Type.COUNT, "How many there are; beside `rows`, of those rows."),
    DAY_FIRST(Type.COUNT, "Dates that only the day first explains."),
    DECIMAL_COMMA(Type.COUNT, "Numbers that only a decimal comma explains."),
    DECIMAL_POINT(Type.COUNT, "Numbers that only a decimal point explains."),
    DELIMITER(Type.TEXT, "The delimiter chosen."),
    CORRECTION(Type.TEXT, "The id of a correction of data/corrections."),
    DIFFERENCE(Type.NUMBER, "The printed score less the computed one."),
    DISAGREE(Type.COUNT, "Rows whose code and name disagree."),
    EITHER(Type.COUNT, "Values that can be read in both ways."),
    ENCODING(Type.TEXT, "The name of the character encoding."),
    ENTITY(Type.TEXT, "Who is assessed: agency, region, country or unit, a hyphen, and its code or name."),
    EXAMPLE(Type.TEXT, "The first code and name that disagree."),
    EXAMPLES(
            Type.LIST,
            "Some of the texts, the most frequent first; with what they stand for where they were resolved."),
    EXPECTED(Type.TEXT, "The columns of which one was expected; of a row, how many cells."),
    FAULT(Type.TEXT, "Where and why reading failed, in English."),
    FEEDS(Type.COUNT, "Lines that end in a line feed alone."),
    FIELD(Type.TEXT, "The field of the contract."),
    FIRST(Type.LIST, "The first rows or groups that break the rule."),
    FIRST_YEAR(Type.NUMBER, "The first of the hundred years."),
    FITS(Type.TEXT, "The code system that fits better."),
    FITS_ROWS(Type.COUNT, "Rows whose code and name agree in it."),
    FORM(Type.TEXT, "What the file is."),
    FORMAT(Type.TEXT, "The date format as the source states it."),
    FORMATS(Type.LIST, "The date formats found."),
    FORMED_FROM(Type.LIST, "Codes of the regions that the region was formed from."),
    FOUND(Type.TEXT, "What was found instead: columns, sheets, files, or how many regions have no parent."),
    FRAMEWORK(Type.TEXT, "The id of the maturity framework."),
    FROM(Type.DATE, "The first day the region existed."),
    KIND(Type.TEXT, "What makes the column look personal, by its id."),
    LABELS(Type.COUNT, "Cells of the header."),
    LAST(Type.TEXT, "When the last file came, in UTC."),
    LAST_YEAR(Type.NUMBER, "The last of the hundred years."),
    LETTERS(Type.COUNT, "The most letters a line may have."),
    LINES(Type.TEXT, "The physical lines, from 1: a range such as 4-6, the first ones parted by blanks, or how many."),
    LOOKED(Type.COUNT, "Rows that were looked at."),
    MEMBER(Type.TEXT, "The file in the archive."),
    MEMBERS(Type.TEXT, "The files in the archive that differ, or how many there are."),
    MONTH_FIRST(Type.COUNT, "Dates that only the month first explains."),
    NOW(Type.TEXT, "What the clock of this machine says, in UTC."),
    PART(Type.TEXT, "The sheet or the file in the archive; empty where there is only one."),
    PERIOD(Type.TEXT, "The code of the period assessed."),
    POSITION(Type.NUMBER, "The position of the column, from 1."),
    POSITIONS(Type.LIST, "Positions of columns, from 1."),
    PRINTED(Type.NUMBER, "The score as the file prints it."),
    QUARANTINED(Type.COUNT, "Rows that would be quarantined."),
    REASON(Type.TEXT, "Why the engine could not be trusted with the file, in English."),
    REGION(Type.TEXT, "The code and name of the region."),
    RETURNS(Type.COUNT, "Lines that end in a carriage return alone."),
    RIVAL(Type.TEXT, "The delimiter that came next."),
    ROWS(Type.COUNT, "How many rows; of workbooks, with `count` or `part` beside it, which rows: 8, 10-12."),
    RULE(Type.TEXT, "The id of the rule; of a printed score, the rule under which it would come out."),
    SHEETS(Type.LIST, "Names of sheets."),
    STATED(Type.TEXT, "The code system that the source states."),
    TESTED(Type.COUNT, "Rows or groups that the rule was held against."),
    TEXT(Type.TEXT, "The first lines set aside as they stand, long numbers and addresses hidden."),
    TEXTS(Type.COUNT, "How many different texts."),
    TO(Type.DATE, "The first day the region existed no more."),
    VALUE(
            Type.TEXT,
            "What the cell holds, cut after 200 letters; of a broken row, its cells and those expected (3/5); of a broken line of JSON, the letter at which reading failed or the key; of a rule, its id."),
    VALUES(Type.COUNT, "How many values."),
    WANTED(Type.TEXT, "The sheet or file that the source names.");

    /** How a detail is written; all are texts in JSON. */
    public enum Type {
        /** A whole number, from 0. */
        COUNT,
        NUMBER,
        /** A day in ISO 8601. */
        DATE,
        TEXT,
        /** Texts parted by commas, semicolons or blanks. */
        LIST;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Type type;
    private final String meaning;

    NoticeField(Type type, String meaning) {
        this.type = type;
        this.meaning = meaning;
    }

    /** Its name in notices; stable. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Type type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<NoticeField> find(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }
}
