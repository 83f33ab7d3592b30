package org.merata.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.Panel;
import org.merata.dashboard.TableSpec;
import org.merata.model.Phrases;
import org.merata.web.chart.ChartDrawing;
import org.merata.web.chart.ChartFile;
import org.merata.web.chart.ChartKey;
import org.merata.web.chart.ChartSize;

/**
 * A panel with its chart drawn: what the panel's template is given.
 *
 * @param sentence the panel's sentence; empty where the page has said it already
 * @param drawing the chart as SVG or HTML, escaped
 * @param data the chart as JSON in a script element, for the browser's chart; empty where it has none
 */
public record Figure(
        Panel panel,
        Optional<String> sentence,
        Optional<String> drawing,
        Optional<String> data,
        List<ChartKey.Entry> key,
        List<ChartSpec.Event> events) {
    /** @param said the sentences the page has said so far; the panel's is added */
    static Figure of(Panel panel, Phrases phrases, Set<String> said, ChartSize size) {
        boolean news = !panel.summary().isBlank() && said.add(panel.summary());
        Optional<String> sentence = news ? Optional.of(panel.summary()) : Optional.empty();
        if (panel.chart().isEmpty()) {
            return new Figure(panel, sentence, Optional.empty(), Optional.empty(), List.of(), List.of());
        }
        ChartSpec spec = LocalLinks.in(phrases.language(), panel.chart().get());
        String drawing = ChartDrawing.draw(spec, size);
        Optional<String> data = ChartDrawing.hasBrowserChart(spec)
                ? Optional.of(ChartData.element(spec, size, phrases))
                : Optional.empty();
        return new Figure(
                panel, sentence, Optional.of(drawing), data, ChartKey.of(spec, phrases), ChartKey.listEvents(spec));
    }

    /** The same without what a script would need. */
    Figure still() {
        return new Figure(panel, sentence, drawing, Optional.empty(), key, events);
    }

    /** Whether any of the marks is an event, which might be taken for a cause, and not a break alone. */
    public boolean hasEvent() {
        return events.stream().anyMatch(event -> !event.breaks());
    }

    public boolean small() {
        return panel.headline().isPresent();
    }

    public String kind() {
        return panel.chart()
                .map(spec -> spec.kind().name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** One column of a heat grid: what stands above it and what that means. */
    public record Column(String code, String name) {}

    /** The columns of a heat grid, since a code alone says little; none for other charts. */
    public List<Column> columns() {
        return panel.chart().flatMap(ChartSpec::heat).stream()
                .flatMap(heat -> IntStream.range(0, heat.columns().size())
                        .mapToObj(i -> new Column(
                                heat.columns().get(i), heat.columnNames().get(i))))
                .toList();
    }

    /** Whether the table waits behind a click: where the chart shows the numbers, and where all of them are withheld or missing. */
    public boolean foldsTable() {
        List<TableSpec.Cell> figures = panel.table().rows().stream()
                .flatMap(row -> row.cells().stream().skip(1))
                .filter(cell -> !cell.text().isBlank())
                .toList();
        return drawing.isPresent()
                || !figures.isEmpty()
                        && figures.stream().noneMatch(cell -> cell.status().shown());
    }

    /** Whether the chart can be had as a picture. */
    public boolean hasPictures() {
        return ChartFile.has(panel);
    }

    public boolean hasFiles() {
        return !panel.answers().isEmpty() || !panel.table().rows().isEmpty();
    }
}
