package org.merata.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.merata.model.Period;

/** How each load went: counts only, never a row. */
public record Quality(
        List<Batch> batches,
        List<Rule> rules,
        List<Retry> retries,
        List<FileEvent> fileEvents,
        List<Replacement> replacements,
        List<Reconciliation> reconciliations,
        List<CellCorrection> cellCorrections) {
    public Quality {
        cellCorrections = List.copyOf(cellCorrections);
        fileEvents = List.copyOf(fileEvents);
        replacements = List.copyOf(replacements);
        reconciliations = List.copyOf(reconciliations);
        batches = List.copyOf(batches);
        rules = List.copyOf(rules);
        retries = List.copyOf(retries);
    }

    /**
     * One file loaded. {@code rowsRead = accepted + quarantined + duplicates}.
     *
     * @param differing the duplicates that differ from the row kept in some other field
     * @param corrected accepted rows that took the place of an earlier batch's row
     * @param replaced accepted rows whose place a later batch's row has taken since
     * @param firstMonth the first month its rows fall in; empty where none was accepted
     * @param readPath how it was read: as a set, or carefully row by row
     * @param readReason why so
     */
    public record Batch(
            String id,
            String source,
            String dataset,
            String file,
            String sha256,
            Instant loadedAt,
            long rowsRead,
            long accepted,
            long quarantined,
            long duplicates,
            long differing,
            long corrected,
            long replaced,
            boolean synthetic,
            Optional<Period> firstMonth,
            Optional<Period> lastMonth,
            String readPath,
            String readReason,
            List<Reason> reasons) {
        public Batch {
            reasons = List.copyOf(reasons);
        }
    }

    /** What a rule of quality came to over all records. */
    public record Rule(String id, long tested, long broken) {}

    /** Rows of a batch that left the quarantine. */
    public record Retry(String batch, Instant at, long accepted, long duplicates, long left) {}

    /**
     * A file of which nothing was kept, or a batch that was taken out.
     *
     * @param batch the batch that was taken out; empty for a file that was refused
     * @param file its own name, without folders
     * @param rows rows read
     * @param why the code of the notice that refused it, or the words of whoever took it out
     * @param loadedAs the batch under which the same bytes are loaded now
     */
    public record FileEvent(
            Instant at,
            Optional<String> batch,
            String source,
            String file,
            String sha256,
            long rows,
            String why,
            Optional<String> loadedAs) {}

    /** Rows of a batch in which a correction of the home's took the place of a wrong cell. */
    public record CellCorrection(String batch, String correction, long rows) {}

    /** Rows of a batch in whose place rows of a later one stand. */
    public record Replacement(String dataset, String batch, String replaced, long rows) {}

    /**
     * What the version counts of a dataset against what came of it.
     *
     * @param received rows of every file that was ever loaded
     * @param replaced accepted rows that later ones replaced
     * @param facts rows that stand behind the figures
     * @param due what the widest published total should come to; empty where none is published
     * @param published what it comes to
     */
    public record Reconciliation(
            String dataset,
            long received,
            long withdrawn,
            long erased,
            long quarantined,
            long duplicates,
            long replaced,
            long facts,
            OptionalLong due,
            OptionalLong published) {}

    /** Why rows of a batch were set aside: the code of the notice, the column, how many. */
    public record Reason(String code, String column, long n) {}
}
