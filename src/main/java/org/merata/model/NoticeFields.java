package org.merata.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The details that the notices of a kind carry. What each means, and of what type it is, stands in {@link NoticeField}.
 *
 * @param always those that each of them carries
 * @param sometimes those that one carries where they are known
 */
public record NoticeFields(List<String> always, List<String> sometimes) {
    public NoticeFields {
        always = List.copyOf(always);
        sometimes = List.copyOf(sometimes);
    }

    /** @param names a name that not every notice of the kind carries ends in a question mark */
    public static NoticeFields of(String... names) {
        return new NoticeFields(
                Arrays.stream(names).filter(name -> !name.endsWith("?")).toList(),
                Arrays.stream(names)
                        .filter(name -> name.endsWith("?"))
                        .map(name -> name.substring(0, name.length() - 1))
                        .toList());
    }

    /** Whether a notice may carry just these. */
    public boolean fit(Set<String> names) {
        return names.containsAll(always)
                && names.stream().allMatch(name -> always.contains(name) || sometimes.contains(name));
    }

    /** For the documentation: those that are not always there in brackets. */
    public String describe() {
        return java.util.stream.Stream.concat(
                        always.stream(), sometimes.stream().map(name -> "(" + name + ")"))
                .collect(Collectors.joining(", "));
    }
}
