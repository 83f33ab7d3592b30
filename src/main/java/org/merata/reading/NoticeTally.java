package org.merata.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what is wrong with records: one remark a kind, with the first lines it was met on. */
final class NoticeTally {
    private static final int LINES_NAMED = 20;

    private final Map<ReadingNotice, List<Long>> lines = new EnumMap<>(ReadingNotice.class);
    private final Map<ReadingNotice, Long> rows = new EnumMap<>(ReadingNotice.class);

    void add(ReadingNotice code, long line) {
        rows.merge(code, 1L, Long::sum);
        List<Long> named = lines.computeIfAbsent(code, none -> new ArrayList<>());
        if (named.size() < LINES_NAMED) {
            named.add(line);
        }
    }

    List<Remark> list() {
        return rows.entrySet().stream()
                .map(entry -> new Remark(
                        entry.getKey(),
                        lines.get(entry.getKey()).get(0),
                        Map.of(
                                "rows",
                                Long.toString(entry.getValue()),
                                "lines",
                                lines.get(entry.getKey()).stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" ")))))
                .toList();
    }
}
