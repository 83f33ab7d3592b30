package org.merata.publish;

/**
 * A file of a released dataset.
 *
 * @param format what it is in, as its ending says: {@code parquet}, {@code csv.gz}
 * @param name its name within the dataset's folder
 * @param sha256 of its bytes, in hexadecimal
 */
public record ReleasedFile(String format, String name, long bytes, String sha256) {
    public ReleasedFile {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException("no name of a released file: " + name);
        }
        if (bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no length or checksum of " + name);
        }
    }
}
