package org.merata.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects notices: counts them all, keeps the first {@value #KEPT_PER_KIND} of each kind. Not safe for several threads. */
public final class Notices {
    private static final int KEPT_PER_KIND = 1_000;

    private final List<Notice> kept = new ArrayList<>();
    private final Map<NoticeKind, Long> counts = new LinkedHashMap<>();

    public void add(Notice notice) {
        if (counts.merge(notice.kind(), 1L, Long::sum) <= KEPT_PER_KIND) {
            kept.add(notice);
        }
    }

    public void addAll(Notices others) {
        others.kept.forEach(this::add);
        others.counts.forEach((kind, count) -> {
            long unkept = count - Math.min(count, KEPT_PER_KIND);
            if (unkept > 0) {
                counts.merge(kind, unkept, Long::sum);
            }
        });
    }

    /** The notices kept, in the order they were found. */
    public List<Notice> list() {
        return Collections.unmodifiableList(kept);
    }

    /** How many of each kind there were, kept or not. */
    public Map<NoticeKind, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    public long count(Severity severity) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().severity() == severity)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }
}
