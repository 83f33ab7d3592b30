package org.merata.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.merata.model.Period;
import org.merata.model.Text;

/** How the data of a published version came in, without any row: what {@code /quality} shows and every panel's source line needs. */
public record Quality(List<SourceQuality> sources) {
    public Quality {
        sources = List.copyOf(sources);
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

    /** Why rows were quarantined, how many, and what their publisher can do. */
    public record Reason(String code, Text title, Text advice, long rows) {}
}
