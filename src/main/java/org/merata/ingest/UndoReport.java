package org.merata.ingest;

import java.util.List;
import java.util.Map;
import org.merata.ingest.IngestReport.FileReport;

/**
 * A batch that was taken out, and the version that is served now.
 *
 * @param rows the rows read from its file when it was loaded
 * @param again batches that were loaded again because rows of theirs may have been left out for rows of this one
 */
public record UndoReport(
        int batch, String source, String file, long rows, String why, List<FileReport> again, String publishedVersion) {
    public UndoReport {
        again = List.copyOf(again);
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    public Map<String, Object> toMap() {
        return Map.of(
                "batch", batch,
                "source", source,
                "file", file,
                "rows", rows,
                "why", why,
                "loaded_again", again.stream().map(FileReport::toMap).toList(),
                "published_version", publishedVersion);
    }
}
