package org.merata.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Option;
import org.merata.dashboard.ViewRequest;
import org.merata.model.Phrases;

/** How the controls of a page become a form. */
public final class FilterForm {
    /** Options that stand together. */
    public record Group(Optional<String> title, List<Option> options) {}

    private FilterForm() {}

    public static List<Group> groups(Filter filter) {
        var byTitle = new LinkedHashMap<Optional<String>, List<Option>>();
        filter.options()
                .forEach(option -> byTitle.computeIfAbsent(option.group(), title -> new ArrayList<>())
                        .add(option));
        return byTitle.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether several options may be chosen. */
    public static boolean isList(Filter filter) {
        return ViewRequest.holdsSeveral(filter.parameter());
    }

    /** Whether each group of boxes opens by itself on small screens. */
    public static boolean isFolded(Filter filter) {
        return ViewRequest.isFoldedByGroup(filter.parameter());
    }

    public static boolean hasChosen(Filter filter, Group group) {
        return group.options().stream().anyMatch(option -> isChosen(filter, option));
    }

    /** A form that the page is nothing without is open while nothing of its first list is chosen. */
    public static boolean isOpen(List<Filter> filters) {
        return filters.stream()
                .findFirst()
                .filter(first -> isFolded(first) && first.chosen().isEmpty())
                .isPresent();
    }

    /** What the form sends for an option: nothing for the one the page shows by itself, so that its address stays the short one. */
    public static String value(Filter filter, Option option, Shell shell) {
        return isChosen(filter, option) && !shell.isChosen(filter.parameter()) ? "" : option.code();
    }

    public static boolean isChosen(Filter filter, Option option) {
        String chosen = filter.chosen().orElse("");
        return isList(filter)
                ? List.of(chosen.split(",")).contains(option.code())
                : option.code().equals(chosen);
    }

    /** What is chosen, in words: the summary line of the closed form. */
    public static String chosenWords(List<Filter> filters, Phrases phrases) {
        String words = filters.stream()
                .flatMap(filter -> filter.options().stream().filter(option -> isChosen(filter, option)))
                .map(Option::label)
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? phrases.say("filter.none") : words;
    }
}
