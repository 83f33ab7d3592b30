package org.merata.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.merata.model.Period;
import org.merata.model.Text;

/** How the data of a published version came in, without any row: what {@code /quality} shows and every panel's source line needs. */
public record Quality(
        List<SourceQuality> sources,
        List<BatchQuality> batches,
        List<RuleQuality> rules,
        List<Refusal> refusals,
        List<Withdrawal> withdrawals,
        List<Replacement> replacements,
        List<Reconciliation> reconciliations,
        List<CellCorrection> cellCorrections) {
    public Quality {
        cellCorrections = List.copyOf(cellCorrections);
        sources = List.copyOf(sources);
        batches = List.copyOf(batches);
        rules = List.copyOf(rules);
        refusals = List.copyOf(refusals);
        withdrawals = List.copyOf(withdrawals);
        replacements = List.copyOf(replacements);
        reconciliations = List.copyOf(reconciliations);
    }

    /** Of sources alone. */
    public Quality(List<SourceQuality> sources) {
        this(sources, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Optional<BatchQuality> findBatch(String id) {
        return batches.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The batches of a source, the latest first. */
    public List<BatchQuality> listBatches(String source) {
        return batches.stream().filter(one -> one.source().equals(source)).toList();
    }

    /** Of a home that has loaded nothing. */
    public static Quality none() {
        return new Quality(List.of());
    }

    public Optional<SourceQuality> find(String source) {
        return sources.stream().filter(one -> one.source().equals(source)).findFirst();
    }

    /**
     * All loads of one source together. Rows read = accepted + quarantined + duplicates.
     *
     * @param source id of the source
     * @param lastPeriod the last month it has data for; empty where it has none
     * @param lastLoadedAt when its last file was loaded
     */
    public record SourceQuality(
            String source,
            Optional<Period> lastPeriod,
            Optional<Instant> lastLoadedAt,
            int files,
            long read,
            long accepted,
            long quarantined,
            long duplicates,
            List<Reason> reasons) {
        public SourceQuality {
            reasons = List.copyOf(reasons);
            if (read != accepted + quarantined + duplicates) {
                throw new IllegalArgumentException("rows of " + source + " are lost: " + read + " read, " + accepted
                        + " accepted, " + quarantined + " quarantined, " + duplicates + " duplicates");
            }
        }
    }

    /**
     * One load of one file. Rows read = accepted + quarantined + duplicates.
     *
     * @param sha256 of the bytes that are in the archive
     * @param corrected accepted rows that took the place of an earlier file's row
     * @param replaced accepted rows whose place a later file's row has taken since
     * @param differing duplicates that say something else than the row kept
     * @param readPath {@code set} or {@code row}
     * @param readReason why row by row; empty for {@code set}
     * @param retries when rows left its quarantine, the earliest first
     */
    public record BatchQuality(
            String id,
            String source,
            String dataset,
            String file,
            String sha256,
            Instant loadedAt,
            long read,
            long accepted,
            long quarantined,
            long duplicates,
            long differing,
            long corrected,
            long replaced,
            Optional<Period> first,
            Optional<Period> last,
            String readPath,
            String readReason,
            List<Reason> reasons,
            List<Retry> retries) {
        public BatchQuality {
            reasons = List.copyOf(reasons);
            retries = List.copyOf(retries);
        }
    }

    /** Rows that left a quarantine: when, how many became facts, how many were duplicates, how many stayed. */
    public record Retry(Instant at, long accepted, long duplicates, long left) {}

    /** What a rule of quality came to over all records: rows or groups tested, and those that break it. */
    public record RuleQuality(String rule, long tested, long broken) {}

    /** Why rows were quarantined, how many, and what their publisher can do. */
    public record Reason(String code, Text title, Text advice, long rows) {}

    /**
     * A file of which nothing was kept.
     *
     * @param rows rows read before it was refused
     * @param loadedAs the batch under which the same bytes were loaded since
     */
    public record Refusal(
            Instant at,
            String source,
            String file,
            String sha256,
            long rows,
            Text why,
            Text advice,
            Optional<String> loadedAs) {}

    /**
     * A batch that was taken out.
     *
     * @param why in the words of whoever took it out
     * @param loadedAs the batch under which the same bytes were loaded since
     */
    public record Withdrawal(
            String batch,
            Instant at,
            String source,
            String file,
            String sha256,
            long rows,
            String why,
            Optional<String> loadedAs) {}

    /** So many rows of a batch in which a correction took the place of a wrong cell. */
    public record CellCorrection(String batch, String correction, long rows) {}

    /** So many rows of a batch in whose place rows of a later one stand. */
    public record Replacement(String dataset, String batch, String replaced, long rows) {}

    /**
     * What the version counts of a dataset, against what came of it.
     *
     * @param received rows of every file that was ever loaded
     * @param replaced accepted rows that later ones replaced
     * @param facts rows that stand behind the figures
     * @param totalOff by how much the widest published total differs from what it should come to; empty where none is published
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
            OptionalLong totalOff) {
        /** The rows that should stand behind the figures. */
        public long factsDue() {
            return received - withdrawn - erased - quarantined - duplicates - replaced;
        }

        /** Whether the rows and the total are what they should be. */
        public boolean addsUp() {
            return factsDue() == facts && totalOff.orElse(0) == 0;
        }
    }
}
