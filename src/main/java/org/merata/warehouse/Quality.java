package org.merata.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.merata.model.Period;

/** How each load went: counts only, never a row. */
public record Quality(List<Batch> batches) {
    public Quality {
        batches = List.copyOf(batches);
    }

    /**
     * One file loaded. {@code rowsRead = accepted + quarantined + duplicates}.
     *
     * @param firstMonth the first month its rows fall in; empty where none was accepted
     * @param readPath how it was read: {@code set} or {@code row}
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
            boolean synthetic,
            Optional<Period> firstMonth,
            Optional<Period> lastMonth,
            String readPath,
            List<Reason> reasons) {
        public Batch {
            reasons = List.copyOf(reasons);
        }
    }

    /** Why rows of a batch were set aside: the code of the notice, the column, how many. */
    public record Reason(String code, String column, long n) {}
}
