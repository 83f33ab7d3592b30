package org.merata.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The months of a published version whose figures corrections have changed, and when the last of them came. */
public final class Revisions {
    private final Map<String, TreeMap<LocalDate, Instant>> months = new HashMap<>();

    void add(String dataset, String field, LocalDate month, Instant at) {
        months.computeIfAbsent(dataset + "." + field, any -> new TreeMap<>())
                .merge(month, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * When rows of a dataset that a field places between two days were last corrected; empty where none was.
     *
     * @param start the first day of a month
     */
    public Optional<Instant> findLast(String dataset, String field, LocalDate start, LocalDate endExclusive) {
        TreeMap<LocalDate, Instant> revised = months.get(dataset + "." + field);
        return revised == null
                ? Optional.empty()
                : revised.subMap(start, endExclusive).values().stream().max(Comparator.naturalOrder());
    }
}
