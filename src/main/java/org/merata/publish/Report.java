package org.merata.publish;

import java.util.List;

/**
 * A document of a few pages: what a unit hands in. Its words are in the reader's language already.
 *
 * @param kind what document it is
 * @param title the finding in one line
 * @param provenance where its numbers come from
 * @param source in one line, as the page says it
 */
public record Report(
        String kind, String title, String summary, List<Section> sections, Provenance provenance, String source) {
    public Report {
        sections = List.copyOf(sections);
    }

    /** @param sentences below the title, above the table; @param notes below it */
    public record Section(String id, String title, List<String> sentences, Grid grid, List<String> notes) {
        public Section {
            sentences = List.copyOf(sentences);
            notes = List.copyOf(notes);
        }
    }

    /** A table as people read it; without rows where a section has none. */
    public record Grid(List<Heading> headings, List<List<Value>> rows) {
        public Grid {
            headings = List.copyOf(headings);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** @param numeric whether its cells line up to the right */
    public record Heading(String id, String label, boolean numeric) {}

    /**
     * @param text as written for people, or why there is no number
     * @param number exact, for files that calculate; null where there is none
     */
    public record Value(String text, Double number) {}
}
