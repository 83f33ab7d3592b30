package org.merata.web;

import java.util.List;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Series;
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
                spec.tiles());
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
                point.link().map(link -> Address.local(language, link)));
    }
}
