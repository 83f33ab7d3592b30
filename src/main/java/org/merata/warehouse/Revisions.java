package org.merata.warehouse;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The months of a published version whose figures corrections have changed. */
public final class Revisions {
    private final Map<String, TreeSet<LocalDate>> months = new HashMap<>();

    void add(String dataset, String field, LocalDate month) {
        months.computeIfAbsent(dataset + "." + field, any -> new TreeSet<>()).add(month);
    }

    /**
     * Whether rows of a dataset that a field places between two days were corrected.
     *
     * @param start the first day of a month
     */
    public boolean within(String dataset, String field, LocalDate start, LocalDate endExclusive) {
        TreeSet<LocalDate> revised = months.get(dataset + "." + field);
        return revised != null && !revised.subSet(start, endExclusive).isEmpty();
    }
}
