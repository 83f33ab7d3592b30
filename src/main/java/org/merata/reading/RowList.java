package org.merata.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows for people to find: counted from 1, those in a row as one span, a long list cut. */
final class RowList {
    private static final int SPANS_TOLD = 30;

    private final List<long[]> spans = new ArrayList<>();
    private long count;
    private long last = -1;

    /** @param row from 0, not above those before; the same once more changes nothing */
    void add(long row) {
        if (row == last) {
            return;
        }
        if (!spans.isEmpty() && row == last + 1) {
            spans.get(spans.size() - 1)[1] = row;
        } else if (spans.size() <= SPANS_TOLD) {
            spans.add(new long[] {row, row});
        }
        last = row;
        count++;
    }

    long count() {
        return count;
    }

    String describe() {
        String told = spans.stream()
                .limit(SPANS_TOLD)
                .map(span -> span[0] == span[1] ? Long.toString(span[0] + 1) : (span[0] + 1) + "-" + (span[1] + 1))
                .collect(Collectors.joining(", "));
        return spans.size() > SPANS_TOLD ? told + ", ..." : told;
    }
}
