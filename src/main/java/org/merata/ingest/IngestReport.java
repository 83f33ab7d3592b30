package org.merata.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.warehouse.Mending;

/**
 * What a run did: one entry a file, and the version that is served now.
 *
 * @param mendings what was damaged or unfinished, and what was done about it
 * @param rebuilt whether the cubes were made anew because measures, contracts or reference data had changed
 */
public record IngestReport(
        List<FileReport> files, List<Mending> mendings, String publishedVersion, boolean rebuilt, double seconds) {
    public IngestReport {
        mendings = List.copyOf(mendings);
        files = List.copyOf(files);
    }

    /** What became of a file. */
    public enum Outcome {
        LOADED,
        ALREADY_INGESTED,
        REFUSED
    }

    /**
     * One file. {@code rowsRead = accepted + quarantined + duplicates} for a file that was loaded; rows count as the dataset has them,
     * after columns were turned into rows.
     *
     * @param sha256 of its bytes; empty where it could not be read
     * @param batch the number it was loaded under, now or before
     * @param readPath {@code set} where the engine read it in bulk, {@code row} where it was read row by row
     * @param readReason why row by row
     * @param corrected accepted rows that took the place of an earlier file's row
     * @param duplicatesDiffering duplicates that say something else than the row kept
     * @param refused why nothing of it was kept
     * @param faults by code: how many cells or rows were quarantined for it
     * @param rules what each rule of quality found in the file
     * @param notices about the file, and the first faulty places of each code
     * @param seconds from its first byte to its commit
     */
    public record FileReport(
            String source,
            String dataset,
            String file,
            String sha256,
            Outcome outcome,
            OptionalInt batch,
            String readPath,
            String readReason,
            long rowsRead,
            long accepted,
            long corrected,
            long quarantined,
            long duplicates,
            long duplicatesDiffering,
            Optional<NoticeKind> refused,
            SortedMap<String, Long> faults,
            List<RuleResult> rules,
            List<Notice> notices,
            double seconds) {
        public FileReport {
            rules = List.copyOf(rules);
            notices = List.copyOf(notices);
        }

        /** A file that the archive should have and that can't be loaded again. */
        static FileReport refused(Ledger.Loaded loaded, IngestNotice why) {
            return new FileReport(
                    loaded.source(),
                    "",
                    loaded.file(),
                    loaded.sha256(),
                    Outcome.REFUSED,
                    OptionalInt.of(loaded.batch()),
                    "",
                    "",
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    Optional.of(why),
                    new TreeMap<>(),
                    List.of(),
                    List.of(Notice.of(why, new Location.InFile(loaded.file()), Map.of())),
                    0);
        }

        public double rowsPerSecond() {
            return seconds > 0 ? rowsRead / seconds : 0;
        }

        Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("source", source);
            map.put("dataset", dataset);
            map.put("file", file);
            map.put("sha256", sha256);
            map.put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT));
            map.put("batch", batch.isPresent() ? batch.getAsInt() : null);
            map.put("read_path", readPath);
            map.put("read_reason", readReason);
            map.put("rows_read", rowsRead);
            map.put("accepted", accepted);
            map.put("corrected", corrected);
            map.put("quarantined", quarantined);
            map.put("duplicates", duplicates);
            map.put("duplicates_differing", duplicatesDiffering);
            map.put("refused", refused.map(NoticeKind::code).orElse(null));
            map.put("faults", faults);
            map.put("rules", rules.stream().map(RuleResult::toMap).toList());
            map.put("notices", notices.stream().map(FileReport::toMap).toList());
            map.put("seconds", seconds);
            map.put("rows_per_second", Math.round(rowsPerSecond()));
            return map;
        }

        private static Map<String, Object> toMap(Notice notice) {
            var map = new LinkedHashMap<String, Object>();
            map.put("code", notice.kind().code());
            map.put("severity", notice.severity().name().toLowerCase(java.util.Locale.ROOT));
            map.put("at", notice.at().describe());
            map.put("details", notice.details());
            return map;
        }
    }

    public long rowsRead() {
        return files.stream().mapToLong(FileReport::rowsRead).sum();
    }

    public long accepted() {
        return files.stream().mapToLong(FileReport::accepted).sum();
    }

    public long corrected() {
        return files.stream().mapToLong(FileReport::corrected).sum();
    }

    public long quarantined() {
        return files.stream().mapToLong(FileReport::quarantined).sum();
    }

    public long duplicates() {
        return files.stream().mapToLong(FileReport::duplicates).sum();
    }

    /**
     * Whether a file was refused, or a correction is out of date: then a person has to decide. Quarantined rows within what the source
     * allows are no error of the run.
     */
    public boolean hasErrors() {
        return files.stream()
                .anyMatch(file -> file.outcome() == Outcome.REFUSED
                        || file.notices().stream()
                                .anyMatch(notice -> notice.kind() == IngestNotice.CORRECTION_NOT_NEEDED));
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("published_version", publishedVersion);
        map.put("rebuilt", rebuilt);
        map.put(
                "mended",
                mendings.stream()
                        .map(mending -> Map.of("kind", mending.kind().id(), "what", mending.what()))
                        .toList());
        map.put("rows_read", rowsRead());
        map.put("accepted", accepted());
        map.put("corrected", corrected());
        map.put("quarantined", quarantined());
        map.put("duplicates", duplicates());
        map.put("seconds", seconds);
        map.put("files", files.stream().map(FileReport::toMap).toList());
        return map;
    }
}
