package org.merata.reading;

import org.merata.definition.CountryDefinition.FileLimits;

/**
 * How much one file may take: what goes beyond is refused, never cut short.
 *
 * @param fileBytes of the file as received
 * @param unpackedBytes of everything in the file, unpacked
 * @param ratio unpacked bytes for each packed one, once more than a few megabytes were unpacked
 * @param members files in an archive, or sheets of a workbook
 * @param rows of a table
 * @param columns of a table
 * @param cellLetters of one cell
 */
public record ReadingLimits(
        long fileBytes, long unpackedBytes, int ratio, int members, long rows, int columns, int cellLetters) {
    /** Room for every honest file. */
    public static final ReadingLimits USUAL = of(FileLimits.USUAL);

    /** Of a file that was accepted once, and of what Merata wrote itself: limits of today must not lose it. */
    public static final ReadingLimits LIFTED =
            new ReadingLimits(1L << 50, 1L << 50, 10_000_000, 10_000_000, 1L << 50, 10_000_000, 1 << 30);

    public ReadingLimits {
        if (fileBytes < 1
                || unpackedBytes < 1
                || ratio < 1
                || members < 1
                || rows < 1
                || columns < 1
                || cellLetters < 1) {
            throw new IllegalArgumentException("limits must be above zero");
        }
    }

    /** Those of a home. */
    public static ReadingLimits of(FileLimits stated) {
        return new ReadingLimits(
                (long) stated.fileMegabytes() << 20,
                (long) stated.unpackedMegabytes() << 20,
                stated.ratio(),
                stated.parts(),
                stated.rows(),
                stated.columns(),
                stated.cellLetters());
    }

    Refusal tooWide(int wide) {
        return new Refusal(
                ReadingNotice.TABLE_TOO_WIDE,
                java.util.Map.of("columns", Integer.toString(wide), "allowed", Integer.toString(columns)));
    }

    Refusal tooLong(long found) {
        return new Refusal(
                ReadingNotice.TABLE_TOO_LONG,
                java.util.Map.of("rows", Long.toString(found), "allowed", Long.toString(rows)));
    }

    Refusal cellTooLarge() {
        return new Refusal(ReadingNotice.CELL_TOO_LARGE, java.util.Map.of("allowed", Integer.toString(cellLetters)));
    }
}
