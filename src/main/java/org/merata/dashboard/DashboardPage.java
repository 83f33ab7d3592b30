package org.merata.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.merata.definition.DashboardDefinition;
import org.merata.definition.DashboardDefinition.Row;
import org.merata.definition.DashboardDefinition.Tile;
import org.merata.definition.MeasureDefinition;

/** A page written as code: every tile of its definition, filtered by what was chosen. */
final class DashboardPage {
    private final Edition edition;
    private final Wording words;

    DashboardPage(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
    }

    PageView of(DashboardDefinition dashboard, ViewRequest request) {
        var measures = new LinkedHashSet<MeasureDefinition>();
        for (Row row : dashboard.rows()) {
            for (Tile tile : row.tiles()) {
                tile.measures().forEach(id -> measures.add(words.definitions().getMeasure(id)));
            }
        }
        var offer = new Controls.Offer(
                dashboard.filters(),
                edition.numbers().extent(List.copyOf(measures)),
                List.of(),
                dashboard.lastMonths());
        List<PageView.Filter> filters = edition.controls().of(offer, request);
        var frame = TilePanels.Frame.of(request, dashboard.lastMonths());
        var rows = new ArrayList<List<Panel>>();
        int number = 0;
        for (Row row : dashboard.rows()) {
            var panels = new ArrayList<Panel>();
            for (Tile tile : row.tiles()) {
                number++;
                panels.add(edition.tiles().of("panel-" + number, tile, frame));
            }
            rows.add(panels);
        }
        String title = rows.stream()
                .flatMap(List::stream)
                .filter(panel -> panel.headline().isPresent() || panel.chart().isPresent())
                .findFirst()
                .map(Panel::title)
                .orElseGet(() -> words.in(dashboard.title()));
        return edition.page(
                "/dashboards/" + dashboard.id(),
                List.of(edition.home()),
                title,
                words.in(dashboard.title()) + ". " + words.in(dashboard.question()),
                filters,
                rows,
                List.of());
    }
}
