package org.merata.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.definition.MeasureDefinition;
import org.merata.disclosure.Answer;

/**
 * Made-up numbers never stand beside a real institution's published score: a reader would take one for the other. Where a page would
 * show both, the published ones give way to a link to their own page.
 */
final class Separation {
    private Separation() {}

    /** What may stay on the page, and where to find what may not. */
    record Kept(List<List<Panel>> panels, List<LinkGroup> links) {}

    static Kept apart(Wording words, List<List<Panel>> panels) {
        boolean synthetic =
                panels.stream().flatMap(List::stream).anyMatch(panel -> Furniture.isSynthetic(panel.answers()));
        if (!synthetic) {
            return new Kept(panels, List.of());
        }
        var elsewhere = new TreeMap<String, Link>();
        var kept = new ArrayList<List<Panel>>();
        for (List<Panel> row : panels) {
            var stay = new ArrayList<Panel>();
            for (Panel panel : row) {
                List<MeasureDefinition> published = listPublished(words, panel);
                if (published.isEmpty()) {
                    stay.add(panel);
                }
                published.forEach(measure ->
                        elsewhere.put(measure.id(), new Link("/measures/" + measure.id(), words.label(measure))));
            }
            if (!stay.isEmpty()) {
                kept.add(stay);
            }
        }
        return new Kept(
                kept,
                elsewhere.isEmpty()
                        ? List.of()
                        : List.of(new LinkGroup(
                                words.say("separation.title"), List.copyOf(elsewhere.values()), List.of())));
    }

    /** The measures of a panel that a named institution published. */
    private static List<MeasureDefinition> listPublished(Wording words, Panel panel) {
        return panel.answers().stream()
                .map(Answer::question)
                .flatMap(question -> question.measures().stream())
                .distinct()
                .flatMap(id -> words.definitions().findMeasure(id).stream())
                .filter(measure -> measure.publisher().isPresent())
                .toList();
    }
}
