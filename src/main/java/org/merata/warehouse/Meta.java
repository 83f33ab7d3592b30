package org.merata.warehouse;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.merata.model.Grain;
import org.merata.model.Period;

/**
 * What a published version says about itself: the table {@code meta} as key and value. The keys are {@code version},
 * {@code published_at} (an ISO instant), {@code layout}, {@code synthetic} (dataset ids between commas), and for each dataset with rows
 * {@code last_period_DATASET} and {@code grain_DATASET}.
 */
public record Meta(Map<String, String> values) {
    public static final String VERSION = "version";
    public static final String PUBLISHED_AT = "published_at";
    public static final String LAYOUT = "layout";
    public static final String SYNTHETIC = "synthetic";

    public Meta {
        values = Map.copyOf(values);
    }

    public static String lastPeriodKey(String dataset) {
        return "last_period_" + dataset;
    }

    public static String grainKey(String dataset) {
        return "grain_" + dataset;
    }

    public Optional<String> version() {
        return Optional.ofNullable(values.get(VERSION));
    }

    public Instant publishedAt() {
        return Optional.ofNullable(values.get(PUBLISHED_AT)).map(Instant::parse).orElse(Instant.EPOCH);
    }

    /** The datasets that hold made-up rows. */
    public Set<String> syntheticDatasets() {
        var datasets = new TreeSet<String>();
        for (String dataset : values.getOrDefault(SYNTHETIC, "").split(",")) {
            if (!dataset.isBlank()) {
                datasets.add(dataset.strip());
            }
        }
        return datasets;
    }

    /** The last period with data of a dataset; empty where it has none. */
    public Optional<Period> lastPeriod(String dataset) {
        return Optional.ofNullable(values.get(lastPeriodKey(dataset))).flatMap(Period::find);
    }

    /** The coarsest grain in which some row of the dataset was counted: nothing finer can be told from it. */
    public Optional<Grain> grain(String dataset) {
        return Optional.ofNullable(values.get(grainKey(dataset))).flatMap(Grain::find);
    }
}
