package org.merata.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A page of numbers, decided: what its templates are given. Words are in the reader's language already.
 *
 * @param path the page's path without language, such as {@code /regions/11}
 * @param crumbs the way here from the top, the page itself not included
 * @param title the finding in one line
 * @param summary one or two sentences computed from the data
 * @param filters the controls, in order, with what is chosen; empty where the page has none
 * @param panels in rows of one to three
 * @param links other pages worth going to next
 * @param synthetic whether anything on the page is made up
 */
public record PageView(
        String path,
        List<Link> crumbs,
        String title,
        String summary,
        List<Filter> filters,
        List<List<Panel>> panels,
        List<LinkGroup> links,
        boolean synthetic) {
    public PageView {
        crumbs = List.copyOf(crumbs);
        filters = List.copyOf(filters);
        panels = panels.stream().map(List::copyOf).toList();
        links = List.copyOf(links);
    }

    public record Link(String path, String label) {}

    /** @param note a few words beside each link, such as a value; same length as links, or empty */
    public record LinkGroup(String title, List<Link> links, List<String> note) {
        public LinkGroup {
            links = List.copyOf(links);
            note = List.copyOf(note);
        }
    }

    /**
     * One control.
     *
     * @param parameter the URL parameter, such as {@code service} or {@code time}
     * @param chosen the code chosen; empty for all
     */
    public record Filter(String parameter, String label, List<Option> options, Optional<String> chosen) {
        public Filter {
            options = List.copyOf(options);
        }
    }

    /** @param group heading under which the option stands; empty for none */
    public record Option(String code, String label, Optional<String> group) {}
}
