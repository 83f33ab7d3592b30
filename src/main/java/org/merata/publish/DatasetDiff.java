package org.merata.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.merata.publish.DatasetChange.ValueChange;
import org.merata.publish.DatasetVersion.Change;
import org.merata.warehouse.ParquetComparison;

/** How a dataset differs from the one an earlier release holds, and which version it has for that. */
final class DatasetDiff {
    /** The rows named one by one; all are counted. */
    static final int MOST_TOLD = 100;

    private final Predicate<Map<String, String>> corrected;

    /** @param corrected whether a row, by its key, was changed by a correction that is on the public log */
    DatasetDiff(Predicate<Map<String, String>> corrected) {
        this.corrected = corrected;
    }

    /** @param dataset as it will be released, but for its version; @param file its rows as Parquet */
    DatasetChange compare(Releases.Found before, Path earlier, ReleasedDataset dataset, Path file) throws IOException {
        List<Table.Column> was = before.dataset().columns();
        List<Table.Column> is = dataset.columns();
        List<String> added = missing(is, was);
        List<String> removed = missing(was, is);
        List<String> both = is.stream()
                .map(Table.Column::id)
                .filter(id -> !added.contains(id))
                .toList();
        if (!both.containsAll(dataset.key())) {
            return change(before, dataset, Change.REMOVED, added, removed, Optional.empty());
        }
        var comparison = new ParquetComparison(
                dataset.key(),
                both.stream().filter(id -> !dataset.key().contains(id)).toList(),
                Optional.of("value").filter(both::contains),
                Optional.of("status").filter(both::contains),
                MOST_TOLD);
        ParquetComparison.Difference difference = comparison.compare(earlier, file, corrected);
        Change change = Change.NONE;
        if (!removed.isEmpty() || difference.removed() > 0) {
            change = Change.REMOVED;
        } else if (!added.isEmpty() || difference.added() > 0) {
            change = Change.CHANGED;
        } else if (difference.changed() > 0) {
            change = difference.allCovered() ? Change.CORRECTED : Change.CHANGED;
        }
        return change(before, dataset, change, added, removed, Optional.of(difference));
    }

    /** Columns of one that the other has not, or of another type. */
    private static List<String> missing(List<Table.Column> of, List<Table.Column> in) {
        return of.stream()
                .filter(column ->
                        in.stream().noneMatch(other -> other.id().equals(column.id()) && other.type() == column.type()))
                .map(Table.Column::id)
                .toList();
    }

    private static DatasetChange change(
            Releases.Found before,
            ReleasedDataset dataset,
            Change change,
            List<String> added,
            List<String> removed,
            Optional<ParquetComparison.Difference> difference) {
        var values = new ArrayList<ValueChange>();
        difference.ifPresent(found -> found.changes()
                .forEach(row -> values.add(
                        new ValueChange(row.key(), row.before(), row.now(), row.statusBefore(), row.statusNow()))));
        return new DatasetChange(
                dataset.id(),
                Optional.of(before.release().id()),
                Optional.of(before.dataset().version()),
                Optional.of(before.dataset().version().after(change)),
                change,
                difference.map(ParquetComparison.Difference::added).orElse(dataset.rows()),
                difference
                        .map(ParquetComparison.Difference::removed)
                        .orElse(before.dataset().rows()),
                difference.map(ParquetComparison.Difference::changed).orElse(0L),
                difference.map(ParquetComparison.Difference::statuses).orElse(0L),
                added,
                removed,
                values,
                difference.map(ParquetComparison.Difference::gone).orElse(List.of()));
    }
}
