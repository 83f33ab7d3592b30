package org.merata.web;

import java.util.List;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Layout;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.Heat;
import org.merata.dashboard.Heat.HeatRow;
import org.merata.dashboard.Scatter;
import org.merata.dashboard.Scatter.Spot;
import org.merata.model.Language;

/** A chart whose links lead to pages in the reader's language. */
final class LocalLinks {
    private LocalLinks() {}

    static ChartSpec in(Language language, ChartSpec spec) {
        List<Series> series = spec.series().stream()
                .map(one -> new Series(
                        one.id(),
                        one.label(),
                        one.role(),
                        one.points().stream()
                                .map(point -> local(language, point))
                                .toList()))
                .toList();
        return new ChartSpec(
                spec.id(),
                spec.kind(),
                spec.title(),
                spec.subtitle(),
                spec.summary(),
                spec.x(),
                spec.y(),
                series,
                spec.bands(),
                spec.lines(),
                spec.events(),
                spec.watermark(),
                spec.layout().map(layout -> local(language, layout)));
    }

    private static Layout local(Language language, Layout layout) {
        if (layout instanceof Heat heat) {
            return local(language, heat);
        }
        return layout instanceof Scatter scatter ? local(language, scatter) : layout;
    }

    private static Heat local(Language language, Heat heat) {
        List<HeatRow> rows = heat.rows().stream()
                .map(row -> new HeatRow(
                        row.code(), row.label(), row.link().map(link -> Address.local(language, link)), row.cells()))
                .toList();
        return new Heat(heat.columns(), heat.columnNames(), rows, heat.classes(), heat.groups());
    }

    private static Scatter local(Language language, Scatter scatter) {
        List<Spot> spots = scatter.spots().stream()
                .map(spot -> new Spot(
                        spot.code(),
                        spot.label(),
                        spot.x(),
                        spot.y(),
                        spot.xLower(),
                        spot.xUpper(),
                        spot.shape(),
                        spot.named(),
                        spot.link().map(link -> Address.local(language, link)),
                        spot.text()))
                .toList();
        return new Scatter(
                spots, scatter.xCut(), scatter.yCut(), scatter.quadrants(), scatter.curves(), scatter.shapes());
    }

    private static Point local(Language language, Point point) {
        return new Point(
                point.code(),
                point.label(),
                point.value(),
                point.lower(),
                point.upper(),
                point.status(),
                point.text(),
                point.signal(),
                point.link().map(link -> Address.local(language, link)),
                point.shape());
    }
}
