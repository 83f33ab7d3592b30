package org.merata.synthetic;

/** The ways in which a publisher's row goes wrong. Some rows of every made-up file are spoilt, each in one way. */
public enum Dirt {
    /** A day that does not exist. */
    IMPOSSIBLE_DATE,
    /** A date that a spreadsheet turned into its serial number. */
    SPREADSHEET_DATE,
    /** A code that is in no table. */
    UNKNOWN_CODE,
    /** A code that a spreadsheet took for a number: {@code 11.01} became {@code 11,01}. */
    SPREADSHEET_CODE,
    /** A required cell left empty. */
    MISSING_VALUE,
    /** Finished before it was submitted. */
    FINISHED_BEFORE_SUBMITTED,
    /** A word that the publisher's list does not have. */
    UNKNOWN_WORD,
    /** A number written as a word. */
    NUMBER_AS_WORD,
    TOO_MANY_CELLS,
    TOO_FEW_CELLS,
    /** The row before, once more. */
    REPEATED_ROW,
    /** The number of the row before, with other content. */
    REPEATED_NUMBER;

    /** Share of rows that are spoilt, all ways together. */
    public static final double SHARE = 0.003;

    /**
     * Where a kind of file has what can be spoilt.
     *
     * @param id column of the row's number
     * @param date column of a required date
     * @param region column of the region's code
     * @param required column of a required code that is not the region
     * @param word column of a value from a closed list
     * @param number column of a number
     * @param submitted column of the moment before {@code finished}; -1 where the file has no pair of moments
     * @param finished column of the later moment; -1 where the file has no pair
     */
    record Layout(int id, int date, int region, int required, int word, int number, int submitted, int finished) {}

    /** Whether the row, as it stands, can be spoilt this way. */
    boolean canSpoil(Row row, Layout layout) {
        return switch (this) {
            case FINISHED_BEFORE_SUBMITTED ->
                layout.finished >= 0 && !row.cell(layout.finished).isEmpty();
            case NUMBER_AS_WORD -> layout.number >= 0;
            default -> true;
        };
    }

    void spoil(Row row, Row before, Layout layout, Dice dice) {
        switch (this) {
            case IMPOSSIBLE_DATE ->
                row.replace(layout.date, dice.chance(0.5) ? "31/02/2023 09:15" : "2023-13-45 00:00");
            case SPREADSHEET_DATE -> row.replace(layout.date, (43_831 + dice.nextInt(2_000)) + ",39583");
            case UNKNOWN_CODE -> row.replace(layout.region, "00.99");
            case SPREADSHEET_CODE ->
                row.replace(layout.region, row.cell(layout.region).replace('.', ',') + ",0");
            case MISSING_VALUE -> row.replace(layout.required, "");
            case FINISHED_BEFORE_SUBMITTED -> row.replace(layout.finished, "02/01/2015 08:00");
            case UNKNOWN_WORD -> row.replace(layout.word, dice.chance(0.5) ? "???" : "Lainnya (sebutkan)");
            case NUMBER_AS_WORD -> row.replace(layout.number, "dua");
            case TOO_MANY_CELLS -> row.text("catatan petugas").text("sudah dicek");
            case TOO_FEW_CELLS -> row.cut(row.cells() - 2);
            case REPEATED_ROW -> row.copyFrom(before);
            case REPEATED_NUMBER -> row.replace(layout.id, before.cell(layout.id));
        }
    }
}
