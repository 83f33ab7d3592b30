package org.merata.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.merata.warehouse.ArchiveLedger;

/**
 * Whether the clock of the machine can be right. Nothing hangs on it: batches are ordered by their numbers. But a file's time of arrival
 * is told to readers, and decides which dates lie in the future.
 */
final class ClockCheck {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    private ClockCheck() {}

    /** Compares the time at which a file comes with that of the last one that came. */
    static Optional<TypedRows.Finding> find(ArchiveLedger ledger, Instant now) {
        return ledger.findLastArrival().flatMap(last -> {
            var times = Map.of("now", now.toString(), "last", last.toString());
            if (now.isBefore(last)) {
                return Optional.of(new TypedRows.Finding(IngestNotice.CLOCK_WENT_BACK, times));
            }
            return now.isAfter(last.plus(LONGEST_PAUSE))
                    ? Optional.of(new TypedRows.Finding(IngestNotice.CLOCK_LEAPT, times))
                    : Optional.empty();
        });
    }
}
