package org.merata.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.merata.analysis.Methods;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.Paper;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.web.chart.ChartSize;

/** Fills the templates. They are compiled with the program, so a wrong field fails the build and nothing is compiled while serving. */
final class PageRenderer {
    private static final String TEMPLATES = "org.merata.web.page";
    private static final int BYTES_OF_A_PAGE = 64 * 1024;

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageRenderer.class.getClassLoader(), TEMPLATES);
    private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);
    private final Map<Language, Phrases> statistics = new EnumMap<>(Language.class);
    private final StaticAssets assets;

    PageRenderer(StaticAssets assets) {
        this.assets = assets;
        for (Language language : Language.values()) {
            phrases.put(language, Phrases.of(PageRenderer.class, language));
            statistics.put(language, Phrases.of(Methods.class, language));
        }
    }

    /** What statistics are called. */
    private Phrases statistics(Address address) {
        return statistics.get(address.language());
    }

    Phrases phrases(Language language) {
        return phrases.get(language);
    }

    String page(Address address, PageView page, Shell.Surroundings surroundings) {
        Phrases words = phrases(address.language());
        var said = new HashSet<>(Set.of(page.summary()));
        page.paper()
                .map(Paper::titled)
                .ifPresent(titled -> page.panels().stream()
                        .flatMap(List::stream)
                        .filter(panel -> titled.contains(panel.id()))
                        .forEach(panel -> said.add(panel.summary())));
        List<List<Figure>> rows = page.panels().stream()
                .map(row -> row.stream()
                        .map(panel -> Figure.of(panel, words, said, size(page, row, panel)))
                        .toList())
                .toList();
        var shell = new Shell(
                address,
                words,
                statistics(address),
                assets,
                page.title(),
                page.synthetic(),
                scripts(page, rows),
                surroundings);
        return page.paper().isPresent()
                ? render("paper.jte", Map.of("shell", shell, "page", page, "sheets", Sheet.of(page, rows)))
                : render("page.jte", Map.of("shell", shell, "page", page, "rows", rows));
    }

    /** One panel alone, for a frame on another page; drawn on the server, without script. */
    String embed(Address address, PageView page, Panel panel, Shell.Surroundings surroundings) {
        Phrases words = phrases(address.language());
        var shell = new Shell(
                address, words, statistics(address), assets, panel.title(), page.synthetic(), List.of(), surroundings);
        Figure figure = Figure.of(panel, words, new HashSet<>(), ChartSize.FULL).still();
        return render("embed.jte", Map.of("shell", shell, "figure", figure));
    }

    private static ChartSize size(PageView page, List<Panel> row, Panel panel) {
        if (page.paper().isPresent() && row.size() > 2) {
            return ChartSize.THIRD;
        }
        return panel.headline().isPresent() ? ChartSize.SMALL : ChartSize.FULL;
    }

    private static List<String> scripts(PageView page, List<List<Figure>> rows) {
        var scripts = new ArrayList<String>();
        if (!page.filters().isEmpty()) {
            scripts.add("filters.js");
        }
        if (page.paper().isPresent()) {
            return scripts;
        }
        if (!rows.isEmpty()) {
            scripts.add("tables.js");
        }
        if (page.sheet().isPresent()) {
            scripts.add("trial.js");
        }
        if (rows.stream().flatMap(List::stream).anyMatch(figure -> figure.data().isPresent())) {
            scripts.add("chart.umd.js");
            scripts.add("charts.js");
        }
        return scripts;
    }

    String problem(Address address, Problem problem, boolean synthetic, Shell.Surroundings surroundings) {
        var shell = new Shell(
                address,
                phrases(address.language()),
                statistics(address),
                assets,
                problem.title(),
                synthetic,
                List.of(),
                surroundings);
        return render("error.jte", Map.of("shell", shell, "problem", problem));
    }

    /** @param internal what a signed-in reader may see; empty for everyone */
    String access(Address address, Optional<String> internal, boolean refused, Shell.Surroundings surroundings) {
        Phrases words = phrases(address.language());
        var shell = new Shell(
                address,
                words,
                statistics(address),
                assets,
                words.say("access.title"),
                false,
                List.of(),
                surroundings.internal(internal));
        return render("access.jte", Map.of("shell", shell, "internal", internal, "refused", refused));
    }

    String noData(Address address, Shell.Surroundings surroundings) {
        Phrases words = phrases(address.language());
        var shell = new Shell(
                address, words, statistics(address), assets, words.say("nodata.title"), false, List.of(), surroundings);
        return render("nodata.jte", Map.of("shell", shell));
    }

    private String render(String template, Map<String, Object> values) {
        var output = new StringOutput(BYTES_OF_A_PAGE);
        engine.render(template, values, output);
        return output.toString();
    }
}
