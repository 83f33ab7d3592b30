package org.merata.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.Paper;

/**
 * One sheet of a document to print: what the template is given.
 *
 * @param number from 1
 * @param total of all sheets of the document
 * @param statuses the missing kinds present in the sheet's panels, each explained once
 * @param sources of the sheet's panels, each once
 */
public record Sheet(
        int number, int total, boolean flowing, List<List<Figure>> rows, List<String> statuses, List<String> sources) {
    /** The sheets of a page that is a document, with its rows of panels. */
    static List<Sheet> of(PageView page, List<List<Figure>> rows) {
        Paper paper = page.paper().orElseThrow();
        var sheets = new ArrayList<List<List<Figure>>>();
        sheets.add(new ArrayList<>());
        for (List<Figure> row : rows) {
            boolean starts = row.stream()
                    .anyMatch(figure -> paper.starts().contains(figure.panel().id()));
            if (starts && !sheets.get(sheets.size() - 1).isEmpty()) {
                sheets.add(new ArrayList<>());
            }
            sheets.get(sheets.size() - 1).add(row);
        }
        var numbered = new ArrayList<Sheet>();
        for (List<List<Figure>> found : sheets) {
            numbered.add(new Sheet(
                    numbered.size() + 1,
                    sheets.size(),
                    paper.flowing(),
                    found,
                    distinct(found, Panel::statuses),
                    distinct(found, panel -> List.of(panel.source()))));
        }
        return numbered;
    }

    private static List<String> distinct(List<List<Figure>> rows, Function<Panel, List<String>> said) {
        return rows.stream()
                .flatMap(List::stream)
                .flatMap(figure -> said.apply(figure.panel()).stream())
                .filter(words -> !words.isBlank())
                .distinct()
                .toList();
    }
}
