package org.merata.publish;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What changed in a dataset since the newest release before that holds it.
 *
 * @param release the release compared with; empty for a dataset that is new
 * @param before its version there
 * @param now its version in this release; empty for a dataset that is gone
 * @param statuses rows whose status is another, such as one that is suppressed now
 * @param values rows whose values are others, the greatest change first; only the first of many
 * @param gone the keys of rows that are gone; only the first of many
 */
public record DatasetChange(
        String dataset,
        Optional<String> release,
        Optional<DatasetVersion> before,
        Optional<DatasetVersion> now,
        DatasetVersion.Change change,
        long addedRows,
        long removedRows,
        long changedRows,
        long statuses,
        List<String> addedColumns,
        List<String> removedColumns,
        List<ValueChange> values,
        List<Map<String, String>> gone) {
    public DatasetChange {
        addedColumns = List.copyOf(addedColumns);
        removedColumns = List.copyOf(removedColumns);
        values = List.copyOf(values);
        gone = List.copyOf(gone);
    }

    /** @param key by column, without those that are empty */
    public record ValueChange(
            Map<String, String> key,
            OptionalDouble before,
            OptionalDouble now,
            Optional<String> statusBefore,
            Optional<String> statusNow) {
        public ValueChange {
            key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        }
    }

    /** A dataset that no earlier release holds. */
    static DatasetChange first(String dataset, long rows) {
        return new DatasetChange(
                dataset,
                Optional.empty(),
                Optional.empty(),
                Optional.of(DatasetVersion.FIRST),
                DatasetVersion.Change.CHANGED,
                rows,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** One without a difference. */
    static DatasetChange none(String dataset, Releases.Found before) {
        return without(dataset, before, Optional.of(before.dataset().version()), DatasetVersion.Change.NONE, 0);
    }

    /** A dataset that this release does not hold any more. */
    static DatasetChange gone(Releases.Found before) {
        return without(
                before.dataset().id(),
                before,
                Optional.empty(),
                DatasetVersion.Change.REMOVED,
                before.dataset().rows());
    }

    private static DatasetChange without(
            String dataset,
            Releases.Found before,
            Optional<DatasetVersion> now,
            DatasetVersion.Change change,
            long removed) {
        return new DatasetChange(
                dataset,
                Optional.of(before.release().id()),
                Optional.of(before.dataset().version()),
                now,
                change,
                0,
                removed,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
