package org.merata.ingest;

import java.util.List;
import java.util.Map;
import org.merata.ingest.IngestReport.FileReport;

/**
 * What was erased, and the version that is served now. It never says who.
 *
 * @param fieldKnown whether any archived file has the field or column that was named
 * @param texts how many were given
 * @param textsFound how many of them stand in archived files
 * @param files the archived files that held rows of the person
 * @param unread archived files that the definitions of today can't read: whether they hold the person is not known
 * @param again batches that were loaded again, without these rows
 * @param remaining files of the home that still hold one of the texts, or may hold it, and are not Merata's to change
 * @param publishedVersion empty where nothing was changed
 */
public record ErasureReport(
        boolean fieldKnown,
        int texts,
        int textsFound,
        List<File> files,
        List<String> unread,
        List<FileReport> again,
        List<String> remaining,
        String why,
        String publishedVersion) {
    /** An archived file, and how many records of it are the person's. */
    public record File(int batch, String source, String file, long rows) {}

    public ErasureReport {
        files = List.copyOf(files);
        unread = List.copyOf(unread);
        again = List.copyOf(again);
        remaining = List.copyOf(remaining);
    }

    /** How many records of archived files are the person's. */
    public long rows() {
        return files.stream().mapToLong(File::rows).sum();
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    public Map<String, Object> toMap() {
        return Map.of(
                "erased", !publishedVersion.isEmpty(),
                "texts", texts,
                "texts_found", textsFound,
                "rows", rows(),
                "files",
                        files.stream()
                                .map(file -> Map.of(
                                        "batch", file.batch(),
                                        "source", file.source(),
                                        "file", file.file(),
                                        "rows", file.rows()))
                                .toList(),
                "unread", unread,
                "loaded_again", again.stream().map(FileReport::toMap).toList(),
                "remaining", remaining,
                "why", why,
                "published_version", publishedVersion);
    }
}
