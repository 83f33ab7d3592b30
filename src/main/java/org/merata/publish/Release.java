package org.merata.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.merata.model.Text;

/**
 * What was frozen for citation at one time; nothing of it ever changes.
 *
 * @param id year and number, such as {@code 2026.11}
 * @param publishedVersion the version of the store it was made from, such as {@code v12}
 * @param publishedAt when that was published
 * @param program the version of this program
 * @param note what its maker says of it
 */
public record Release(
        String id,
        LocalDate releasedOn,
        String publishedVersion,
        Instant publishedAt,
        String program,
        Optional<Text> note,
        List<ReleasedDataset> datasets) {
    /** From the earliest to the latest, number by number. */
    static final Comparator<String> BY_ID = (one, other) -> Arrays.compare(numbers(one), numbers(other));

    public Release {
        if (!isId(id)) {
            throw new IllegalArgumentException("no id of a release: " + id);
        }
        datasets = List.copyOf(datasets);
    }

    /** Whether a release may be called so: {@code 2026.11}, or {@code 2026.11.1}. */
    public static boolean isId(String id) {
        return id.matches("\\d{4}\\.\\d{1,3}(\\.\\d{1,3})?");
    }

    /** Whether another release would come after this one. */
    public boolean isBefore(String other) {
        return BY_ID.compare(id, other) < 0;
    }

    public Optional<ReleasedDataset> findDataset(String dataset) {
        return datasets.stream().filter(one -> one.id().equals(dataset)).findFirst();
    }

    /** Whether any of it is made up. */
    public boolean synthetic() {
        return datasets.stream().anyMatch(ReleasedDataset::synthetic);
    }

    private static int[] numbers(String id) {
        return Arrays.stream(id.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
