package org.merata.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;

/**
 * What became of quarantined rows that were tried again, and the version that is served now.
 *
 * @param again files that were loaded again so that rows came in before later ones with the same key
 */
public record RetryReport(
        List<Batch> batches, List<IngestReport.FileReport> again, String publishedVersion, double seconds) {
    public RetryReport {
        batches = List.copyOf(batches);
        again = List.copyOf(again);
    }

    RetryReport published(String version, double inSeconds) {
        return new RetryReport(batches, again, version, inSeconds);
    }

    /** Whether rows of a batch could not be tried, or a file could not be loaded again. */
    public boolean hasErrors() {
        return batches.stream().anyMatch(batch -> batch.refused().isPresent())
                || again.stream().anyMatch(file -> file.outcome() == IngestReport.Outcome.REFUSED);
    }

    /**
     * One batch. {@code tried = accepted + duplicates + left}.
     *
     * @param corrected accepted rows that took the place of an earlier batch's row
     * @param left rows that stay quarantined
     * @param refused why none of its rows could be tried; empty where they were
     * @param faults by code: what keeps rows there
     */
    public record Batch(
            int batch,
            String source,
            String file,
            long tried,
            long accepted,
            long corrected,
            long duplicates,
            long left,
            Optional<NoticeKind> refused,
            SortedMap<String, Long> faults,
            List<Notice> notices) {
        public Batch {
            notices = List.copyOf(notices);
            if (tried != accepted + duplicates + left) {
                throw new IllegalArgumentException("rows of batch " + batch + " are lost: " + tried + " tried, "
                        + accepted + " accepted, " + duplicates + " duplicates, " + left + " left");
            }
        }

        private Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("batch", batch);
            map.put("source", source);
            map.put("file", file);
            map.put("tried", tried);
            map.put("accepted", accepted);
            map.put("corrected", corrected);
            map.put("duplicates", duplicates);
            map.put("still_quarantined", left);
            map.put("refused", refused.map(NoticeKind::code).orElse(null));
            map.put("faults", faults);
            return map;
        }
    }

    public long tried() {
        return batches.stream().mapToLong(Batch::tried).sum();
    }

    public long accepted() {
        return batches.stream().mapToLong(Batch::accepted).sum();
    }

    public long corrected() {
        return batches.stream().mapToLong(Batch::corrected).sum();
    }

    public long duplicates() {
        return batches.stream().mapToLong(Batch::duplicates).sum();
    }

    public long left() {
        return batches.stream().mapToLong(Batch::left).sum();
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("published_version", publishedVersion);
        map.put("tried", tried());
        map.put("accepted", accepted());
        map.put("corrected", corrected());
        map.put("duplicates", duplicates());
        map.put("still_quarantined", left());
        map.put("seconds", seconds);
        map.put("batches", batches.stream().map(Batch::toMap).toList());
        map.put(
                "loaded_again",
                again.stream().map(IngestReport.FileReport::toMap).toList());
        return map;
    }
}
