package org.merata.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something a person wrote that is wrong: a row, a mapping, a measure, a dashboard. Collected and reported with its place and advice,
 * never thrown. Details are plain values: {@code value}, {@code allowed}, {@code expected}, ...
 */
public record Notice(NoticeKind kind, Location at, SortedMap<String, String> details) {
    public Notice {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        // Every test that makes a notice holds it against what is documented
        assert kind.fields().isEmpty() || kind.fields().get().fit(details.keySet())
                : kind.code() + " carries " + details.keySet() + ", not " + kind.fields();
    }

    public static Notice of(NoticeKind kind, Location at, Map<String, String> details) {
        return new Notice(kind, at, new TreeMap<>(details));
    }

    public Severity severity() {
        return kind.severity();
    }

    /** One line for a terminal or a log: place, what is wrong, the details, what to do. */
    public String describe(Language language) {
        var line = new StringBuilder(at.describe())
                .append(": ")
                .append(kind.title().in(language));
        details.forEach((name, value) ->
                line.append(" [").append(name).append(": ").append(value).append(']'));
        return line.append(' ').append(kind.advice().in(language)).toString();
    }
}
