package org.merata.reading;

/**
 * How much one file may take: what goes beyond is refused, never cut short.
 *
 * @param unpackedBytes of everything in the file, unpacked
 * @param ratio unpacked bytes for each packed one, once more than a few megabytes were unpacked
 * @param members files in an archive, or sheets of a workbook
 * @param columns of a table
 * @param cellLetters of one cell
 */
public record ReadingLimits(long unpackedBytes, int ratio, int members, int columns, int cellLetters) {
    /** Room for every honest file: 16 GB unpacked, 200 times the packed size, 1,000 members, 16,384 columns, 1 million letters a cell. */
    public static final ReadingLimits USUAL = new ReadingLimits(16L << 30, 200, 1_000, 16_384, 1_000_000);

    public ReadingLimits {
        if (unpackedBytes < 1 || ratio < 1 || members < 1 || columns < 1 || cellLetters < 1) {
            throw new IllegalArgumentException("limits must be above zero");
        }
    }
}
