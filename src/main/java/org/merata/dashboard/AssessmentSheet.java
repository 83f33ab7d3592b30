package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.definition.FrameworkDefinition;
import org.merata.definition.FrameworkDefinition.Part;
import org.merata.definition.FrameworkDefinition.Scale;
import org.merata.maturity.Evidence;

/** The indicators of a framework as a sheet to print and fill in by hand: levels and evidence to tick, a line for the document. */
final class AssessmentSheet {
    /** Its last part of the path. */
    static final String ID = "sheet";

    private static final String BOX = "\u2610 ";
    private static final String LINE = "_".repeat(16);
    private static final int MOST_BOXES = 6;

    private final Edition edition;
    private final Wording words;
    private final FrameworkDefinition framework;

    AssessmentSheet(Edition edition, FrameworkDefinition framework) {
        this.edition = edition;
        this.words = edition.words();
        this.framework = framework;
    }

    PageView page() {
        var rows = new ArrayList<List<Panel>>();
        List<Part> alone = framework.parts().stream().filter(Part::isIndicator).toList();
        if (!alone.isEmpty()) {
            rows.add(List.of(panel("indicators", words.in(framework.name()), alone)));
        }
        for (Part part : framework.parts()) {
            if (!part.isIndicator()) {
                rows.add(List.of(panel(
                        "part-" + part.code(),
                        words.in(part.name()),
                        part.all().filter(Part::isIndicator).toList())));
            }
        }
        String path = "/maturity/" + framework.id();
        return new PageView(
                path + "/" + ID,
                List.of(
                        edition.home(),
                        edition.link("/maturity", "nav.maturity"),
                        new Link(path, words.in(framework.name()))),
                words.say("sheet.title", "framework", words.in(framework.name())),
                words.say("sheet.summary", "line", LINE),
                List.of(),
                rows,
                List.of(new PageView.LinkGroup(words.say("links.sheet"), listFiles(words, framework), List.of())),
                false);
    }

    /** The same sheet as files to fill in. */
    static List<Link> listFiles(Wording words, FrameworkDefinition framework) {
        String path = "/maturity/" + framework.id() + "/" + ID;
        return List.of(
                new Link(path + ".csv", words.say("links.sheet.csv")),
                new Link(path + ".xlsx", words.say("links.sheet.xlsx")));
    }

    private Panel panel(String id, String title, List<Part> indicators) {
        String evidence = Arrays.stream(Evidence.values())
                .map(one -> BOX + words.say("evidence." + one.id()))
                .collect(Collectors.joining("  "));
        return Facts.panel(
                id,
                words.in(framework.publisher()),
                title,
                words.say("sheet.part", "n", words.formats().count(indicators.size())),
                List.of(
                        new Column("code", words.say("column.code"), false),
                        new Column("indicator", words.say("column.indicator"), false),
                        new Column("value", words.say("column.level"), false),
                        new Column("evidence", words.say("column.evidence"), false),
                        new Column("link", words.say("column.document"), false)),
                indicators.stream()
                        .map(indicator -> new Row(
                                List.of(
                                        Cell.of(indicator.code()),
                                        Cell.of(words.in(indicator.name())),
                                        Cell.of(levels(framework.scaleOf(indicator))),
                                        Cell.of(evidence),
                                        Cell.of(LINE)),
                                Optional.empty()))
                        .toList());
    }

    /** A box for each level where there are few; else the ends of the scale and a line. */
    private String levels(Scale scale) {
        int steps = scale.whole() ? scale.most().subtract(scale.least()).intValueExact() + 1 : Integer.MAX_VALUE;
        var levels = new LevelWords(words, framework);
        return steps <= MOST_BOXES
                ? IntStream.range(0, steps)
                        .mapToObj(i -> BOX + levels.of(scale, scale.least().add(java.math.BigDecimal.valueOf(i))))
                        .collect(Collectors.joining("  "))
                : LINE + " (" + levels.of(scale, scale.least()) + "\u2013" + levels.of(scale, scale.most()) + ")";
    }
}
