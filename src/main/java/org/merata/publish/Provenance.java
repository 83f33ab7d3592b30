package org.merata.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.merata.model.Period;
import org.merata.model.Text;

/**
 * Where the numbers of a file come from; written into every format that has room for it.
 *
 * @param version the published version
 * @param publishedAt when it was published
 * @param datasets the datasets behind it
 * @param synthetic whether any of it is made up
 * @param lastPeriod the last period with data; empty for reference data
 * @param source publisher of the values, or of the data, in words; empty where none is named
 * @param notes what a reader must know, a sentence each
 */
public record Provenance(
        String version,
        Instant publishedAt,
        List<String> datasets,
        boolean synthetic,
        Optional<Period> lastPeriod,
        Optional<Text> source,
        List<Text> notes) {
    /** What every export of made-up data says, whatever its language. */
    public static final String SYNTHETIC_NOTICE = "DATA SINTETIS / SYNTHETIC DATA";

    public Provenance {
        datasets = List.copyOf(datasets);
        notes = List.copyOf(notes);
    }

    /** The notice, where there is anything to be noticed. */
    public Optional<String> notice() {
        return synthetic ? Optional.of(SYNTHETIC_NOTICE) : Optional.empty();
    }
}
